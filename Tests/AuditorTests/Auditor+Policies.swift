import AMQPModel
import BrokerCore
import TestSupport

/// Policies (recorded: `PolicyTests`, `QuorumPolicyTests`).
extension Auditor {
  /// Of one priority the first by name (our choice).
  mutating func set(_ policy: Policy, in name: VirtualHostName) throws {
    try checkHost(name)
    let isNumber = policy.definition["max-length"].map { $0.integer != nil } ?? true
    if !isNumber {
      throw ManagementError(text: "400 Validation failed: true is not a valid maximum length")
    }
    enter(name)
    policies.removeAll { $0.name == policy.name }
    policies.append(policy)
    policies.sort { (-$0.priority, $0.name) < (-$1.priority, $1.name) }
    count("policy set")
    let own = queues.filter { self.policy(for: $0)?.name == policy.name }
    let others = exchanges.filter { self.policy(for: $0.name)?.name == policy.name }
    managed = "policy for \(own.count) queues and \(others.count) exchanges"
    applyPolicies()
  }

  mutating func clearPolicy(_ policy: ShortString, in name: VirtualHostName) throws {
    try checkHost(name)
    enter(name)
    guard policies.contains(where: { $0.name == policy }) else {
      throw ManagementError(text: "404 Parameter does not exist")
    }
    policies.removeAll { $0.name == policy }
    count("policy cleared")
    applyPolicies()
  }

  /// The first that matches; one with a setting that the queue's type does not have is none.
  private func policy(for queue: Queue) -> Policy? {
    policies.first { policy in
      let foreign: ShortString = queue.isQuorum ? "queue-mode" : "delivery-limit"
      let isMeant =
        switch policy.target {
        case .all, .queues: true
        case .classicQueues: !queue.isQuorum
        case .quorumQueues: queue.isQuorum
        case .exchanges, .streams: false
        }
      return isMeant && policy.definition[foreign] == nil
        && Self.matches(policy.pattern, queue.name.value)
    }
  }

  func policy(for exchange: ExchangeName) -> Policy? {
    policies.first {
      ($0.target == .all || $0.target == .exchanges) && Self.matches($0.pattern, exchange.value)
    }
  }

  /// A queue whose policy changes counts as used, and what is over a new limit leaves.
  mutating func applyPolicies() {
    for index in exchanges.indices {
      exchanges[index].policy = policy(for: exchanges[index].name)
      let alternate = Self.alternate(of: exchanges[index])
      if alternate != router.exchange(exchanges[index].name)?.alternateExchange {
        count("alternate exchange by policy")
        router.setAlternate(of: exchanges[index].name, to: alternate)
      }
    }
    for number in queues.map(\.number) {
      guard let queue = index(of: number) else { continue }
      let policy = policy(for: queues[queue])
      if policy == queues[queue].policy { continue }
      count("policy changed, \(queues[queue].isDurable ? "durable" : "transient")")
      setPolicy(of: queue)
      queues[queue].lastUsed = now
      if queues[queue].isQuorum {
        reconsiderQuorum(number)
      } else {
        dropWhatIsTooMuch(in: number)
      }
    }
  }

  /// A queue's own texts win, of numbers the smaller one.
  mutating func setPolicy(of queue: Int) {
    let policy = policy(for: queues[queue])
    queues[queue].policy = policy
    queues[queue].settings = queues[queue].arguments
    for field in policy?.definition.fields ?? [] {
      let name = ShortString(truncating: "x-\(field.name)")
      if let own = queues[queue].arguments[name] {
        if let left = own.integer, let right = field.value.integer, right < left {
          queues[queue].settings[name] = field.value
        }
      } else {
        queues[queue].settings[name] = field.value
      }
    }
  }
}
