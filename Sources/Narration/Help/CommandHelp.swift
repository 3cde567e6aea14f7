/// What a command does, in one language.
public struct CommandHelp: Hashable, Sendable {
  /// What one word of the table means.
  public struct Detail: Hashable, Sendable {
    /// The word, as in the table; `arg.` and `header.` for arguments and headers.
    public let name: String
    /// What it means.
    public let text: String
  }

  /// One line for the list of commands.
  public let summary: String
  /// What it does, its defaults, what surprises.
  public let paragraphs: [String]
  /// What each slot, option and flag means.
  public let details: [Detail]

  init(
    _ summary: String, _ paragraphs: [String], _ details: KeyValuePairs<String, String> = [:],
    more: [Detail] = []
  ) {
    self.summary = summary
    self.paragraphs = paragraphs
    self.details = details.map { Detail(name: $0.key, text: $0.value) } + more
  }

  /// What `name` means here.
  public func detail(_ name: String) -> String? {
    details.first { $0.name == name }?.text
  }
}

extension CommandHelp.Detail {
  static func list(_ details: KeyValuePairs<String, String>) -> [CommandHelp.Detail] {
    details.map { .init(name: $0.key, text: $0.value) }
  }
}
