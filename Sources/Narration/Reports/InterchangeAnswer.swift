public import BrokerCore
public import CommandLanguage
public import Interchange

/// What came of `import`, `export` and `lint`.
public enum InterchangeAnswer: Sendable {
  /// What a file brought.
  case imported(ImportSummary)
  /// A text that was asked for without a file.
  case exported(ExportFormat, text: String, losses: [String])
  /// A file that was written.
  case written(ExportFormat, path: String, losses: [String])
  /// What was found in the broker's topology, or in that of a file, of which something may not
  /// have been looked at.
  case linted([Finding], path: String?, omitted: [ImportPlan.Omission])
}

/// What an import brought, and what of it is not simulated.
public struct ImportSummary: Sendable {
  /// The file.
  public let path: String
  /// What was declared, and what was not.
  public let plan: ImportPlan
  /// What the file has that RabbitMQ does not know, and clear passwords.
  public let notices: [DefinitionsNotice]
  /// The sections that are only kept, with how many entries they have.
  public let keptSections: [(name: String, count: Int)]

  /// A summary of what `definitions` brought.
  public init(
    path: String, definitions: Definitions, plan: ImportPlan, notices: [DefinitionsNotice]
  ) {
    self.path = path
    self.plan = plan
    self.notices = notices
    keptSections = [
      ("parameters", definitions.parameters.count { $0.operatorPolicy == nil }),
      ("global_parameters", definitions.globalParameters.count),
    ].filter { $0.1 > 0 }.map { (name: $0.0, count: $0.1) }
  }
}
