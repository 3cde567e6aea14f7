public import AMQPModel
public import BrokerCore

/// Writes RabbitMQ's `definitions.json`: one entry to a line, in the order that is given.
///
/// What JSON cannot say is written as RabbitMQ 4.0.5 writes it (recorded): void as `"undefined"`,
/// octets that are no UTF-8 as `Not UTF-8, base64 is: …`, a timestamp as a number.
public struct DefinitionsWriter {
  /// The version whose format it is.
  static let version = "4.0.5"

  private let definitions: Definitions

  /// A writer of `definitions`.
  public init(_ definitions: Definitions) { self.definitions = definitions }

  /// The whole file, which ends with a line feed.
  public var text: String {
    var sections = header.map { "  \(JSONValue.string($0.name).text): \($0.value.text)" }
    switch definitions.form {
    case .broker: sections += brokerSections
    case .virtualHost: sections += virtualHostFields
    }
    sections += [
      section("parameters", definitions.parameters.map(entry)),
      section("policies", definitions.policies.map(entry)),
      section("queues", definitions.queues.map(entry)),
      section("exchanges", definitions.exchanges.map(entry)),
      section("bindings", definitions.bindings.map(entry)),
    ]
    sections += definitions.kept.map { "  \(JSONValue.string($0.name).text): \($0.json)" }
    return "{\n" + sections.joined(separator: ",\n") + "\n}\n"
  }

  /// The same on one line.
  public var compactText: String {
    // Line feeds stand between entries only: strings have theirs escaped.
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
  }

  /// What is declared, an entry to a line, with the name of its section before it.
  var entries: [String] {
    func named(_ section: String, _ entries: [String]) -> [String] {
      entries.map { "\(section) \($0)" }
    }
    var entries: [String] = []
    if case .broker = definitions.form {
      entries += named("user", definitions.users.map(entry))
      entries += named("vhost", definitions.virtualHosts.map { quoted(Self.text(of: $0.name)) })
      entries += named("permissions", definitions.permissions.map(entry))
      entries += named("topic permissions", definitions.topicPermissions.map(entry))
      entries += named("global parameter", definitions.globalParameters.map(entry))
    }
    return entries + named("parameter", definitions.parameters.map(entry))
      + named("policy", definitions.policies.map(entry))
      + named("queue", definitions.queues.map(entry))
      + named("exchange", definitions.exchanges.map(entry))
      + named("binding", definitions.bindings.map(entry))
  }

  private var header: [JSONValue.Field] {
    var fields: [JSONValue.Field] = [
      .init("rabbit_version", .string(Self.version)),
      .init("rabbitmq_version", .string(Self.version)), .init("product_name", .string("Warren")),
    ]
    switch definitions.form {
    case .broker: fields.append(.init("rabbitmq_definition_format", .string("cluster")))
    case .virtualHost(let name):
      fields.append(.init("rabbitmq_definition_format", .string("single_virtual_host")))
      if let name { fields.append(.init("original_vhost_name", .string(Self.text(of: name)))) }
    }
    return fields
  }

  private var brokerSections: [String] {
    [
      section("users", definitions.users.map(entry)),
      section("vhosts", definitions.virtualHosts.map(entry)),
      section("permissions", definitions.permissions.map(entry)),
      section("topic_permissions", definitions.topicPermissions.map(entry)),
      section("global_parameters", definitions.globalParameters.map(entry)),
    ]
  }

  private var virtualHostFields: [String] {
    guard let host = definitions.virtualHosts.first else { return [] }
    let description = host.description.map { [KeptField(name: "description", json: quoted($0))] }
    return ((description ?? []) + host.kept)
      .map { "  \(JSONValue.string($0.name).text): \($0.json)" }
  }

  private func quoted(_ text: String) -> String { JSONValue.string(text).text }

  private func section(_ name: String, _ entries: [String]) -> String {
    entries.isEmpty
      ? "  \(quoted(name)): []"
      : "  \(quoted(name)): [\n    " + entries.joined(separator: ",\n    ") + "\n  ]"
  }

  /// Text of octets; what is no UTF-8 in RabbitMQ's way.
  static func text(of octets: [UInt8]) -> String {
    String(validating: octets, as: UTF8.self)
      ?? "Not UTF-8, base64 is: \(Base64.text(of: octets))"
  }

  static func text(of name: some ShortStringName) -> String { text(of: name.value.octets) }
}

// MARK: Entries

extension DefinitionsWriter {
  private func entry(
    _ fields: [JSONValue.Field], in host: VirtualHostName? = nil, _ kept: [KeptField]
  ) -> String {
    var fields = fields
    if case .broker = definitions.form, let host {
      fields.insert(.init("vhost", .string(Self.text(of: host))), at: min(1, fields.count))
    }
    let all =
      fields.map { "\(quoted($0.name)):\($0.value.text)" }
      + kept.map { "\(quoted($0.name)):\($0.json)" }
    return "{" + all.joined(separator: ",") + "}"
  }

  private func name(_ name: some ShortStringName) -> JSONValue.Field {
    .init("name", .string(Self.text(of: name)))
  }

  private func entry(_ user: UserDefinition) -> String {
    entry(
      [
        .init("name", .string(Self.text(of: user.name))),
        .init("password_hash", .string(user.passwordHash)),
        .init("hashing_algorithm", .string(user.hashingAlgorithm.rawValue)),
        .init("tags", .array(user.tags.map { .string($0) })),
      ], user.kept)
  }

  private func entry(_ host: VirtualHostDefinition) -> String {
    entry(
      [name(host.name)] + (host.description.map { [.init("description", .string($0))] } ?? []),
      host.kept)
  }

