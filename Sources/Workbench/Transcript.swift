/// The canonical lines that led to a bench, for `save`.
struct Transcript: Equatable, Sendable {
  /// The most octets of lines that are kept; a longer file could not be read back.
  static let byteLimit = 64 << 20

  private(set) var lines = ChunkedList<String>()
  private var byteCount = 0
  /// Whether all lines are there.
  private(set) var isComplete = true

  mutating func append(_ line: String) {
    byteCount += line.utf8.count + 1
    if byteCount > Self.byteLimit { isComplete = false }
    if isComplete { lines.append(line) }
  }

  /// The lines as the text of a script.
  var text: String { lines.map { $0 + "\n" }.joined() }
}
