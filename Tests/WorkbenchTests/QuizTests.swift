import BrokerCore
import Narration
import TestSupport
import Testing

@testable import Workbench

@Suite struct QuizTests {
  private static let lines = [
    "declare exchange animals topic", "declare queue Q1", "declare queue Q2",
    "bind Q1 animals *.orange.*", "bind Q2 animals *.*.rabbit lazy.#",
  ]

  @Test func aQuizAsksAndExplains() throws {
    var stage = Stage()
    #expect(stage.run("quiz") == .failed)
    stage.run(lines: Self.lines)
    let before = Observation(stage.session)
    #expect(stage.run("quiz n=3") == .fine)
    var right = 0
    for number in 1...3 {
      let question = try #require(stage.session.quiz?.question)
      #expect(stage.english.contains { $0.hasPrefix("\(number)/3: animals (topic)") })
      let queues = try #require(
        stage.session.bench.broker.explainRouting(from: question.exchange, key: question.key)
      ).queues
      let answer =
        number == 2 ? "Q1 Q2" : queues.isEmpty ? "nobody" : "\(queues[0]),\(queues.last!)"
      let isRight = number != 2 || queues.count == 2
      right += isRight ? 1 : 0
      #expect(stage.run(answer) == .fine)
      #expect(stage.english.contains { $0.hasPrefix(isRight ? "✓ Right" : "✗ ") })
      #expect(isRight || stage.english.contains { $0.contains("of 3 bindings") }, "the explanation")
    }
    #expect(stage.english.last == "\(right) of 3 right.")
    #expect(stage.session.quiz == nil)
    #expect(Observation(stage.session) == before, "the bench is not touched")
  }

  @Test func anEmptyLineLeavesAndCommandsGoOn() throws {
    var stage = Stage()
    stage.run(lines: Self.lines + ["quiz"])
    #expect(stage.run("Q3") == .wrongUsage)
    #expect(stage.run("match animals a.orange.b") == .fine)
    #expect(stage.run("skip") == .fine)
    #expect(stage.english.first?.hasPrefix("The answer is") == true)
    #expect(stage.session.openQuestion == .queues)
    stage.run("")
    #expect(stage.session.openQuestion == nil && stage.english.last == "0 of 1 right.")
  }

  @Test func aLessonsTopologyIsAskedAbout() throws {
    var stage = try AskingSample.stage()
    #expect(stage.run("quiz asking n=2") == .fine)
    #expect(stage.english.contains { $0.contains("*.orange.*") })
    #expect(stage.session.bench.broker.eventCount == 0)
    #expect(stage.run("quiz askin") == .failed)
    #expect(stage.english.last?.contains("Did you mean learn asking?") == true)
  }

  /// Random topologies: what is asked can be published, is never asked twice, and is the same for
  /// the same seed; both those that reach queues and those that reach none occur.
  @Test func questionsAreGoodOnes() throws {
    var reached = 0
    var unreached = 0
    for seed in UInt64(1)...60 {
      var numbers = SplitMix64(seed: seed)
      var stage = Stage()
      let words = ["*", "#", "a", "b", "lazy"]
      for exchange in 0..<2 {
        stage.run(
          "declare exchange x\(exchange) \(["topic", "direct", "fanout"].randomElement(using: &numbers)!)"
        )
        for queue in 0..<3 {
          stage.run("declare queue q\(queue)")
          let key = (0..<Int.random(in: 1...4, using: &numbers))
            .map { _ in words.randomElement(using: &numbers)! }.joined(separator: ".")
          stage.run("bind q\(queue) x\(exchange) \(key)")
        }
      }
      let broker = stage.session.bench.broker
      let quiz = try #require(Quiz(about: broker, count: 8, seed: seed))
      #expect(Quiz(about: broker, count: 8, seed: seed)?.questions == quiz.questions)
      #expect(Set(quiz.questions).count == quiz.questions.count && !quiz.questions.isEmpty)
      for question in quiz.questions {
        let queues = broker.explainRouting(from: question.exchange, key: question.key)?.queues
        if queues?.isEmpty == true { unreached += 1 } else { reached += 1 }
      }
    }
    #expect(reached > 50 && unreached > 50)
  }
}
