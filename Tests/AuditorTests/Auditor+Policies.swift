import AMQPModel
import BrokerCore

/// Policies and operator policies.
extension Auditor {
  /// The list with a policy in the place of one of its name, the one that counts first.
  static func with(_ policy: Policy, _ policies: [Policy]) -> [Policy] {
    (policies.filter { $0.name != policy.name } + [policy])
      .sorted { (-$0.priority, $0.name) < (-$1.priority, $1.name) }
  }

  /// The first that matches, by priority and name.
  private static func policy(for queue: Queue, of policies: [Policy]) -> Policy? {
    policies.first { $0.target != .exchanges && matches($0.pattern, queue.name.value) }
  }

  /// A queue whose policies change counts as used, and what is over a new limit leaves (recorded:
  /// `PolicyTests`).
  mutating func applyPolicies() {
    for number in queues.map(\.number) {
      guard let queue = index(of: number) else { continue }
      if Self.policy(for: queues[queue], of: policies) == queues[queue].policy,
        Self.policy(for: queues[queue], of: operatorPolicies) == queues[queue].operatorPolicy
      {
        continue
      }
      setPolicy(of: queue)
      queues[queue].lastUsed = now
      if queues[queue].isQuorum {
        reconsiderQuorum(number)
      } else {
        dropWhatIsTooMuch(in: number)
      }
    }
  }

  /// A queue's own texts win, of numbers the smaller one; of two policies' texts the operator's
  /// [operator-policy-min, operator-policy-overflow].
  mutating func setPolicy(of queue: Int) {
    queues[queue].policy = Self.policy(for: queues[queue], of: policies)
    queues[queue].operatorPolicy = Self.policy(for: queues[queue], of: operatorPolicies)
    var fields = queues[queue].policy?.definition.fields ?? []
    for field in queues[queue].operatorPolicy?.definition.fields ?? [] {
      let other = fields.first { $0.name == field.name }?.value
      if let left = other?.integer, let right = field.value.integer, left < right { continue }
      fields.removeAll { $0.name == field.name }
      fields.append(field)
    }
    queues[queue].settings = queues[queue].arguments
    for field in fields {
      let name = ShortString(truncating: "x-\(field.name)")
      // [policy-overflow-quorum]
      let wins = queues[queue].isQuorum && field.name == "overflow"
      if !wins, let own = queues[queue].arguments[name] {
        if let left = own.integer, let right = field.value.integer, right < left {
          queues[queue].settings[name] = field.value
        }
      } else {
        queues[queue].settings[name] = field.value
      }
    }
  }
}
