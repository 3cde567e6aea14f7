import Foundation
import Narration
import Testing

@testable import Workbench

/// Where the course cures each of the twenty misconceptions of learners, by an experiment.
@Suite struct MisconceptionTests {
  /// The step that cures it, as `lesson#step`; other steps may come back to it.
  static let cures: [(misconception: Int, claim: String, step: String)] = [
    (1, "prefetch 2 deals messages in pairs", "worker#no-pairs"),
    (
      2, "prefetch is shared by the channel, or changes for those at work",
      "management#prefetch-each"
    ),
    (3, "there is a sensible default prefetch", "worker#all-to-one"),
    (4, "in turn is fair", "worker#not-fair"),
    (5, "prefetch limits consumers with auto-ack", "worker#auto-ack"),
    (6, "# needs a word, * matches anything", "topics#lazy"),
    (7, "wildcards work in a routing key", "topics#literal-wildcards"),
    (8, "two matching bindings are two copies", "topics#one-copy"),
    (9, "a durable queue has durable messages", "queue-settings#restart"),
    (10, "declaring anew changes a queue", "queue-settings#unchangeable"),
    (11, "an exchange keeps messages", "publish-subscribe#channel"),
    (12, "the producer writes into the queue", "simple#not-yours"),
    (13, "two consumers of one queue both get it", "publish-subscribe#whose-turn"),
    (14, "delivered is gone", "simple#ready-unacked-gone"),
    (15, "nack sends to the back", "worker#poison"),
    (16, "a dead letter exchange makes itself", "queue-limits#dead-letters"),
    (17, "a message vanishes the moment it expires", "queue-settings#head-gone"),
    (18, "max-length refuses the newest, or counts unacked", "queue-limits#comes-back"),
    (19, "acks may be sent anywhere and often", "queue-page#settle-elsewhere"),
    (20, "exclusive and auto-delete are about consumers now", "queue-settings#last-consumer"),
  ]

  @Test func eachOfTheTwentyHasAStep() {
    #expect(Self.cures.map(\.misconception) == Array(1...20))
  }

  @Test(arguments: cures.map { ($0.misconception, $0.step) }, Language.allCases)
  func itsStepShowsAnExperiment(cure: (misconception: Int, step: String), language: Language) throws
  {
    let names = cure.step.split(separator: "#").map(String.init)
    let file = try #require(
      LessonTests.files.first { $0.path.hasSuffix("\(language.rawValue)/\(names[0]).md") })
    let step = try #require(try LessonTests.lesson(file).steps.first { $0.id == names[1] })
    let cured = step.parts.flatMap { part in
      if case .cures(let numbers) = part { numbers } else { [Int]() }
    }
    #expect(cured.contains(cure.misconception))
    #expect(step.fences.contains { !$0.exchanges.isEmpty }, "an experiment is executed")
  }

  /// A course that only tells is read; one that asks is learnt.
  @Test(arguments: LessonTests.files)
  func asksAndLetsDoAndSumsUp(file: URL) throws {
    let lesson = try LessonTests.lesson(file)
    let parts = lesson.steps.flatMap(\.parts)
    let questions = parts.count { if case .prediction = $0 { true } else { false } }
    let tasks = parts.count { if case .task = $0 { true } else { false } }
    #expect((2...5).contains(questions) && tasks >= 1, "\(questions) questions, \(tasks) tasks")
    #expect(lesson.steps.last?.id == "summary")
  }
}
