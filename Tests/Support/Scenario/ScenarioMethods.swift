import AMQPModel

/// The steps of scenario files that are one AMQP method each.
enum ScenarioMethods {
  static func method(of step: JSON, naming real: (String) -> ShortString) -> Method {
    func name(_ key: String) -> ShortString { real(step[key]?.string ?? "") }
    func flag(_ key: String) -> Bool { step[key]?.bool ?? false }
    let arguments = step["arguments"].map { FieldTable(scenario: $0) } ?? [:]
    let noWait = flag("nowait")
    switch step["op"]?.string {
    case "exchange.declare":
      return .exchange(
        .declare(
          .init(
            exchange: ExchangeName(name("exchange")),
            type: ShortString(truncating: step["type"]?.string ?? "direct"),
            passive: flag("passive"), durable: flag("durable"), autoDelete: flag("auto_delete"),
            internal: flag("internal"), noWait: noWait, arguments: arguments)))
    case "exchange.delete":
      return .exchange(
        .delete(
          .init(
            exchange: ExchangeName(name("exchange")), ifUnused: flag("if_unused"), noWait: noWait)))
    case "exchange.bind":
      return .exchange(
        .bind(
          .init(
            destination: ExchangeName(name("destination")), source: ExchangeName(name("source")),
            routingKey: BindingKey(name("routing_key")), noWait: noWait, arguments: arguments)))
    case "exchange.unbind":
      return .exchange(
        .unbind(
          .init(
            destination: ExchangeName(name("destination")), source: ExchangeName(name("source")),
            routingKey: BindingKey(name("routing_key")), noWait: noWait, arguments: arguments)))
    case "queue.declare":
      return .queue(
        .declare(
          .init(
            queue: QueueName(name("queue")), passive: flag("passive"), durable: flag("durable"),
            exclusive: flag("exclusive"), autoDelete: flag("auto_delete"), noWait: noWait,
            arguments: arguments)))
    case "queue.bind":
      return .queue(
        .bind(
          .init(
            queue: QueueName(name("queue")), exchange: ExchangeName(name("exchange")),
            routingKey: BindingKey(name("routing_key")), noWait: noWait, arguments: arguments)))
    case "queue.unbind":
      return .queue(
        .unbind(
          .init(
            queue: QueueName(name("queue")), exchange: ExchangeName(name("exchange")),
            routingKey: BindingKey(name("routing_key")), arguments: arguments)))
    case "queue.purge":
      return .queue(.purge(.init(queue: QueueName(name("queue")), noWait: noWait)))
    case "queue.delete":
      return .queue(
        .delete(
          .init(
            queue: QueueName(name("queue")), ifUnused: flag("if_unused"),
            ifEmpty: flag("if_empty"), noWait: noWait)))
    default:
      return channelMethod(of: step, naming: real, arguments: arguments)
    }
  }

  private static func channelMethod(
    of step: JSON, naming real: (String) -> ShortString, arguments: FieldTable
  ) -> Method {
    func name(_ key: String) -> ShortString { real(step[key]?.string ?? "") }
    func flag(_ key: String) -> Bool { step[key]?.bool ?? false }
    let noWait = flag("nowait")
    let noAck = step["no_ack"]?.bool ?? flag("auto_ack")
    switch step["op"]?.string {
    case "channel.close": return .channel(.close(.init(replyCode: .replySuccess, replyText: "bye")))
    case "channel.flow": return .channel(.flow(.init(active: step["active"]?.bool ?? true)))
    case "basic.qos":
      return .basic(
        .qos(
          .init(
            prefetchSize: UInt32(step["prefetch_size"]?.int ?? 0),
            prefetchCount: UInt16(step["prefetch_count"]?.int ?? 0), global: flag("global"))))
    case "basic.consume":
      return .basic(
        .consume(
          .init(
            queue: QueueName(name("queue")), consumerTag: ConsumerTag(name("consumer_tag")),
            noLocal: flag("no_local"), noAck: noAck, exclusive: flag("exclusive"), noWait: noWait,
            arguments: arguments)))
    case "basic.cancel":
      return .basic(
        .cancel(.init(consumerTag: ConsumerTag(name("consumer_tag")), noWait: noWait)))
    case "basic.get":
      return .basic(.get(.init(queue: QueueName(name("queue")), noAck: noAck)))
    case "basic.recover":
      return .basic(.recover(.init(requeue: step["requeue"]?.bool ?? true)))
    case "basic.recover-async":
      return .basic(.recoverAsync(.init(requeue: step["requeue"]?.bool ?? true)))
    case "tx.select": return .tx(.select)
    case "tx.commit": return .tx(.commit)
    case "tx.rollback": return .tx(.rollback)
    case "confirm.select": return .confirm(.select(.init(noWait: noWait)))
    case let other: preconditionFailure("the core does not know \(other ?? "a step without op")")
    }
  }
}
