/// What a person has answered and done of the course; the first try of each counts.
public struct CourseMarks: Hashable, Sendable {
  /// How a question or a task went.
  public enum Mark: String, Hashable, Sendable {
    /// The first answer was right, or the task was done without its solution.
    case right
    /// The first answer was wrong.
    case wrong
    /// The answer or the solution was shown.
    case shown
  }

  /// A question or a task.
  public struct Place: Hashable, Sendable {
    /// The lesson's name.
    public let lesson: String
    /// The step's id.
    public let step: String
    /// Which one in the step, from 0: questions and tasks together.
    public let index: Int

    /// The question or task in the step of a lesson.
    public init(lesson: String, step: String, index: Int) {
      self.lesson = lesson
      self.step = step
      self.index = index
    }
  }

  /// The marks.
  public private(set) var marks: [Place: Mark] = [:]

  /// No marks.
  public init() {}

  /// Notes how something went, unless it was noted before.
  public mutating func note(_ mark: Mark, at place: Place) {
    if marks[place] == nil { marks[place] = mark }
  }

  /// One point for each question that was answered right at once, and each task.
  public func points(in lesson: String) -> Int {
    marks.count { $0.key.lesson == lesson && $0.value == .right }
  }
}
