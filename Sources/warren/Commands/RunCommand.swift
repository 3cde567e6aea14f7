import ArgumentParser
import CommandLanguage
import Glibc
import Narration
import Workbench

/// `warren run FILE…`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Executes scripts in the command language.",
    discussion: """
      The files are executed one after the other at the same broker; - is standard input.
      Stops at the first error that is not expected (expect error CODE).
      """)

  @Argument(help: "Files, or - for standard input.")
  var files: [String]

  @Flag(help: "Go on after errors.")
  var keepGoing = false

  @Flag(help: "Let scripts read and write the files that they name.")
  var allowFiles = false

  @OptionGroup var options: Options

  private static let scriptLimit = 256 << 20

  func run() throws {
    var console = Console(options, language: options.language)
    var scripts: [Script] = []
    for file in files {
      guard let script = script(file) else {
        console.flush()
        throw ExitCode(2)
      }
      scripts.append(script)
    }
    var configuration = Session.Configuration()
    configuration.seed = options.seed
    configuration.profile = options.profile
    configuration.dialect = .script
    configuration.language = options.language
    configuration.keepsHistory = scripts.contains(where: \.needsHistory)
    var bar = SweepBar()
    configuration.progressed = { bar.show($0, of: $1) }
    if allowFiles { configuration.files = Files.access }
    var session = Session(configuration)
    var worst: Int32 = 0
    for script in scripts {
      let outcome = session.run(script, keepsGoing: keepGoing) { report in
        console.show(report)
        if case .statementEnded = report { console.flush() }
      }
      worst = max(worst, outcome.exitCode)
      if outcome == .quit || (worst != 0 && !keepGoing) { break }
    }
    console.flush()
    throw ExitCode(worst)
  }

  private func script(_ file: String) -> Script? {
    let name = file == "-" ? "standard input" : file
    do {
      let octets =
        file == "-"
        ? try Files.read(STDIN_FILENO, Self.scriptLimit) : try Files.read(file, Self.scriptLimit)
      return Script(name: name, octets: octets)
    } catch {
      let phrase: NoticePhrase =
        error == .tooLarge
        ? .fileTooLarge(path: visible(name)) : .cannotRead(path: visible(name))
      let words = options.language.phrasebook
      Console.writeError(words.text(phrase) + "\n")
      return nil
    }
  }
}
