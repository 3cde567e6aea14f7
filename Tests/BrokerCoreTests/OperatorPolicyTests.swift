import AMQPModel
import Testing

@testable import BrokerCore

/// What RabbitMQ 4.0.5 answered through its HTTP API (`PUT /api/operator-policies`) and rabbitmqctl;
/// what operator policies do is recorded (scenarios `operator-policy-*`).
@Suite struct OperatorPolicyTests {
  private static func outcome(
    of operation: ManagementOperation, _ broker: inout Broker
  ) -> ManagementOutcome? {
    for case .managed(let outcome) in broker.apply(.management(operation)).lazy.map(\.kind) {
      return outcome
    }
    return nil
  }

  private static func set(
    _ definition: FieldTable, pattern: String = "^a", in host: VirtualHostName = "/",
    _ broker: inout Broker
  ) -> ManagementOutcome? {
    let policy = Policy(name: "o", pattern: pattern, definition: definition)
    return outcome(of: .setOperatorPolicy(policy, in: host), &broker)
  }

  static let wrong: [(definition: FieldTable, reason: String)] = [
    ([:], "no policy provided"),
    (
      ["dead-letter-exchange": .string("x")],
      "[{<<\"dead-letter-exchange\">>,<<\"x\">>}] are not recognised policy settings"
    ),
    (
      ["queue-mode": .string("lazy")],
      "[{<<\"queue-mode\">>,<<\"lazy\">>}] are not recognised policy settings"
    ),
    (
      ["alternate-exchange": .string("x")],
      "[{<<\"alternate-exchange\">>,<<\"x\">>}] are not recognised policy settings"
    ),
    (["expires": .int32(0)], "0 is not a valid queue expiry"),
    (["max-length": .int32(-1)], "-1 is not a valid maximum length"),
    (["message-ttl": .string("x")], "<<\"x\">> is not a valid message TTL"),
  ]

  @Test(arguments: wrong)
  func refusesInRabbitMQsWords(definition: FieldTable, reason: String) {
    var broker = Broker()
    let refusal = ManagementRefusal(code: 400, text: "Validation failed: \(reason)")
    #expect(Self.set(definition, &broker) == .refused(refusal))
    #expect(broker.operatorPolicies().isEmpty)
  }

  @Test(
    arguments: [
      "max-length", "max-length-bytes", "max-in-memory-length", "max-in-memory-bytes",
      "delivery-limit", "target-group-size", "expires", "message-ttl", "queue-version",
    ] as [ShortString])
  func takesLimits(name: ShortString) {
    var broker = Broker()
    let policy = Policy(name: "o", pattern: "^a", definition: [name: .int32(2)])
    #expect(
      Self.set([name: .int32(2)], &broker) == .operatorPolicySet(policy, in: "/", queues: 0))
    #expect(broker.operatorPolicies() == [policy] && broker.policies().isEmpty)
  }

  @Test func takesOverflow() {
    var broker = Broker()
    guard case .operatorPolicySet? = Self.set(["overflow": .string("drop-head")], &broker) else {
      Issue.record("refused")
      return
    }
  }

  @Test func refusesWhatIsNotThere() {
    var broker = Broker()
    let limit: FieldTable = ["max-length": .int32(1)]
    #expect(
      Self.set(limit, in: "shop", &broker)
        == .refused(.init(code: 404, text: "Virtual host 'shop' does not exist")))
    #expect(
      Self.outcome(of: .clearOperatorPolicy("o", in: "/"), &broker)
        == .refused(.init(code: 404, text: "Parameter does not exist")))
    let text =
      "Validation failed: pattern should be regular expression but is invalid: {\"missing )\",1}"
    #expect(
      Self.set(limit, pattern: "(", &broker) == .refused(.init(code: 400, text: text)))
  }

  /// `effective_policy_definition` of a queue in the HTTP API.
  @Test func bothPoliciesAreSeenWithWhatTheyComeTo() {
    var broker = Broker()
    _ = broker.apply(.connectionOpened("you"))
    let you = ChannelAddress("you", 1)
    _ = broker.apply(.method(.channel(.open), on: you))
    _ = broker.apply(
      .method(.queue(.declare(.init(queue: "a", arguments: ["x-max-length": .int32(4)]))), on: you))
    let policy = Policy(
      name: "p", pattern: "a",
      definition: ["max-length": .int32(5), "dead-letter-exchange": .string("x")])
    _ = Self.outcome(of: .setPolicy(policy, in: "/"), &broker)
    #expect(
      Self.set(["max-length": .int32(9), "expires": .int32(7)], &broker)
        == .operatorPolicySet(
          Policy(
            name: "o", pattern: "^a", definition: ["expires": .int32(7), "max-length": .int32(9)]),
          in: "/", queues: 1))
    #expect(broker.effectivePolicy(ofQueue: "a")?.policy == policy)
    #expect(broker.effectiveOperatorPolicy(ofQueue: "a")?.name == "o")
    #expect(
      broker.effectivePolicyDefinition(ofQueue: "a")
        == [
          "dead-letter-exchange": .string("x"), "expires": .int32(7), "max-length": .int32(5),
        ])
    #expect(broker.effectivePolicy(ofQueue: "a")?.arguments["x-max-length"] == .int32(4))
    _ = Self.outcome(of: .clearOperatorPolicy("o", in: "/"), &broker)
    #expect(broker.effectiveOperatorPolicy(ofQueue: "a") == nil)
    #expect(broker.effectivePolicyDefinition(ofQueue: "a") == policy.definition)
  }
}
