import AMQPModel
import BrokerCore
import TestSupport

/// What a broker holds, as lines that people can compare.
enum HeldState {
  static func lines(of auditor: Auditor) -> [String] {
    var lines: [String] = auditor.users.map { user in
      "user \(user.name) \(user.tags) "
        + user.permissions.map { "\($0.host) \(Self.text($0.patterns))" }.sorted().joined()
    }
    for user in auditor.users {
      lines += user.topics.map { Self.line(user: user.name, $0.host, $0.patterns) }
    }
    lines += auditor.connections.map { "connection \($0.id) of \($0.user) to \($0.host)" }
    for channel in auditor.channels {
      lines.append(
        line(
          channel: channel.address, prefetch: channel.prefetch, limit: channel.limit,
          isConfirming: channel.lastConfirm != nil, tags: channel.unsettled.map(\.tag)))
    }
    var auditor = auditor
    for name in auditor.hostNames {
      auditor.enter(name)
      lines += here(auditor).map { "\(name): \($0)" }
    }
    return lines.sorted()
  }

  private static func line(
    user: UserName, _ host: VirtualHostName, _ permissions: TopicPermissions
  ) -> String {
    "topics of \(user) in \(host): \(permissions)"
  }

  private static func text(_ permissions: Permissions) -> String {
    "'\(permissions.configure)' '\(permissions.write)' '\(permissions.read)' "
  }

  /// What a model holds in the virtual host that it speaks of.
  private static func here(_ auditor: Auditor) -> [String] {
    var lines = auditor.policies.map { "policy \($0)" }
    lines += auditor.operatorPolicies.map { "operator policy \($0)" }
    for queue in auditor.queues {
      let unsettled = auditor.channels
        .flatMap { $0.unsettled + ($0.transaction?.deliveries ?? []) }
        .filter { $0.queue == queue.number }
      let own = auditor.consumers.filter { $0.queue == queue.number }
      lines.append(
        line(
          queue: queue.name, flags: [queue.isDurable, queue.isAutoDelete, queue.isServerNamed],
          owner: queue.owner, arguments: queue.arguments,
          consumers: own.map { "\($0.channel) \($0.tag)" },
          unacknowledged: (unsettled.count, bytes(of: unsettled.map(\.copy))),
          ready: queue.inOrderOfLeaving.map { ($0.number, $0.message, $0.wasDelivered) },
          readyBytes: bytes(of: queue.ready), count: auditor.consumerCount(of: queue),
          policies: [queue.policy, queue.operatorPolicy]))
      for consumer in own {
        let isServed =
          !queue.hasSingleActiveConsumer
          || queue.active == consumer.number && !queue.isHandingOver
        lines.append(
          line(
            consumer: consumer.tag, queue.name, consumer.channel,
            flags: [consumer.isAutomatic, consumer.isExclusive, isServed],
            numbers: [consumer.prefetch, consumer.priority], arguments: consumer.arguments))
      }
    }
    for exchange in auditor.exchanges {
      lines.append(
        "exchange \(exchange.name) \(exchange.type) \(exchange.isDurable) "
          + "\(exchange.isAutoDelete) \(exchange.isInternal) \(Wire.text(exchange.arguments)) "
          + "policy \(exchange.policy?.name ?? "-")")
    }
    return lines + auditor.router.bindings.map { line(of: $0) }
  }

  private static func bytes(of copies: [Auditor.Copy]) -> Int {
    copies.reduce(0) { $0 + $1.message.body.count }
  }

