import ArgumentParser

/// `warren`
struct PromptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: "Opens the prompt (the default).")

  @OptionGroup var options: Options

  func run() throws {
    var prompt = try Prompt(options)
    prompt.run()
  }
}

/// `warren learn topics`
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Opens the prompt at a lesson; without a name lists them.")

  @Argument(help: "The lesson's name.")
  var lesson: String?

  @OptionGroup var options: Options

  func run() throws {
    var prompt = try Prompt(options)
    prompt.run(first: lesson.map { "learn \($0)" } ?? "lessons")
  }
}
