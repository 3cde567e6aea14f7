import TestSupport
import Testing

/// Lessons at a terminal, beside what `LearnTests` walks through.
@Suite(.serialized, .timeLimit(.minutes(10))) struct LearnScreenTests {
  @Test(arguments: [
    "message-queue", "rabbitmq", "python", "headers", "reliability", "rpc", "priorities",
    "simple", "worker", "publish-subscribe", "routing", "topics", "setup", "management",
    "queue-settings", "queue-limits", "queue-page", "administration", "retry",
    "vectorization",
  ])
  func everyStepOfEveryLessonFits80Columns(lesson: String) throws {
    for language in ["en", "zh-Hant"] {
      let person = try PersonAtPrompt(language: language, rows: 100)
      var part = try person.say("learn \(lesson)")
      var heading = ""
      while true {
        let rows = part.split(separator: "\n", omittingEmptySubsequences: false)
        // What is typed to go on and the prompt behind it are not the lesson's. A trace of one
        // command cannot be split.
        let height = rows.dropFirst().dropLast().reduce(0) {
          $0 + max(1, (columns(of: String($1)) + 79) / 80)
        }
        let commands = rows.dropLast().count { $0.hasPrefix("warren> ") }
        #expect(
          height <= (commands == 1 ? 48 : 30),
          "\(heading) of \(lesson) has \(height) rows; split it with <!-- pause -->")
        for row in rows {
          // RabbitMQ's own text stays on a line of its own, whatever its length.
          if row.contains(#/^(error|錯誤) +[0-9]{3} [A-Z_]+ - /#) { continue }
          #expect(columns(of: String(row)) <= 80, "\(row)")
        }
        // Chinese has no blanks between its characters, whatever the lines of the file were.
        let blank = part.firstMatch(of: /.*[，。：；！？、」）] [^ ].*/)
        #expect(blank == nil, "\(blank?.output ?? "")")
        for match in part.matches(of: /step [0-9]+ of [0-9]+|第 [0-9]+ 步，共 [0-9]+ 步/) {
          heading = String(match.output)
        }
        // Questions and tasks are skipped; behind the last step nothing more is offered.
        let offer = part.filter { !$0.isWhitespace }
        if offer.contains(/skip(revealsit|goeson|直接看答案|先往下走)/) {
          part = try person.say("skip")
        } else if part.contains(/[:：] ?next\n/) {
          part = try person.say("next")
        } else {
          break
        }
      }
      let numbers = heading.matches(of: /[0-9]+/).map(\.output)
      #expect(numbers.count == 2 && numbers.first == numbers.last, "\(heading)")
    }
  }

  @Test func tellsWhereUndoHasLed() throws {
    let person = try PersonAtPrompt()
    try person.say("declare queue mine")
    #expect(try person.say("learn simple").contains("undo brings yours back"))
    try person.say("skip")
    try person.say("next")
    #expect(try person.say("undo").contains("the lesson is again at step 1 of 11: Hello World"))
    #expect(try person.say("redo").contains("step 2 of 11: Nothing bypasses an exchange"))
    try person.say("send hello mine")
    #expect(try person.say("back").contains("undo brings yours back"))
    #expect(try person.say("undo").contains("step 2 of 11"))
    #expect(try person.say("undo").contains("undone: send hello mine"))
    #expect(try !person.say("next").contains("undo brings yours back"))
    try person.say("undo 4")
    #expect(try person.say("expect queue mine ready=0").contains("✓"))
  }

  @Test func aLessonGoesOnInAnotherLanguage() throws {
    let person = try PersonAtPrompt()
    #expect(try person.say("lessons").contains("The simple pattern"))
    try person.say("learn simple")
    try person.say("skip")
    try person.say("lang zh-Hant")
    let step = try person.say("next")
    #expect(step.contains("第 2 步，共 11 步"))
    #expect(try person.say("next").contains("錯誤       403 ACCESS_REFUSED"))
    #expect(try person.say("lessons").contains("Simple 模式"))
    try person.say("lang en")
    #expect(try person.say("back").contains("step 2 of 11"))
  }

  private func columns(of text: String) -> Int {
    var screen = ScreenModel(rows: 1, columns: 1_000)
    screen.show(Array(text.utf8))
    return screen.cursor.column
  }
}
