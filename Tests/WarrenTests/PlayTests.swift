import Foundation
import Glibc
import TestSupport
import Testing

/// `warren play` at a terminal.
@Suite(.serialized, .timeLimit(.minutes(10))) struct PlayTests {
  private static let firstScreen = """
    The first

    One   step 1 of 3

    Words.
    space goes on, b goes back, ? lists the keys, q leaves
    """

  @Test func spaceTypesRunsAsksAndReveals() throws {
    let speaker = try Speaker()
    try speaker.see(Self.firstScreen)
    #expect(!speaker.terminal.isCooked)
    try speaker.press(" ", until: "warren> declare queue q")
    #expect(!speaker.terminal.screen.text.contains("durable"))
    try speaker.press(" ", until: "declare    queue q   durable")
    try speaker.press(" ", until: "warren> send q 1")
    #expect(!speaker.terminal.screen.text.contains("declare queue q"), "a step has its own screen")
    try speaker.press(" ", until: "Which queues receive it?")
    #expect(!speaker.terminal.screen.text.contains("#1"))
    try speaker.press("\r", until: "The answer is q:")
    try speaker.see(part: "→ q")
    speaker.terminal.send("q")
    #expect(try speaker.terminal.waitForExit() == 0)
  }

  @Test func aKeyCompletesTheTyping() throws {
    let speaker = try Speaker(["--speed", "1"])
    try speaker.see(part: "? lists the keys")
    try speaker.press(" ", until: "warren> d")
    try speaker.press("x", until: "warren> declare queue q")
    try speaker.press(" ", until: "durable")
  }

  @Test func onePressDoesBoth() throws {
    let speaker = try Speaker(["--one-press"])
    try speaker.see(part: "? lists the keys")
    try speaker.press(" ", until: "durable")
  }

  @Test func goesBackWithTheBrokersState() throws {
    let speaker = try Speaker()
    try speaker.see(part: "? lists the keys")
    try speaker.press(" ", until: "warren> declare queue q")
    try speaker.press(" ", until: "durable")
    try speaker.press("b", until: "warren> declare queue q")
    try speaker.terminal.waitForRow("warren> declare queue q")
    // A queue that is still there would be told of in other words.
    try speaker.press(" ", until: "declare    queue q   durable")
    speaker.terminal.send("\u{1b}[D\u{1b}[5~b")
    try speaker.see(part: "This is the beginning.")
    #expect(!speaker.terminal.screen.text.contains("warren>"))
  }

  @Test func jumpsToAStepByItsNameNumberOrBeginning() throws {
    let speaker = try Speaker()
    try speaker.see(part: "? lists the keys")
    try speaker.press("g", until: "step>")
    try speaker.see(part: "3   three")
    try speaker.press("thre\t\r", until: "The prompt is live.")
    try speaker.terminal.waitForRow("warren>")
    try speaker.press("!\r", until: "Three   step 3 of 3")
    try speaker.terminal.wait(for: "keys") { !speaker.terminal.screen.text.contains("live") }
    try speaker.press("g", until: "step>")
    try speaker.press("towo\r", until: "two")
    try speaker.press("2\r", until: "warren> send q 1")
    try speaker.press("g", until: "step>")
    try speaker.press("\r", until: "Two   step 2 of 3")
  }

  @Test func theLivePromptLeadsBackToTheSamePlace() throws {
    let speaker = try Speaker()
    try speaker.see(part: "? lists the keys")
    try speaker.press(" ", until: "warren> declare queue q")
    try speaker.press(" ", until: "durable")
    try speaker.press("!", until: "The prompt is live.")
    try speaker.terminal.waitForRow("warren>")
    try speaker.press("send q what-if\r", until: "1 copy, 1 ready")
    try speaker.press("quit\r", until: "k keeps what was done")
    try speaker.press("xk", until: "The lesson goes on with what was done.")
    #expect(speaker.terminal.screen.text.contains("One   step 1 of 3"))
    try speaker.press("!", until: "The prompt is live.")
    try speaker.terminal.waitForRow("warren>")
    try speaker.press("expect queue q ready=1\r", until: "✓ as expected")
    try speaker.press("purge q\r", until: "1 ready message removed")
    try speaker.press("!\r", until: "k keeps what was done")
    try speaker.press("r", until: "The lesson's own state is back.")
    try speaker.press("!", until: "The prompt is live.")
    try speaker.terminal.waitForRow("warren>")
    try speaker.press("list queues name messages\r", until: "q     1")
    // Between two lines the key would be the terminal's, not the prompt's.
    try speaker.terminal.waitForRow("warren>")
    // Nothing was changed, so nothing is asked.
    speaker.terminal.send("\u{4}")
    try speaker.terminal.wait(for: "the step") {
      speaker.terminal.screen.rows[0] == "The first"
        && !speaker.terminal.screen.text.contains("q     1")
    }
    #expect(!speaker.terminal.screen.text.contains("k keeps"))
  }

  @Test func aLessonMayGiveThePromptAway() throws {
    let speaker = try Speaker(["--from", "three"])
    try speaker.see(part: "The prompt is live.")
    try speaker.terminal.waitForRow("warren>")
    try speaker.press("!\r", until: "Three   step 3 of 3")
    try speaker.press(" ", until: "The end.")
    try speaker.press(" ", until: "That was the last step")
    try speaker.press("?", until: "Ctrl-L")
    try speaker.press("x", until: "The end.")
  }

  @Test func interruptsAndSignalsLeaveASaneTerminal() throws {
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
      let speaker = try Speaker(["--speed", "5"])
      try speaker.see(part: "? lists the keys")
      if signal == SIGINT {
        try speaker.press(" ", until: "warren> d")
        speaker.terminal.send("\u{3}")
      } else {
        speaker.terminal.send(signal: signal)
      }
      let code = try speaker.terminal.waitForExit()
      #expect(code == (signal == SIGINT ? 0 : 128 + signal))
      #expect(speaker.terminal.isCooked)
      #expect(!speaker.terminal.transcript.contains("\u{1b}[?25l"), "the cursor is never hidden")
    }
  }

  @Test func suspendsAndGoesOn() throws {
    let folder = try Speaker.lessons()
    // Only a shell's job can be stopped.
    let shell = try PseudoTerminal(
      "/bin/bash", arguments: ["--norc", "--noediting", "-i"],
      environment: Speaker.environment(folder).merging(["PS1": "shell> "]) { $1 })
    func wait(_ text: String) throws {
      try shell.wait(for: text) { shell.screen.text.contains(text) }
    }
    try wait("shell>")
    shell.send("\(PseudoTerminal.built("warren")) play first --lessons \(folder.path)\r")
    try wait("? lists the keys")
    shell.send("\u{1a}")
    try wait("Stopped")
    #expect(shell.isCooked)
    shell.send("fg\r")
    try shell.wait(for: "the step alone") {
      shell.screen.text.hasPrefix("The first\n\nOne   step 1 of 3") && !shell.isCooked
    }
    shell.send(" ")
    try wait("warren> declare queue q")
    shell.send("q")
    try shell.waitForRow("shell>")
    #expect(shell.isCooked)
  }

  @Test func drawsAnewInAnotherWidth() throws {
    let speaker = try Speaker()
    try speaker.see(part: "? lists the keys")
    speaker.terminal.resize(columns: 100)
    // What was said to the speaker is no part of the step.
    try speaker.see("The first\n\nOne   step 1 of 3\n\nWords.")
  }

  @Test func plainMovesNoCursor() throws {
    let speaker = try Speaker(["--plain", "--symbols", "ascii"])
    try speaker.see(part: "? lists the keys")
    try speaker.press("  ", until: "durable")
    try speaker.press(" ", until: "warren> send q 1")
    try speaker.press("b", until: "Now at step 1 of 3: One")
    #expect(!speaker.terminal.transcript.contains("\u{1b}"))
    speaker.terminal.send("q")
    #expect(try speaker.terminal.waitForExit() == 0)
    #expect(speaker.terminal.isCooked)
  }

  @Test func notesFollowInASecondTerminal() throws {
    let folder = try Speaker.lessons()
    let notes = try PseudoTerminal(
      PseudoTerminal.built("warren"), arguments: ["notes"],
      environment: Speaker.environment(folder))
    func wait(_ text: String) throws {
      try notes.wait(for: text) { notes.screen.text.contains(text) }
    }
    try wait("No demo is running.")
    let speaker = try Speaker(folder: folder)
    try wait("- say it aloud")
    try wait("step 1 of 3, beat 1 of 3   0:0")
    try wait("Next: Two")
    try wait("- ask them")
    try speaker.press(" ", until: "warren> declare queue q")
    try wait("beat 2 of 3")
    let newer = try Speaker(["--from", "three"], folder: folder)
    try wait("step 3 of 3")
    try wait("This is the last step.")
    try newer.see(part: "The prompt is live.")
    newer.terminal.send(signal: SIGKILL)
    #expect(try newer.terminal.waitForExit() == 128 + SIGKILL)
    try wait("beat 2 of 3")
    speaker.terminal.send("q")
    try wait("No demo is running.")
    notes.send("\u{3}")
    #expect(try notes.waitForExit() == 128 + SIGINT)
    #expect(notes.isCooked)
  }
}
