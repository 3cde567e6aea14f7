import AMQPModel
import BrokerCore

/// Counts messages per CPU second through worker queues: publish, route, enqueue, deliver, ack.
struct PipelineBenchmark {
  private static let queueCount = 102
  private static let messageCount = 1_000_000
  private static let burst = 20

  func run() {
    print()
    print("Messages per CPU second through the core, \(Self.messageCount) messages, best of 3")
    print("64-byte bodies, \(Self.queueCount) queues, prefetch 10, bursts of \(Self.burst)")
    for (name, wanted, aim) in [
      ("only deliveries observed", EventCategories.deliveries, 2_000_000.0),
      ("everything a trace tells", .narrated, 1_500_000),
      ("every event", .all, 1_500_000),
    ] {
      let seconds = best(of: 3) { Self.pass(wanted: wanted) }
      let rate = Double(Self.messageCount) / seconds
      let verdict = rate >= aim ? "≥" : "< (!)"
      print(pad(name, 26), right(rate, 0, 10), "  \(verdict) \(Int(aim))")
    }
  }

  private static func pass(wanted: EventCategories) {
    var broker = Broker(seed: 1)
    var buffer = EventBuffer(wanted: wanted)
    let publisher = ChannelAddress("publisher", 1)
    let worker = ChannelAddress("worker", 1)
    func apply(_ operation: Operation) {
      broker.apply(operation, at: .start, into: &buffer)
    }
    for address in [publisher, worker] {
      apply(.connectionOpened(address.connection))
      apply(.method(.channel(.open), on: address))
    }
    apply(.method(.basic(.qos(.init(prefetchCount: 10))), on: worker))
    let names = (0..<queueCount).map { QueueName(ShortString(truncating: "benchmark-queue-\($0)")) }
    for name in names {
      apply(.method(.queue(.declare(.init(queue: name))), on: publisher))
      apply(
        .method(
          .basic(.consume(.init(queue: name, consumerTag: ConsumerTag(name.value)))),
          on: worker))
    }
    buffer.removeAll()
    let body = [UInt8](repeating: 0x78, count: 64)
    var acknowledged: UInt64 = 0
    for start in stride(from: 0, to: messageCount, by: burst) {
      let key = names[start / burst % queueCount].asRoutingKey
      for _ in 0..<burst {
        let message = Message(exchange: .default, routingKey: key, body: body)
        broker.apply(
          .method(.basic(.publish(.init(message: message))), on: publisher), at: .start,
          into: &buffer)
      }
      for _ in 0..<burst {
        acknowledged += 1
        broker.apply(
          .method(.basic(.ack(.init(deliveryTag: DeliveryTag(acknowledged)))), on: worker),
          at: .start, into: &buffer)
      }
      let deliveries = buffer.events.reduce(0) { $0 + (isDelivery($1) ? 1 : 0) }
      precondition(deliveries == burst, "every message is delivered once")
      buffer.removeAll()
    }
  }

  private static func isDelivery(_ event: Event) -> Bool {
    if case .delivered = event.kind { true } else { false }
  }
}
