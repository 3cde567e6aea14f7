import Foundation
import Narration
import Testing

@testable import Workbench

/// Every lesson as it is played in class.
@Suite struct PlayedLessonTests {
  @Test(arguments: LessonTests.files)
  func isPlayedToItsEndAndBack(file: URL) throws {
    let lesson = try LessonTests.lesson(file)
    var demo = Demo(lesson, onePress: false, configuration: Session.Configuration())
    var typed = 0
    while !demo.isAtEnd {
      for showing in demo.advance() {
        switch showing {
        case .typed: typed += 1
        case .told(let reports):
          for report in reports { #expect(!report.isDiagnostic, "\(demo.place.id): \(report)") }
        case .opened, .live: break
        }
      }
    }
    let shown = lesson.steps.flatMap(\.fences).filter(\.isShown).flatMap(\.exchanges)
    #expect(typed == shown.count)
    var checker = LessonChecker(lesson)
    #expect(checker.problems().isEmpty)
    #expect(!demo.isChanged(by: checker.session))
    while demo.back() {}
    #expect(demo.place.beat == 1)
    #expect(demo.place.step == 1)
  }
}
