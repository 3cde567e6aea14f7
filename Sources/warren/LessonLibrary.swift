import LessonTexts
import Narration
import Workbench

/// Where lessons come from: a folder, or the binary itself.
struct LessonLibrary {
  /// A lesson's file, read but not parsed.
  struct Entry {
    /// The file's path; nil for a built-in lesson.
    let path: String?
    let language: Language
    let name: String
    let text: String

    /// The path, or what stands for it.
    var location: String { path ?? "\(language.rawValue)/\(name).md" }

    func parsed() throws(LessonProblem) -> Lesson {
      try Lesson(name: name, language: language, text: text)
    }
  }

  let entries: [Entry]

  private static let fileLimit = 4 << 20

  /// The lessons that were built in.
  static var embedded: LessonLibrary {
    LessonLibrary(
      entries: LessonText.embedded.compactMap { lesson in
        Language(rawValue: lesson.language).map {
          Entry(path: nil, language: $0, name: lesson.name, text: lesson.text)
        }
      })
  }

  /// The lessons of a folder with `en` and `zh-Hant` in it, or the one at a path that ends so.
  init(path: String) throws(FileAccess.Failure) {
    if path.hasSuffix(".md") {
      entries = try Self.entry(at: path).map { [$0] } ?? []
      return
    }
    var entries: [Entry] = []
    for language in Language.allCases {
      let folder = "\(path)/\(language.rawValue)"
      for file in Files.names(in: folder) where file.hasSuffix(".md") {
        if let entry = try Self.entry(at: "\(folder)/\(file)") { entries.append(entry) }
      }
    }
    self.entries = entries
  }

  private init(entries: [Entry]) { self.entries = entries }

  private static func entry(at path: String) throws(FileAccess.Failure) -> Entry? {
    let parts = path.split(separator: "/")
    guard let file = parts.last, parts.count > 1,
      let language = Language(rawValue: String(parts[parts.count - 2]))
    else { return nil }
    let octets = try Files.read(path, fileLimit)
    return Entry(
      path: path, language: language, name: String(file.dropLast(".md".count)),
      text: String(decoding: octets, as: UTF8.self))
  }

  /// The lessons that are well-formed; the others are reported.
  func course(reporting report: (Entry, LessonProblem) -> Void) -> Course {
    var lessons: [Lesson] = []
    for entry in entries {
      do {
        lessons.append(try entry.parsed())
      } catch {
        report(entry, error)
      }
    }
    return Course(lessons)
  }
}
