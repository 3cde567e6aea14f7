/// The text of a lesson in one language.
public struct LessonText: Sendable {
  /// The folder's name: `en` or `zh-Hant`.
  public let language: String
  /// The file's name without `.md`.
  public let name: String
  /// The Markdown.
  public let text: String

  /// The lesson called `name`.
  public init(language: String, name: String, text: String) {
    self.language = language
    self.name = name
    self.text = text
  }
}
