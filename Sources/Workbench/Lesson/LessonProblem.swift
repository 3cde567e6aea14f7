public import Narration

/// Something wrong with a lesson, with its place.
public struct LessonProblem: Error, Hashable, Sendable {
  /// What.
  public let phrase: LessonPhrase
  /// The line in the file, from 1.
  public let line: Int
  /// The column in the line, from 1.
  public let column: Int
  /// What was written and what came out, where they differ.
  public let difference: Difference?

  /// Expected and actual output.
  public struct Difference: Hashable, Sendable {
    /// As written.
    public let expected: [String]
    /// As it came out.
    public let actual: [String]
  }

  init(
    _ phrase: LessonPhrase, line: Int, column: Int = 1, difference: Difference? = nil
  ) {
    self.phrase = phrase
    self.line = line
    self.column = column
    self.difference = difference
  }
}