  static func lines(of broker: Broker) -> [String] {
    var lines: [String] = broker.userSnapshots.map { user in
      let own = broker.permissionsSnapshots.filter { $0.user == user.name }
      return "user \(user.name) \(user.tags) "
        + own.map { "\($0.virtualHost) \(Self.text($0.permissions))" }.sorted().joined()
    }
    lines += broker.topicPermissionsSnapshots.map {
      Self.line(user: $0.user, $0.virtualHost, $0.permissions)
    }
    lines += broker.connectionSnapshots.map {
      "connection \($0.id) of \($0.user) to \($0.virtualHost)"
    }
    for channel in broker.channelSnapshots {
      let tags = broker.unacknowledgedTags(on: channel.address)
      lines.append(
        line(
          channel: channel.address, prefetch: channel.prefetchCount,
          limit: channel.globalPrefetchCount, isConfirming: channel.isConfirming,
          tags: tags.map { Int($0.rawValue) }))
    }
    for name in broker.virtualHostNames {
      lines += self.lines(of: broker, in: name).map { "\(name): \($0)" }
    }
    return lines.sorted()
  }

  /// What a broker holds in a virtual host.
  private static func lines(of broker: Broker, in host: VirtualHostName) -> [String] {
    var lines = broker.policies(in: host).map { "policy \($0)" }
    lines += broker.operatorPolicies(in: host).map { "operator policy \($0)" }
    for queue in broker.queueSnapshots(in: host) {
      let properties = queue.properties
      let ready = broker.readyMessages(in: properties.name, of: host)
      lines.append(
        line(
          queue: properties.name,
          flags: [properties.isDurable, properties.isAutoDelete, properties.isServerNamed],
          owner: properties.owner, arguments: properties.arguments,
          consumers: queue.consumers.map { "\($0.properties.channel) \($0.properties.tag)" },
          unacknowledged: (queue.unacknowledged, queue.unacknowledgedBytes),
          ready: ready.map { ($0.number.rawValue, $0.message, $0.isRedelivered) },
          readyBytes: queue.readyBytes, count: queue.consumerCount,
          policies: [
            broker.effectivePolicy(ofQueue: properties.name, in: host)?.policy,
            broker.effectiveOperatorPolicy(ofQueue: properties.name, in: host),
          ]))
    }
    for snapshot in broker.consumerSnapshots(in: host) {
      let consumer = snapshot.properties
      let isServed = snapshot.activity == .up || snapshot.activity == .active
      lines.append(
        line(
          consumer: consumer.tag, consumer.queue, consumer.channel,
          flags: [consumer.isAutomaticallyAcknowledging, consumer.isExclusive, isServed],
          numbers: [consumer.prefetchCount, consumer.priority], arguments: consumer.arguments))
    }
    for exchange in broker.exchangeList(in: host) where !exchange.name.isEmpty {
      lines.append(
        "exchange \(exchange.name) \(exchange.type) \(exchange.isDurable) "
          + "\(exchange.isAutoDelete) \(exchange.isInternal) \(Wire.text(exchange.arguments)) "
          + "policy \(broker.effectivePolicy(ofExchange: exchange.name, in: host)?.name ?? "-")")
    }
    return lines + broker.bindingList(in: host).map { line(of: $0) }
  }

  private static func line(
    queue: QueueName, flags: [Bool], owner: ConnectionID?, arguments: FieldTable,
    consumers: [String], unacknowledged: (count: Int, bytes: Int),
    ready: [(number: Int, message: Message, wasDelivered: Bool)], readyBytes: Int, count: Int,
    policies: [Policy?]
  ) -> String {
    let waiting = ready.map { number, message, wasDelivered in
      "#\(number)\(wasDelivered ? "*" : "") \(Wire.text(message))"
    }
    return "queue \(queue) \(flags) owner \(owner?.description ?? "-") \(Wire.text(arguments)) "
      + "policies \(policies.map { $0?.name ?? "-" }) \(count) consumers \(consumers) "
      + "unacknowledged \(unacknowledged.count) of \(unacknowledged.bytes) "
      + "bytes, ready \(readyBytes) bytes \(waiting)"
  }

  private static func line(
    consumer: ConsumerTag, _ queue: QueueName, _ channel: ChannelAddress, flags: [Bool],
    numbers: [Int], arguments: FieldTable
  ) -> String {
    "consumer \(channel) \(consumer) on \(queue) \(flags) \(numbers) \(Wire.text(arguments))"
  }

