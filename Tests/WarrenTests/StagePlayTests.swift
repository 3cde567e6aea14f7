import Glibc
import TestSupport
import Testing

/// The stage above a demo, at a pseudo-terminal.
@Suite(.serialized, .timeLimit(.minutes(10))) struct StagePlayTests {
  private static let rule = String(repeating: "-", count: 80)

  /// The row of the rule below the stage in a terminal of 24 rows.
  private static let last = 8

  private func seeRule(_ speaker: Speaker) throws {
    try speaker.terminal.wait(for: "the rule") {
      speaker.terminal.screen.rows[Self.last] == Self.rule
    }
  }

  @Test func staysAboveTheStepsAndGoesBackWithThem() throws {
    let speaker = try Speaker(["--stage"])
    try speaker.see(part: "? lists the keys")
    try seeRule(speaker)
    #expect(speaker.terminal.screen.rows[Self.last + 1] == "The first")
    try speaker.press(" ", until: "warren> declare queue q")
    try speaker.press(" ", until: "durable")
    try speaker.see(part: "0 + 0")
    try speaker.press(" ", until: "warren> send q 1")
    #expect(speaker.terminal.screen.rows[Self.last + 1].hasPrefix("Two"), "its own screen, below")
    try speaker.press(" ", until: "Which queues receive it?")
    speaker.terminal.send("\r")
    // A key before the last part of the way only shows the rest at once.
    try speaker.terminal.wait(for: "the whole way") {
      speaker.terminal.transcript.ranges(of: "[1 + 0]").count == 2
    }
    #expect(speaker.terminal.screen.rows[0] == "producer  #1 → (AMQP default)")
    #expect(speaker.terminal.screen.rows[Self.last] == Self.rule)
    speaker.terminal.send("b")
    try speaker.terminal.wait(for: "the state before") {
      speaker.terminal.screen.rows[0] == "producer"
        && speaker.terminal.screen.rows[2].contains("0 + 0")
    }
    #expect(speaker.terminal.screen.unknown.isEmpty)
    speaker.terminal.send("q")
    #expect(try speaker.terminal.waitForExit() == 0)
    #expect(speaker.terminal.isCooked)
    #expect(speaker.terminal.transcript.contains("\u{1B}[r"))
  }

  @Test func aKeyShowsAndHidesIt() throws {
    let speaker = try Speaker()
    try speaker.see(part: "? lists the keys")
    try speaker.press(" ", until: "warren> declare queue q")
    speaker.terminal.send("s")
    try seeRule(speaker)
    try speaker.terminal.waitForRow("warren> declare queue q")
    speaker.terminal.send("s")
    try speaker.see("The first\n\nOne   step 1 of 3\n\nWords.\n\nwarren> declare queue q")
    #expect(speaker.terminal.transcript.contains("\u{1B}[?6l\u{1B}[r"))
    try speaker.press(" ", until: "durable")
    try speaker.press("?", until: "show or hide the stage")
  }

  @Test func theLivePromptHasTheSameStage() throws {
    let speaker = try Speaker(["--stage"])
    try speaker.see(part: "? lists the keys")
    try speaker.press(" ", until: "warren> declare queue q")
    try speaker.press(" ", until: "0 + 0")
    try speaker.press("!", until: "The prompt is live.")
    try speaker.terminal.waitForRow("warren>")
    try speaker.press("send q what-if\r", until: "[1 + 0]")
    try speaker.press("!\r", until: "k keeps what was done")
    speaker.terminal.send("r")
    try speaker.see(part: "The lesson's own state is back.")
    try speaker.terminal.wait(for: "the lesson's counts") {
      speaker.terminal.screen.rows[2].contains("0 + 0")
    }
    try speaker.press("!", until: "The prompt is live.")
    try speaker.terminal.waitForRow("warren>")
    try speaker.press("stage off\r", until: "the stage is off")
    try speaker.terminal.waitForRow("warren>")
    speaker.terminal.send("\u{4}")
    try speaker.terminal.wait(for: "the step alone") {
      speaker.terminal.screen.rows[0] == "The first"
    }
    try speaker.press("s", until: "0 + 0")
    try seeRule(speaker)
  }

  @Test func anotherSizeAndTheEndOfTheProcessLeaveOrder() throws {
    let speaker = try Speaker(["--stage"])
    try speaker.see(part: "? lists the keys")
    speaker.terminal.resize(columns: 100)
    try speaker.terminal.wait(for: "both, anew") {
      speaker.terminal.screen.rows[Self.last].hasPrefix("-----")
        && speaker.terminal.screen.rows[Self.last + 1] == "The first"
        && !speaker.terminal.screen.text.contains("keys")
    }
    // Too narrow for a stage: lines take its place.
    speaker.terminal.resize(columns: 38)
    try speaker.terminal.wait(for: "the step alone") {
      speaker.terminal.screen.rows[0] == "The first"
    }
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      let speaker = try Speaker(["--stage"])
      try speaker.see(part: "? lists the keys")
      if signal == SIGINT {
        speaker.terminal.send("\u{3}")
      } else {
        speaker.terminal.send(signal: signal)
      }
      #expect(try speaker.terminal.waitForExit() == (signal == SIGINT ? 0 : 128 + signal))
      #expect(speaker.terminal.isCooked)
      let rest = speaker.terminal.transcript.split(separator: "\u{1B}[?6h").last ?? ""
      #expect(rest.contains("\u{1B}[?6l\u{1B}[r"), "the whole screen scrolls again")
    }
  }

  @Test func suspendsAndGoesOn() throws {
    let folder = try Speaker.lessons()
    let shell = try PseudoTerminal(
      "/bin/bash", arguments: ["--norc", "--noediting", "-i"],
      environment: Speaker.environment(folder).merging(["PS1": "shell> "]) { $1 })
    func wait(_ text: String) throws {
      try shell.wait(for: text) { shell.screen.text.contains(text) }
    }
    try wait("shell>")
    let program = PseudoTerminal.built("warren")
    shell.send("\(program) play first --stage --lessons \(folder.path)\r")
    try wait("? lists the keys")
    shell.send("\u{1a}")
    try wait("Stopped")
    #expect(shell.isCooked)
    #expect(shell.transcript.contains("\u{1B}[?6l\u{1B}[r"))
    shell.send("fg\r")
    try shell.wait(for: "both, anew") {
      shell.screen.rows[Self.last] == Self.rule && shell.screen.rows[Self.last + 1] == "The first"
        && !shell.screen.text.contains("Stopped") && !shell.isCooked
    }
    shell.send("q")
    try shell.waitForRow("shell>")
    #expect(shell.isCooked)
  }

  @Test func plainAndUnattendedGetLines() throws {
    let speaker = try Speaker(["--plain", "--stage", "--symbols", "ascii"])
    try speaker.see(part: "? lists the keys")
    try speaker.press("  ", until: "0 + 0")
    try speaker.press("s", until: "the stage is off")
    #expect(!speaker.terminal.transcript.contains("\u{1b}"))
    let folder = try Speaker.lessons()
    let result = try warren(
      "play", "first", "--lessons", folder.path, "--auto", "--pace", "1ms", "--stage")
    #expect(result.output.contains("[1 + 0]"))
    #expect(!result.output.contains("\u{1b}"))
  }

  @Test func aRecordingKeepsNoStage() throws {
    let folder = try Speaker.lessons()
    let file = folder.path + "/cast"
    let speaker = try Speaker(["--stage", "--one-press", "--record", file], folder: folder)
    try speaker.see(part: "? lists the keys")
    try speaker.press(" ", until: "0 + 0")
    speaker.terminal.send("q")
    #expect(try speaker.terminal.waitForExit() == 0)
    let cast = try folder.text(of: "cast")
    #expect(cast.contains("durable") && !cast.contains("0 + 0") && !cast.contains("?6h"))
  }
}
