extension English {
  func text(_ phrase: DemoPhrase) -> String {
    switch phrase {
    case .howToBegin: "space goes on, b goes back, ? lists the keys, q leaves"
    case .atBeginning: "This is the beginning."
    case .atEnd: "That was the last step: b goes back, g jumps, q leaves."
    case .key(let key): "  " + DisplayWidth.padded(key.name, to: 10) + text(key)
    case .backAt(let number, let whole, let title): "Now at step \(number) of \(whole): \(title)"
    case .stepPrompt: "step"
    case .live: "The prompt is live. quit, Ctrl-D or ! returns to the lesson."
    case .keepOrRestore: "k keeps what was done, r restores the lesson's own state."
    case .kept: "The lesson goes on with what was done."
    case .restored: "The lesson's own state is back."
    case .needsTerminal: "warren play needs a terminal; with --auto it plays without one."
    case .recorded(let path, let milliseconds):
      "\(path): \(milliseconds / 60_000) min \(milliseconds / 1_000 % 60) s, a marker for each step"
    case .noDemo: "No demo is running. The notes appear when warren play begins."
    case .place(let step, let steps, let beat, let beats):
      "step \(step) of \(steps), beat \(beat) of \(beats)"
    case .elapsed(let seconds): "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    case .noNote: "no note"
    case .next(let title): "Next: \(title)"
    case .lastStep: "This is the last step."
    case .rehearsed(let lesson, let steps, let beats):
      "\(lesson): \(count(steps, "step")), \(count(beats, "beat")), as written"
    case .tooWide(let columns, let line): "\(columns) columns, more than 80: \(line)"
    case .tooLong(let step, let rows, let room):
      "step \(step) has \(rows) rows and scrolls in a room of \(room)"
    }
  }

  private func text(_ key: DemoKey) -> String {
    switch key {
    case .advance: "go on: type the next command, run it, show the next text (also Enter, →)"
    case .complete: "complete what is being typed"
    case .back: "go back, with the broker's state (also ←)"
    case .goTo: "go to a step"
    case .live: "the live prompt, and back to here"
    case .stage: "show or hide the stage, a diagram above the trace"
    case .redraw: "draw the step again"
    case .help: "these keys"
    case .quit: "leave (also Ctrl-C)"
    }
  }
}
