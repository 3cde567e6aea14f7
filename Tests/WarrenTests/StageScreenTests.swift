import Foundation
import TestSupport
import Testing

/// The stage, pinned above the trace of a real program at a pseudo-terminal.
@Suite(.serialized, .timeLimit(.minutes(10))) struct StageScreenTests {
  private static func person(rows: Int = 40) throws -> PersonAtPrompt {
    let person = try PersonAtPrompt(rows: rows)
    try person.say("declare exchange x fanout")
    try person.say("declare queue q")
    try person.say("bind q x \"\"")
    return person
  }

  @Test func staysAboveTheTrace() throws {
    let person = try Self.person()
    try person.say("stage on")
    for number in 1...30 {
      try person.say("publish x k \(number)")
      try person.terminal.wait(for: "the picture of message \(number)") {
        person.terminal.screen.rows[0] == "producer  #\(number) → x"
          && person.terminal.screen.rows[2].contains("[\(number) + 0]")
      }
    }
    let rows = person.terminal.screen.rows
    #expect(rows[15] == String(repeating: "-", count: 80))
    #expect(!rows[1..<15].contains { $0.contains("publish") }, "the trace scrolls below")
    #expect(rows[16...].contains { $0.contains("#30 publish") })
    // Ctrl-L clears, and the prompt stays below the picture.
    person.terminal.send("\u{c}")
    try person.say("publish x k 31")
    try person.terminal.wait(for: "the picture again") {
      person.terminal.screen.rows[0] == "producer  #31 → x"
    }
    #expect(person.terminal.screen.rows[16].contains("warren> publish"))
    try person.say("stage off")
    #expect(person.terminal.screen.unknown.isEmpty)
    for _ in 1...40 { try person.say("publish x k y") }
    #expect(person.terminal.screen.rows[0].contains("publish"), "the whole screen scrolls again")
  }

  @Test func givesTheScreenBackWhenTheProgramEnds() throws {
    for end in ["quit\r", "\u{4}"] {
      let person = try Self.person()
      try person.say("stage on")
      person.terminal.send(end)
      #expect(try person.terminal.waitForExit() == 0)
      #expect(person.terminal.transcript.contains("\u{1B}[r"))
    }
    let person = try Self.person()
    try person.say("stage on")
    person.terminal.send(signal: SIGTERM)
    #expect(try person.terminal.waitForExit() == 128 + SIGTERM)
    #expect(person.terminal.transcript.contains("\u{1B}[r"))
  }

  @Test func aSmallTerminalGetsLines() throws {
    let person = try Self.person(rows: 8)
    try person.say("stage on")
    #expect(try person.say("publish x k 1").contains("producer  #1 → x"))
    #expect(!person.terminal.transcript.contains("\u{1B}[?6h"))
  }

  @Test func whatProgramsDoScrollsBelow() throws {
    let person = try Self.person()
    let said = try person.say("listen 0")
    let port = try #require(said.firstMatch(of: /127\.0\.0\.1:(\d+)/)?.1)
    try person.say("stage on")
    person.terminal.send("list que")
    var python = BuiltProgram(
      "/usr/bin/env",
      [
        "python3", "-c",
        """
        import pika
        connection = pika.BlockingConnection(pika.ConnectionParameters("127.0.0.1", \(port)))
        channel = connection.channel()
        for number in range(40): channel.basic_publish("x", "k", b"from pika %d" % number)
        channel.queue_declare("made-by-pika")
        connection.close()
        """,
      ])
    python.environment = ProcessInfo.processInfo.environment
    let result = try python.run()
    #expect(result.exitCode == 0, "pip install pika? \(result)")
    try person.terminal.wait(for: "the trace") {
      person.terminal.screen.text.contains("made-by-pika")
    }
    try person.terminal.waitForRow("warren> list que")
    let rows = person.terminal.screen.rows
    #expect(rows[15] == String(repeating: "-", count: 80))
    #expect(!rows[..<15].contains { $0.contains("publish") || $0.contains("made-by-pika") })
    person.terminal.send("\u{3}")
    try person.say("publish x k mine")
    try person.terminal.wait(for: "the queue with all of them") {
      person.terminal.screen.rows[..<15].contains { $0.contains("[41 + 0]") }
    }
    #expect(person.terminal.screen.rows[..<15].contains { $0.contains("made-by-pika") })
    person.terminal.send("quit\r")
    #expect(try person.terminal.waitForExit() == 0)
  }
}
