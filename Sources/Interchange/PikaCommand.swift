import AMQPModel
public import BrokerCore

/// Operations as lines of a Python program that uses pika.
public struct PikaCommand {
  /// The names that the server chose here, which it chooses anew wherever the program runs.
  private var chosenNames: Set<QueueName> = []

  /// Nothing is named yet.
  public init() {}

  /// The first lines of a program, which the others need.
  public static let head = [
    "#!/usr/bin/env python3",
    "# pip install pika",
    "import contextlib", "import time", "", "import pika", "import pika.exceptions", "",
    "connections = {}", "channels = {}", "names = {}", "", "",
    "def connect(name, virtual_host=\"/\"):",
    "    parameters = pika.ConnectionParameters(host=\"localhost\", virtual_host=virtual_host)",
    "    connections[name] = pika.BlockingConnection(parameters)", "", "",
    "def channel(name, number=1):",
    "    \"\"\"The channel of a connection; both are opened when they are needed.\"\"\"",
    "    if name not in connections or not connections[name].is_open:",
    "        connect(name)",
    "    if (name, number) not in channels or not channels[name, number].is_open:",
    "        channels[name, number] = connections[name].channel(number)",
    "    return channels[name, number]", "", "",
    "def close(name):",
    "    connection = connections.pop(name, None)",
    "    if connection is not None and connection.is_open:",
    "        connection.close()", "", "",
    "def show(name):",
    "    def received(channel, method, properties, body):",
    "        print(f\"{name} receives {body!r}, delivery tag {method.delivery_tag}\")",
    "    return received", "", "",
    "def fetched(answer):",
    "    method, properties, body = answer",
    "    print(f\"get: {body!r}\" if method else \"get: empty\")", "", "",
    "@contextlib.contextmanager",
    "def refused():",
    "    \"\"\"What happens inside is refused, or comes back.\"\"\"",
    "    try:",
    "        yield",
    "    except pika.exceptions.AMQPError as error:",
    "        print(f\"refused: {error!r}\")", "", "",
    "def settle():",
    "    \"\"\"Lets the deliveries come.\"\"\"",
    "    for connection in list(connections.values()):",
    "        if connection.is_open:",
    "            with refused():",
    "                connection.process_data_events(time_limit=0.1)", "", "",
  ]

  /// The last lines of a program.
  public static let foot = ["for name in list(connections):", "    close(name)"]

  /// What waits so many milliseconds.
  public static func sleep(milliseconds: Int) -> String {
    "time.sleep(\(Double(milliseconds) / 1_000))"
  }

  /// What says `text` when the program runs.
  public static func printing(_ text: String) -> String {
    "print(\(Python.literal(octets: Array(text.utf8))))"
  }

  /// The lines that do what `operations`, those of one line, did, of which `events` tells; nil
  /// where a client cannot do one of them.
  public mutating func lines(for operations: [Operation], _ events: [Event]) -> [String]? {
    var chosen = events.compactMap { event -> QueueName? in
      guard case .queueDeclared(let properties, _, _, _) = event.kind,
        properties.name.value.hasPrefix("amq.")
      else { return nil }
      return properties.name
    }[...]
    chosenNames.formUnion(chosen)
    var lines: [String] = []
    for operation in operations {
      switch operation {
      case .timePassed: continue
      case .connectionOpened(let connection, let login):
        // The program does not know the passwords.
        guard login.user == .guest else { return nil }
        if login.virtualHost != .default {
          lines.append("connect(\(literal(connection)), \(literal(login.virtualHost)))")
        }
      case .connectionClosed(let connection, let end):
        if end != .closedByClient {
          lines.append("# A lost connection says no goodbye; pika always does.")
        }
        lines.append("close(\(literal(connection)))")
      // Channels are opened when they are needed.
      case .method(.channel(.open), _): continue
      case .method(.connection(.close), let address):
        lines.append("close(\(literal(address.connection)))")
      case .method(let method, let address):
        guard let call = call(method) else { return nil }
        let line = "channel(\(literal(address.connection)), \(address.channel.rawValue)).\(call)"
        lines.append(wrapped(line, method, &chosen))
      case .profileChosen, .brokerRestarted, .management, .violated: return nil
      }
    }
    lines = lines.repeated { "for _ in range(\($0)):\n    \($1)" }
    guard events.contains(where: \.refuses), !lines.isEmpty else { return lines }
    return ["with refused():"] + lines.map { "    " + $0.replacing("\n", with: "\n    ") }
  }

