import Foundation
import TestSupport
import Testing

/// Programs and a person at the same broker.
@Suite(.serialized) struct ListenTests {
  private static func python(_ script: String, _ arguments: [String]) throws -> BuiltProgram.Result
  {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Scripts/\(script)").path
    var python = BuiltProgram("/usr/bin/env", ["python3", path] + arguments)
    python.environment = ProcessInfo.processInfo.environment
    python.environment["WARREN_LANG"] = "en"
    python.environment["XDG_STATE_HOME"] = NSTemporaryDirectory() + "warren-\(UUID())"
    python.limit = .seconds(120)
    return try python.run()
  }

  @Test func thePromptStaysUsableWhileProgramsComeAndGo() throws {
    let file = NSTemporaryDirectory() + "\(UUID()).warren"
    let result = try Self.python("listen.py", [PseudoTerminal.built("warren"), file])
    let facts = result.output.split(separator: "\n").filter { !$0.hasPrefix("saw ") }
    #expect(
      facts == [
        "lost: StreamLostError", "redelivered: True",
        "told: 320 CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'",
        "told: 320 CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'",
        "got [('hello', False)] exit code 0",
      ], "pip install pika? \(result)")
    // What the programs did can be done again without them.
    let again = try warren("run", file)
    #expect(again.exitCode == 0, "\(again)")
  }

  @Test(arguments: [
    ("listen off", "Nobody is listening: type listen.\n"),
    (
      "produce q every=1s\nlisten 0",
      "Producers and workers live in virtual time: stop them first, or type reset.\n"
    ),
    ("listen 70000", "70000"),
  ])
  func whatCannotBeIsRefused(lines: String, error: String) throws {
    let result = try warren(input: "declare queue q\n\(lines)\n")
    #expect(result.error.contains(error), "\(result)")
  }

  @Test func scriptsDoNotListen() throws {
    let result = try warren("run", "-", input: "listen 0\n")
    #expect(result.exitCode != 0)
    #expect(result.error.contains("Scripts cannot listen"), "\(result)")
  }

  @Test func whileListeningTimeIsReal() throws {
    let lines = ["listen 0", "listen", "tick 1s", "send q x", "undo", "listen off", "tick 1s"]
    let result = try warren(input: lines.joined(separator: "\n") + "\n")
    #expect(result.error.contains("already; listen off ends it."), "\(result)")
    #expect(result.error.contains("While listening, time passes by itself"))
    #expect(result.output.contains("No longer listening"))
    #expect(result.output.contains("time: "))
  }
}
