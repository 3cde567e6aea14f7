import AMQPModel
import CommandLanguage
public import Narration

/// A lesson: a Markdown file whose fences called `warren` are executed.
public struct Lesson: Hashable, Sendable {
  /// Its name: the file's, without `.md`.
  public let name: String
  /// The folder's language.
  public let language: Language
  /// Its title.
  public let title: String
  /// Its place in the course.
  public let order: Int
  /// What it is about, in one line.
  public let about: String
  /// How long it takes, in minutes.
  public let minutes: Int
  /// The names of the lessons that it builds on.
  public let needs: [String]
  /// Its steps, at least one.
  public let steps: [LessonStep]

  /// As the list of the course shows it.
  public var summary: LessonSummary {
    LessonSummary(name: name, title: title, about: about, minutes: minutes)
  }

  /// The id of a step that somebody meant by `id`, if one is near enough.
  public func nearestStep(to id: String) -> String? {
    Spelling.nearest(to: id, among: steps.map(\.id))
  }
}

/// A step of a lesson; steps build on each other.
public struct LessonStep: Hashable, Sendable {
  /// Its name within the lesson, the same in both languages.
  public let id: String
  /// Its heading.
  public let title: String
  /// The line of its heading, from 1.
  public let line: Int
  let parts: [Part]

  enum Part: Hashable, Sendable {
    case prose([MarkdownBlock])
    case commands(LessonFence)
    /// The commands are shown, and what they do only when the question is answered.
    case prediction(LessonQuestion, LessonFence)
    case task(LessonTask)
    /// The text stops here until the reader goes on.
    case pause
    /// A demo gives the prompt to its audience here.
    case live
    /// For the speaker.
    case note(String)
    /// The misconceptions that the step cures.
    case cures([Int])
  }

  /// The fences, in order; of a task its solution.
  var fences: [LessonFence] {
    parts.compactMap { part in
      switch part {
      case .commands(let fence), .prediction(_, let fence): fence
      case .task(let task): task.solution
      case .prose, .pause, .live, .note, .cures: nil
      }
    }
  }
}

extension Lesson {
  /// Links that lead nowhere among `lessons`, those of the same language: `topics.md`,
  /// `topics.md#summary` and `#summary` lead to lessons and their steps.
  public func deadLinks(among lessons: [Lesson]) -> [LessonProblem] {
    steps.flatMap(\.links).filter { !leadsSomewhere($0.url, among: lessons) }
      .map { LessonProblem(.linkDead(visible($0.url)), line: $0.line) }
  }

  private func leadsSomewhere(_ url: String, among lessons: [Lesson]) -> Bool {
    if url.hasPrefix("https://") || url.hasPrefix("http://") { return true }
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var target: Lesson? = self
    if let file = parts.first, !file.isEmpty {
      target = lessons.first { $0.language == language && "\($0.name).md" == file }
    }
    guard let target else { return false }
    return parts.count < 2 || target.steps.contains { $0.id == parts[1] }
  }
}

extension LessonStep {
  /// Where the step's texts link to, with the lines of their blocks.
  fileprivate var links: [(url: String, line: Int)] {
    parts.flatMap { part -> [(url: String, line: Int)] in
      if case .prose(let blocks) = part { blocks.flatMap(\.links) } else { [] }
    }
  }
}

/// A fence of commands with their expected output.
struct LessonFence: Hashable, Sendable {
  /// A typed line and the output that belongs to it.
  struct Exchange: Hashable, Sendable {
    let command: String
    /// The line of the command in the file, from 1.
    let line: Int
    let expected: [String]
  }

  /// Whether the learner sees it.
  let isShown: Bool
  /// The line of the fence in the file, from 1.
  let line: Int
  let exchanges: [Exchange]
}

/// Something that the learner makes true, by any route.
struct LessonTask: Hashable, Sendable {
  /// An `expect` line.
  struct Goal: Hashable, Sendable {
    let text: String
    let expectation: Expectation
    /// Where it looks.
    let virtualHost: VirtualHostName
    /// The line in the file, from 1.
    let line: Int
  }

  /// The line of its fence in the file, from 1.
  let line: Int
  /// All of them are true when the task is done.
  let goals: [Goal]
  /// From the vaguest to the clearest.
  let hints: [String]
  /// One route.
  let solution: LessonFence
}
