/// A place in a line, in UTF-8 octets.
public struct SourceRange: Hashable, Sendable {
  /// The first octet.
  public let start: Int
  /// The octet behind the last one.
  public let end: Int

  /// From `start` up to `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }
}

/// What is wrong with a line, as data; words are put to it elsewhere.
public struct Diagnostic: Error, Hashable, Sendable {
  /// What.
  public let problem: Problem
  /// Where.
  public let range: SourceRange
  /// The command that was understood so far.
  public let command: CommandName?

  /// A problem at a place.
  public init(_ problem: Problem, at range: SourceRange, in command: CommandName? = nil) {
    self.problem = problem
    self.range = range
    self.command = command
  }

  /// The kinds of problems; `nearest` is the likely right spelling.
  public enum Problem: Hashable, Sendable {
    /// No command begins so.
    case unknownCommand(String, nearest: String?)
    /// Several commands begin so.
    case ambiguousCommand(String, candidates: [String])
    /// More words are needed to make a command, as after `declare`.
    case incompleteCommand(String, candidates: [String])
    /// No such option here; a value with `=` in it needs quotes.
    case unknownOption(String, nearest: String?)
    /// The option has no value.
    case missingValue(option: String)
    /// The option was told twice.
    case repeatedOption(String)
    /// Something required is missing.
    case missingSlot(String)
    /// A word too many.
    case unexpectedWord(String, nearest: String?)
    /// The value is not of the kind that is expected here.
    case badValue(String, expected: ValueKind, nearest: String?)
    /// Two things that exclude each other.
    case contradiction(String, String)
    /// A quote is not closed.
    case unterminatedQuote
    /// An escape that does not exist, or `\x` without two digits.
    case badEscape
    /// More than 255 octets where AMQP takes no more.
    case tooLong(limit: Int)
    /// Scripts and lessons use the canonical form only.
    case notCanonical(String)
    /// Not said on a channel, so that no user can say it.
    case notSpoken(String)
  }
}
