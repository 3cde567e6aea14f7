import Glibc
import TestSupport
import Testing

/// What a person sees who edits lines, in a real process at a pseudo-terminal.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ReadlineEditorTests {
  @Test func completesFromWhereTheCompleterSays() throws {
    let probe = try startProbe()
    probe.send("dec\tmax\t")
    try probe.waitForScreen("probe> declare max-length=")
    probe.send("5\r")
    try probe.waitForLine("declare max-length=5")
    probe.send("declare \"tw\tx\r")
    try probe.waitForLine("declare \"two words\" x")
    probe.send("declare lo\teu\r")
    try probe.waitForLine("declare logs.eu")
    probe.send("declare 佇\t")
    try probe.waitForRow("probe> declare 佇列")
    probe.send("二\tx\r")
    try probe.waitForLine("declare 佇列二 x")
  }

  @Test func listsCandidatesAndKeepsTheLine() throws {
    let probe = try startProbe()
    probe.send("declare o\t\t\t")
    try probe.waitForScreen(
      "probe> declare orders\norders     orders.eu\nprobe> declare orders")
    probe.send("\u{15}publish o\t\t\t")
    try probe.waitForScreen(
      """
      probe> declare orders
      orders     orders.eu
      probe> publish orders
      orders     orders.eu
      probe> publish orders
      would reach orders
      of 2 queues
      """)
  }

  @Test func showsAHintAtTheEndOnly() throws {
    let probe = try startProbe(columns: 24)
    probe.send("publish")
    try probe.waitForScreen("probe> publish EXCHANGE")
    #expect(probe.screen.cursor.column == 14)
    #expect(probe.transcript.contains("\u{1B}[90m EXCHANGE\u{1B}[0m"))
    probe.send("\u{1B}[D")
    try probe.waitForScreen("probe> publish")
    probe.send("\u{5}")
    try probe.waitForScreen("probe> publish EXCHANGE")
    probe.send("\r")
    try probe.waitForScreen("probe> publish\nline <publish>\nprobe>")
    probe.send("\u{1B}[A")
    try probe.waitForRow("probe> publish EXCHANGE")
    probe.send("\u{1B}[B")
    try probe.waitForScreen("probe> publish\nline <publish>\nprobe>")
    probe.send("publish")
    try probe.waitForRow("probe> publish EXCHANGE")
    probe.send("\u{3}")
    try probe.waitForScreen(
      "probe> publish\nline <publish>\nprobe> publish^C\ninterrupted\nprobe>")
  }

  @Test func leavesNoHintBehindWhenEnterComesWithTheLine() throws {
    let probe = try startProbe()
    probe.send("publish\r")
    try probe.waitForLine("publish")
    probe.send("publish a\r")
    try probe.waitForLine("publish a")
    try probe.waitForScreen(
      "probe> publish\nline <publish>\nprobe> publish a\nline <publish a>\nprobe>")
  }

  @Test func showsNoHintWithoutColour() throws {
    let probe = try startProbe(environment: ["NO_COLOR": "1"])
    probe.send("publish a")
    try probe.waitForScreen("probe> publish a\nwould reach a\nof 2 queues")
    #expect(!probe.transcript.contains("EXCHANGE"))
  }

  @Test func showsAPreviewWhileTyping() throws {
    let probe = try startProbe()
    probe.send("publish a")
    try probe.waitForScreen("probe> publish a\nwould reach a\nof 2 queues")
    probe.send("b\u{1B}[D中")
    try probe.waitForScreen("probe> publish a中b\nwould reach a中b\nof 2 queues")
    #expect(probe.screen.cursor == (0, 18))
    probe.send("\r")
    try probe.waitForScreen("probe> publish a中b\nline <publish a中b>\nprobe>")
  }

  @Test func scrollsForAPreviewAtTheLastRow() throws {
    let probe = try startProbe(rows: 5, columns: 22)
    probe.send("1\r")
    try probe.waitForLine("1")
    probe.send("2\r")
    try probe.waitForScreen("probe> 1\nline <1>\nprobe> 2\nline <2>\nprobe>")
    probe.send("publish 中文中")
    try probe.waitForScreen(
      "probe> 2\nline <2>\nprobe> publish 中文中\nwould reach 中文中\nof 2 queues")
    #expect(probe.screen.cursor == (2, 21))
    probe.send("文中文")
    try probe.waitForScreen(
      "line <2>\nprobe> publish 中文中\n文中文\nwould reach 中文中文中\nof 2 queues")
    probe.send("\u{1B}[D\u{7F}")
    try probe.waitForScreen(
      "line <2>\nprobe> publish 中文中\n文文\nwould reach 中文中文文\nof 2 queues")
    #expect(probe.screen.cursor == (2, 2))
    probe.send("\u{15}")
    try probe.waitForScreen("line <2>\nprobe> 文")
    probe.send("\r")
    try probe.waitForScreen("line <2>\nprobe> 文\nline <文>\nprobe>")
  }

  @Test(arguments: ["C", "zh_TW.UTF-8", "C.UTF-8"]) func editsWholeCharacters(
    locale: String
  ) throws {
    let probe = try startProbe(environment: ["LANG": locale])
    probe.send("中文")
    try probe.waitForScreen("probe> 中文")
    probe.send("x\u{1B}[D\u{1B}[D\u{7F}新\u{1B}[3~")
    try probe.waitForScreen("probe> 新x")
    probe.send("\r")
    try probe.waitForLine("新x")
  }

  @Test func interruptsTheLineAndTheSearch() throws {
    let probe = try startProbe()
    probe.send("kept\r")
    try probe.waitForLine("kept")
    probe.send("publish a")
    try probe.waitFor("of 2 queues")
    probe.send("\u{1B}[D\u{3}")
    try probe.waitForScreen(
      "probe> kept\nline <kept>\nprobe> publish a^C\ninterrupted\nprobe>")
    probe.send("\u{12}ke")
    try probe.waitForRow("(reverse-i-search)`ke': kept")
    probe.send("\u{3}")
    try probe.waitForAnswer("interrupted")
    probe.send("\u{12}ke\r")
    try probe.waitForLine("kept")
  }

  @Test func tellsARunningCommandOfCtrlC() throws {
    let probe = try startProbe()
    probe.send("busy\r")
    try probe.waitFor("busy until interrupted")
    #expect(probe.isCooked)
    probe.send("\u{3}")
    try probe.waitForAnswer("stopped")
    probe.send("next\r")
    try probe.waitForLine("next")
  }

  @Test func endsAtCtrlDOnAnEmptyLineOnly() throws {
    let probe = try startProbe()
    probe.send("ab\u{1}\u{4}")
    try probe.waitForScreen("probe> b")
    #expect(!probe.isCooked)
    probe.send("\u{4}")
    try probe.waitForScreen("probe>")
    probe.send("x\u{7F}\u{4}")
    #expect(try probe.waitForExit() == 0)
    #expect(probe.screen.text == "probe>\nend")
    #expect(probe.isCooked)
    #expect(probe.screen.unknown == [])
  }

  @Test func leavesTheExitCodeToTheProgram() throws {
    let probe = try startProbe()
    probe.send("quit\r")
    #expect(try probe.waitForExit() == 7)
    #expect(probe.isCooked)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT]) func leavesASaneTerminalWhenKilled(
    signal: CInt
  ) throws {
    let probe = try startProbe()
    probe.send("publish a")
    try probe.waitFor("of 2 queues")
    probe.send(signal: signal)
    #expect(try probe.waitForExit() == 128 + signal)
    #expect(probe.screen.text == "probe> publish a")
    #expect(probe.isCooked)
    #expect(probe.transcript.contains("\u{1B}[?2004l"))
  }

  @Test func givesAPasteOfTwoLinesAsOneInput() throws {
    let probe = try startProbe()
    probe.send("\u{1B}[200~publish a\rdeclare 中\u{1B}[201~")
    try probe.waitFor("declare 中")
    probe.send("\r")
    try probe.waitForLine("publish a|declare 中")
    probe.send("\u{1B}[A")
    try probe.waitFor("declare 中")
    probe.send("\u{1B}[A\r")
    try probe.waitForLine("publish a")
  }

  @Test func obeysNoControlsInAPaste() throws {
    let probe = try startProbe()
    probe.send("\u{1B}[200~a\u{1B}[2Jb\u{9B}31mc\u{7}d\u{1B}[201~")
    try probe.waitForScreen("probe> a[2Jb31mcd")
    probe.send("!\r")
    try probe.waitForLine("a[2Jb31mcd!")
    #expect(!probe.transcript.contains("\u{9B}"))
    #expect(!probe.transcript.contains("\u{1B}[2J"))
  }

  @Test func interruptsAPasteThatDoesNotEnd() throws {
    let probe = try startProbe()
    probe.send("\u{1B}[200~abc\u{3}")
    try probe.waitForAnswer("interrupted")
    probe.send("next\r")
    try probe.waitForLine("next")
  }

  @Test func printsNewsAboveAHalfTypedLine() throws {
    let probe = try startProbe(rows: 6, columns: 22)
    probe.send("publish 中文中文中文中文!")
    try probe.waitForScreen(
      """
      news one
      news two
      probe> publish 中文中
      文中文中文!
      would reach 中文中文中
      of 2 queues
      """)
    #expect(probe.screen.cursor == (3, 11))
    probe.send("\u{1B}[D字\r")
    try probe.waitForLine("publish 中文中文中文中文字!")
  }

  @Test func drawsTheLineAfreshWhenTheWindowChanges() throws {
    let probe = try startProbe(columns: 40)
    probe.send("publish abcdefgh")
    try probe.waitForScreen("probe> publish abcdefgh\nwould reach abcdefgh\nof 2 queues")
    probe.resize(columns: 15)
    try probe.waitForScreen("probe> publish\nabcdefgh\nwould reach abc\nof 2 queues")
    // This terminal does not join wrapped rows when it gets wider.
    probe.resize(columns: 60)
    try probe.waitForScreen(
      "probe> publish\nprobe> publish abcdefgh\nwould reach abcdefgh\nof 2 queues")
    probe.send("ij\r")
    try probe.waitForLine("publish abcdefghij")
  }

  @Test func readsWhatIsTypedAheadOfThePrompt() throws {
    let probe = try startProbe()
    probe.send("busy\r")
    try probe.waitFor("busy until interrupted")
    probe.send("dropped by the terminal\u{3}next\r")
    try probe.waitForAnswer("stopped")
    try probe.waitForLine("next")
  }

  @Test func suspendsAndContinues() throws {
    let shell = try PseudoTerminal(
      "/bin/bash", arguments: ["--norc", "--noprofile", "-i"],
      environment: ["PS1": "sh> ", "TERM": "xterm", "INPUTRC": "/dev/null"])
    shell.send(PseudoTerminal.built("TerminalProbe") + "\r")
    try shell.waitFor("probe\u{1B}[0m> ")
    shell.send("publish a")
    try shell.waitFor("of 2 queues")
    shell.send("\u{1A}")
    try shell.waitFor("Stopped")
    try shell.waitFor("sh> ")
    shell.send("fg\r")
    try shell.waitFor("probe\u{1B}[0m> publish a")
    shell.send("b\r")
    try shell.waitForLine("publish ab")
    shell.send("\u{4}")
    try shell.waitFor("sh> ")
    shell.send("exit 3\r")
    #expect(try shell.waitForExit() == 3)
  }
}
