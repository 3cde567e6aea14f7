import ArgumentParser
import Narration
import Workbench

/// `warren check [PATH]`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Proves that lessons are right.",
    discussion: """
      Runs every command of every lesson and compares its output with what is written; both
      languages must run the same commands. Without a path it checks the built-in lessons, and
      updates those in Lessons.
      """)

  @Argument(help: "A folder with en and zh-Hant in it, or one lesson's file.")
  var path: String?

  @Flag(help: "Rewrite the expected output that differs.")
  var update = false

  @Option(help: ArgumentHelp("Also write the results as JUnit's XML.", valueName: "file"))
  var junit: String?

  @OptionGroup var options: Options

  private var folder: String? {
    // What is built in cannot be rewritten; its sources can.
    path ?? options.lessons ?? (update ? "Lessons" : nil)
  }

  func run() throws {
    var console = Console(options, language: options.language)
    var check = LessonCheck(words: options.language.phrasebook)
    do {
      let library = try folder.map { try LessonLibrary(path: $0) } ?? LessonLibrary.embedded
      if library.entries.isEmpty {
        let phrase = LessonPhrase.nothingToCheck(visible(folder ?? "warren"))
        Console.writeError(options.language.phrasebook.text(phrase) + "\n")
        throw ExitCode(2)
      }
      if update { try check.update(library) } else { check.check(library) }
    } catch let failure as FileAccess.Failure {
      let name = visible(folder ?? "")
      let phrase: NoticePhrase =
        failure == .unwritable ? .cannotWrite(path: name) : .cannotRead(path: name)
      Console.writeError(options.language.phrasebook.text(phrase) + "\n")
      throw ExitCode(2)
    }
    if let junit { try write(JUnitReport(cases: check.results), to: junit) }
    console.show(.prose(check.lines))
    console.flush()
    if check.problemCount > 0 { throw ExitCode(1) }
  }

  private func write(_ report: JUnitReport, to path: String) throws {
    do {
      try Files.write(path, Array(report.xml.utf8))
    } catch {
      let phrase = NoticePhrase.cannotWrite(path: visible(path))
      Console.writeError(options.language.phrasebook.text(phrase) + "\n")
      throw ExitCode(2)
    }
  }
}
