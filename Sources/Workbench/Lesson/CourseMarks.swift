/// How far a person is in the course: the steps seen, and how questions and tasks went, of which
/// the first try counts.
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

  /// A step of a lesson.
  public struct Step: Hashable, Comparable, Sendable {
    /// The lesson's name.
    public let lesson: String
    /// The step's id.
    public let id: String

    /// Orders by lesson and id.
    public static func < (left: Self, right: Self) -> Bool {
      (left.lesson, left.id) < (right.lesson, right.id)
    }
  }

  /// A question or a task.
  struct Place: Hashable, Sendable {
    let step: Step
    /// Which one in the step, from 0: questions and tasks together.
    let index: Int
  }

  private(set) var marks: [Place: Mark] = [:]
  private(set) var seen: Set<Step> = []
  /// The step that was shown last.
  public private(set) var last: Step?

  /// Nothing yet.
  public init() {}

  /// Notes how something went, unless it was noted before.
  mutating func note(_ mark: Mark, at place: Place) {
    if marks[place] == nil { marks[place] = mark }
  }

  /// Notes that a step is shown.
  mutating func see(_ step: Step) {
    seen.insert(step)
    last = step
  }

  /// One point for each question that was answered right at once, and each task.
  func points(in lesson: String) -> Int {
    marks.count { $0.key.step.lesson == lesson && $0.value == .right }
  }

  // MARK: As text

  /// The lines of a file that keeps them: `at LESSON STEP`, `seen LESSON STEP` and
  /// `MARK LESSON STEP INDEX`.
  public var lines: [String] {
    let places = marks.sorted { ($0.key.step, $0.key.index) < ($1.key.step, $1.key.index) }
    return (last.map { ["at \($0.lesson) \($0.id)"] } ?? [])
      + seen.sorted().map { "seen \($0.lesson) \($0.id)" }
      + places.map {
        "\($0.value.rawValue) \($0.key.step.lesson) \($0.key.step.id) \($0.key.index)"
      }
  }

  /// What the lines of a file keep; lines that mean nothing are passed over.
  public init(lines: some Sequence<Substring>) {
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 3 else { continue }
      let step = Step(lesson: words[1], id: words[2])
      switch (words[0], words.count) {
      case ("at", 3): last = step
      case ("seen", 3): seen.insert(step)
      case (_, 4):
        guard let mark = Mark(rawValue: words[0]), let index = Int(words[3]) else { continue }
        marks[Place(step: step, index: index)] = mark
      case _: continue
      }
    }
  }
}
