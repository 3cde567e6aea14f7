import AMQPModel
import BrokerCore
import Narration
import Testing

@testable import Workbench

@Suite struct CourseTests {
  private static func stage() throws -> Stage {
    let lessons = [try LessonSample.lesson(), try LessonSample.lesson(.traditionalChinese)]
    return Stage { $0.course = Course(lessons) }
  }

  private func ready(_ stage: Stage) -> Int? {
    stage.session.bench.broker.queueSnapshot("q")?.ready
  }

  @Test func stepsBuildOnEachOther() throws {
    var stage = try Self.stage()
    stage.run("lessons")
    #expect(stage.english.contains { $0.contains("first") })
    #expect(stage.run("learn first") == .fine)
    #expect(stage.english.first == "The first")
    #expect(stage.english.contains("warren> declare queue q"))
    #expect(ready(stage) == 0)
    #expect(stage.run("next") == .fine)
    #expect(ready(stage) == 2)
    #expect(!stage.english.contains { $0.contains("{n}") })
    #expect(stage.run("next") == .fine)
    #expect(ready(stage) == 0)
    #expect(stage.run("next") == .failed)
    #expect(stage.run("back") == .fine)
    #expect(ready(stage) == 2)
    #expect(stage.run("goto three") == .fine)
    #expect(ready(stage) == 0)
    #expect(stage.run("goto one") == .fine)
    #expect(ready(stage) == 0)
    #expect(stage.run("back") == .failed)
    #expect(stage.run("goto tow") == .failed)
    #expect(stage.english.last?.contains("two") == true)
  }

  @Test func everyWayToAStepGivesTheSameBench() throws {
    var straight = try Self.stage()
    straight.run(lines: ["learn first", "next", "next"])
    let ways = [
      ["learn first", "goto three"], ["learn first", "next", "back", "next", "next"],
      [
        "declare queue z", "learn first", "goto three", "goto one", "declare queue y", "goto three",
      ],
      ["learn first", "next", "purge q", "next"],
      ["learn first", "lang zh-Hant", "next", "next", "lang en"],
    ]
    for way in ways {
      var stage = try Self.stage()
      stage.run(lines: way)
      #expect(Observation(stage.session) == Observation(straight.session), "\(way)")
    }
  }

  @Test func whatTheLearnerDidIsUndoneByNextAndBroughtBackByUndo() throws {
    var stage = try Self.stage()
    stage.run(lines: ["learn first", "declare queue own", "send q x"])
    let own = Observation(stage.session)
    stage.run("next")
    #expect(stage.english.contains { $0.hasPrefix("the broker is again as this lesson left it") })
    #expect(stage.session.bench.broker.queueNames() == ["q"])
    let next = Observation(stage.session)
    stage.run("undo")
    #expect(Observation(stage.session) == own)
    stage.run("redo")
    #expect(Observation(stage.session) == next)
    stage.run("undo 4")
    #expect(stage.run("next") == .failed)
    #expect(stage.english.last?.hasPrefix("No lesson is open") == true)
    stage.run("learn first")
    stage.run("next")
    #expect(!stage.english.contains { $0.hasPrefix("the broker is again") })
  }

  @Test func undoInsideOfAStepLeavesTheLearnersHistoryAlone() throws {
    let text = LessonSample.text.replacing(
      "> purge q", with: "> send q x\n...\n> undo\n...\n> purge q")
    let lesson = try Lesson(name: "first", language: .english, text: text)
    var stage = Stage { $0.course = Course([lesson]) }
    stage.run(lines: ["learn first", "next", "declare queue own"])
    let count = stage.session.history.count
    stage.run("next")
    #expect(ready(stage) == 0)
    #expect(stage.session.history.count == count + 1)
    stage.run("undo 2")
    #expect(stage.session.bench.broker.queueNames() == ["q"])
  }
}
