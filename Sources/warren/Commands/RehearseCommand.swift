import ArgumentParser
import Glibc
import Narration
import Terminal
import Workbench

/// `warren rehearse [LESSON…]`
struct RehearseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse", abstract: "Plays lessons unseen before class.",
    discussion: """
      Tells the first difference of each lesson from what is written, with its place (exit code 1),
      and what is wider than 80 columns or has more rows than the room.
      """)

  @Argument(help: "The lessons' names; without any all of them.")
  var names: [String] = []

  @Option(help: "How many rows the room's screen has. Default: this terminal's.")
  var rows: Int?

  @OptionGroup var options: Options

  func validate() throws {
    if let rows, rows < 1 { throw ValidationError("--rows is at least 1.") }
  }

  func run() throws {
    let words = options.language.phrasebook
    let lessons =
      names.isEmpty
      ? try Prompt.course(options.lessons, words).lessons(in: options.language)
      : try names.map { try DemoLesson.lesson($0, options) }
    var console = Console(options, language: options.language)
    var isFine = true
    for lesson in lessons {
      var check = LessonCheck(words: words)
      let folder = options.lessons.map { $0 + "/" } ?? ""
      let location = "\(folder)\(lesson.language.rawValue)/\(lesson.name).md"
      if check.checkBeginning(of: lesson, at: location) {
        console.show(.prose(appearance(of: lesson, at: location, words)))
      } else {
        isFine = false
        console.show(.prose(check.lines))
      }
      console.flush()
    }
    if !isFine { throw ExitCode(1) }
  }

  private func appearance(
    of lesson: Lesson, at location: String, _ words: any Phrasebook
  ) -> [Line] {
    let rehearsal = Rehearsal(lesson)
    // The cursor needs a row, too.
    let room = (rows ?? (Screen.isTerminal(STDOUT_FILENO) ? Screen.size.rows : nil)).map { $0 - 1 }
    var lines = [
      Line([
        Span("✓ ", .success),
        Span(
          words.text(
            DemoPhrase.rehearsed(
              lesson: lesson.name, steps: rehearsal.steps.count, beats: rehearsal.beatCount))),
      ])
    ]
    for step in rehearsal.steps {
      let place = "  \(visible(location)):\(step.line):1: "
      for (text, columns) in step.wide {
        let phrase = DemoPhrase.tooWide(columns: columns, line: visible(text))
        lines.append(Line(place + words.text(phrase), .warning))
      }
      if let room, step.rows > room {
        let phrase = DemoPhrase.tooLong(step: step.id, rows: step.rows, of: room + 1)
        lines.append(Line(place + words.text(phrase), .warning))
      }
    }
    return lines
  }
}
