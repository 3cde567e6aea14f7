import BrokerCore
import CommandLanguage
import Narration
import Testing

@testable import Workbench

/// Questions and tasks, at the prompt and under `check`.
@Suite struct AskingTests {
  // MARK: Checking

  private static func problems(_ old: String, _ new: String) throws -> [LessonProblem] {
    let text = AskingSample.text.replacing(old, with: new, maxReplacements: 1)
    var checker = LessonChecker(try AskingSample.lesson(text))
    return checker.problems()
  }

  @Test func theSampleIsRight() throws { #expect(try Self.problems("", "").isEmpty) }

  @Test(arguments: [
    ("predict copies Q2", "predict copies Q3", LessonPhrase?.none),
    ("predict order C1", "predict order C2", nil),
    ("> publish animals nowhere 4", "> list queues", .questionUnanswerable),
    ("> publish animals quick.orange.rabbit 1", "> match animals a.b", .questionUnanswerable),
    ("> nack C1", "> list queues", .questionUnanswerable),
    (
      "> publish animals quick.orange.fox 2", "> publish animals quick.orange.fox 5",
      .solutionFails(goal: "expect queue Q1 bodies=1,2")
    ),
    ("> expect queue Q1 bodies=1,2\n", "", .taskMetBefore),
  ])
  func whatCannotBeAnsweredOrDoneIsFound(old: String, new: String, phrase: LessonPhrase?) throws {
    let phrases = try Self.problems(old, new).map(\.phrase)
    if let phrase {
      #expect(phrases.contains(phrase), "\(phrases)")
    } else {
      #expect(phrases.isEmpty, "nothing is an answer, too: \(phrases)")
    }
  }

  @Test(arguments: [
    ("copies Q2", "copies Q1"), ("> expect queue Q2 ready=1\n", ""), ("<!-- pause -->", ""),
    ("<!-- hint: orange -->\n", ""), ("orange.fox 2", "orange.foxes 2"),
  ])
  func languagesAgreeOnWhatIsAsked(old: String, new: String) throws {
    let other = try AskingSample.lesson(
      AskingSample.text.replacing(old, with: new), .traditionalChinese)
    let problem = LessonChecker.disagreement(try AskingSample.lesson(), with: other)
    #expect(problem?.phrase == .commandsDiffer(step: "one", other: "zh-Hant/asking"))
  }

  // MARK: Answering

  private static let whole = [
    "learn asking", "Q1 Q2", "next", "publish animals a.orange.b 2", "next", "1", "next", "1,2",
    "dropped", "no",
  ]

  @Test func aLessonIsAnsweredAndDone() throws {
    var stage = try AskingSample.stage()
    var said: [[String]] = []
    for line in Self.whole {
      #expect(stage.run(line) == .fine, "\(line)")
      said.append(stage.english)
    }
    func isSaid(_ index: Int, _ text: String) -> Bool {
      said[index].contains { $0.contains(text) }
    }
    #expect(isSaid(0, "Which queues receive it?") && !isSaid(0, "#1"), "nothing is revealed")
    #expect(isSaid(1, "✓ Right: Q1, Q2.") && isSaid(1, "#1") && isSaid(1, "Both."))
    #expect(!isSaid(1, "A task.") && isSaid(2, "A task."), "the pause")
    #expect(isSaid(3, "Done!"))
    #expect(isSaid(4, "the broker is again") && isSaid(4, "How many copies does Q2 receive?"))
    #expect(isSaid(7, "✓ Right: 1,2.") && isSaid(9, "✗ Not no: the answer is yes."))
    #expect(isSaid(9, "now:"), "the life of a message from before the question")
    #expect(stage.session.marks.points(in: "asking") == 5)
  }

  @Test func theBenchIsThatOfTheLessonWhateverTheLearnerDid() throws {
    var stage = try AskingSample.stage()
    stage.run(lines: Self.whole)
    let ways = [
      ["learn asking", "skip", "next", "solution", "next", "skip", "next", "skip", "skip", "skip"],
      [
        "learn asking", "nobody", "purge Q1", "next", "hint", "skip", "reset", "7", "next", "9,9",
        "declare queue x", "delivered", "yes",
      ],
      ["learn asking", "lang zh-Hant"] + Self.whole.dropFirst(),
    ]
    for way in ways {
      var other = try AskingSample.stage()
      other.run(lines: way)
      #expect(
        other.session.bench.broker.queueSnapshots == stage.session.bench.broker.queueSnapshots,
        "\(way)")
      #expect(other.run("next") == .failed)
    }
    var jump = try AskingSample.stage()
    jump.run(lines: ["learn asking", "goto two", "skip", "skip", "skip"])
    #expect(jump.session.bench.broker.queueSnapshots == stage.session.bench.broker.queueSnapshots)
  }

