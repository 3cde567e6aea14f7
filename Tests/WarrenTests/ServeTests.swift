import Foundation
import TestSupport
import Testing

/// `warren serve` as a service: real clients, signals, and what it tells.
@Suite(.serialized) struct ServeTests {
  private func serve(_ signal: String, _ options: [String]) throws -> BuiltProgram.Result {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Scripts/serve.py").path
    var python = BuiltProgram(
      "/usr/bin/env",
      ["python3", script, PseudoTerminal.built("warren"), signal] + options)
    python.environment = ProcessInfo.processInfo.environment
    python.environment["WARREN_LANG"] = "en"
    return try python.run()
  }

  @Test(arguments: ["SIGINT", "SIGTERM"])
  func tellsWhatAClientDidAndEndsWithASignal(signal: String) throws {
    let result = try serve(signal, [])
    #expect(
      result.output == """
        hi
        Listening on amqp://guest:guest@127.0.0.1:PORT/. Everything is in memory; Ctrl-C ends it.
        open       connection shop, channel 1
        declare    queue hello   transient
        #1  publish    shop → (AMQP default)   key hello   2 bytes
            ✓ hello   hello   the default exchange: the key is the queue's name
            → hello           1 copy, 1 ready
        #1  get        hello → shop   "hi"   auto-ack: gone once sent
                       0 ready behind it
        error      320 CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'
              Its whole connection is closed, as in RabbitMQ: the program gets an
              exception.
        Stopped.
        exit code 0
        client told 320 CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'

        """, "pip install pika? \(result)")
  }

  @Test func speaksJSONAndChinese() throws {
    let json = try serve("SIGTERM", ["--format", "json"])
    let events = json.output.split(separator: "\n").filter { $0.hasPrefix("{") }
    #expect(events.first?.contains("schema") == true)
    #expect(events.contains { $0.contains(#""event":"published""#) }, "\(json)")
    let chinese = try serve("SIGTERM", ["--lang", "zh-Hant", "--quiet"])
    #expect(chinese.output.hasPrefix("hi\n正在 amqp://"))
    #expect(chinese.output.contains("已停止。\nexit code 0\n"))
    #expect(!chinese.output.contains("hello"))
  }

  /// What is not shown is written down all the same.
  @Test func keepsALog() throws {
    let file = NSTemporaryDirectory() + "\(UUID()).log"
    let quiet = try serve("SIGTERM", ["--quiet", "--log", file])
    #expect(!quiet.output.contains("publish"), "\(quiet)")
    let log = try String(contentsOfFile: file, encoding: .utf8)
    #expect(log.hasPrefix("open       connection shop, channel 1\n"), "\(log)")
    #expect(log.contains("    ✓ hello   hello   the default exchange"))
    let lost = try serve("SIGTERM", ["--log", "/nowhere/at/all"])
    #expect(lost.error.contains("/nowhere/at/all"), "\(lost)")
  }

  @Test(arguments: [
    (["--host", "0.0.0.0", "--port", "0"], CInt(2), "say --allow-remote if that is meant"),
    (["--host", "192.0.2.1", "--allow-remote", "--port", "0"], 1, "Cannot listen on 192.0.2.1:0"),
    (["--max-frame", "100"], 2, "--max-frame is from 4096"),
    (["--max-channels", "0"], 2, "A limit is at least 1."),
    (["--port", "70000"], 2, "70000"),
  ])
  func refusesWhatCannotBe(options: [String], code: CInt, text: String) throws {
    let result = try BuiltProgram("warren", ["serve"] + options).run()
    #expect(result.exitCode == code, "\(result)")
    #expect(result.error.contains(text), "\(result)")
  }
}
