import AMQPModel
import TestSupport
import Testing

@testable import BrokerCore

/// The index of deadlines against a walk over all queues.
@Suite struct DeadlineTests {
  private static let channel = ChannelAddress("c", 1)

  private static func broker() -> Broker {
    var broker = Broker()
    _ = broker.apply(.connectionOpened("c"))
    _ = broker.apply(.method(.channel(.open), on: channel))
    return broker
  }

  private static func name(_ number: Int) -> QueueName {
    QueueName(ShortString(truncating: "q\(number)"))
  }

  private static func declare(_ number: Int, _ arguments: FieldTable) -> Operation {
    .method(
      .queue(.declare(.init(queue: name(number), durable: true, arguments: arguments))),
      on: channel)
  }

  private static func publish(_ number: Int, expiration: Int? = nil) -> Operation {
    var properties = BasicProperties()
    properties.expiration = expiration.map { ShortString(truncating: "\($0)") }
    let message = Message(
      exchange: .default, routingKey: name(number).asRoutingKey, properties: properties, body: [])
    return .method(.basic(.publish(.init(message: message, mandatory: false))), on: channel)
  }

  private static func walk(_ broker: Broker) -> Int? {
    broker.allQueues.compactMap { broker.queues[$0].deadline }.min()
  }

  @Test(arguments: 0..<20)
  func theNextDeadlineIsTheEarliest(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var broker = Self.broker()
    var now = 0
    var fired = 0
    for step in 0..<400 {
      let queue = Int.random(in: 0..<6, using: &random)
      let operation: Operation
      switch Int.random(in: 0..<12, using: &random) {
      case 0: operation = Self.declare(queue, ["x-message-ttl": .int32(Int32(50 + queue))])
      case 1: operation = Self.declare(queue, ["x-expires": .int32(Int32(200 + 100 * queue))])
      case 2: operation = Self.declare(queue, ["x-max-length": .int32(2)])
      case 3, 4, 5, 6:
        let expiration = Int.random(in: 1..<100, using: &random)
        operation = Self.publish(queue, expiration: step.isMultiple(of: 3) ? nil : expiration)
      case 7:
        operation = .method(
          .basic(.get(.init(queue: Self.name(queue), noAck: step.isMultiple(of: 2)))),
          on: Self.channel)
      case 8:
        operation = .method(
          .basic(.nack(.init(deliveryTag: 0, multiple: true, requeue: true))), on: Self.channel)
      case 9:
        operation = .method(
          .basic(
            .consume(.init(queue: Self.name(queue), consumerTag: "t", noAck: false))),
          on: Self.channel)
      case 10:
        operation = .method(.basic(.cancel(.init(consumerTag: "t"))), on: Self.channel)
      default:
        now += Int.random(in: 0..<60, using: &random)
        operation = .timePassed
      }
      let instant = Instant(milliseconds: now)
      let events = broker.apply(operation, at: instant)
      fired += events.count { if case .expired = $0.kind { true } else { false } }
      if !broker.isOpen(Self.channel) {
        if !broker.isOpen("c") { _ = broker.apply(.connectionOpened("c"), at: instant) }
        _ = broker.apply(.method(.channel(.open), on: Self.channel), at: instant)
      }
      #expect(broker.nextDeadline?.milliseconds == Self.walk(broker), "seed \(seed), step \(step)")
      #expect(broker.invariantViolation == nil)
    }
    #expect(fired > 0)
  }

  @Test func manyQueuesExpireInOrder() {
    var broker = Self.broker()
    let count = 10_000
    // Debug builds check all invariants after every operation as long as there are few messages.
    for _ in 0..<2_001 { _ = broker.apply(Self.publish(-1)) }
    for number in 0..<count {
      // Later ones are due earlier.
      _ = broker.apply(Self.declare(number, ["x-message-ttl": .int32(Int32(count - number))]))
      _ = broker.apply(Self.publish(number))
    }
    let events = broker.apply(.timePassed, at: Instant(milliseconds: count))
    let expired = events.compactMap { event -> Int? in
      if case .expired = event.kind { event.instant.milliseconds } else { nil }
    }
    #expect(expired == Array(1...count))
    #expect(broker.nextDeadline == nil)
  }

  @Test func leftoversAreThrownAway() {
    var deadlines = Deadlines()
    let queue = Handle(slot: 0, generation: 1)
    for instant in stride(from: 100_000, to: 0, by: -1) {
      deadlines.note(instant, in: queue, order: 1)
    }
    #expect(deadlines.count <= 130)
    #expect(deadlines.noted(for: queue) == 1)
  }
}
