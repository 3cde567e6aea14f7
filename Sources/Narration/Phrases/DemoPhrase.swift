/// What is said around a lesson that is played: to its audience, to the speaker, and before class.
public enum DemoPhrase: Hashable, Sendable {
  /// The first words of a demo.
  case howToBegin
  case atBeginning
  case atEnd
  case key(DemoKey)
  /// A demo without cursor movement went back or jumped.
  case backAt(Int, of: Int, title: String)
  /// The prompt for a step's id.
  case stepPrompt
  case live
  case keepOrRestore
  case kept
  case restored
  case needsTerminal
  case recorded(path: String, milliseconds: Int)

  // What the speaker's second terminal shows.
  case noDemo
  case place(step: Int, steps: Int, beat: Int, beats: Int)
  case elapsed(seconds: Int)
  case noNote
  case next(title: String)
  case lastStep

  // What a rehearsal finds.
  case rehearsed(lesson: String, steps: Int, beats: Int)
  case tooWide(columns: Int, line: String)
  case tooLong(step: String, rows: Int, of: Int)
}

/// What the keys of a demo do.
public enum DemoKey: CaseIterable, Hashable, Sendable {
  case advance, complete, back, goTo, live, stage, redraw, help, quit

  /// The keys, as people call them.
  public var name: String {
    switch self {
    case .advance: "space"
    case .complete: "any key"
    case .back: "b"
    case .goTo: "g"
    case .live: "!"
    case .stage: "s"
    case .redraw: "Ctrl-L"
    case .help: "?"
    case .quit: "q"
    }
  }
}
