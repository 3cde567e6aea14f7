/// What an editor asks while a line is being typed, always on the thread that reads.
public struct Assistance {
  /// Gives the candidates that may replace the octets from `start` to `cursor` of `line`, which
  /// ends at the cursor.
  public var complete: (_ line: String, _ cursor: Int) -> (start: Int, candidates: [String])
  /// Gives the grey text to show behind the cursor while it stands at the end of `line`.
  public var hint: (_ line: String) -> String?
  /// Gives the rows to show below `line`; they may contain SGR codes.
  public var preview: (_ line: String) -> [String]
  /// Gives the rows to print above the line after `Wakeup.signal()`; they may contain SGR codes.
  public var news: () -> [String]
  /// Gives what the history keeps of `line`.
  public var kept: (_ line: String) -> String
  /// Gives the columns that a terminal needs for `text`.
  public var width: (_ text: String) -> Int

  /// Creates assistance that offers nothing and counts a column for each character.
  public init() {
    complete = { _, cursor in (cursor, []) }
    hint = { _ in nil }
    preview = { _ in [] }
    news = { [] }
    kept = { $0 }
    width = { $0.count }
  }
}
