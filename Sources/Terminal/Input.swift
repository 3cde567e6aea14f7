/// What came of reading a line.
public enum Input: Equatable, Sendable {
  /// A line without its end; a paste of several lines has `\n` between them.
  case line(String)
  /// A line of more than `Input.longestLine` octets; it was dropped.
  case tooLong
  /// Ctrl-C.
  case interrupted
  /// Ctrl-D on an empty line, or no more input.
  case endOfInput

  /// The most octets that a line may have.
  public static let longestLine = 1 << 20
}