  private func wrapped(
    _ line: String, _ method: Method, _ chosen: inout ArraySlice<QueueName>
  ) -> String {
    switch method {
    case .basic(.get): "fetched(\(line))"
    case .queue(.declare(let declare)) where declare.queue == "":
      chosen.popFirst().map { "names[\(literal($0.value))] = \(line).method.queue" } ?? line
    case .queue, .basic, .exchange, .channel, .connection, .confirm, .tx: line
    }
  }

  // MARK: Calls

  /// The call of a channel's method; nil where pika has none.
  private func call(_ method: Method) -> String? {
    switch method {
    case .exchange(let method): call(method)
    case .queue(let method): call(method)
    case .basic(let method): call(method)
    case .confirm(.select): "confirm_delivery()"
    case .tx(.select): "tx_select()"
    case .tx(.commit): "tx_commit()"
    case .tx(.rollback): "tx_rollback()"
    case .channel(.close): "close()"
    case .channel, .connection, .confirm, .tx: nil
    }
  }

  private func call(_ method: ExchangeMethod) -> String? {
    switch method {
    case .declare(let declare):
      call(
        "exchange_declare",
        [
          ("exchange", literal(declare.exchange)), ("exchange_type", Python.literal(declare.type)),
          ("passive", Python.literal(declare.passive)),
          ("durable", Python.literal(declare.durable)),
          ("auto_delete", Python.literal(declare.autoDelete)),
          ("internal", Python.literal(declare.internal)),
        ], declare.arguments)
    case .delete(let delete):
      call(
        "exchange_delete",
        [("exchange", literal(delete.exchange)), ("if_unused", Python.literal(delete.ifUnused))])
    case .bind(let bind):
      call(
        "exchange_bind",
        [
          ("destination", literal(bind.destination)), ("source", literal(bind.source)),
          ("routing_key", literal(bind.routingKey)),
        ], bind.arguments)
    case .unbind(let unbind):
      call(
        "exchange_unbind",
        [
          ("destination", literal(unbind.destination)), ("source", literal(unbind.source)),
          ("routing_key", literal(unbind.routingKey)),
        ], unbind.arguments)
    case .declareOk, .deleteOk, .bindOk, .unbindOk: nil
    }
  }

  private func call(_ method: QueueMethod) -> String? {
    switch method {
    case .declare(let declare):
      call(
        "queue_declare",
        [
          ("queue", queue(declare.queue.value)), ("passive", Python.literal(declare.passive)),
          ("durable", Python.literal(declare.durable)),
          ("exclusive", Python.literal(declare.exclusive)),
          ("auto_delete", Python.literal(declare.autoDelete)),
        ], declare.arguments)
    case .delete(let delete):
      call(
        "queue_delete",
        [
          ("queue", queue(delete.queue.value)), ("if_unused", Python.literal(delete.ifUnused)),
          ("if_empty", Python.literal(delete.ifEmpty)),
        ])
    case .purge(let purge): call("queue_purge", [("queue", queue(purge.queue.value))])
    case .bind(let bind):
      call(
        "queue_bind",
        [
          ("queue", queue(bind.queue.value)), ("exchange", literal(bind.exchange)),
          ("routing_key", literal(bind.routingKey)),
        ], bind.arguments)
    case .unbind(let unbind):
      call(
        "queue_unbind",
        [
          ("queue", queue(unbind.queue.value)), ("exchange", literal(unbind.exchange)),
          ("routing_key", literal(unbind.routingKey)),
        ], unbind.arguments)
    case .declareOk, .deleteOk, .purgeOk, .bindOk, .unbindOk: nil
    }
  }

