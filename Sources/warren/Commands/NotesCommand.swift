import ArgumentParser
import Glibc
import Narration
import Terminal

/// `warren notes`
struct NotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes", abstract: "Shows the speaker's notes of the demo that is played.",
    discussion: """
      In a second terminal: it follows warren play by itself. Ctrl-C leaves. Of several demos the
      newest counts.
      """)

  @Flag(help: "Show the notes once and leave.")
  var once = false

  @OptionGroup var options: Options

  // Short enough to seem immediate.
  private static let pollMilliseconds: CInt = 150
  private static let columns = 78

  func run() throws {
    let isTerminal = Screen.isTerminal(STDOUT_FILENO) && Environment.value("TERM") != "dumb"
    let renderer = LineRenderer(
      usesColour: Environment.usesColour(options.color), symbols: options.symbols)
    var shown: [Line]?
    while true {
      let demo = DemoAnnouncement.current
      // Where lines stay, a clock would fill the screen.
      let lines = demo.map { self.lines(of: $0, withClock: isTerminal || once) } ?? idle
      if lines != shown {
        let text = lines.map { renderer.text(of: $0) + "\n" }.joined()
        guard Screen.write((isTerminal && !once ? "\u{1b}[2J\u{1b}[H" : "") + text) else { return }
        shown = lines
      }
      if once { return }
      _ = poll(nil, 0, Self.pollMilliseconds)
    }
  }

  private var idle: [Line] { [Line(options.language.phrasebook.text(DemoPhrase.noDemo), .dim)] }

  private func lines(of demo: [String: [String]], withClock: Bool) -> [Line] {
    let language =
      options.lang ?? demo["language"]?.first.flatMap { Language(rawValue: $0) } ?? .english
    let words = language.phrasebook
    func text(_ key: String) -> String { visible(demo[key]?.first ?? "") }
    let numbers = text("place").split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 4 else { return idle }
    var lines = [Line(text("title"), .dim)]
    var place = Line(
      words.text(
        DemoPhrase.place(
          step: numbers[0], steps: numbers[1], beat: numbers[2], beats: numbers[3])), .dim)
    if withClock {
      let elapsed = (DemoAnnouncement.milliseconds - DemoAnnouncement.begun(demo)) / 1_000
      place.append("   " + words.text(DemoPhrase.elapsed(seconds: max(0, elapsed))), .value)
    }
    lines += [place, Line(), Line(text("heading"), .heading), Line()]
    lines += notes(demo["note"], words)
    lines.append(Line())
    guard demo["next"] != nil else { return lines + [Line(words.text(DemoPhrase.lastStep), .dim)] }
    lines += [Line(words.text(DemoPhrase.next(title: text("next"))), .dim)]
    return lines + (demo["next-note"].map { notes($0, words) } ?? [])
  }

  private func notes(_ texts: [String]?, _ words: any Phrasebook) -> [Line] {
    guard let texts else { return [Line(words.text(DemoPhrase.noNote), .dim)] }
    return texts.flatMap {
      Wrap.lines([Span(visible($0))], columns: Self.columns, first: "- ", rest: "  ")
    }
  }
}
