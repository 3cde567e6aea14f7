public import AMQPModel

/// What concerns RabbitMQ's definitions and other programs' files.
public enum InterchangeStatement: Hashable, Sendable {
  /// `import`: declares what a `definitions.json` holds.
  case importing(path: String, virtualHost: VirtualHostName?)
  /// `export`: to a file, or without one to be shown.
  case exporting(path: String?, ExportFormat, virtualHost: VirtualHostName?)
  /// `lint`: looks for mistakes in the topology, or in that of a file; everywhere if no virtual
  /// host is named.
  case linting(path: String?, virtualHost: VirtualHostName?)
}

/// What `export` writes.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  /// RabbitMQ's `definitions.json`.
  case definitions
  /// For Graphviz.
  case dot
  /// For Mermaid.
  case mermaid
  /// A docker compose file with the definitions in it.
  case compose
  /// Commands of rabbitmqadmin v2.
  case rabbitmqadmin
  /// A Python program.
  case pika
}

extension InterchangeStatement {
  /// The canonical words, without the password of an address.
  var words: [String] { words { Redaction.masked(address: $0) } }

  /// The line that says it, the password of an address included; not to be shown or kept.
  public var unmaskedLine: String { words { $0 }.joined(separator: " ") }

  private func words(_ shown: (String) -> String) -> [String] {
    func word(_ text: String) -> String { Quoting.word(Array(text.utf8)) }
    func host(_ name: VirtualHostName?) -> [String] {
      name.map { ["vhost=" + Quoting.word($0.value.octets)] } ?? []
    }
    switch self {
    case .importing(let path, let virtualHost):
      return ["import", word(shown(path))] + host(virtualHost)
    case .exporting(let path, let format, let virtualHost):
      return ["export"] + (path.map { [word($0)] } ?? [])
        + (format == .definitions ? [] : ["format=\(format.rawValue)"]) + host(virtualHost)
    case .linting(let path, let virtualHost):
      return ["lint"] + (path.map { [word(shown($0))] } ?? []) + host(virtualHost)
    }
  }
}

extension Arguments {
  /// The statement of `import`, `export` or `lint`.
  func interchange(_ name: CommandName) throws(Diagnostic) -> InterchangeStatement {
    let path = slot("file")?.text
    if name == .importDefinitions {
      return .importing(path: required("file").text, virtualHost: try virtualHost())
    }
    if name == .lint { return .linting(path: path, virtualHost: try virtualHost()) }
    var format = ExportFormat.definitions
    if let value = options["format"] {
      let word = try choice(value, ExportFormat.allCases.map(\.rawValue))
      format = ExportFormat(rawValue: word) ?? .definitions
    }
    return .exporting(path: path, format, virtualHost: try virtualHost())
  }

  private func virtualHost() throws(Diagnostic) -> VirtualHostName? {
    try shortString("vhost").map { VirtualHostName($0) }
  }
}
