import AMQPModel
public import ArgumentParser
public import CommandLanguage
import Narration
import Workbench

/// `warren import definitions.json`
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Opens the prompt with what a definitions.json or a running RabbitMQ holds.")

  @Argument(help: "The file that RabbitMQ exported, or http://user:pass@host:15672.")
  var file: String

  @OptionGroup var options: Options

  func run() throws {
    let statement = InterchangeStatement.importing(path: file, virtualHost: nil)
    var prompt = try Prompt(options)
    prompt.run(first: statement.unmaskedLine)
  }
}

/// `warren lint definitions.json`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Looks for mistakes in the topology of a definitions.json.",
    discussion: """
      Exit codes: 0 nothing, or notes only; 1 errors, warnings, or a file that is no definitions.
      """)

  @Argument(help: "Files that RabbitMQ exported, or http://…")
  var files: [String]

  @Option(help: ArgumentHelp("Only this virtual host; all of them by default.", valueName: "name"))
  var vhost: String?

  @OptionGroup var options: Options

  func validate() throws {
    guard let vhost else { return }
    if vhost.isEmpty || VirtualHostName(validating: vhost) == nil {
      throw ValidationError("A virtual host's name has 1 to 255 bytes.")
    }
  }

  func run() throws {
    let host = vhost.flatMap { VirtualHostName(validating: $0) }
    let statements = files.map { InterchangeStatement.linting(path: $0, virtualHost: host) }
    try Interchanging.run(statements, options)
  }
}

/// `warren export …`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes a definitions.json, or a lesson, as something else.",
    discussion: """
      warren export definitions.json --to compose
      warren export lesson topics handout.md
      """,
    subcommands: [ConvertCommand.self, LessonExportCommand.self],
    defaultSubcommand: ConvertCommand.self)
}

/// `warren export definitions.json --to compose`
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topology",
    abstract: "Writes a definitions.json anew, or as something else (the default).")

  @Argument(help: "The file that RabbitMQ exported, or http://user:pass@host:15672.")
  var file: String

  @Option(help: "definitions, dot, mermaid, compose, rabbitmqadmin, pika.")
  var to = ExportFormat.definitions

  @OptionGroup var options: Options

  func run() throws {
    try Interchanging.run(
      [.exporting(path: nil, to, virtualHost: nil)], options,
      importing: file)
  }
}

extension ExportFormat: ExpressibleByArgument {}

/// Runs statements of this kind in a session of their own.
private enum Interchanging {
  static func run(
    _ statements: [InterchangeStatement], _ options: Options, importing file: String? = nil
  ) throws {
    var console = Console(options, language: options.language)
    var configuration = Session.Configuration()
    configuration.seed = options.seed
    configuration.language = options.language
    configuration.keepsHistory = false
    configuration.files = Files.access
    var session = Session(configuration)
    if let file {
      // Standard output is for the text alone, so only what goes wrong is told.
      let statement = InterchangeStatement.importing(path: file, virtualHost: nil)
      let outcome = session.run(statement.unmaskedLine) { report in
        if report.isDiagnostic { console.show(report) }
      }
      guard outcome == .fine else { throw ExitCode(outcome.exitCode) }
    }
    var worst: Int32 = 0
    for statement in statements {
      let outcome = session.run(statement.unmaskedLine) { console.show($0) }
      worst = max(worst, outcome.exitCode)
    }
    console.flush()
    throw ExitCode(worst)
  }
}
