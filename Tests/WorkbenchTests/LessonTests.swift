import Narration
import Testing

@testable import Workbench

@Suite struct LessonTests {
  // MARK: Reading

  struct Wrong: CustomTestStringConvertible {
    let old: String
    let new: String
    let phrase: LessonPhrase
    let line: Int
    let column: Int

    init(_ old: String, _ new: String, _ phrase: LessonPhrase, _ line: Int, _ column: Int = 1) {
      self.old = old
      self.new = new
      self.phrase = phrase
      self.line = line
      self.column = column
    }

    var testDescription: String { "\(phrase)" }
  }

  static let wrong: [Wrong] = [
    .init("---\ntitle", "title", .frontMatterMissing, 1),
    .init("needs:\n---", "needs:\n", .frontMatterMissing, 1),
    .init("order: 1", "colour: 1", .keyUnknown("colour"), 3),
    .init("order: 1", "order", .keyUnknown("order"), 3),
    .init("order: 1\n", "", .keyMissing("order"), 6),
    .init("order: 1", "order: first", .valueBad(key: "order"), 3, 8),
    .init("minutes: 2", "minutes: -2", .valueBad(key: "minutes"), 5, 10),
    .init("title: The first", "title:", .valueBad(key: "title"), 2, 8),
    .init("## One", "Words\n\n## One", .nothingBeforeFirstStep, 9),
    .init("## One", "- a list\n\n## One", .nothingBeforeFirstStep, 9),
    .init("## One", "> quoted\n\n## One", .nothingBeforeFirstStep, 9),
    .init("## One", "| a |\n|---|\n| b |\n\n## One", .nothingBeforeFirstStep, 9),
    .init("## One", "***\n\n## One", .nothingBeforeFirstStep, 9),
    .init("## One", "<!-- note: x -->\n\n## One", .nothingBeforeFirstStep, 9),
    .init("## One", "```warren\n> reset\n```\n\n## One", .nothingBeforeFirstStep, 9),
    .init("{#two}", "", .stepWithoutID, 20, 4),
    .init("{#two}", "{#Two}", .idBad("Two"), 20, 4),
    .init("{#two}", "{#}", .idBad(""), 20, 4),
    .init("{#two}", "{#one}", .idRepeated("one"), 20),
    .init("warren setup", "warren taks", .fenceUnknown("taks"), 24, 4),
    .init("warren setup", "warren setup x", .fenceUnknown("setup x"), 24, 4),
    .init("warren setup", "warren task", .goalNotExpectation("send q \"{n}\" n=2"), 25, 3),
    .init("warren setup\n> send q \"{n}\" n=2", "warren task", .goalMissing, 24),
    .init(
      "warren setup\n> send q \"{n}\" n=2", "warren task\n> expect queue q ready=3",
      .taskWithoutSolution, 24),
    .init("warren setup", "warren solution", .solutionWithoutTask, 24),
    .init("warren setup", "warren predict", .questionUnknown(""), 24, 4),
    .init("warren setup", "warren predict copies", .questionUnknown("copies"), 24, 4),
    .init("warren setup", "warren predict future q", .questionUnknown("future q"), 24, 4),
    .init("note: say it aloud", "hint: look", .hintWithoutTask, 18),
    .init("note: say it aloud", "hint:", .valueBad(key: "hint"), 18, 6),
    .init("note: say it aloud", "pause: long", .valueBad(key: "pause"), 18, 6),
    .init("- one", "- one\n\n  ```warren\n  > reset\n  ```", .fenceNested, 43),
    .init("note: say", "shout: say", .directiveUnknown("shout"), 18, 6),
    .init("cures: 5, 14", "cures: five", .valueBad(key: "cures"), 22, 6),
    .init("<!-- note: say it aloud -->", "<b>aloud</b>", .htmlNotAllowed, 18),
    .init("<!-- note: say it aloud -->", "<div>\n</div>", .htmlNotAllowed, 18),
    .init("*more*", "*<b>more</b>*", .htmlNotAllowed, 11),
    .init("- two", "- two <!-- note: x -->", .htmlNotAllowed, 42),
    .init("> purge q\n", "", .outputBeforeCommand, 49),
  ]

