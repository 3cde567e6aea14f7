import Glibc
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
}
