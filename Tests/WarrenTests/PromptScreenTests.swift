import TestSupport
import Testing

/// Whole screens, as they stand in front of a person.
@Suite(.serialized, .timeLimit(.minutes(10))) struct PromptScreenTests {
  @Test(arguments: [
    (
      "en",
      """
      Warren 0.1.0: RabbitMQ in your terminal, simulated, in memory, with undo.
      Try:  lessons   learn simple   declare queue hello   help   (Ctrl-D leaves)
      warren>
      """
    ),
    (
      "zh-Hant",
      """
      Warren 0.1.0：在終端機裡模擬的 RabbitMQ，全在記憶體中，隨時可以復原。
      試試看：  lessons   learn simple   declare queue hello   help   (Ctrl-D 離開)
      warren>
      """
    ),
  ]) func greetsInBothLanguages(language: String, screen: String) throws {
    let terminal = try PersonAtPrompt(language: language).terminal
    try terminal.waitForScreen(screen)
    terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
    // Nothing but a line end, or the shell's prompt would stand behind this one.
    #expect(terminal.screen.text == screen)
    #expect(terminal.screen.cursor == (3, 0))
  }

  @Test func controlDLeavesTheKeyPromptWithoutATrace() throws {
    let person = try PersonAtPrompt(rows: 24)
    try person.say("declare queue hello")
    try person.say("match \"\"", prompt: "(AMQP default) key")
    person.terminal.send("hello\u{1B}[D\u{4}")
    try person.type("o", until: "> hello\n")
    person.terminal.send("\u{15}\u{4}")
    try person.awaitPrompt()
    try person.say("list queues name")
    #expect(
      person.terminal.screen.text.hasSuffix(
        """
        warren> match ""
        Every line is a routing key for (AMQP default); an empty line goes back.
        (AMQP default) key>
        back to the commands
        warren> list queues name
        name
        hello
        warren>
        """), "\(person.terminal.screen.text)")
  }

  @Test func thePreviewGoesWithItsLine() throws {
    let person = try PersonAtPrompt(rows: 12)
    for line in ["declare exchange e topic", "declare queue q", "bind q e 中.#"] {
      try person.say(line)
    }
    try person.say("match e", prompt: "e key")
    try person.type("中.國", until: "✓ q   中.#   中 = 中   # = 國")
    try person.terminal.waitForRow("e key> 中.國")
    try person.type("\u{7F}\u{7F}\u{7F}文", until: "✗ q   中.#")
    #expect(!person.terminal.screen.text.contains("✓"))
    person.terminal.send("\u{3}")
    try person.awaitPrompt("e key")
    #expect(!person.terminal.screen.text.contains("✗"))
    try person.say("")
    // A key is no command, so it is not in the way when one is looked for.
    try person.type("\u{1B}[A", until: "warren> match e [KEY]")
  }

  @Test func thePreviewTellsOfNobodyHoweverManyBindings() throws {
    let person = try PersonAtPrompt()
    for line in ["declare exchange e topic", "declare queue q", "bind q e a b c d f g h i"] {
      try person.say(line)
    }
    try person.say("match e", prompt: "e key")
    try person.type("x", until: "∅ nobody")
    try person.type("\u{8}i", until: "✓ q   i")
  }

  @Test func aLineThatWasInterruptedLeavesWhatItDid() throws {
    let person = try PersonAtPrompt()
    try person.say("declare queue q")
    person.terminal.send("send q x n=1000000\r")
    try person.terminal.waitFor("#1 ")
    person.terminal.send("\u{3}")
    try person.awaitPrompt()
    let rows = person.terminal.screen.rows
    let row = try #require(rows.lastIndex { $0.hasPrefix("interrupted after ") })
    let done = try #require(rows[row].firstMatch(of: /\d+/).flatMap { Int($0.output) })
    // The count of what was not listed comes first: the notice is the last word.
    #expect(rows[row - 1] == "    … and \(done - 24) more: publish \(done - 24)")
    #expect(try person.say("expect queue q ready=\(done) unacked=0").contains("✓"))
    #expect(try person.say("undo").contains("undone: send q x n=1000000"))
    #expect(try person.say("expect queue q ready=0").contains("✓"))
    #expect(try person.say("redo").contains("done again"))
    #expect(try person.say("get q n=2").contains("\(done - 1) ready behind it"))
  }

  @Test(arguments: [
    ("send 佇列 內容 \"", "               ^"),
    ("bind 佇列 交換器 鍵 neme=1", "                    ^^^^"),
    ("get 佇列 n=中文", "           ^^^^"),
    ("purge 佇列 隊", "           ^^"),
  ]) func aCaretStandsBelowItsPlace(line: String, caret: String) throws {
    let person = try PersonAtPrompt()
    person.terminal.send(line + "\r")
    try person.terminal.wait(for: "caret") {
      person.terminal.screen.rows.contains { !$0.isEmpty && $0.allSatisfy { " ^".contains($0) } }
    }
    #expect(person.terminal.screen.rows.contains("  " + caret), "\(person.terminal.screen.text)")
  }

  @Test func aPasteRunsAroundItsMistakesUntilQuit() throws {
    let person = try PersonAtPrompt()
    person.terminal.send(
      "\u{1B}[200~declare queue a\r\nnonsense\r\n\r\n# a remark\r\nlist queues name\r\n"
        + "quit\r\ndeclare queue never\u{1B}[201~")
    try person.terminal.waitFor("never")
    person.terminal.send("\r")
    #expect(try person.terminal.waitForExit() == 0)
    let shown = PersonAtPrompt.plain(person.terminal.transcript)
    #expect(shown.contains("declare    queue a   durable\n"))
    #expect(shown.contains("there is no command nonsense"))
    #expect(shown.contains("name\na\n"))
    #expect(!shown.contains("declare    queue never"))
  }

  @Test func bodiesAndNamesAreShownAndNotObeyed() throws {
    let person = try PersonAtPrompt()
    try person.say(#"declare queue "q\x1b[2J""#)
    let answers =
      try person.say(#"send "q\x1b[2J" "a\x1b]0;title\x07\x08\x0d\n\tb""#)
      + person.say(#"get "q\x1b[2J""#) + person.say("list queues") + person.say("why 1")
    #expect(answers.contains(#"q\e[2J"#))
    #expect(answers.contains(#"a\e]0;title\x07\x08\r\n\tb"#), "\(answers)")
    try person.type("consume q\t", until: "consume q")
    for sent in ["\u{1B}[2J", "\u{1B}]0", "\u{7}a", "\u{8}\r"] {
      #expect(!person.terminal.transcript.contains(sent), "\(sent.debugDescription)")
    }
    #expect(person.terminal.screen.unknown == [])
  }

  @Test func habitsAreUnderstoodOrPointedAt() throws {
    let person = try PersonAtPrompt()
    #expect(try person.say("exit").contains("Did you mean quit?"))
    #expect(try person.say("frobnicate").contains("help lists them all"))
    #expect(try !person.say("send hello a b").contains("Did you mean"))
    #expect(try person.say("send hello a headr.k=1").contains("  header.k=?"))
    try person.type("help dead\tlet\t", until: "warren> help dead letter")
    #expect(try person.say("").contains("Dead letters"))
    try person.say(#"declare queue "two words""#)
    try person.type("purge tw\t", until: #"warren> purge "two words""#)
    #expect(try person.say("").contains("0 ready messages removed"))
  }
}