  private static func line(of binding: Binding) -> String {
    "binding \(binding.source) to \(binding.destination) by '\(binding.key)' "
      + Wire.text(binding.arguments)
  }

  private static func line(
    channel: ChannelAddress, prefetch: Int, limit: Int, isConfirming: Bool, tags: [Int]
  ) -> String {
    "channel \(channel) prefetch \(prefetch) and \(limit) confirms \(isConfirming) "
      + "unsettled \(tags)"
  }
}

/// Methods and messages as short text.
enum Wire {
  /// The method as it goes over the wire, without what the broker remembers of a message.
  static func visible(_ method: Method) -> Method {
    switch method {
    case .basic(.deliver(var deliver)):
      deliver.message = visible(deliver.message)
      return .basic(.deliver(deliver))
    case .basic(.getOk(var getOk)):
      getOk.message = visible(getOk.message)
      return .basic(.getOk(getOk))
    case .basic(.return(var answer)):
      answer.message = visible(answer.message)
      return .basic(.return(answer))
    default: return method
    }
  }

  private static func visible(_ message: Message) -> Message {
    if message.copyKeys == nil { return message }
    var properties = message.properties
    properties.copyKeys = nil
    return Message(
      exchange: message.exchange, routingKey: message.routingKey, properties: properties,
      body: message.body)
  }

  static func text(_ sent: Auditor.Sent) -> String { "\(sent.channel)  \(text(sent.method))" }

  static func text(_ method: Method) -> String {
    switch method {
    case .basic(.deliver(let deliver)):
      "deliver \(deliver.consumerTag) \(deliver.deliveryTag) redelivered \(deliver.redelivered) "
        + text(deliver.message)
    case .basic(.getOk(let getOk)):
      "get-ok \(getOk.deliveryTag) redelivered \(getOk.redelivered) left \(getOk.messageCount) "
        + text(getOk.message)
    case .basic(.return(let answer)):
      "return \(answer.replyCode.rawValue) \(answer.replyText) \(text(answer.message))"
    case .basic(.ack(let ack)): "ack \(ack.deliveryTag)"
    case .basic(.nack(let nack)): "nack \(nack.deliveryTag)"
    case .queue(.declareOk(let answer)):
      "queue.declare-ok \(answer.queue) \(answer.messageCount) \(answer.consumerCount)"
    case .channel(.close(let close)):
      "channel.close \(close.replyCode.rawValue) \(close.replyText) (\(close.cause?.name ?? "-"))"
    case .connection(.close(let close)):
      "connection.close \(close.replyCode.rawValue) \(close.replyText) "
        + "(\(close.cause?.name ?? "-"))"
    default: "\(method)"
    }
  }

  static func text(_ message: Message) -> String {
    let properties = message.properties
    var parts = [
      "'\(String(decoding: message.body, as: UTF8.self))'",
      "\(message.exchange)/\(message.routingKey)",
    ]
    if let expiration = properties.expiration { parts.append("expiration \(expiration)") }
    if let mode = properties.deliveryMode { parts.append("mode \(mode)") }
    if let priority = properties.priority { parts.append("priority \(priority)") }
    if let headers = properties.headers { parts.append(text(headers)) }
    return parts.joined(separator: " ")
  }

  static func text(_ table: FieldTable) -> String {
    let fields = table.fields.map { "\($0.name): \(text($0.value))" }
    return "{\(fields.joined(separator: ", "))}"
  }

  private static func text(_ value: FieldValue) -> String {
    switch value {
    case .longString(let octets): String(decoding: octets, as: UTF8.self)
    case .table(let table): text(table)
    case .array(let values): "[\(values.map { text($0) }.joined(separator: ", "))]"
    case .boolean(let value): "\(value)"
    default: value.integer.map { "\($0)" } ?? "\(value)"
    }
  }
}
