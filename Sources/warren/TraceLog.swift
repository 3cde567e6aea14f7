import Glibc
import Narration
import Terminal

/// A file that what happens is written to as well.
struct TraceLog: Sendable {
  private let file: CInt
  private var text: TextNarrator
  private var json: JSONNarrator?
  private let renderer: LineRenderer

  /// Writes to the end of `path`; nil when that cannot be opened.
  init?(path: String, _ options: Options) {
    file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    text = TextNarrator(language: options.language)
    renderer = LineRenderer(usesColour: false, symbols: options.symbols)
    if options.format == .json {
      json = JSONNarrator(language: options.language)
      put([JSONNarrator.schemaLine(language: options.language, seed: options.seed)])
    }
  }

  /// Writes a report; where that fails, the show goes on without.
  mutating func write(_ report: Report) {
    if json != nil {
      put(json?.lines(for: report) ?? [])
    } else {
      put(text.lines(for: report).map(renderer.text))
    }
  }

  private func put(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    var octets = Array(lines.map { $0 + "\n" }.joined().utf8)[...]
    while !octets.isEmpty {
      let count = octets.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      octets = octets.dropFirst(count)
    }
  }
}
