import AMQPModel
import Testing

@testable import BrokerCore

/// `lint` looks at operator policies as it does at policies.
@Suite struct OperatorPolicyLintTests {
  private static func policy(
    _ name: ShortString, _ pattern: String, _ definition: FieldTable, priority: Int = 0,
    _ target: Policy.Target = .all
  ) -> Policy {
    Policy(
      name: name, pattern: pattern, definition: definition, priority: priority, target: target)
  }

  private static func broker(
    operatorPolicies: [Policy], in host: VirtualHostName = "/"
  ) -> Broker {
    var broker = Broker()
    _ = broker.apply(.management(.addVirtualHost(host)))
    for (name, arguments) in [("q", [:]), ("safe", ["x-queue-type": .string("quorum")])]
      as [(QueueName, FieldTable)]
    {
      let queue = QueueDefinition(virtualHost: host, name: name, arguments: arguments)
      let binding = Binding(source: "amq.topic", destination: .queue(name), key: "k")
      _ = broker.apply(.management(.defineQueue(queue, in: host)))
      _ = broker.apply(.management(.defineBinding(binding, in: host)))
    }
    for policy in operatorPolicies {
      _ = broker.apply(.management(.setOperatorPolicy(policy, in: host)))
    }
    return broker
  }

  @Test func whatCountsNowhereIsNamed() {
    let length: FieldTable = ["max-length": .int64(5)]
    let broker = Self.broker(operatorPolicies: [
      Self.policy("fine", "^safe$", ["delivery-limit": .int64(3)], .quorumQueues),
      Self.policy("high", "^q", ["expires": .int64(5000)], priority: 2),
      Self.policy("low", "^q$", length, priority: 1),
      Self.policy("nothing", "^nobody", length),
      Self.policy("wrong", "^amq", length, .exchanges),
      Self.policy("limit", "^q|^safe", ["delivery-limit": .int64(2)], priority: -1),
    ])
    let findings = broker.findings()
    #expect(
      findings.map(\.rule) == [
        .policyShadowed(by: "high"), .policyMatchesNothing,
        .policySettingUnused("max-length", .exchanges), .policyMatchesNothing,
        .policyForeignSetting("delivery-limit", queues: 1), .policyShadowed(by: "fine"),
      ])
    let names: [ShortString] = ["low", "nothing", "wrong", "wrong", "limit", "limit"]
    #expect(findings.map(\.place) == names.map { .operatorPolicy($0) })
    #expect(findings.allSatisfy { $0.severity == .note })
  }

  /// One of each name, so that one kind is not taken for the other.
  @Test func aPolicyDoesNotShadowAnOperatorPolicy() {
    var broker = Self.broker(operatorPolicies: [
      Self.policy("p", "^q$", ["max-length": .int64(5)])
    ])
    let policy = Self.policy("high", "^q$", ["max-length": .int64(5)], priority: 9)
    _ = broker.apply(.management(.setPolicy(policy, in: "/")))
    #expect(broker.findings().isEmpty)
  }

  @Test func otherVirtualHostsAreLookedAt() {
    let broker = Self.broker(
      operatorPolicies: [Self.policy("p", "^none", ["expires": .int64(5)])], in: "shop")
    #expect(broker.findings().isEmpty)
    #expect(
      broker.findings(in: "shop") == [
        Finding(virtualHost: "shop", place: .operatorPolicy("p"), rule: .policyMatchesNothing)
      ])
    #expect(broker.allFindings == broker.findings(in: "shop"))
  }

  @Test func tooManyAreNotCompared() {
    let length: FieldTable = ["max-length": .int64(5)]
    let broker = Self.broker(operatorPolicies: [
      Self.policy("a", "^none", length), Self.policy("b", "^none", length),
    ])
    var linter = Linter(broker, "/")
    linter.budget = 0
    linter.checkPolicies()
    #expect(linter.findings.map(\.place) == [.operatorPolicy("a")])
    #expect(linter.findings.map(\.rule) == [.policiesNotCompared(count: 2)])
  }
}
