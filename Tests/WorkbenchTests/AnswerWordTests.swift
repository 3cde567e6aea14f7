import Narration
import Testing

@testable import Workbench

/// What is said after a solution, and words as answers to a question about an order.
@Suite struct AnswerWordTests {
  @Test(arguments: ["next", "skip"]) func aSolutionIsNoChangeOfTheLearner(_ command: String) throws
  {
    var stage = try AskingSample.stage()
    stage.run(lines: ["learn asking", "Q1 Q2", "next", "solution", command])
    #expect(stage.english.contains { $0.contains("How many copies does Q2 receive?") })
    #expect(!stage.english.contains { $0.contains("the broker is again") })
    stage.run(lines: ["learn asking", "Q1 Q2", "next", "solution", "purge Q1", command])
    #expect(stage.english.contains { $0.contains("the broker is again") })
  }

  private static func atOrder() throws -> Stage {
    let text = AskingSample.text.replacing(
      "> publish animals quick.orange.fox 2\n",
      with: "> publish animals quick.orange.fox 2\n> purge Q1\n> send Q1 Mail\n> send Q1 list\n"
    ).replacing("> expect queue Q1 bodies=1,2\n", with: "> expect queue Q1 bodies=Mail,list\n")
    let lesson = try AskingSample.lesson(text)
    var stage = Stage { $0.course = Course([lesson]) }
    stage.run(lines: ["learn asking", "goto two"])
    return stage
  }

  @Test func wordsThatAreBodiesAnswerAQuestionAboutAnOrder() throws {
    var stage = try Self.atOrder()
    #expect(stage.run("list") != .fine, "a command, as it is spelled")
    #expect(stage.run("male") == .wrongUsage, "neither a body nor a command")
    #expect(stage.session.openQuestion == .order(consumer: "C1"))
    stage.run("Mail")
    #expect(stage.english.first == "✗ Not Mail: the answer is Mail,list. See why:")
    stage = try Self.atOrder()
    stage.run("Mail list")
    #expect(stage.english.first == "✓ Right: Mail,list.")
  }
}
