import ArgumentParser
import Narration
import Workbench

/// The lessons that commands name.
enum DemoLesson {
  /// The lesson called `name` in the language that is spoken.
  static func lesson(_ name: String, _ options: Options) throws(ExitCode) -> Lesson {
    let words = options.language.phrasebook
    let course = try Prompt.course(options.lessons, words)
    if let lesson = course.lesson(name, in: options.language) { return lesson }
    let phrase = CoursePhrase.lessonUnknown(visible(name), nearest: course.nearest(to: name))
    Console.writeError(words.text(phrase) + "\n")
    throw ExitCode(2)
  }

  /// The text that a lesson was read from.
  static func source(of lesson: Lesson, _ options: Options) throws(ExitCode) -> String {
    let library = try? options.lessons.map { try LessonLibrary(path: $0) } ?? .embedded
    let entry = library?.entries.first { $0.name == lesson.name && $0.language == lesson.language }
    guard let entry else { throw ExitCode(2) }
    return entry.text
  }
}
