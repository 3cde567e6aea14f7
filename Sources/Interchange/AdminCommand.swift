public import AMQPModel
public import BrokerCore

/// Operations as commands of rabbitmqadmin v2, for bash.
public enum AdminCommand {
  static func line(
    _ verb: String, _ options: [(name: String, value: String)], in virtualHost: VirtualHostName
  ) -> String {
    let host = "--vhost=" + ShellQuoting.quoted(DefinitionsWriter.text(of: virtualHost))
    let words = options.filter { $0.name != "arguments" || $0.value != "{}" }
      .map { "--\($0.name)=\(ShellQuoting.quoted($0.value))" }
    return "rabbitmqadmin \(host) \(verb) " + words.joined(separator: " ")
  }

  static func queueType(_ value: FieldValue?) -> String {
    guard case .longString(let octets)? = value else { return "classic" }
    return DefinitionsWriter.text(of: octets)
  }

  /// The first lines of a script.
  public static let head = [
    "#!/usr/bin/env bash", "# rabbitmqadmin v2: https://www.rabbitmq.com/docs/management-cli",
    "# Host, user and password: rabbitmqadmin --help",
  ]

  /// What waits so many milliseconds.
  public static func sleep(milliseconds: Int) -> String {
    "sleep \(Double(milliseconds) / 1_000)"
  }

  /// The commands that do what `operations`, those of one line, did in `virtualHost`; nil where
  /// rabbitmqadmin cannot do one of them.
  public static func lines(
    for operations: [Operation], in virtualHost: VirtualHostName
  ) -> [String]? {
    if let fetching = fetching(operations, virtualHost) { return [fetching] }
    var lines: [String] = []
    for operation in operations {
      switch operation {
      // It speaks HTTP and needs no connection.
      case .connectionOpened, .timePassed: continue
      case .method(.channel(.open), _): continue
      case .method(let method, _):
        guard let line = line(for: method, in: virtualHost) else { return nil }
        lines.append(line)
      case .management(let operation):
        guard let line = line(for: operation) else { return nil }
        lines.append(line)
      case .profileChosen, .brokerRestarted, .connectionClosed, .violated: return nil
      }
    }
    return lines.repeated { "for _ in $(seq \($0)); do \($1); done" }
  }

  /// `get`, whose messages are settled in the same command.
  private static func fetching(_ operations: [Operation], _ host: VirtualHostName) -> String? {
    var gets: [BasicMethod.Get] = []
    var mode: String?
    for operation in operations {
      switch operation {
      case .method(.basic(.get(let get)), _): gets.append(get)
      case .method(.basic(.nack(let nack)), _) where nack.requeue: mode = "ack_requeue_true"
      case .method(.basic(.reject(let reject)), _):
        mode = reject.requeue ? "reject_requeue_true" : "reject_requeue_false"
      case .connectionOpened, .method(.channel(.open), _): continue
      case .method, .profileChosen, .brokerRestarted, .management, .timePassed, .connectionClosed,
        .violated:
        return nil
      }
    }
    guard let first = gets.first else { return nil }
    if first.noAck { mode = "ack_requeue_false" }
    guard let mode else { return nil }
    return line(
      "get messages",
      [("queue", text(first.queue)), ("count", "\(gets.count)"), ("ack-mode", mode)], in: host)
  }

  private static func line(for method: Method, in host: VirtualHostName) -> String? {
    switch method {
    case .exchange(.declare(let declare)) where !declare.passive && !declare.internal:
      line(
        "declare exchange",
        [
          ("name", text(declare.exchange)), ("type", text(of: declare.type.octets)),
          ("durable", "\(declare.durable)"), ("auto-delete", "\(declare.autoDelete)"),
          ("arguments", json(declare.arguments)),
        ], in: host)
    case .exchange(.delete(let delete)) where !delete.ifUnused:
      line("delete exchange", [("name", text(delete.exchange))], in: host)
    case .exchange(.bind(let bind)):
      binding(
        "declare", bind.source, "exchange", text(bind.destination), bind.routingKey,
        bind.arguments, host)
    case .exchange(.unbind(let unbind)):
      binding(
        "delete", unbind.source, "exchange", text(unbind.destination), unbind.routingKey,
        unbind.arguments, host)
    case .queue(.declare(let declare))
    where !declare.passive && !declare.exclusive && declare.queue != "":
      self.declare(declare, host)
    case .queue(.delete(let delete)) where !delete.ifUnused && !delete.ifEmpty:
      line("delete queue", [("name", text(delete.queue))], in: host)
    case .queue(.purge(let purge)):
      line("purge queue", [("name", text(purge.queue))], in: host)
    case .queue(.bind(let bind)):
      binding(
        "declare", bind.exchange, "queue", text(bind.queue), bind.routingKey, bind.arguments, host)
    case .queue(.unbind(let unbind)):
      binding(
        "delete", unbind.exchange, "queue", text(unbind.queue), unbind.routingKey,
        unbind.arguments, host)
    case .basic(.publish(let publish)) where !publish.mandatory:
      self.publish(publish.message, host)
    // The rest belongs to a channel that stays open.
    case .exchange, .queue, .basic, .channel, .connection, .confirm, .tx: nil
    }
  }

