import ArgumentParser
import Narration

/// The process's command line; lines at the prompt have a language of their own.
@main
struct Warren: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "warren",
    abstract: "RabbitMQ in your terminal: simulated, explained, undoable.",
    discussion: """
      Without a subcommand it opens the prompt; type help there, or lessons.
      Exit codes: 0 fine, 1 a check failed, 2 wrong usage.
      """,
    version: "warren \(version)",
    subcommands: [
      PromptCommand.self, LearnCommand.self, PlayCommand.self, NotesCommand.self,
      RehearseCommand.self, ImportCommand.self, RunCommand.self,
      CheckCommand.self, LessonCommand.self, LintCommand.self, ExportCommand.self,
      ServeCommand.self, VerifyCommand.self, DeployCommand.self,
    ],
    defaultSubcommand: PromptCommand.self)

  /// Wrong usage ends with 2 and not with the parser's own 64.
  static func main() {
    do {
      var command = try parseAsRoot(subcommandFirst(Array(CommandLine.arguments.dropFirst())))
      try command.run()
    } catch {
      let code = exitCode(for: error)
      guard code == .validationFailure else { exit(withError: error) }
      // It quotes arguments, which may hold what a terminal would obey.
      let lines = fullMessage(for: error).split(separator: "\n").map { visible(String($0)) }
      Console.writeError(lines.joined(separator: "\n") + "\n")
      exit(withError: ExitCode(2))
    }
  }

  /// Options that all commands have may stand in front of the command as well, where the parser
  /// would take them for the default one's and what follows for a mistake.
  private static func subcommandFirst(
    _ arguments: [String], of command: any ParsableCommand.Type = Self.self
  ) -> [String] {
    let commands = command.configuration.subcommands
    func named(_ name: String) -> (any ParsableCommand.Type)? {
      commands.first { $0.configuration.commandName == name }
    }
    let place = arguments.indices.first { index in
      named(arguments[index]) != nil
        && (try? Options.parse(Array(arguments[..<index]))) != nil
    }
    guard let place, let next = named(arguments[place]) else { return arguments }
    let rest = Array(arguments[..<place] + arguments[(place + 1)...])
    return [arguments[place]] + subcommandFirst(rest, of: next)
  }
}
