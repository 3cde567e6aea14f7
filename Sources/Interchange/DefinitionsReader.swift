import AMQPModel
public import BrokerCore

/// Reads RabbitMQ's `definitions.json`, of the whole broker or of one virtual host, as 3.10 and
/// 4.x export it (recorded: `Tests/InterchangeTests/Fixtures`).
public struct DefinitionsReader {
  /// The most octets that are taken.
  public static let byteLimit = 32 << 20

  /// What a file holds, and what of it is not understood.
  public struct Reading: Sendable {
    /// What it holds.
    public let definitions: Definitions
    /// What is not understood, by kind, in the order of the first place.
    public let notices: [DefinitionsNotice]
  }

  private var notices = NoticeList()

  private static let sections = [
    "users", "vhosts", "permissions", "topic_permissions", "parameters", "global_parameters",
    "policies", "queues", "exchanges", "bindings",
  ]

  /// Says of what and by what a file is; the writer has its own.
  private static let header: Set<String> = [
    "rabbit_version", "rabbitmq_version", "product_name", "product_version",
    "rabbitmq_definition_format", "original_cluster_name", "original_vhost_name", "explanation",
  ]

  /// Reads the octets of a file.
  public static func read(_ octets: [UInt8]) throws(DefinitionsProblem) -> Reading {
    let value: JSONValue
    do {
      value = try JSONReader.value(of: octets)
    } catch {
      throw .json(error)
    }
    var reader = DefinitionsReader()
    let definitions = try reader.definitions(in: value)
    return Reading(definitions: definitions, notices: reader.notices.notices)
  }

  private mutating func definitions(
    in value: JSONValue
  ) throws(DefinitionsProblem) -> Definitions {
    guard case .object(let fields) = value else {
      throw .wrongKind(place: "", expected: .object, found: JSONKind(of: value))
    }
    let names = Set(fields.map(\.name))
    guard !names.isDisjoint(with: Self.sections) else { throw .notDefinitions }
    var object = try ObjectReader(value, at: .top)
    var definitions = Definitions(form: try form(fields, &object))
    for name in Self.header { _ = object.take(name) }
    try readBroker(&object, into: &definitions)
    definitions.policies = try entries("policies", &object) { entry throws(DefinitionsProblem) in
      try entry.policy()
    }
    definitions.queues = try entries("queues", &object) { entry throws(DefinitionsProblem) in
      try entry.queue()
    }
    definitions.exchanges = try entries("exchanges", &object) { entry throws(DefinitionsProblem) in
      try entry.exchange()
    }
    definitions.bindings = try entries("bindings", &object) { entry throws(DefinitionsProblem) in
      try entry.binding()
    }
    if case .virtualHost(let name) = definitions.form {
      // Where it comes from does not matter, and only some entries say it.
      for index in definitions.parameters.indices {
        definitions.parameters[index].virtualHost = nil
      }
      for index in definitions.policies.indices { definitions.policies[index].virtualHost = nil }
      for index in definitions.exchanges.indices { definitions.exchanges[index].virtualHost = nil }
      for index in definitions.queues.indices { definitions.queues[index].virtualHost = nil }
      for index in definitions.bindings.indices { definitions.bindings[index].virtualHost = nil }
      definitions.virtualHosts = [
        VirtualHostDefinition(
          name: name ?? "", description: try object.string("description"),
          kept: virtualHostFields(&object))
      ]
    }
    definitions.kept = object.rest(&notices)
    return definitions
  }

  private static let virtualHostKeys = ["metadata", "default_queue_type", "limits", "tags"]

  private func virtualHostFields(_ object: inout ObjectReader) -> [KeptField] {
    Self.virtualHostKeys.compactMap { name in
      object.take(name).map { KeptField(name: name, json: $0.text) }
    }
  }

