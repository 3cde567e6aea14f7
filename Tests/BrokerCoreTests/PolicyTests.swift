import AMQPModel
import Testing

@testable import BrokerCore

/// Asked of RabbitMQ 4.0.5 through its HTTP API (`PUT /api/policies`, `GET` of message counts).
@Suite struct PolicyTests {
  private static let you = ChannelAddress("you", 1)

  private static func broker() -> Broker {
    var broker = Broker()
    _ = broker.apply(.connectionOpened("you"))
    _ = broker.apply(.method(.channel(.open), on: you))
    return broker
  }

  private static func declare(_ name: QueueName, _ arguments: FieldTable, _ broker: inout Broker) {
    let declare = QueueMethod.Declare(queue: name, arguments: arguments)
    _ = broker.apply(.method(.queue(.declare(declare)), on: you))
  }

  private static func publish(_ name: QueueName, _ count: Int, _ broker: inout Broker) {
    for _ in 0..<count {
      let message = Message(exchange: .default, routingKey: name.asRoutingKey, body: [1, 2, 3])
      _ = broker.apply(.method(.basic(.publish(.init(message: message))), on: you))
    }
  }

  private static func set(
    _ name: ShortString, _ pattern: String, _ definition: FieldTable, priority: Int = 0,
    target: Policy.Target = .all, _ broker: inout Broker
  ) -> ManagementOutcome? {
    let policy = Policy(
      name: name, pattern: pattern, definition: definition, priority: priority, target: target)
    let events = broker.apply(.management(.setPolicy(policy, in: .default)))
    for case .managed(let outcome) in events.lazy.map(\.kind) { return outcome }
    return nil
  }

  static let wrong: [(definition: FieldTable, reason: String)] = [
    ([:], "no policy provided"),
    (["nosuch": .int32(1)], "[{<<\"nosuch\">>,1}] are not recognised policy settings"),
    (["max-priority": .int32(5)], "[{<<\"max-priority\">>,5}] are not recognised policy settings"),
    (["message-ttl": .int32(-1)], "-1 is not a valid message TTL"),
    (["message-ttl": .string("x")], "<<\"x\">> is not a valid message TTL"),
    (["expires": .int32(0)], "0 is not a valid queue expiry"),
    (["max-length": .string("1")], "<<\"1\">> is not a valid maximum length"),
    (["max-length-bytes": .boolean(true)], "true is not a valid maximum length in bytes"),
    (["overflow": .string("foo")], "<<\"foo\">> is not a valid overflow value"),
    (["dead-letter-exchange": .int32(1)], "1 is not a valid dead letter exchange name"),
    (["dead-letter-routing-key": .int32(1)], "1 is not a valid dead letter routing key"),
    (["alternate-exchange": .int32(1)], "1 is not a valid alternate exchange name"),
    (["delivery-limit": .string("a")], "<<\"a\">> is not a valid delivery limit"),
    (["queue-mode": .string("foo")], "<<\"foo\">> is not a valid queue-mode value"),
  ]

  @Test(arguments: wrong)
  func refusesInRabbitMQsWords(definition: FieldTable, reason: String) {
    var broker = Self.broker()
    let refusal = ManagementRefusal(code: 400, text: "Validation failed: \(reason)")
    #expect(Self.set("p", ".*", definition, &broker) == .refused(refusal))
  }

  @Test(arguments: [
    ["delivery-limit": .int32(-1)] as FieldTable, ["dead-letter-routing-key": .string("k")],
    ["message-ttl": .int32(0)], ["max-length": .int32(0)], ["queue-mode": .string("lazy")],
    ["message-ttl": .int64(99_999_999_999)],
  ])
  func takesWhatRabbitMQTakes(definition: FieldTable) {
    var broker = Self.broker()
    let policy = Policy(name: "p", pattern: ".*", definition: definition)
    let outcome = Self.set("p", ".*", definition, &broker)
    guard case .policySet(policy, in: "/", queues: 0, exchanges: 6) = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
  }

