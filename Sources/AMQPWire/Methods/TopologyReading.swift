import AMQPModel

/// Classes exchange and queue; their first argument, the ticket, means nothing since AMQP 0-9-1.
extension ArgumentReader {
  mutating func exchangeMethod(_ methodID: UInt16) throws(Malformation) -> ExchangeMethod? {
    switch methodID {
    case 10:
      try ticket()
      let (exchange, type): (ExchangeName, ShortString) = (try name(), try text())
      let flags = try flags()
      return .declare(
        .init(
          exchange: exchange, type: type, passive: flags[0], durable: flags[1],
          autoDelete: flags[2], internal: flags[3], noWait: flags[4], arguments: try table()))
    case 11: return .declareOk
    case 20:
      try ticket()
      let exchange: ExchangeName = try name()
      let flags = try flags()
      return .delete(.init(exchange: exchange, ifUnused: flags[0], noWait: flags[1]))
    case 21: return .deleteOk
    case 30:
      let binding = try exchangeBinding()
      return .bind(
        .init(
          destination: binding.destination, source: binding.source, routingKey: binding.key,
          noWait: try flags()[0], arguments: try table()))
    case 31: return .bindOk
    case 40:
      let binding = try exchangeBinding()
      return .unbind(
        .init(
          destination: binding.destination, source: binding.source, routingKey: binding.key,
          noWait: try flags()[0], arguments: try table()))
    // Its number is 51 and not 41, by a mistake that became the protocol.
    case 51: return .unbindOk
    case _: return nil
    }
  }

  mutating func queueMethod(_ methodID: UInt16) throws(Malformation) -> QueueMethod? {
    switch methodID {
    case 10:
      try ticket()
      let queue: QueueName = try name()
      let flags = try flags()
      return .declare(
        .init(
          queue: queue, passive: flags[0], durable: flags[1], exclusive: flags[2],
          autoDelete: flags[3], noWait: flags[4], arguments: try table()))
    case 11:
      let queue: QueueName = try name()
      return .declareOk(
        .init(queue: queue, messageCount: try count(), consumerCount: try count()))
    case 20:
      let binding = try queueBinding()
      return .bind(
        .init(
          queue: binding.queue, exchange: binding.exchange, routingKey: binding.key,
          noWait: try flags()[0], arguments: try table()))
    case 21: return .bindOk
    case 30:
      try ticket()
      return .purge(.init(queue: try name(), noWait: try flags()[0]))
    case 31: return .purgeOk(.init(messageCount: try count()))
    case 40:
      try ticket()
      let queue: QueueName = try name()
      let flags = try flags()
      return .delete(
        .init(queue: queue, ifUnused: flags[0], ifEmpty: flags[1], noWait: flags[2]))
    case 41: return .deleteOk(.init(messageCount: try count()))
    case 50:
      let binding = try queueBinding()
      return .unbind(
        .init(
          queue: binding.queue, exchange: binding.exchange, routingKey: binding.key,
          arguments: try table()))
    case 51: return .unbindOk
    case _: return nil
    }
  }

  /// A number that means nothing any more.
  mutating func ticket() throws(Malformation) { _ = try integer(as: UInt16.self) }

  /// A count of 32 bits.
  mutating func count() throws(Malformation) -> Int { Int(try integer(as: UInt32.self)) }

  private mutating func exchangeBinding() throws(Malformation) -> (
    destination: ExchangeName, source: ExchangeName, key: BindingKey
  ) {
    try ticket()
    return (try name(), try name(), try name())
  }

  private mutating func queueBinding() throws(Malformation) -> (
    queue: QueueName, exchange: ExchangeName, key: BindingKey
  ) {
    try ticket()
    return (try name(), try name(), try name())
  }
}
