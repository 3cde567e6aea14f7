import ArgumentParser
import Narration
import Terminal
import Workbench

/// `warren export lesson topics`
struct LessonExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Writes a lesson as a handout, or its steps for another tool.")

  @Argument(help: "The lesson's name.")
  var name: String

  @Argument(help: "The file; standard output without one.")
  var file: String?

  @Option(help: "markdown (a handout with the answers at its end), pika, rabbitmqadmin.")
  var to = Form.markdown

  @OptionGroup var options: Options

  /// What a lesson can be written as.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case markdown, pika, rabbitmqadmin
  }

  func run() throws {
    let words = options.language.phrasebook
    let lesson = try DemoLesson.lesson(name, options)
    let text =
      switch to {
      case .markdown:
        Handout(lesson, text: try DemoLesson.source(of: lesson, options)).markdown
      case .pika: LessonScript(lesson, for: .pika).text
      case .rabbitmqadmin: LessonScript(lesson, for: .rabbitmqadmin).text
      }
    guard let file else {
      // Nobody reading any more is no fault.
      if !Screen.write(text) { throw ExitCode.success }
      return
    }
    do {
      try Files.write(file, Array(text.utf8))
    } catch {
      Console.writeError(words.text(NoticePhrase.cannotWrite(path: visible(file))) + "\n")
      throw ExitCode(2)
    }
  }
}
