import Narration
import Workbench

/// Checks the lessons of a library and tells what is wrong with them.
struct LessonCheck {
  let words: any Phrasebook
  private(set) var lines: [Line] = []
  /// What was checked, with what is wrong with it, in the order of the files.
  private(set) var results: [JUnitReport.Case] = []
  var problemCount: Int { results.reduce(0) { $0 + $1.problems.count } }
  private var lessonCount = 0
  private var commandCount = 0

  init(words: any Phrasebook) { self.words = words }

  mutating func check(_ library: LessonLibrary) {
    var lessons: [(LessonLibrary.Entry, Lesson)] = []
    results = library.entries.map { .init(name: $0.location) }
    for entry in library.entries {
      do {
        lessons.append((entry, try entry.parsed()))
      } catch {
        report(error, at: entry.location)
      }
    }
    for (entry, lesson) in lessons {
      var checker = LessonChecker(lesson)
      for problem in checker.problems() { report(problem, at: entry.location) }
      lessonCount += 1
      commandCount += checker.commandCount
      compare(lesson, entry, with: lessons.map(\.1))
      for problem in lesson.deadLinks(among: lessons.map(\.1)) {
        report(problem, at: entry.location)
      }
    }
    if problemCount == 0 {
      let phrase = LessonPhrase.checked(lessons: lessonCount, commands: commandCount)
      lines.append(Line([Span("✓ ", .success), Span(words.text(phrase))]))
    }
  }

  /// Runs one lesson and reports the first thing that is wrong with it; true if nothing is.
  mutating func checkBeginning(of lesson: Lesson, at location: String) -> Bool {
    var checker = LessonChecker(lesson)
    guard let problem = checker.problems().first else { return true }
    report(problem, at: location)
    return false
  }

  /// A lesson exists in every language, runs the same commands there, and needs what exists.
  private mutating func compare(
    _ lesson: Lesson, _ entry: LessonLibrary.Entry, with all: [Lesson]
  ) {
    guard all.count > 1 else { return }
    // A teacher's folder may do with one language.
    let languages = Language.allCases.filter { language in
      all.contains { $0.language == language }
    }
    for language in languages where language != lesson.language {
      guard let other = all.first(where: { $0.name == lesson.name && $0.language == language })
      else {
        let name = "\(language.rawValue)/\(lesson.name).md"
        report(.otherLanguageMissing(name), 1, at: entry.location)
        continue
      }
      if let problem = LessonChecker.disagreement(lesson, with: other) {
        report(problem, at: entry.location)
      }
    }
    for need in lesson.needs where !all.contains(where: { $0.name == need }) {
      report(.needUnknown(visible(need)), 1, at: entry.location)
    }
  }

  /// Rewrites the files whose output is no longer as written.
  mutating func update(_ library: LessonLibrary) throws(FileAccess.Failure) {
    for entry in library.entries {
      guard let path = entry.path else { continue }
      let lesson: Lesson
      do {
        lesson = try entry.parsed()
      } catch {
        report(error, at: entry.location)
        continue
      }
      var checker = LessonChecker(lesson)
      let text = checker.updated(entry.text)
      guard text != entry.text else { continue }
      try Files.write(path, Array(text.utf8))
      lines.append(Line(words.text(LessonPhrase.updated(visible(path)))))
    }
  }

  private mutating func report(_ phrase: LessonPhrase, _ line: Int, at location: String) {
    report("\(visible(location)):\(line):1: \(words.text(phrase))", at: location)
  }

  private mutating func report(_ text: String, at location: String) {
    lines.append(Line(text, .failure))
    let index = results.firstIndex { $0.name == location }
    if let index {
      results[index].problems.append(text)
    } else {
      results.append(.init(name: location, problems: [text]))
    }
  }

  private mutating func report(_ problem: LessonProblem, at location: String) {
    let place = "\(visible(location)):\(problem.line):\(problem.column)"
    report("\(place): \(words.text(problem.phrase))", at: location)
    guard let difference = problem.difference else { return }
    let expected = Set(difference.expected)
    let actual = Set(difference.actual)
    // Common lines orient; the others are marked as in a diff.
    lines += difference.expected.filter { !actual.contains($0) }.map {
      Line("  - \(visible($0))", .failure)
    }
    lines += difference.actual.filter { !expected.contains($0) }.map {
      Line("  + \(visible($0))", .success)
    }
  }
}