  private static func declare(_ declare: QueueMethod.Declare, _ host: VirtualHostName) -> String {
    var arguments = declare.arguments
    let type = arguments["x-queue-type"]
    arguments["x-queue-type"] = nil
    return line(
      "declare queue",
      [
        ("name", text(declare.queue)), ("type", queueType(type)),
        ("durable", "\(declare.durable)"), ("auto-delete", "\(declare.autoDelete)"),
        ("arguments", json(arguments)),
      ], in: host)
  }

  private static func binding(
    _ verb: String, _ source: ExchangeName, _ kind: String, _ destination: String,
    _ key: BindingKey, _ arguments: FieldTable, _ host: VirtualHostName
  ) -> String {
    line(
      "\(verb) binding",
      [
        ("source", text(source)), ("destination-type", kind), ("destination", destination),
        ("routing-key", text(key)), ("arguments", json(arguments)),
      ], in: host)
  }

  private static func publish(_ message: Message, _ host: VirtualHostName) -> String? {
    guard let body = String(validating: message.body, as: UTF8.self) else { return nil }
    // HTTP's publishing has a name for the nameless exchange.
    let exchange = message.exchange == "" ? "amq.default" : text(message.exchange)
    var options = [
      ("exchange", exchange), ("routing-key", text(message.routingKey)), ("payload", body),
    ]
    let properties = JSONValue.object(fields(of: message.properties))
    if properties != .object([]) { options.append(("properties", properties.text)) }
    return line("publish message", options, in: host)
  }

  private static func fields(of properties: BasicProperties) -> [JSONValue.Field] {
    var fields = properties.named.map { name, value in
      JSONValue.Field(name, .string(DefinitionsWriter.text(of: value.octets)))
    }
    if let mode = properties.deliveryMode {
      fields.append(.init("delivery_mode", .integer(Int(mode))))
    }
    if let priority = properties.priority {
      fields.append(.init("priority", .integer(Int(priority))))
    }
    if let timestamp = properties.timestamp {
      fields.append(.init("timestamp", .integer(Int(clamping: timestamp))))
    }
    if let headers = properties.headers {
      fields.append(.init("headers", JSONValue(exporting: headers)))
    }
    return fields
  }

  private static func line(for operation: ManagementOperation) -> String? {
    switch operation {
    case .addVirtualHost(let name): "rabbitmqadmin declare vhost --name=\(word(name))"
    case .deleteVirtualHost(let name): "rabbitmqadmin delete vhost --name=\(word(name))"
    case .deleteUser(let user): "rabbitmqadmin delete user --name=\(word(user))"
    case .setPermissions(let permissions, let user, let host):
      line(
        "declare permissions",
        [
          ("user", text(user)), ("configure", permissions.configure),
          ("read", permissions.read), ("write", permissions.write),
        ], in: host)
    case .clearPermissions(let user, let host):
      line("delete permissions", [("user", text(user))], in: host)
    case .setPolicy(let policy, let host): self.policy(definition(of: policy, host), in: host)
    case .setOperatorPolicy(let policy, let host):
      self.policy(definition(of: policy, host), kind: "operator_policy", in: host)
    case .clearOperatorPolicy(let name, let host):
      line("delete operator_policy", [("name", text(of: name.octets))], in: host)
    case .clearPolicy(let name, let host):
      line("delete policy", [("name", text(of: name.octets))], in: host)
    // A password is not kept, and the rest it has no words for.
    case .addUser, .changePassword, .setTags, .setTopicPermissions, .clearTopicPermissions,
      .defineExchange, .defineQueue,
      .defineBinding:
      nil
    }
  }

  static func policy(
    _ policy: PolicyDefinition, kind: String = "policy", in host: VirtualHostName
  ) -> String {
    line(
      "declare \(kind)",
      [
        ("name", text(of: policy.name.octets)), ("pattern", policy.pattern),
        ("apply-to", policy.applyTo), ("priority", "\(policy.priority)"),
        ("definition", json(policy.definition)),
      ], in: host)
  }

  private static func definition(
    of policy: Policy, _ host: VirtualHostName
  ) -> PolicyDefinition {
    PolicyDefinition(
      virtualHost: host, name: policy.name, pattern: policy.pattern,
      applyTo: policy.target.rawValue, definition: policy.definition, priority: policy.priority)
  }

  private static func word(_ name: some ShortStringName) -> String {
    ShellQuoting.quoted(text(name))
  }
  private static func text(_ name: some ShortStringName) -> String {
    DefinitionsWriter.text(of: name)
  }
  private static func text(of octets: [UInt8]) -> String { DefinitionsWriter.text(of: octets) }
  private static func json(_ table: FieldTable) -> String { JSONValue(exporting: table).text }
}

extension [String] {
  /// The lines with a loop, which `loop` writes, for each that comes several times in a row.
  func repeated(_ loop: (_ count: Int, _ line: String) -> String) -> [String] {
    var result: [String] = []
    var rest = self[...]
    while let line = rest.first {
      let count = rest.prefix { $0 == line }.count
      result.append(count > 1 ? loop(count, line) : line)
      rest = rest.dropFirst(count)
    }
    return result
  }
}

extension BasicProperties {
  /// The properties that are short strings, by the names of AMQP.
  var named: [(name: String, value: ShortString)] {
    [
      ("content_type", contentType), ("content_encoding", contentEncoding),
      ("correlation_id", correlationID), ("reply_to", replyTo), ("expiration", expiration),
      ("message_id", messageID), ("type", type), ("user_id", userID), ("app_id", appID),
      ("cluster_id", clusterID),
    ].compactMap { name, value in value.map { (name, $0) } }
  }
}
