import BrokerCore
import CommandLanguage
import Narration
import Testing

@testable import Workbench

/// What is kept of a learner's way through the course.
@Suite struct ProgressTests {
  @Test func progressIsCountedAndForgotten() throws {
    var stage = try AskingSample.stage()
    stage.run(lines: ["learn asking", "Q1", "next", "publish animals a.orange.b 2", "next", "1"])
    stage.run("progress")
    #expect(stage.english.contains { $0.contains("asking  1 of 2 steps, 2 of 6 points") })
    stage.run("next")
    stage.run("progress")
    #expect(stage.english.contains { $0.contains("2 of 2 steps") })
    #expect(stage.run("progress forget") == .fine)
    stage.run("progress")
    #expect(stage.english.contains { $0.contains("0 of 2 steps, 0 of 6 points") })
  }

  @Test func marksAreKeptAsLines() throws {
    var stage = try AskingSample.stage()
    stage.run(lines: ["learn asking", "Q1", "next", "solution", "next", "1", "next"])
    let marks = stage.session.marks
    #expect(marks.lines.first == "at asking two")
    #expect(CourseMarks(lines: marks.lines.map { Substring($0) }) == marks)
    let noise = ["", "at", "x y z", "right a b c", "seen a b c d e", "\u{1b}[2J a b 1"]
    #expect(CourseMarks(lines: (noise + marks.lines).map { Substring($0) }) == marks)
  }

  @Test func learnGoesOnWhereTheLearnerWas() throws {
    var stage = try AskingSample.stage()
    #expect(stage.run("learn") == .fine && stage.english.contains { $0.contains("asking") })
    #expect(stage.session.state.lesson == nil)
    stage.run(lines: ["learn asking", "goto two"])
    let marks = stage.session.marks
    let lessons = [try AskingSample.lesson()]
    var later = Stage {
      $0.course = Course(lessons)
      $0.marks = marks
    }
    #expect(later.run("learn") == .fine)
    #expect(later.english.contains { $0.hasPrefix("Two   step 2 of 2") })
    later.run("goto one")
    later.run(lines: ["goto two", "learn asking"])
    #expect(later.english.last == "You were further already: goto two")
  }

  @Test func aReviewTellsWhatWasDone() throws {
    let lessons = [try AskingSample.lesson()]
    var stage = Stage {
      $0.course = Course(lessons)
      $0.keepsReview = true
    }
    var untouched = stage
    #expect(untouched.run("review r.md") == .failed)
    stage.run(lines: [
      "declare queue `own`", "learn asking", "Q1", "next", "publish animals a.orange.b 2",
      "add user ann password=secret", "review r.md",
    ])
    let text = stage.files["r.md"]
    #expect(text.hasPrefix("# What you did\n\n## Outside of lessons\n\n```warren\n> declare queue"))
    #expect(text.contains("## Asking: One\n"))
    #expect(text.contains("> publish animals a.orange.b 2\n#2  publish"))
    #expect(text.contains("    ✗ Q2 gets it too."))
    #expect(text.contains("    ✓ Done!"))
    #expect(!text.contains("secret"))
    #expect(!text.contains("Here is a way."), "the lesson's own text")
  }

  @Test func aSessionThatWasCutOffIsTakenUp() throws {
    let lines = [
      "add user ann password=secret", "set permissions ann", "learn asking", "Q1", "next",
      "publish animals a.orange.b 9", "undo", "save f", "list queues", "hint", "declare queue x",
    ]
    var first = try AskingSample.stage()
    var journal: [String] = []
    for line in lines {
      journal.append(first.session.replayable(line))
      first.run(line)
    }
    #expect(!journal.joined().contains("secret"))
    let kept = journal
    let lessons = [try AskingSample.lesson()]
    var second = Stage {
      $0.course = Course(lessons)
      $0.cutOffLines = kept
    }
    #expect(second.run("resume") == .fine)
    #expect(Observation(second.session) == Observation(first.session))
    #expect(second.files["f"].isEmpty, "files are not written again")
    #expect(second.english.contains { $0.contains("Your task") })
    #expect(second.run("as ann declare queue y") == first.run("as ann declare queue y"))
    var none = Stage()
    #expect(none.run("resume") == .failed)
  }
}
