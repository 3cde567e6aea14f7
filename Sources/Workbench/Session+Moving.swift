import AMQPModel
import BrokerCore
import CommandLanguage
import Narration

/// What the management page's Move messages does, with a shovel.
///
/// As RabbitMQ 4.0.5 was seen to do it: the shovel consumes as many messages as were ready when it
/// began, with a prefetch of 1000, publishes each to the default exchange under the other queue's
/// name, with confirms, acks what is confirmed and returns what is refused. A destination that
/// does not exist is declared durable. Nothing tells a moved message from another publish.
extension Session {
  private static let shovel = ChannelAddress("shovel", 1)
  private static let shovelPrefetch: UInt16 = 1_000

  mutating func move(
    _ source: QueueName, to destination: QueueName, in host: VirtualHostName,
    _ listener: Listener
  ) -> Outcome {
    if bench.broker.isMissing(host) { return missingVirtualHost(host, listener) }
    let (source, typed) = (queue(source), source)
    let destination = queue(destination)
    guard let count = bench.broker.queueSnapshot(source, in: host)?.ready else {
      return missingQueue(typed, in: host, listener)
    }
    if bench.broker.isOpen(Self.shovel.connection) {
      listener(.failed(.alreadyOpen(visible(Self.shovel.connection))))
      return .failed
    }
    var outcome = speaking(listener) { session in
      let login = Login(virtualHost: host)
      let opening = session.logIn(Self.shovel.connection, login, listener)
      if opening != .fine { return opening }
      let ready = session.ensureOpen(Self.shovel, listener)
      if ready != .fine { return ready }
      return session.prepareShovel(from: source, to: destination, in: host, listener)
    }
    if outcome == .fine {
      // Only now, because the destination may be new.
      let explanation = bench.broker.explainRouting(
        from: .default, key: destination.asRoutingKey, in: host)
      outcome = speaking(explainedBy: explanation, listener) { session in
        session.shovel(count, to: destination, listener)
      }
    }
    return speaking(listener) { session in
      session.apply(.connectionClosed(Self.shovel.connection, .closedByClient), listener)
      return outcome
    }
  }

  private mutating func prepareShovel(
    from source: QueueName, to destination: QueueName, in host: VirtualHostName,
    _ listener: Listener
  ) -> Outcome {
    var methods: [Method] = [.confirm(.select(.init()))]
    if bench.broker.queueSnapshot(destination, in: host) == nil {
      methods.append(.queue(.declare(.init(queue: destination, durable: true))))
    }
    methods.append(.basic(.qos(.init(prefetchCount: Self.shovelPrefetch))))
    methods.append(
      .basic(.consume(.init(queue: source, consumerTag: ConsumerTag(Self.shovel.connection.value))))
    )
    for method in methods {
      let outcome = send(method, on: Self.shovel, listener)
      if outcome != .fine { return outcome }
    }
    return .fine
  }

  /// Passes on `count` deliveries, the oldest first.
  private mutating func shovel(
    _ count: Int, to destination: QueueName, _ listener: Listener
  ) -> Outcome {
    for number in 0..<count {
      if isInterrupted(before: number + 1) {
        flush(listener)
        listener(.noticed(.interrupted(done: number)))
        return .interrupted
      }
      guard let delivery = bench.broker.firstUnacknowledged(on: Self.shovel) else { break }
      let message = Message(
        exchange: .default, routingKey: destination.asRoutingKey,
        properties: delivery.message.properties, body: delivery.message.body)
      let events = apply(
        .method(.basic(.publish(.init(message: message))), on: Self.shovel), listener)
      let outcome = Self.outcome(of: events)
      if outcome != .fine { return outcome }
      let isRefused = events.contains { if case .nacked = $0.kind { true } else { false } }
      let settlement: BasicMethod =
        isRefused
        ? .nack(.init(deliveryTag: delivery.tag, requeue: true))
        : .ack(.init(deliveryTag: delivery.tag))
      let settled = send(.basic(settlement), on: Self.shovel, listener)
      if settled != .fine { return settled }
    }
    return .fine
  }
}
