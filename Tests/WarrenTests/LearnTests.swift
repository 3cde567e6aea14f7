import Glibc
import TestSupport
import Testing

/// A lesson from start to end, as a learner walks through it.
@Suite(.serialized, .timeLimit(.minutes(10))) struct LearnTests {
  @Test(arguments: ["en", "zh-Hant"])
  func walksThroughALesson(language: String) throws {
    let person = try PersonAtPrompt(language: language)
    #expect(try person.say("lessons").contains("publish-subscribe"))
    let first = try person.say("learn simple")
    #expect(first.contains("warren> declare queue hello"))
    #expect(first.contains(language == "en" ? "step 1 of 11" : "第 1 步，共 11 步"))
    #expect(try !person.say("next").contains("#1"), "a question is open")
    #expect(try person.say("waiting").contains("#1"))
    let second = try person.say("next")
    // Anything may be tried in between; next puts it back, and undo brings it back again.
    try person.say("declare queue mine")
    let third = try person.say("next")
    #expect(try person.say("list queues name").contains("mine") == false)
    try person.say("undo")
    #expect(try person.say("list queues name").contains("mine"))
    #expect(body(of: try person.say("next")) == body(of: third))
    #expect(body(of: try person.say("back")) == body(of: second))
    var last = ""
    for _ in 1...40 where !last.contains("learn worker") {
      let isAsked = last.filter { !$0.isWhitespace }.contains(/skip(revealsit|goeson|直接看答案|先往下走)/)
      last = try person.say(isAsked ? "skip" : "next")
    }
    #expect(last.contains("learn worker"))
    let none = try person.say("next")
    #expect(none.contains(language == "en" ? "That was the last step." : "最後一步"))
  }

  /// The trace lines of a step, which depend on the broker and not on how the step was reached.
  private func body(of step: String) -> String {
    let lines = step.split(separator: "\n").drop { !$0.hasPrefix("warren> ") }
    return lines.dropLast(3).joined(separator: "\n")
  }

  @Test func opensAtALesson() throws {
    let person = try PersonAtPrompt(["learn", "topics"])
    #expect(person.terminal.transcript.contains("quick.orange.rabbit"))
    #expect(try person.say("goto summary").contains("step 16 of 16"))
    #expect(try person.say("goto sumary").contains("Did you mean goto summary?"))
    #expect(try person.say("learn topcis").contains("Did you mean learn topics?"))
  }
}

/// A learner who answers, does a task, is cut off, and comes back.
@Suite(.serialized, .timeLimit(.minutes(10))) struct LearnAgainTests {
  private static func folder() throws -> PipeFolder {
    let folder = try PipeFolder()
    let made = try warren("lesson", "new", "mine", "--lessons", folder.path)
    #expect(made.exitCode == 0)
    return folder
  }

  @Test func answersDoesAndComesBack() throws {
    let folder = try Self.folder()
    let arguments = ["--lessons", folder.path]
    let first = try PersonAtPrompt(arguments)
    try first.say("learn mine")
    let question = try first.say("next", prompt: "answer")
    #expect(question.contains("Which queues receive it?") && !question.contains("#1"))
    let typo = try first.say("eurpoe", prompt: "answer")
    #expect(typo.contains("Did you mean europe?"))
    #expect(try first.say("europe").contains("✓ Right: europe."))
    try first.say("next")
    #expect(try first.say("next").contains("The task is open"))
    #expect(try first.say("declare queue all").contains("Done!") == false)
    first.terminal.send(signal: SIGKILL)
    _ = try first.terminal.waitForExit()
    // The process is gone, its lines are not.
    let second = try PersonAtPrompt(arguments, home: first.home)
    #expect(second.terminal.transcript.contains("resume takes it up again"))
    #expect(try second.say("resume").contains("Your task"))
    #expect(try second.say("bind all orders #").contains("Done!"))
    #expect(try second.say("next").contains("Summary"))
    #expect(try second.say("progress").contains("4 of 4 steps, 2 of 2 points"))
    try second.say("review \(folder.path)/did.md")
    #expect(try folder.text(of: "did.md").contains("> bind all orders #"))
    second.terminal.send("quit\r")
    _ = try second.terminal.waitForExit()
    let third = try PersonAtPrompt(arguments, home: first.home)
    #expect(!third.terminal.transcript.contains("resume"), "it was left by quit")
    #expect(try third.say("progress").contains("4 of 4 steps, 2 of 2 points"))
    #expect(try third.say("learn").contains("Summary"))
  }
}
