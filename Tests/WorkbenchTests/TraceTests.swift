import Narration
import TestSupport
import Testing

@testable import Workbench

/// What was meant to be read is read: the traces of a dozen scenarios, as lessons.
///
/// After a change of wording: `warren check --update Tests/WorkbenchTests/Traces`.
@Suite struct TraceTests {
  private static let names = [
    "traces", "queue-kinds", "core", "time", "time-experiments", "administration",
  ]

  private static func text(_ name: String, _ language: Language) throws -> String {
    try Fixture.text("Traces/\(language.rawValue)/\(name).md", beside: #filePath)
  }

  private static func lesson(_ name: String, _ language: Language) throws -> Lesson {
    try Lesson(name: name, language: language, text: text(name, language))
  }

  @Test(arguments: names, Language.allCases)
  func tracesAreAsWritten(name: String, language: Language) throws {
    var checker = LessonChecker(try Self.lesson(name, language))
    for problem in checker.problems() {
      Issue.record("line \(problem.line): \(problem.phrase) \(problem.difference?.actual ?? [])")
    }
  }

  @Test(arguments: names)
  func bothLanguagesSayTheSame(name: String) throws {
    let chinese = try Self.lesson(name, .traditionalChinese)
    #expect(LessonChecker.disagreement(try Self.lesson(name, .english), with: chinese) == nil)
  }

  @Test(arguments: names, Language.allCases)
  func tracesKeepToEightyColumns(name: String, language: Language) throws {
    for line in try Self.text(name, language).split(separator: "\n") {
      // RabbitMQ's texts are not broken, graphs cannot be.
      let isExempt = ["error ", "錯誤 ", "  \"q:"].contains { line.hasPrefix($0) }
      #expect(isExempt || DisplayWidth.width(of: String(line)) <= 80, "\(line)")
    }
  }
}
