import AMQPModel

/// What definitions hold, put there by an operator (RabbitMQ, `rabbit_definitions`): no client
/// speaks, so nobody is asked for permission and nobody is answered.
extension Broker {
  mutating func define(
    _ exchange: ExchangeDefinition, in host: VirtualHostName, _ buffer: inout EventBuffer
  ) throws(ManagementRefusal) {
    let method = ExchangeMethod.declare(
      .init(
        exchange: exchange.name, type: exchange.type, durable: exchange.isDurable,
        autoDelete: exchange.isAutoDelete, internal: exchange.isInternal, noWait: true,
        arguments: exchange.arguments))
    try asOperator(in: host, &buffer) { broker, channel, buffer throws(AMQPException) in
      try broker.perform(method, on: channel, &buffer)
    }
  }

  mutating func define(
    _ queue: QueueDefinition, in host: VirtualHostName, _ buffer: inout EventBuffer
  ) throws(ManagementRefusal) {
    let method = QueueMethod.declare(
      .init(
        queue: queue.name, durable: queue.isDurable, autoDelete: queue.isAutoDelete, noWait: true,
        arguments: queue.arguments))
    try asOperator(in: host, &buffer) { broker, channel, buffer throws(AMQPException) in
      try broker.perform(method, on: channel, &buffer)
    }
  }

  mutating func define(
    _ binding: Binding, in host: VirtualHostName, _ buffer: inout EventBuffer
  ) throws(ManagementRefusal) {
    try asOperator(in: host, &buffer) { broker, channel, buffer throws(AMQPException) in
      switch binding.destination {
      case .queue(let queue):
        try broker.perform(
          QueueMethod.bind(
            .init(
              queue: queue, exchange: binding.source, routingKey: binding.key, noWait: true,
              arguments: binding.arguments)), on: channel, &buffer)
      case .exchange(let destination):
        try broker.perform(
          ExchangeMethod.bind(
            .init(
              destination: destination, source: binding.source, routingKey: binding.key,
              noWait: true, arguments: binding.arguments)), on: channel, &buffer)
      }
    }
  }

  /// Lets `body` speak on a channel that belongs to no connection and is gone afterwards.
  private mutating func asOperator(
    in host: VirtualHostName, _ buffer: inout EventBuffer,
    _ body: (inout Broker, Handle, inout EventBuffer) throws(AMQPException) -> Void
  ) throws(ManagementRefusal) {
    let host = try index(of: host)
    let channel = channels.insert(
      Channel(address: ChannelAddress("", 0), virtualHost: host, isOperators: true))
    defer { channels.remove(channel) }
    buffer.place = virtualHosts[host].place
    do {
      try body(&self, channel, &buffer)
    } catch {
      buffer.place = nil
      throw ManagementRefusal(code: Int(error.code.rawValue), text: error.text)
    }
  }
}
