import CommandLanguage
public import Narration

/// The lessons, in the order of the course.
public struct Course: Sendable {
  private let lessons: [Language: [Lesson]]

  /// A course of `lessons`; a lesson's two languages have the same name.
  public init(_ lessons: [Lesson] = []) {
    self.lessons = Dictionary(grouping: lessons, by: \.language)
      .mapValues { $0.sorted { ($0.order, $0.name) < ($1.order, $1.name) } }
  }

  /// The lessons in `language`.
  public func lessons(in language: Language) -> [Lesson] { lessons[language] ?? [] }

  /// The names of the lessons.
  public var names: [String] { lessons(in: .english).map(\.name) }

  /// The lesson called `name`.
  public func lesson(_ name: String, in language: Language) -> Lesson? {
    lessons(in: language).first { $0.name == name }
  }

  /// The name of the lesson that somebody meant by `name`, if one is near enough.
  public func nearest(to name: String) -> String? { Spelling.nearest(to: name, among: names) }

  /// The name of the lesson behind the one called `name`.
  func next(after name: String) -> String? {
    guard let index = names.firstIndex(of: name), index + 1 < names.count else { return nil }
    return names[index + 1]
  }

  /// The lessons as `lessons` lists them.
  public func summaries(in language: Language) -> [LessonSummary] {
    lessons(in: language).map(\.summary)
  }
}