  /// RabbitMQ 4 says which form it is; before, only the whole broker has users or virtual hosts,
  /// and its exchanges, queues and bindings name theirs (parameters and policies always do).
  private func form(
    _ fields: [JSONValue.Field], _ object: inout ObjectReader
  ) throws(DefinitionsProblem) -> Definitions.Form {
    var name: VirtualHostName?
    if let text = try object.string("original_vhost_name") {
      name = VirtualHostName(
        try shortString(text, at: Place.top.field("original_vhost_name")))
    }
    if name != nil { return .virtualHost(name) }
    if case .string("single_virtual_host")? = object.take("rabbitmq_definition_format") {
      return .virtualHost(nil)
    }
    let isOfBroker = fields.contains { field in
      Self.brokerSections.contains(field.name)
        || (Self.topologySections.contains(field.name) && Self.namesVirtualHosts(field))
    }
    return isOfBroker ? .broker : .virtualHost(nil)
  }

  private static let brokerSections = [
    "users", "vhosts", "permissions", "topic_permissions", "global_parameters",
  ]
  private static let topologySections = ["queues", "exchanges", "bindings"]

  private static func namesVirtualHosts(_ field: JSONValue.Field) -> Bool {
    guard case .array(let entries) = field.value else { return false }
    return entries.contains { entry in
      guard case .object(let fields) = entry else { return false }
      return fields.contains { $0.name == "vhost" }
    }
  }

  private mutating func readBroker(
    _ object: inout ObjectReader, into definitions: inout Definitions
  ) throws(DefinitionsProblem) {
    definitions.users = try entries("users", &object) { entry throws(DefinitionsProblem) in
      try entry.user()
    }
    definitions.virtualHosts = try entries("vhosts", &object) { entry throws(DefinitionsProblem) in
      try entry.virtualHostEntry()
    }
    definitions.permissions = try entries("permissions", &object) {
      entry throws(DefinitionsProblem) in
      try entry.permission()
    }
    definitions.topicPermissions = try entries("topic_permissions", &object) {
      entry throws(DefinitionsProblem) in
      try entry.topicPermission()
    }
    definitions.parameters = try entries("parameters", &object) {
      entry throws(DefinitionsProblem) in
      try entry.parameter(isGlobal: false)
    }
    definitions.globalParameters = try entries("global_parameters", &object) {
      entry throws(DefinitionsProblem) in
      try entry.parameter(isGlobal: true)
    }
  }

  private mutating func entries<Entry>(
    _ name: String, _ object: inout ObjectReader,
    _ read: (inout EntryReader) throws(DefinitionsProblem) -> Entry
  ) throws(DefinitionsProblem) -> [Entry] {
    var entries: [Entry] = []
    for (index, value) in try object.section(name).enumerated() {
      var reader = EntryReader(
        fields: try ObjectReader(value, at: .section(name, index)), notices: notices)
      entries.append(try read(&reader))
      notices = reader.notices
    }
    return entries
  }
}

/// Reads one entry of a section.
struct EntryReader {
  var fields: ObjectReader
  var notices: NoticeList

  mutating func user() throws(DefinitionsProblem) -> UserDefinition {
    let name: UserName = try fields.name("name")
    if fields.take("password") != nil {
      notices.add(.password, at: fields.place.field("password"))
    }
    return UserDefinition(
      name: name, passwordHash: try fields.string("password_hash") ?? "",
      hashingAlgorithm: try fields.string("hashing_algorithm").map { .init(rawValue: $0) }
        ?? .sha256,
      tags: try fields.words("tags"), kept: fields.rest(known: ["limits"], &notices))
  }

  mutating func virtualHostEntry() throws(DefinitionsProblem) -> VirtualHostDefinition {
    VirtualHostDefinition(
      name: try fields.name("name"), description: try fields.string("description"),
      kept: fields.rest(
        known: ["metadata", "tags", "default_queue_type", "limits", "tracing"], &notices))
  }

  mutating func permission() throws(DefinitionsProblem) -> PermissionDefinition {
    return PermissionDefinition(
      user: try fields.name("user"), virtualHost: try fields.name("vhost"),
      configure: try fields.required("configure"), write: try fields.required("write"),
      read: try fields.required("read"), kept: fields.rest(&notices))
  }

  mutating func topicPermission() throws(DefinitionsProblem) -> TopicPermissionDefinition {
    return TopicPermissionDefinition(
      user: try fields.name("user"), virtualHost: try fields.name("vhost"),
      exchange: try fields.name("exchange"), write: try fields.required("write"),
      read: try fields.required("read"), kept: fields.rest(&notices))
  }