  @Test(arguments: wrong)
  func problemsHaveTheirPlace(wrong: Wrong) throws {
    let text = LessonSample.text.replacing(wrong.old, with: wrong.new, maxReplacements: 1)
    for text in [text, text.replacing("\n", with: "\r\n")] {
      let problem = #expect(throws: LessonProblem.self) {
        try Lesson(name: "x", language: .english, text: text)
      }
      #expect(problem?.phrase == wrong.phrase)
      #expect(problem?.line == wrong.line && problem?.column == wrong.column, "\(wrong.phrase)")
    }
  }

  @Test func aLessonNeedsSteps() {
    let text = LessonSample.text.components(before: "## One")
    let problem = #expect(throws: LessonProblem.self) {
      try Lesson(name: "x", language: .english, text: text)
    }
    #expect(problem?.phrase == .noSteps)
  }

  @Test func theSampleIsRead() throws {
    let lesson = try LessonSample.lesson()
    #expect(lesson.title == "The first" && lesson.minutes == 2 && lesson.needs.isEmpty)
    #expect(lesson.steps.map(\.id) == ["one", "two", "three"])
    #expect(lesson.steps.map(\.line) == [9, 20, 39])
    #expect(lesson.steps[1].fences.map(\.isShown) == [false, true])
    #expect(lesson.steps[1].fences[1].exchanges.map(\.expected.count) == [1, 2, 1])
  }

  // MARK: Checking

  private static func problems(_ old: String, _ new: String) throws -> [LessonProblem] {
    let text = LessonSample.text.replacing(old, with: new, maxReplacements: 1)
    var checker = LessonChecker(try Lesson(name: "x", language: .english, text: text))
    return checker.problems()
  }

  @Test func theSampleIsRight() throws {
    #expect(try Self.problems("", "").isEmpty)
    var checker = LessonChecker(try LessonSample.lesson())
    #expect(checker.commandCount == 6)
    #expect(checker.updated(LessonSample.text) == LessonSample.text)
  }

  @Test(arguments: [
    ("2 ready messages", "3 ready messages", LessonPhrase.outputDiffers, 49),
    ("q   durable\n```", "q   durable\nmore\n```", .outputDiffers, 14),
    ("> expect error 404\n✓ as expected\n", "", .unexpectedOutcome(line: "get missing"), 31),
    ("> purge q", "> purge nothing", .unexpectedOutcome(line: "purge nothing"), 49),
    ("> send q", "> sned q", .unexpectedOutcome(line: "sned q \"{n}\" n=2"), 25),
    ("> declare queue q", "> decl queue q", .unexpectedOutcome(line: "decl queue q"), 14),
    ("> purge q", "> learn first", .unexpectedOutcome(line: "learn first"), 49),
  ])
  func whatIsWrongIsFound(old: String, new: String, phrase: LessonPhrase, line: Int) throws {
    let problems = try Self.problems(old, new)
    #expect(problems.contains { $0.phrase == phrase && $0.line == line }, "\(problems)")
  }

  @Test(
    arguments: [
      (["a", "b", "c"], ["..."], true), ([], ["..."], true),
      (["a", "b", "c"], ["a", "..."], true),
      (["a", "b", "c"], ["...", "c"], true), (["a", "b", "c"], ["a", "...", "c"], true),
      (["a", "c"], ["a", "...", "c"], true), (["a"], ["a", "...", "a"], false),
      (["a", "b", "a", "c"], ["...", "a", "..."], true), (["a", "b"], ["b", "..."], false),
      (["a", "b", "c"], ["...", "b"], false), (["a"], [], false), ([], [], true),
      (["a", "b", "c", "d"], ["...", "b", "...", "d"], true), (["..."], ["..."], true),
    ] as [([String], [String], Bool)])
  func elisions(output: [String], expected: [String], isMatch: Bool) {
    #expect(LessonChecker.matches(output, expected) == isMatch)
  }

  @Test(arguments: ["\n", "\r\n"])
  func updatingChangesWhatDiffersAndKeepsTheRest(end: String) throws {
    let right = LessonSample.text.replacing("\n", with: end)
    let wrong = right.replacing("2 ready messages", with: "3 ready messages")
      .replacing("queue q   durable" + end, with: "")
      .replacing("> expect error 404" + end, with: "> expect error 404" + end + "x" + end)
    func updated(_ text: String) throws -> String {
      var checker = LessonChecker(try Lesson(name: "x", language: .english, text: text))
      return checker.updated(text)
    }
    let once = try updated(wrong)
    #expect(once.contains("> expect queue q ready=2\(end)...\(end)"))
    #expect(once.contains("2 ready messages") && !once.contains("\(end)x\(end)"))
    #expect(try updated(once) == once)
    #expect(try updated(right) == right)
  }

  @Test func aLessonMayGoBack() throws {
    let old = "> expect queue q ready=2\n..."
    let new = "> send q x\n...\n> undo\nundone: send q x\n\(old)"
    #expect(try Self.problems(old, new).isEmpty)
    // Only within the step.
    let early = "> undo\nThere is nothing to undo.\n\(old)"
    #expect(try Self.problems("> send q \"{n}\" n=2", "> undo").count > 0)
    #expect(try Self.problems(old, early).count > 0)
  }

  @Test(arguments: [
    ("{#two}", "{#deux}", LessonPhrase.stepsDiffer(other: "zh-Hant/first"), 9),
    ("> purge q", "> purge p", .commandsDiffer(step: "three", other: "zh-Hant/first"), 39),
    ("warren setup", "warren", .commandsDiffer(step: "two", other: "zh-Hant/first"), 20),
  ])
  func languagesAgree(old: String, new: String, phrase: LessonPhrase, line: Int) throws {
    let english = try LessonSample.lesson()
    let text = LessonSample.text.replacing(old, with: new)
    let other = try Lesson(name: "first", language: .traditionalChinese, text: text)
    let problem = LessonChecker.disagreement(english, with: other)
    #expect(problem?.phrase == phrase && problem?.line == line)
    #expect(LessonChecker.disagreement(english, with: english) == nil)
  }
}

extension String {
  /// What stands before the first occurrence of `text`.
  func components(before text: String) -> String {
    firstRange(of: text).map { String(self[..<$0.lowerBound]) } ?? self
  }
}
