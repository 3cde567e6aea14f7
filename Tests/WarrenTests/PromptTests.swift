import Foundation
import TestSupport
import Testing

/// The prompt as a person meets it, in a real process at a pseudo-terminal.
@Suite(.serialized, .timeLimit(.minutes(10))) struct PromptTests {
  @Test func greetsAndLeaves() throws {
    let person = try PersonAtPrompt()
    #expect(person.terminal.screen.text.contains("learn simple"))
    person.terminal.send("\u{4}")
    #expect(try person.terminal.waitForExit() == 0)
    #expect(person.terminal.isCooked)
  }

  @Test func quitLeaves() throws {
    let person = try PersonAtPrompt()
    person.terminal.send("quit\r")
    #expect(try person.terminal.waitForExit() == 0)
  }

  @Test func completesCommandsOptionsAndLiveNames() throws {
    let person = try PersonAtPrompt()
    try person.type("decl\t", until: "warren> declare")
    try person.type("qu\t", until: "warren> declare queue")
    try person.say("orders")
    try person.type("purge o\t", until: "warren> purge orders")
    try person.say("")
    try person.type("consume o\t", until: "warren> consume orders")
    try person.type("pref\t", until: "warren> consume orders prefetch=")
    try person.say("2 as Worker")
    try person.type("ack W\t", until: "warren> ack Worker")
    person.terminal.send("\u{3}")
    try person.awaitPrompt()
    try person.type("publish amq.to\t", until: "warren> publish amq.topic")
    person.terminal.send("\u{3}")
    try person.awaitPrompt()
    try person.type("learn publ\t", until: "warren> learn publish-subscribe")
  }

  @Test func hintsAtWhatMayFollow() throws {
    let person = try PersonAtPrompt()
    try person.type("publish ", until: "warren> publish EXCHANGE KEY [BODY]")
    try person.type("logs ", until: "warren> publish logs KEY [BODY]")
    #expect(person.terminal.transcript.contains("\u{1B}[90m"))
  }

  @Test func remembersLinesOverTwoRuns() throws {
    let first = try PersonAtPrompt()
    try first.say("declare queue remembered")
    try first.say("list queues")
    first.terminal.send("\u{4}")
    _ = try first.terminal.waitForExit()
    let second = try PersonAtPrompt(home: first.home)
    try second.type("\u{1B}[A", until: "warren> list queues")
    try second.type("\u{1B}[A", until: "warren> declare queue remembered")
    second.terminal.send("\u{3}")
    try second.awaitPrompt()
    try second.type("\u{12}rememb", until: "declare queue remembered")
    #expect(try second.say("").contains("declare    queue remembered"))
  }

  @Test func controlCClearsTheLine() throws {
    let person = try PersonAtPrompt()
    try person.type("declare queue abandoned", until: "abandoned")
    person.terminal.send("\u{3}")
    try person.awaitPrompt()
    #expect(try !person.say("list queues").contains("abandoned  "))
    #expect(try person.say("declare queue kept").contains("queue kept"))
  }

  @Test func controlCInterruptsALongCommand() throws {
    let person = try PersonAtPrompt()
    try person.say("declare queue q")
    person.terminal.send("send q x n=1000000\r")
    // The first lines of the trace come while the rest is still going on.
    try person.terminal.waitFor("#1 ")
    person.terminal.send("\u{3}")
    try person.awaitPrompt()
    #expect(person.terminal.screen.text.contains("interrupted after"))
    #expect(try person.say("expect queue q unacked=0").contains("as expected"))
    try person.say("undo")
    #expect(try person.say("expect queue q ready=0").contains("as expected"))
  }

  @Test func controlCInterruptsARun() throws {
    let person = try PersonAtPrompt()
    for line in [
      "declare queue q max-length=5", "produce q every=1ms as P1", "consume q as C1 work=3ms",
    ] { try person.say(line) }
    person.terminal.send("run 1h\r")
    try person.terminal.waitFor("#1 ")
    person.terminal.send("\u{3}")
    try person.awaitPrompt()
    #expect(person.terminal.screen.text.contains("interrupted after"))
    #expect(try person.say("list actors").contains("P1"))
    #expect(try person.say("step").contains("time: "))
    try person.say("undo 2")
    #expect(try person.say("expect queue q ready=0").contains("as expected"))
    #expect(try person.say("timeline").contains("Time has not passed yet"))
  }

  @Test func keyPromptAnswersWhileTyping() throws {
    let person = try PersonAtPrompt()
    for line in [
      "declare exchange animals topic", "declare queue Q1", "bind Q1 animals *.orange.*",
      "declare queue Q2", "bind Q2 animals lazy.#",
    ] { try person.say(line) }
    let opened = try person.say("match animals", prompt: "animals key")
    #expect(opened.contains("Every line is a routing key"))
    try person.type("lazy", until: "✓ Q2   lazy.#       lazy = lazy")
    try person.type(".orange.fox", until: "✓ Q1   *.orange.*")
    let answer = try person.say("", prompt: "animals key")
    #expect(answer.contains("2 of 2 bindings match"))
    #expect(try person.say("# x", prompt: "animals key").contains("0 of 2 bindings match"))
    #expect(try person.say("").contains("back to the commands"))
    try person.say("match animals", prompt: "animals key")
    person.terminal.send("\u{4}")
    try person.awaitPrompt()
    #expect(try person.say("list queues").contains("Q1"))
  }

  @Test func editsChinese() throws {
    let person = try PersonAtPrompt(language: "zh-Hant")
    try person.type("declare queue 佇列二", until: "佇列二")
    // One character back, wherever its octets begin and end.
    try person.type("\u{7f}一", until: "declare queue 佇列一")
    #expect(try person.say("").contains("佇列 佇列一"))
    let wrong = try person.say("send 佇列一 內容 n=abc")
    // Each of the four wide characters in front takes two columns.
    let caret = String(repeating: " ", count: 2 + 19) + "^^^"
    #expect(wrong.contains("  send 佇列一 內容 n=abc\n\(caret)\n"), "\(wrong.debugDescription)")
  }

  @Test func runsPastedLines() throws {
    let person = try PersonAtPrompt()
    person.terminal.send("\u{1B}[200~declare queue a\ndeclare queue b\nlist queues name\u{1B}[201~")
    try person.terminal.waitFor("list queues name")
    let answer = try person.say("")
    #expect(answer.contains("queue a") && answer.contains("queue b"), "\(answer)")
    #expect(answer.contains("name\na\nb"))
  }

  @Test func neverObeysWhatItShows() throws {
    let person = try PersonAtPrompt()
    try person.say("declare queue q")
    let answer = try person.say(#"send q "\x1b[31mred\x07\x9b""#)
    #expect(!person.terminal.transcript.contains("\u{1B}[31mred"))
    #expect(!answer.contains("\u{7}"))
    #expect(try person.say("get q").contains(#"\x1b[31mred\x07\x9b"#))
    #expect(try person.say(#"get q"#).contains("q → you"))
  }

  @Test func changesTheLanguage() throws {
    let person = try PersonAtPrompt()
    #expect(try person.say("declare queue q").contains("declare    queue q   durable"))
    try person.say("lang zh-Hant")
    #expect(try person.say("declare queue q").contains("宣告       佇列 q   持久"))
    #expect(try person.say("help prefetch").contains("預取"))
    try person.say("lang en")
    #expect(try person.say("publsh").contains("Did you mean publish?"))
  }
}
