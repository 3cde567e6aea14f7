import AMQPModel
import BrokerCore
import Testing

/// What the recordings of quorum queues are too large for.
@Suite struct QuorumTests {
  private static let channel = ChannelAddress("A", 1)

  /// A broker with `count` messages in the queue `q` of a type, and an open channel.
  private static func broker(_ type: FieldValue, count: Int) -> Broker {
    var broker = Broker()
    _ = broker.apply(.connectionOpened("A"))
    _ = broker.apply(.method(.channel(.open), on: channel))
    let declare = QueueMethod.Declare(
      queue: "q", durable: true, arguments: ["x-queue-type": type])
    _ = broker.apply(.method(.queue(.declare(declare)), on: channel))
    for number in 1...count {
      let message = Message(
        exchange: .default, routingKey: "q", properties: BasicProperties(),
        body: Array("\(number)".utf8))
      _ = broker.apply(.method(.basic(.publish(.init(message: message))), on: channel))
    }
    return broker
  }

  /// A real RabbitMQ 4.0.5 gave 2,000 of 2,010, and all to a consumer that acks automatically.
  @Test(
    arguments: [("quorum", false, 10), ("quorum", true, 0), ("classic", false, 0)])
  func aConsumerWithoutPrefetchHasAWindow(type: String, isAutomatic: Bool, left: Int) {
    var broker = Self.broker(.string(type), count: 2_010)
    let consume = BasicMethod.Consume(queue: "q", consumerTag: "c", noAck: isAutomatic)
    _ = broker.apply(.method(.basic(.consume(consume)), on: Self.channel))
    #expect(broker.queueSnapshot("q")?.ready == left)
    guard left > 0 else { return }
    _ = broker.apply(.method(.basic(.ack(.init(deliveryTag: 1))), on: Self.channel))
    #expect(broker.queueSnapshot("q")?.ready == left - 1)
  }
}