  private func entry(_ permission: PermissionDefinition) -> String {
    entry(
      [
        .init("user", .string(Self.text(of: permission.user))),
        .init("configure", .string(permission.configure)),
        .init("write", .string(permission.write)), .init("read", .string(permission.read)),
      ], in: permission.virtualHost, permission.kept)
  }

  private func entry(_ permission: TopicPermissionDefinition) -> String {
    entry(
      [
        .init("user", .string(Self.text(of: permission.user))),
        .init("exchange", .string(Self.text(of: permission.exchange))),
        .init("write", .string(permission.write)), .init("read", .string(permission.read)),
      ], in: permission.virtualHost, permission.kept)
  }

  private func entry(_ parameter: ParameterDefinition) -> String {
    let value: String
    switch parameter.value {
    case .json(let json): value = json
    case .operatorPolicy(let policy):
      value =
        JSONValue.object([
          .init("pattern", .string(policy.pattern)), .init("apply-to", .string(policy.applyTo)),
          .init("definition", JSONValue(exporting: policy.definition)),
          .init("priority", .integer(policy.priority)),
        ]).text
    }
    return entry(
      parameter.component.map { [.init("component", .string($0))] } ?? [],
      in: parameter.virtualHost,
      [
        KeptField(name: "name", json: quoted(parameter.name)),
        KeptField(name: "value", json: value),
      ] + parameter.kept)
  }

  private func entry(_ policy: PolicyDefinition) -> String {
    entry(
      [
        .init("name", .string(Self.text(of: policy.name.octets))),
        .init("pattern", .string(policy.pattern)),
        .init("apply-to", .string(policy.applyTo)),
        .init("definition", JSONValue(exporting: policy.definition)),
        .init("priority", .integer(policy.priority)),
      ], in: policy.virtualHost, policy.kept)
  }

  private func entry(_ queue: QueueDefinition) -> String {
    entry(
      [
        name(queue.name), .init("durable", .boolean(queue.isDurable)),
        .init("auto_delete", .boolean(queue.isAutoDelete)),
        .init("arguments", JSONValue(exporting: queue.arguments)),
      ], in: queue.virtualHost, queue.kept)
  }

  private func entry(_ exchange: ExchangeDefinition) -> String {
    entry(
      [
        name(exchange.name), .init("type", .string(Self.text(of: exchange.type.octets))),
        .init("durable", .boolean(exchange.isDurable)),
        .init("auto_delete", .boolean(exchange.isAutoDelete)),
        .init("internal", .boolean(exchange.isInternal)),
        .init("arguments", JSONValue(exporting: exchange.arguments)),
      ], in: exchange.virtualHost, exchange.kept)
  }

  private func entry(_ definition: BindingDefinition) -> String {
    let binding = definition.binding
    return entry(
      [
        .init("source", .string(Self.text(of: binding.source))),
        .init("destination", .string(Self.text(of: binding.destination.name.octets))),
        .init("destination_type", .string(binding.destination.kind)),
        .init("routing_key", .string(Self.text(of: binding.key))),
        .init("arguments", JSONValue(exporting: binding.arguments)),
      ], in: definition.virtualHost, definition.kept)
  }
}

extension BindingDestination {
  /// RabbitMQ's word for what it is.
  var kind: String {
    switch self {
    case .queue: "queue"
    case .exchange: "exchange"
    }
  }
}

extension JSONValue {
  /// Arguments as RabbitMQ exports them.
  public init(exporting table: FieldTable) {
    self = .object(
      table.fields.map { field in
        .init(DefinitionsWriter.text(of: field.name.octets), JSONValue(exporting: field.value))
      })
  }

  init(exporting value: FieldValue) {
    switch value {
    case .boolean(let flag): self = .boolean(flag)
    case .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64:
      self = .integer(Int(value.integer ?? 0))
    case .float(let number): self = .number(Double(number))
    case .double(let number): self = .number(number)
    case .decimal(let scale, let number):
      self = .number((0..<Int(scale)).reduce(Double(number)) { value, _ in value / 10 })
    case .longString(let octets), .byteArray(let octets):
      self = .string(DefinitionsWriter.text(of: octets))
    case .array(let values): self = .array(values.map { JSONValue(exporting: $0) })
    case .timestamp(let seconds): self = .integer(Int(clamping: seconds))
    case .table(let table): self = JSONValue(exporting: table)
    case .void: self = .string("undefined")
    }
  }

  /// Whether exporting `value` gives something that RabbitMQ would import as another kind of value.
  static func isLossy(_ value: FieldValue) -> Bool {
    switch value {
    case .void, .decimal, .timestamp: true
    case .longString(let octets), .byteArray(let octets):
      String(validating: octets, as: UTF8.self) == nil
    case .float(let number): !number.isFinite
    case .double(let number): !number.isFinite
    case .array(let values): values.contains(where: isLossy)
    case .table(let table): table.fields.contains { isLossy($0.value) }
    case .boolean, .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64: false
    }
  }
}

extension DefinitionsWriter {
  /// Where something stands that JSON cannot say and RabbitMQ would not take back as it was.
  public var losses: [String] {
    func places(_ section: String, _ tables: [FieldTable]) -> [String] {
      tables.enumerated().flatMap { index, table in
        table.fields.filter { JSONValue.isLossy($0.value) }.map {
          "\(section)[\(index)].arguments.\(Self.text(of: $0.name.octets))"
        }
      }
    }
    return places("queues", definitions.queues.map(\.arguments))
      + places("exchanges", definitions.exchanges.map(\.arguments))
      + places("bindings", definitions.bindings.map(\.binding.arguments))
  }
}
