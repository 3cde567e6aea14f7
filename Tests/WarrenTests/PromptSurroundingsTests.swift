import Foundation
import TestSupport
import Testing

/// The prompt in other surroundings than a colourful terminal with a home.
@Suite(.serialized, .timeLimit(.minutes(10))) struct PromptSurroundingsTests {
  @Test func theHistoryIsWhereXDGSaysAndOnlyItsOwnersToRead() throws {
    let person = try PersonAtPrompt()
    let state = person.home.appending(path: "state")
    let second = try PersonAtPrompt(environment: ["XDG_STATE_HOME": state.path])
    try second.say("declare exchange animals topic")
    try second.say("match animals", prompt: "animals key")
    try second.say("secret.key", prompt: "animals key")
    second.terminal.send("\u{4}")
    try second.awaitPrompt()
    second.terminal.send("\u{4}")
    #expect(try second.terminal.waitForExit() == 0)
    let file = state.appending(path: "warren/history")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines == ["declare exchange animals topic", "match animals"])
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(!FileManager.default.fileExists(atPath: second.home.path + "/.local"))
  }

  @Test func aHistoryThatCannotBeKeptIsNoObstacle() throws {
    let person = try PersonAtPrompt(environment: ["XDG_STATE_HOME": "/dev/null"])
    #expect(try person.say("declare queue q").contains("queue q"))
    try person.type("\u{1B}[A", until: "warren> declare queue q\n")
    person.terminal.send("\u{3}\u{4}")
    #expect(try person.terminal.waitForExit() == 0)
  }

  @Test func noColourWhereItIsNotWanted() throws {
    let person = try PersonAtPrompt(environment: ["NO_COLOR": "1"])
    #expect(try person.say("get no").contains("404 NOT_FOUND"))
    try person.type("publish ", until: "warren> publish")
    #expect(person.terminal.transcript.firstMatch(of: /\u{1B}\[[0-9;]*m/) == nil)
  }

  @Test func aDumbTerminalIsSpokenToPlainly() throws {
    let terminal = try PseudoTerminal(
      PseudoTerminal.built("warren"), environment: ["TERM": "dumb", "INPUTRC": "/dev/null"])
    try terminal.waitForRow("warren>")
    terminal.send("declare exchange e topic\r")
    try terminal.waitFor("topic, durable\r\nwarren> ")
    terminal.send("match e\r")
    try terminal.waitFor("e key> ")
    terminal.send("a.b\r")
    try terminal.waitFor("nobody")
    try terminal.waitFor("e key> ")
    terminal.send("\u{4}")
    try terminal.waitFor("warren> ")
    terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
    #expect(!terminal.transcript.contains("\u{1B}"))
  }

  @Test(arguments: [SIGTERM, SIGHUP]) func aSignalLeavesASaneTerminal(signal: CInt) throws {
    let person = try PersonAtPrompt()
    try person.say("declare queue kept")
    try person.type("declare queue half", until: "half")
    person.terminal.send(signal: signal)
    #expect(try person.terminal.waitForExit() == 128 + signal)
    #expect(person.terminal.isCooked)
    // The lines so far are not lost with the process.
    let second = try PersonAtPrompt(home: person.home)
    try second.type("\u{1B}[A", until: "warren> declare queue kept")
  }

  @Test func anotherWidthWhileAKeyIsTyped() throws {
    let person = try PersonAtPrompt(rows: 24)
    for line in ["declare exchange animals topic", "declare queue Q1", "bind Q1 animals lazy.#"] {
      try person.say(line)
    }
    try person.say("match animals", prompt: "animals key")
    try person.type("lazy.orange.male", until: "✓ Q1   lazy.#   lazy = lazy   # = orange.male")
    person.terminal.resize(columns: 30)
    try person.type(".x", until: "animals key> lazy.orange.male.\nx\n    ✓ Q1   lazy.#   lazy =")
    person.terminal.resize(columns: 80)
    #expect(try person.say("", prompt: "animals key").contains("# = orange.male.x"))
  }

  @Test func optionsInFrontOfTheCommandReachThePrompt() throws {
    let person = try PersonAtPrompt(
      ["--lang", "zh-Hant", "--symbols", "ascii", "learn", "simple"], prompt: "answer")
    #expect(person.terminal.screen.text.contains("第 1 步"))
    #expect(!person.terminal.screen.text.contains("✓"))
    #expect(try person.say("waiting").contains("+ hello"))
  }

  @Test func aNameOfTheOtherKindIsToldApart() throws {
    let person = try PersonAtPrompt(rows: 24)
    try person.say("declare queue hello")
    try person.say("declare exchange logs fanout")
    #expect(try person.say("publish hello x").contains("hello is a queue"))
    #expect(try person.say("bind logs hello").contains("Did you mean bind hello logs?"))
    try person.say("bind hello logs")
    #expect(try person.say("undo").contains("undone: bind hello logs"))
  }

  @Test func helpOffersOnlyItsOwnNames() throws {
    let person = try PersonAtPrompt(rows: 60)
    try person.type("help \t\t", until: "prefetch")
    try person.terminal.waitForRow("warren> help [TOPIC…]")
    #expect(!person.terminal.screen.text.contains("預取"))
    try person.type("萬\t", until: "warren> help 萬用字元")
    #expect(try person.say("").contains("lazy.#"))
  }
}