  @Test func aBadExpressionIsRefused() {
    var broker = Self.broker()
    let text =
      "Validation failed: pattern should be regular expression but is invalid: {\"missing )\",1}"
    #expect(
      Self.set("p", "(", ["max-length": .int32(1)], &broker)
        == .refused(ManagementRefusal(code: 400, text: text)))
  }

  /// Arguments, a policy, publishes before and after it, and how many messages wait in the end.
  static let limits: [(arguments: FieldTable, policy: FieldTable, before: Int, after: Int, Int)] = [
    ([:], ["max-length": .int32(2)], 5, 0, 2),
    ([:], ["max-length": .int32(0)], 2, 0, 0),
    (["x-max-length": .int32(3)], ["max-length": .int32(5)], 0, 7, 3),
    (["x-max-length": .int32(3)], ["max-length": .int32(1)], 3, 1, 1),
    (["x-max-length-bytes": .int32(10)], ["max-length-bytes": .int32(4)], 0, 3, 1),
    // One setting that a classic queue does not have, and none counts.
    ([:], ["max-length": .int32(1), "delivery-limit": .int32(5)], 3, 0, 3),
    ([:], ["max-length": .int32(1), "alternate-exchange": .string("x")], 3, 0, 1),
  ]

  @Test(arguments: limits)
  func theLowerLimitCountsAtOnce(
    arguments: FieldTable, policy: FieldTable, before: Int, after: Int, left: Int
  ) {
    var broker = Self.broker()
    Self.declare("q", arguments, &broker)
    Self.publish("q", before, &broker)
    _ = Self.set("p", "^q$", policy, &broker)
    Self.publish("q", after, &broker)
    #expect(broker.queueSnapshot("q")?.ready == left)
  }

  @Test func anArgumentWinsWhereNothingIsLower() {
    var broker = Self.broker()
    Self.declare(
      "q", ["x-overflow": .string("reject-publish"), "x-max-length": .int32(1)], &broker)
    _ = Self.set("p", "^q$", ["overflow": .string("drop-head")], &broker)
    Self.publish("q", 1, &broker)
    let first = broker.readyMessages(in: "q")
    Self.publish("q", 1, &broker)
    #expect(broker.readyMessages(in: "q") == first)
  }

  @Test func messagesKeepTheTimeThatTheyHad() {
    var broker = Self.broker()
    Self.declare("q", [:], &broker)
    Self.publish("q", 2, &broker)
    _ = Self.set("p", "^q$", ["message-ttl": .int32(100)], &broker)
    _ = broker.apply(.timePassed, at: Instant(milliseconds: 600))
    #expect(broker.queueSnapshot("q")?.ready == 2)
  }

  @Test func anUnusedQueueGetsItsWholeTimeFromThePolicy() {
    var broker = Self.broker()
    Self.declare("q", [:], &broker)
    let policy = Policy(name: "p", pattern: "^q$", definition: ["expires": .int32(1_000)])
    let later = Instant(milliseconds: 1_200)
    _ = broker.apply(.management(.setPolicy(policy, in: .default)), at: later)
    _ = broker.apply(.timePassed, at: Instant(milliseconds: 2_199))
    #expect(broker.queueSnapshot("q") != nil)
    _ = broker.apply(.timePassed, at: Instant(milliseconds: 2_200))
    #expect(broker.queueSnapshot("q") == nil)
  }

  @Test func onlyTheHighestPriorityCounts() {
    var broker = Self.broker()
    Self.declare("q", [:], &broker)
    _ = Self.set("low", ".*", ["max-length": .int32(1)], priority: 1, &broker)
    _ = Self.set("high", ".*", ["expires": .int32(1_000)], priority: 2, &broker)
    Self.publish("q", 3, &broker)
    #expect(broker.queueSnapshot("q")?.ready == 3)
    _ = broker.apply(.management(.clearPolicy("high", in: .default)))
    #expect(broker.queueSnapshot("q")?.ready == 1)
    _ = broker.apply(.management(.clearPolicy("low", in: .default)))
    Self.publish("q", 3, &broker)
    #expect(broker.queueSnapshot("q")?.ready == 4)
  }

  @Test func anAlternateExchangeComesByPolicy() {
    var broker = Self.broker()
    Self.declare("alt", [:], &broker)
    let bind = QueueMethod.Bind(queue: "alt", exchange: "amq.fanout", routingKey: "")
    _ = broker.apply(.method(.queue(.bind(bind)), on: Self.you))
    let definition: FieldTable = ["alternate-exchange": .string("amq.fanout")]
    for (target, count) in [(Policy.Target.queues, 0), (.exchanges, 1)] {
      _ = Self.set("p", "^amq.topic$", definition, target: target, &broker)
      let message = Message(exchange: "amq.topic", routingKey: "k", body: [])
      _ = broker.apply(.method(.basic(.publish(.init(message: message))), on: Self.you))
      #expect(broker.queueSnapshot("alt")?.ready == count)
    }
  }

  @Test func whatIsDroppedAtOnceIsDeadLettered() {
    var broker = Self.broker()
    Self.declare("dead", [:], &broker)
    Self.declare("q", [:], &broker)
    Self.publish("q", 3, &broker)
    let definition: FieldTable = [
      "max-length": .int32(1), "dead-letter-exchange": .string(""),
      "dead-letter-routing-key": .string("dead"),
    ]
    _ = Self.set("p", "^q$", definition, &broker)
    #expect(broker.queueSnapshot("dead")?.ready == 2)
  }
}