  private func call(_ method: BasicMethod) -> String? {
    switch method {
    case .qos(let qos):
      call(
        "basic_qos",
        [
          ("prefetch_count", "\(qos.prefetchCount)"), ("global_qos", Python.literal(qos.global)),
        ])
    case .consume(let consume):
      call(
        "basic_consume",
        [
          ("queue", queue(consume.queue.value)),
          ("on_message_callback", "show(\(literal(consume.consumerTag)))"),
          ("auto_ack", Python.literal(consume.noAck)),
          ("exclusive", Python.literal(consume.exclusive)),
          ("consumer_tag", literal(consume.consumerTag)),
        ], consume.arguments)
    case .cancel(let cancel): "basic_cancel(\(literal(cancel.consumerTag)))"
    case .publish(let publish): call(publish)
    case .get(let get):
      call(
        "basic_get",
        [("queue", queue(get.queue.value)), ("auto_ack", Python.literal(get.noAck))])
    case .ack(let ack):
      call(
        "basic_ack",
        [
          ("delivery_tag", "\(ack.deliveryTag.rawValue)"),
          ("multiple", Python.literal(ack.multiple)),
        ])
    case .nack(let nack):
      "basic_nack(delivery_tag=\(nack.deliveryTag.rawValue), "
        + "multiple=\(Python.literal(nack.multiple)), requeue=\(Python.literal(nack.requeue)))"
    case .reject(let reject):
      "basic_reject(delivery_tag=\(reject.deliveryTag.rawValue), "
        + "requeue=\(Python.literal(reject.requeue)))"
    case .recover(let recover): "basic_recover(requeue=\(Python.literal(recover.requeue)))"
    case .qosOk, .consumeOk, .cancelOk, .return, .deliver, .getOk, .getEmpty, .recoverAsync,
      .recoverOk:
      nil
    }
  }

  private func call(_ publish: BasicMethod.Publish) -> String {
    let message = publish.message
    var options = [
      ("exchange", literal(message.exchange)),
      // By its name, through the default exchange, a queue of the server's naming is reached.
      ("routing_key", queue(message.routingKey.value)),
      ("body", Python.literal(octets: message.body)),
    ]
    let properties = self.properties(message.properties)
    if !properties.isEmpty {
      options.append(("properties", "pika.BasicProperties(\(properties.joined(separator: ", ")))"))
    }
    options.append(("mandatory", Python.literal(publish.mandatory)))
    return call("basic_publish", options)
  }

  private func properties(_ properties: BasicProperties) -> [String] {
    var words = properties.named.map { "\($0.name)=\(queue($0.value))" }
    if let mode = properties.deliveryMode { words.append("delivery_mode=\(mode)") }
    if let priority = properties.priority { words.append("priority=\(priority)") }
    if let timestamp = properties.timestamp { words.append("timestamp=\(timestamp)") }
    if let headers = properties.headers {
      words.append("headers=\(Python.literal(.table(headers)))")
    }
    return words
  }

  private func call(
    _ method: String, _ parameters: [(name: String, value: String)], _ arguments: FieldTable = [:]
  ) -> String {
    var words = parameters.filter { $0.value != "False" }.map { "\($0.name)=\($0.value)" }
    if !arguments.isEmpty { words.append("arguments=\(Python.literal(.table(arguments)))") }
    return "\(method)(" + words.joined(separator: ", ") + ")"
  }

  private func literal(_ name: some ShortStringName) -> String { Python.literal(name.value) }
  private func literal(_ name: ShortString) -> String { Python.literal(name) }

  /// A queue's name, or where the program keeps the one that its server chose.
  private func queue(_ name: ShortString) -> String {
    let text = Python.literal(name)
    return chosenNames.contains(QueueName(name)) ? "names[\(text)]" : text
  }
}

extension Event {
  /// Whether a client of pika hears of it as an exception.
  fileprivate var refuses: Bool {
    if case .exceptionRaised = kind { return true }
    if case .returned = kind { return true }
    if case .nacked = kind { return true }
    return false
  }
}
