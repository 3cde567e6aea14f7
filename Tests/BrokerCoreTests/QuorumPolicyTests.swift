import AMQPModel
import BrokerCore
import Testing

/// Policies on a quorum queue that refuses publishes, as RabbitMQ 4.0.5 answered: with four
/// messages it goes on refusing until a fifth of the new limit is free, or until nothing limits it.
@Suite struct QuorumPolicyTests {
  private static let address = ChannelAddress("A", 1)

  @Test(arguments: [(4, false), (5, true), (10, true), (nil, true)] as [(Int32?, Bool)])
  func aNewLimitMayEndTheRefusal(limit: Int32?, isTaken: Bool) {
    var broker = Broker()
    _ = broker.apply(.connectionOpened("A"))
    func apply(_ method: Method) -> [Event] { broker.apply(.method(method, on: Self.address)) }
    _ = apply(.channel(.open))
    _ = apply(
      .queue(
        .declare(
          .init(queue: "q", durable: true, arguments: ["x-queue-type": .string("quorum")]))))
    _ = apply(.confirm(.select(.init())))
    let message = Message(exchange: "", routingKey: "q", body: [0x6d])
    let publish = Method.basic(.publish(.init(message: message)))
    for _ in 0..<4 { _ = apply(publish) }
    _ = broker.apply(.management(.setPolicy(Self.policy(limit: 2), in: .default)))
    #expect(Self.isConfirmed(apply(publish)) == false)
    if let limit {
      _ = broker.apply(.management(.setPolicy(Self.policy(limit: limit), in: .default)))
    } else {
      _ = broker.apply(.management(.clearPolicy("p", in: .default)))
    }
    #expect(Self.isConfirmed(apply(publish)) == isTaken)
  }

  private static func policy(limit: Int32) -> Policy {
    Policy(
      name: "p", pattern: "^q$",
      definition: ["max-length": .int32(limit), "overflow": .string("reject-publish")],
      target: .queues)
  }

  private static func isConfirmed(_ events: [Event]) -> Bool? {
    for event in events {
      switch event.kind {
      case .confirmed: return true
      case .nacked: return false
      default: break
      }
    }
    return nil
  }
}
