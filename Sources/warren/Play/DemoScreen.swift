import Narration
import Terminal

/// What the audience of a demo sees, and what a recording keeps of it.
struct DemoScreen {
  /// What is recorded; nil where nothing is.
  private(set) var cast: Asciicast?
  /// Whether nobody reads any more.
  private(set) var isBroken = false

  private var narrator: TextNarrator
  private let renderer: LineRenderer
  private let castRenderer: LineRenderer
  /// Without it a step begins on an empty screen.
  private let isPlain: Bool
  /// Whether the cursor stands behind a typed command, here and in the recording.
  private var isInLine = false
  private var isCastInLine = false
  /// Whether the stage is pinned above, which an empty screen leaves where it is.
  var isBelowStage = false

  init(
    language: Language, renderer: LineRenderer, castRenderer: LineRenderer, cast: Asciicast?,
    isPlain: Bool
  ) {
    narrator = TextNarrator(language: language)
    self.renderer = renderer
    self.castRenderer = castRenderer
    self.cast = cast
    self.isPlain = isPlain
  }

  /// Lets the recording's time pass.
  mutating func pass(milliseconds: Int) { cast?.pass(milliseconds: milliseconds) }

  /// Marks a step in the recording.
  mutating func mark(_ label: String) { cast?.mark(label) }

  /// Begins with an empty screen; where the cursor does not move with an empty line.
  mutating func clear(isRecorded: Bool = true) {
    if isRecorded {
      cast?.write(Self.emptyScreen)
      isCastInLine = false
    }
    write(
      isPlain
        ? (isInLine ? "\n\n" : "\n") : isBelowStage ? Self.emptyRest : Self.emptyScreen)
    isInLine = false
  }

  private static let emptyScreen = "\u{1b}[2J\u{1b}[H"
  private static let emptyRest = "\u{1b}[H\u{1b}[J"

  /// A line as the terminal shows it.
  func rendered(_ line: Line) -> String { renderer.text(of: line) }

  /// Tells reports.
  mutating func show(_ reports: [Report], isRecorded: Bool = true) {
    show(reports.flatMap { narrator.lines(for: $0) }, isRecorded: isRecorded)
  }

  private mutating func show(_ lines: [Line], isRecorded: Bool) {
    write((isInLine ? "\n" : "") + lines.map { renderer.text(of: $0) + "\n" }.joined())
    isInLine = false
    guard isRecorded else { return }
    let text = lines.map { castRenderer.text(of: $0) + "\n" }.joined()
    cast?.write((isCastInLine ? "\n" : "") + text)
    isCastInLine = false
  }

  /// Writes the prompt, behind which something will be typed.
  mutating func beginCommand(isRecorded: Bool = true) {
    if isInLine { show([Line](), isRecorded: isRecorded) }
    type("warren> ", .dim, isRecorded: isRecorded)
  }

  /// Writes a part of what is typed.
  mutating func type(_ text: String, _ style: Style = .value, isRecorded: Bool = true) {
    let span = Span(text, style)
    write(renderer.text(of: span))
    isInLine = true
    guard isRecorded else { return }
    let recorded = castRenderer.text(of: span)
    cast?.write(recorded)
    isCastInLine = true
  }

  /// Says something to the speaker that is no part of the lesson.
  mutating func say(_ phrases: [DemoPhrase]) {
    let words = narrator.language.phrasebook
    show(phrases.map { Line(words.text($0), .dim) }, isRecorded: false)
  }

  /// Says what is wrong.
  mutating func complain(_ phrase: CoursePhrase) { show([.course(phrase)], isRecorded: false) }

  /// Leaves the cursor at the beginning of a line.
  mutating func endLine() {
    if isInLine { write("\n") }
    isInLine = false
  }

  private mutating func write(_ text: String) {
    if !text.isEmpty, !Screen.write(text) { isBroken = true }
  }
}