  /// Its parts are told one by one, and yet it is one step, as for `check`.
  @Test func undoOfAStepReachesBackOverItsQuestions() throws {
    let text = AskingSample.text.replacing(
      "A task.",
      with: """
        ```warren
        > purge Q1
        > undo
        > undo
        > expect queue Q1 ready=0
        > publish animals quick.orange.rabbit 1
        ```

        A task.
        """)
    let lesson = try AskingSample.lesson(text)
    var stage = Stage { $0.course = Course([lesson]) }
    stage.run(lines: ["learn asking", "Q1 Q2", "next"])
    #expect(stage.english.contains("undone: publish animals quick.orange.rabbit 1"))
    #expect(stage.english.contains("✓ as expected"))
  }

  @Test func onlyTheFirstAnswerCounts() throws {
    var stage = try AskingSample.stage()
    stage.run(lines: ["learn asking", "Q1", "undo", "Q1 Q2"])
    #expect(stage.english.contains { $0.hasPrefix("✓ Right") })
    #expect(stage.session.marks.points(in: "asking") == 0)
    stage.run(lines: ["next", "solution", "undo", "publish animals a.orange.b 2"])
    #expect(stage.english.contains { $0.contains("Done!") })
    #expect(stage.session.marks.points(in: "asking") == 0)
  }

  @Test func aWrongAnswerIsExplained() throws {
    var stage = try AskingSample.stage()
    stage.run(lines: ["learn asking", "q2"])
    #expect(stage.english.first == "✗ Q1 gets it too. The answer is Q1, Q2. See why:")
    #expect(stage.english.contains { $0.contains("✓ Q1   *.orange.*") })
  }

  @Test func commandsAndTyposAreHarmlessWhileAQuestionIsOpen() throws {
    var stage = try AskingSample.stage()
    stage.run("learn asking")
    #expect(stage.run("Q3") == .wrongUsage)
    #expect(stage.english.contains { $0.contains("neither an answer nor a command") })
    #expect(stage.run("match animals a.orange.b") == .fine)
    #expect(stage.run("lsit queues") == .wrongUsage)
    #expect(stage.run("") == .fine)
    #expect(stage.run("next") == .failed)
    #expect(stage.run("solution") == .failed && stage.run("hint") == .failed)
    #expect(stage.session.openQuestion == .queues)
    #expect(stage.session.marks.marks.isEmpty)
    stage.run(lines: ["Q1,Q2", "next"])
    #expect(stage.session.openQuestion == nil)
    #expect(stage.run("next") == .failed, "the task is open")
    #expect(stage.run("check") == .failed && stage.english.contains { $0.hasPrefix("✓ expect") })
    #expect(stage.run("hint") == .fine && stage.run("hint") == .fine)
    #expect(stage.english.first == "Hint 2 of 2: publish animals x.orange.y 2")
    #expect(stage.run("hint") == .failed)
    #expect(stage.run("skip") == .fine && stage.session.openQuestion == .copies(queue: "Q2"))
  }

  @Test(
    arguments: [
      (.queues, "Q2, Q1", .queues(["Q1", "Q2"])), (.queues, "q1 Q1", .queues(["Q1"])),
      (.queues, "nobody", .queues([])), (.queues, "Q1 Q3", nil),
      (.copies(queue: "Q1"), "2", .copies(2)), (.copies(queue: "Q1"), "-1", nil),
      (.copies(queue: "Q1"), "two", nil),
      (.order(consumer: "C1"), "1,3, 5", .order(["1", "3", "5"])),
      (.order(consumer: "C1"), "1 3", .order(["1", "3"])),
      (.order(consumer: "C1"), "v5", .order(["v5"])), (.order(consumer: "C1"), "ack C1", nil),
      (.order(consumer: "C1"), "nothing", .order([])), (.order(consumer: "C1"), "a b", nil),
      (.outcome, "Dead-Lettered", .outcome(.deadLettered)), (.outcome, "gone", nil),
      (.redelivered, "Y", .redelivered(true)), (.redelivered, "否", .redelivered(false)),
      (.redelivered, "maybe", nil), (.queues, " , ", nil),
    ] as [(LessonQuestion, String, LessonAnswer?)])
  func answersAreRead(question: LessonQuestion, text: String, answer: LessonAnswer?) {
    #expect(question.answer(typed: text, queues: ["Q1", "Q2"]) == answer)
  }
}
