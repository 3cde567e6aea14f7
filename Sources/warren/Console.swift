import Glibc
import Narration
import Terminal
import Workbench

/// Writes reports to standard output and standard error, as text or as JSON.
struct Console {
  private var text: TextNarrator
  private var json: JSONNarrator?
  private let renderer: LineRenderer
  private var pending = ""
  /// Tells a person that something long goes on; nil where nobody watches.
  private var progress: Progress?
  /// A file that keeps what is shown.
  private var log: TraceLog?

  init(
    _ options: Options, language: Language, isWatched: Bool = false, log: TraceLog? = nil
  ) {
    self.log = log
    progress = isWatched ? Progress() : nil
    text = TextNarrator(language: language)
    renderer = LineRenderer(
      usesColour: Environment.usesColour(options.color), symbols: options.symbols)
    if options.format == .json {
      json = JSONNarrator(language: language)
      pending = JSONNarrator.schemaLine(language: language, seed: options.seed) + "\n"
    }
  }

  /// Shows a report.
  mutating func show(_ report: Report) {
    log?.write(report)
    if case .noticed(.language(let name)) = report, let language = Language(rawValue: name) {
      text = TextNarrator(language: language)
    }
    if var json {
      for line in json.lines(for: report) { pending += line + "\n" }
      self.json = json
    } else if !report.isDiagnostic {
      for line in text.lines(for: report) { pending += renderer.text(of: line) + "\n" }
    }
    if report.isDiagnostic {
      flush()
      for line in text.lines(for: report) { Self.writeError(renderer.text(of: line) + "\n") }
    }
    switch report {
    case .happened(let happening):
      // Reports come in parts only while a long statement goes on.
      if progress?.isDue == true { flush() }
      progress?.advance(by: happening.events.count)
    case .statementBegan: progress?.begin()
    case .answered, .noticed, .failed, .refused, .course, .prose, .staged, .statementEnded: break
    }
    if pending.utf8.count > Self.flushThreshold { flush() }
  }

  private static let flushThreshold = 1 << 16

  /// A line as the terminal shows it.
  func rendered(_ line: Line) -> String { renderer.text(of: line) }

  /// Writes what is pending; leaves quietly when nobody reads any more, and not quietly when what
  /// is read cannot be kept, as on a full disk.
  mutating func flush() {
    progress?.erase()
    guard !pending.isEmpty else { return }
    if !Screen.write(pending) {
      if errno == EPIPE { exit(0) }
      Self.writeError(text.language.phrasebook.text(NoticePhrase.outputLost) + "\n")
      exit(1)
    }
    pending = ""
  }

  /// Writes to standard error.
  static func writeError(_ text: String) {
    var octets = Array(text.utf8)[...]
    while !octets.isEmpty {
      let count = octets.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      octets = octets.dropFirst(count)
    }
  }
}