  mutating func parameter(isGlobal: Bool) throws(DefinitionsProblem) -> ParameterDefinition {
    let name = try fields.required("name")
    let component = try fields.string("component")
    let given = fields.take("value") ?? .null
    let value: ParameterDefinition.Value
    if !isGlobal, component == ParameterDefinition.operatorPolicyComponent {
      _ = try shortString(name, at: fields.place.field("name"))
      value = .operatorPolicy(try operatorPolicy(given))
    } else {
      value = .json(Secrets.hidden(in: given, at: fields.place.field("value"), &notices).text)
    }
    return ParameterDefinition(
      virtualHost: try fields.virtualHost(), component: component, name: name, value: value,
      kept: fields.rest(&notices))
  }

  private static let operatorPolicyKeys = ["pattern", "apply-to", "definition", "priority"]

  /// Here RabbitMQ 4.0.5, asked, refuses what it does not know, and wants a priority.
  private mutating func operatorPolicy(
    _ value: JSONValue
  ) throws(DefinitionsProblem) -> OperatorPolicyDefinition {
    var object = try ObjectReader(value, at: fields.place.field("value"))
    let pattern = try object.required("pattern")
    let definition = try object.table("definition")
    guard let priority = try object.integer("priority") else {
      throw .missing(place: object.place.field("priority").path)
    }
    let applyTo = try object.string("apply-to") ?? "all"
    if let unknown = object.rest(&notices).first {
      throw .unknownWord(
        place: object.place.path, found: unknown.name, allowed: Self.operatorPolicyKeys)
    }
    return OperatorPolicyDefinition(
      pattern: pattern, applyTo: applyTo, definition: definition, priority: priority)
  }

  mutating func policy() throws(DefinitionsProblem) -> PolicyDefinition {
    PolicyDefinition(
      virtualHost: try fields.virtualHost(),
      name: try shortString(try fields.required("name"), at: fields.place.field("name")),
      pattern: try fields.required("pattern"), applyTo: try fields.string("apply-to") ?? "all",
      definition: try fields.table("definition"), priority: try fields.integer("priority") ?? 0,
      kept: fields.rest(&notices))
  }

  mutating func queue() throws(DefinitionsProblem) -> QueueDefinition {
    QueueDefinition(
      virtualHost: try fields.virtualHost(), name: try fields.name("name"),
      isDurable: try fields.boolean("durable") ?? true,
      isAutoDelete: try fields.boolean("auto_delete") ?? false,
      arguments: try fields.table("arguments"),
      // RabbitMQ 4.0.5 looks at the argument `x-queue-type` only.
      kept: fields.rest(known: ["type"], &notices))
  }

  mutating func exchange() throws(DefinitionsProblem) -> ExchangeDefinition {
    let place = fields.place
    let type = try fields.required("type")
    return ExchangeDefinition(
      virtualHost: try fields.virtualHost(), name: try fields.name("name"),
      type: try shortString(type, at: place.field("type")),
      isDurable: try fields.boolean("durable") ?? true,
      isAutoDelete: try fields.boolean("auto_delete") ?? false,
      isInternal: try fields.boolean("internal") ?? false,
      arguments: try fields.table("arguments"), kept: fields.rest(&notices))
  }

  mutating func binding() throws(DefinitionsProblem) -> BindingDefinition {
    let kind = try fields.required("destination_type")
    let name: QueueName = try fields.name("destination")
    let destination: BindingDestination
    switch kind {
    case "queue": destination = .queue(name)
    case "exchange": destination = .exchange(ExchangeName(name.value))
    default:
      throw .unknownWord(
        place: fields.place.field("destination_type").path, found: kind,
        allowed: ["queue", "exchange"])
    }
    let key = try fields.string("routing_key") ?? ""
    return BindingDefinition(
      virtualHost: try fields.virtualHost(),
      binding: Binding(
        source: try fields.name("source"), destination: destination,
        key: BindingKey(try shortString(key, at: fields.place.field("routing_key"))),
        arguments: try fields.table("arguments")),
      kept: fields.rest(known: ["properties_key"], &notices))
  }
}
