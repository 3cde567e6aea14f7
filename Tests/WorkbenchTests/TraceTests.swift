import Narration
import TestSupport
import Testing

@testable import Workbench

/// What was meant to be read is read: the traces of a dozen scenarios, as lessons.
///
/// After a change of wording: `warren check --update Tests/WorkbenchTests/Traces`.
@Suite struct TraceTests {
  private static func text(_ language: Language) throws -> String {
    try Fixture.text("Traces/\(language.rawValue)/traces.md", beside: #filePath)
  }

  private static func lesson(_ language: Language) throws -> Lesson {
    try Lesson(name: "traces", language: language, text: text(language))
  }

  @Test(arguments: Language.allCases)
  func tracesAreAsWritten(language: Language) throws {
    var checker = LessonChecker(try Self.lesson(language))
    for problem in checker.problems() {
      Issue.record("line \(problem.line): \(problem.phrase) \(problem.difference?.actual ?? [])")
    }
  }

  @Test func bothLanguagesSayTheSame() throws {
    let chinese = try Self.lesson(.traditionalChinese)
    #expect(LessonChecker.disagreement(try Self.lesson(.english), with: chinese) == nil)
  }

  @Test(arguments: Language.allCases)
  func tracesKeepToEightyColumns(language: Language) throws {
    for line in try Self.text(language).split(separator: "\n") {
      // RabbitMQ's texts are not broken, graphs cannot be.
      let isExempt = ["error ", "錯誤 ", "  \"q:"].contains { line.hasPrefix($0) }
      #expect(isExempt || DisplayWidth.width(of: String(line)) <= 80, "\(line)")
    }
  }
}
