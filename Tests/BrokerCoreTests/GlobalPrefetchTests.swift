import AMQPModel
import BrokerCore
import Testing

/// A limit for all consumers of a channel together.
@Suite struct GlobalPrefetchTests {
  private static let channel = ChannelAddress("A", 1)

  /// RabbitMQ 4.0.5 leaves no queue behind (its Java client's test `QosTests.fairness`); which one
  /// comes first is left to chance there, while here they take turns.
  @Test(arguments: 1...4) func queuesOfAFullChannelTakeTurns(queueCount: Int) {
    var broker = Broker()
    _ = broker.apply(.connectionOpened("A"))
    _ = broker.apply(.method(.channel(.open), on: Self.channel))
    _ = broker.apply(
      .method(.basic(.qos(.init(prefetchCount: 1, global: true))), on: Self.channel))
    let queues = (1...queueCount).map { QueueName(ShortString(truncating: "q\($0)")) }
    for queue in queues {
      _ = broker.apply(.method(.queue(.declare(.init(queue: queue))), on: Self.channel))
      for _ in 1...5 {
        let message = Message(
          exchange: .default, routingKey: RoutingKey(queue.value), properties: BasicProperties(),
          body: [])
        _ = broker.apply(.method(.basic(.publish(.init(message: message))), on: Self.channel))
      }
    }
    var taken: [QueueName: Int] = [:]
    var tags: [DeliveryTag] = []
    func note(_ events: [Event]) {
      for case .delivered(let delivery) in events.map(\.kind) {
        taken[delivery.queue, default: 0] += 1
        tags.append(delivery.deliveryTag)
      }
    }
    for queue in queues {
      let tag = ConsumerTag(queue.value)
      note(
        broker.apply(
          .method(.basic(.consume(.init(queue: queue, consumerTag: tag))), on: Self.channel)))
    }
    for round in 1...5 {
      for _ in queues where !tags.isEmpty {
        let tag = tags.removeFirst()
        note(broker.apply(.method(.basic(.ack(.init(deliveryTag: tag))), on: Self.channel)))
      }
      let counts = queues.map { taken[$0] ?? 0 }
      // The first one had one before the others came.
      #expect(counts.allSatisfy { (round...(round + 1)).contains($0) }, "\(round): \(counts)")
    }
  }
}
