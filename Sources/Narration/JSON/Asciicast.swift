import Interchange

/// A recording of a terminal in the format asciicast v2, with a marker for each chapter.
///
/// The time is whoever records it: the same calls give the same text.
public struct Asciicast: Sendable {
  /// The milliseconds since the beginning.
  public private(set) var milliseconds = 0
  private var lines: [String]

  /// A recording of a terminal of this size.
  public init(columns: Int, rows: Int, title: String) {
    lines = [
      JSONValue.object([
        .init("version", .integer(2)), .init("width", .integer(columns)),
        .init("height", .integer(rows)), .init("title", .string(title)),
      ]).text
    ]
  }

  /// Lets time pass.
  public mutating func pass(milliseconds: Int) { self.milliseconds += milliseconds }

  /// Writes on the terminal; line feeds return the carriage too.
  public mutating func write(_ text: String) {
    append("o", text.replacing("\n", with: "\r\n"))
  }

  /// Sets a marker.
  public mutating func mark(_ label: String) { append("m", label) }

  /// The file: JSON, a value on each line.
  public var text: String { lines.map { $0 + "\n" }.joined() }

  private mutating func append(_ code: String, _ text: String) {
    let thousandths = String(milliseconds % 1_000)
    let time =
      "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - thousandths.count)
      + thousandths
    // A number with its zeroes, which no JSON value keeps.
    lines.append("[\(time), \"\(code)\", \(JSONValue.string(text).text)]")
  }
}
