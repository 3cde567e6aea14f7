import Foundation
import Narration
import TestSupport
import Testing

/// What all commands have in common: options, the environment, usage.
@Suite(.timeLimit(.minutes(10))) struct PipeOptionTests {
  static let names =
    "declare queue \"\"\ndeclare queue \"\" as inbox\nlist queues name\nconsume inbox"

  // MARK: Colour and symbols

  @Test func pipesHaveNoEscapeSequences() throws {
    for format in ["text", "json"] {
      let result = try warren("run", "--format", format, "-", input: everything())
      #expect(result.exitCode == 0)
      #expect(!hasControls(result.outputOctets) && !hasControls(result.errorOctets))
    }
  }

  @Test func colourIsForThoseWhoWantIt() throws {
    let script = "declare queue a\nsend a x\nbogus"
    func run(_ options: [String], _ environment: [String: String] = [:]) throws -> String {
      var program = BuiltProgram("warren", ["run"] + options + ["-"])
      program.environment = environment
      program.input = Array(script.utf8)
      return try program.run().output
    }
    let plain = try run([])
    #expect(try run(["--color", "always"]).contains("\u{1b}[32m✓"))
    #expect(try run(["--color", "never"]) == plain)
    #expect(try run(["--color", "auto"], ["TERM": "xterm", "CLICOLOR": "1"]) == plain)
    #expect(try run([], ["NO_COLOR": "1"]) == plain)
    let coloured = try run(["--color=always"], ["NO_COLOR": "1"])
    #expect(coloured.replacing(/\u{1b}\[[0-9;]*m/, with: "") == plain, "and nothing but colour")
  }

  @Test func asciiSymbols() throws {
    let result = try warren(
      "run", "--symbols", "ascii", "--keep-going", "-",
      input: everything() + "\ndiagram\ndiagram dot\nlist queues\nbogus\nsend q \(longBody)")
    #expect(result.output.contains("+ Q2") && result.output.contains("> Q2"))
    let octets = result.outputOctets + result.errorOctets
    #expect(octets.allSatisfy { $0 < 0x80 })
  }

  private var longBody: String { String(repeating: "x", count: 500) }

  // MARK: Language

  @Test(
    arguments: [
      ([], [:], false), (["--lang", "zh-Hant"], [:], true), (["--lang", "zh_TW"], [:], true),
      (["--lang", "en"], ["WARREN_LANG": "zh-Hant"], false),
      ([], ["WARREN_LANG": "zh-Hant", "LC_ALL": "en_US.UTF-8"], true),
      ([], ["WARREN_LANG": "", "LC_ALL": "zh_TW.UTF-8"], true),
      ([], ["LC_ALL": "C", "LANG": "zh_TW.UTF-8"], false),
      ([], ["LC_ALL": "", "LANG": "zh_TW.UTF-8"], true), ([], ["LANG": "zh_HK"], true),
      ([], ["LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"], true),
      ([], ["LANG": "zh_CN.UTF-8"], false), ([], ["LANG": "de_DE.UTF-8"], false),
    ] as [([String], [String: String], Bool)])
  func language(options: [String], environment: [String: String], isChinese: Bool) throws {
    var program = BuiltProgram("warren", ["run"] + options + ["-"])
    program.environment = environment
    program.input = Array("declare queue q\nbogus".utf8)
    let result = try program.run()
    #expect(result.output.contains("佇列") == isChinese, "\(result.output)")
    #expect(result.error.unicodeScalars.contains { $0.value > 0x3000 } == isChinese)
    #expect(result.exitCode == 2)
  }

  /// As README says it; what is no option stays where it is.
  @Test(arguments: [
    (["--lang", "zh-Hant"], ["learn", "simple"]), (["--lang=zh-Hant"], ["learn", "simple"]),
    (["--seed", "7", "--format", "json"], ["run", "-"]), (["--symbols", "ascii"], ["check"]),
    (["--lessons", lessonsFolder.path], ["learn", "topics"]), (["--color", "always"], ["prompt"]),
  ])
  func optionsMayStandInFront(options: [String], command: [String]) throws {
    let before = try BuiltProgram("warren", options + command).run()
    #expect(before.exitCode == 0)
    #expect(try BuiltProgram("warren", command + options).run() == before)
  }

  @Test func languageOfMissingFiles() throws {
    let result = try warren("run", "--lang", "zh-Hant", "/missing")
    #expect(result.error.unicodeScalars.contains { $0.value > 0x3000 })
    let schema = try warren("run", "--lang", "zh-Hant", "--format", "json", "-").output
    #expect(schema.contains(#""language":"zh-Hant""#))
  }

  // MARK: Equal bytes

  @Test func seedsMakeNames() throws {
    let first = try warren("run", "--seed", "1", "-", input: Self.names)
    #expect(first.exitCode == 0)
    #expect(try warren("run", "--seed", "1", "-", input: Self.names) == first)
    #expect(try warren("run", "--seed", "2", "-", input: Self.names).output != first.output)
    let unseeded = try warren("run", "-", input: Self.names)
    #expect(try warren("run", "--seed=0", "-", input: Self.names) == unseeded)
  }

  /// Every process hashes with another seed, so an order that hangs on a hash shows.
  @Test(arguments: ["text", "json"])
  func processesAgree(format: String) throws {
    let script =
      try everything()
      + (1...30).map { "declare queue z\($0)\nbind z\($0) amq.topic # a.*\n" }
      .joined()
      + "publish amq.topic a.b x\nlist queues\nlist bindings\ndiagram\nmatch amq.topic a.b"
    let first = try warren("run", "--format", format, "-", input: script)
    #expect(first.exitCode == 0, "\(first.error)")
    for _ in 1...3 {
      #expect(try warren("run", "--format", format, "-", input: script) == first)
    }
  }

  // MARK: Usage

  @Test(arguments: [
    ["run"], ["--nonsense"], ["run", "--nonsense", "-"], ["nonsense"], ["run", "--seed", "x", "-"],
    ["run", "--seed", "-1", "-"], ["--format", "xml"], ["--lang", "fr"], ["--color", "blue"],
    ["--lessons", "/missing"], ["learn", "--lessons", "/missing"], ["--lang", "fr", "run", "-"],
    ["nonsense", "run"], ["--lessons", "run"], ["--lang", "en", "nonsense"],
  ])
  func wrongUsage(arguments: [String]) throws {
    let result = try BuiltProgram("warren", arguments).run()
    #expect(result.exitCode == 2)
    #expect(result.output.isEmpty && !result.error.isEmpty)
  }

  @Test(arguments: [
    ["--help"], ["-h"], ["help"], ["help", "run"], ["help", "check"], ["help", "learn"],
    ["help", "prompt"], ["run", "--help"], ["check", "-h"], ["learn", "--help"],
    ["prompt", "--help"],
  ])
  func help(arguments: [String]) throws {
    let result = try BuiltProgram("warren", arguments).run()
    #expect(result.exitCode == 0 && result.error.isEmpty)
    #expect(result.output.contains("USAGE: warren"))
    if let name = arguments.first(where: { !$0.hasPrefix("-") && $0 != "help" }) {
      #expect(result.output.contains("USAGE: warren \(name)"))
    }
  }

  @Test func version() throws {
    let result = try warren("--version")
    #expect(result.exitCode == 0)
    #expect(result.output.wholeMatch(of: /warren \d+\.\d+\.\d+\n/) != nil)
  }

  @Test(arguments: [("bash", "complete"), ("zsh", "#compdef warren"), ("fish", "complete -c")])
  func completionScripts(shell: String, sign: String) throws {
    let result = try warren("--generate-completion-script", shell)
    #expect(result.exitCode == 0 && result.error.isEmpty)
    #expect(result.output.contains(sign) && result.output.contains("keep-going"))
  }

  @Test func bashTakesItsCompletionScript() throws {
    let folder = try PipeFolder()
    let script = try warren("--generate-completion-script", "bash").output
    let result = try BuiltProgram(
      "/bin/bash", ["-n", folder.write("complete.bash", script)]
    ).run()
    #expect(result.exitCode == 0 && result.error.isEmpty)
  }

  @Test func argumentsAreNotObeyed() throws {
    let evil = "\u{1b}[31m\u{202e}\u{9b}1m"
    for arguments in [[evil], ["--lang", evil], ["run", evil], ["check", evil], ["--\(evil)"]] {
      let result = try BuiltProgram("warren", arguments).run()
      #expect(result.exitCode == 2)
      #expect(!hasControls(result.errorOctets), "\(result.error.debugDescription)")
    }
  }
}
