import ArgumentParser
import Glibc
import Narration
import Workbench

/// `warren lesson new NAME`
struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "For authors of lessons.", subcommands: [New.self])

  /// Writes a lesson to begin with, in each language.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Writes the skeleton of a lesson in both languages.",
      discussion: "Into the folder of --lessons, or Lessons. It passes warren check as it is.")

    @Argument(help: "The lesson's name: small letters, digits and dashes.")
    var name: String

    @OptionGroup var options: Options

    func run() throws {
      let words = options.language.phrasebook
      let isGood =
        !name.isEmpty && name.count <= 64
        && name.utf8.allSatisfy { octet in
          (0x61...0x7a).contains(octet) || (0x30...0x39).contains(octet) || octet == 0x2d
        }
      guard isGood else { throw refused(words.text(LessonPhrase.nameBad(visible(name)))) }
      let folder = options.lessons ?? "Lessons"
      let paths = Language.allCases.map { "\(folder)/\($0.rawValue)/\(name).md" }
      if let path = paths.first(where: { access($0, F_OK) == 0 }) {
        throw refused(words.text(LessonPhrase.exists(visible(path))))
      }
      let order = try lastOrder(in: folder) + 10
      var console = Console(options, language: options.language)
      for (language, path) in zip(Language.allCases, paths) {
        let text = language.phrasebook.lessonSkeleton(title: name, order: min(order, 10_000))
        do {
          try Files.makeFolder("\(folder)/\(language.rawValue)")
          try Files.write(path, Array(text.utf8))
        } catch {
          throw refused(words.text(NoticePhrase.cannotWrite(path: visible(path))))
        }
        console.show(.prose([Line(words.text(LessonPhrase.created(visible(path))))]))
      }
      console.flush()
    }

    /// The order of the last lesson that is there.
    private func lastOrder(in folder: String) throws -> Int {
      guard let library = try? LessonLibrary(path: folder) else { return 0 }
      let course = library.course { _, _ in }
      return Language.allCases.flatMap { course.lessons(in: $0) }.map(\.order).max() ?? 0
    }

    private func refused(_ text: String) -> ExitCode {
      Console.writeError(text + "\n")
      return ExitCode(2)
    }
  }
}
