import AMQPModel
import BrokerCore
import TestSupport

/// Policies and operator policies (recorded: `PolicyTests`, `QuorumPolicyTests`, `operator-policy-*`).
extension Auditor {
  mutating func set(_ policy: Policy, in name: VirtualHostName) throws {
    try checkHost(name)
    try check(policy)
    enter(name)
    Self.put(policy, into: &policies)
    count("policy set")
    let own = queues.filter { self.policy(for: $0, of: policies)?.name == policy.name }
    let others = exchanges.filter { self.policy(for: $0.name)?.name == policy.name }
    managed = "policy for \(own.count) queues and \(others.count) exchanges"
    applyPolicies()
  }

  /// Only limits are for operators (asked of RabbitMQ 4.0.5: `OperatorPolicyTests`).
  mutating func setOperators(_ policy: Policy, in name: VirtualHostName) throws {
    try checkHost(name)
    if case .longString(let octets)? = policy.definition["dead-letter-exchange"] {
      let text = String(decoding: octets, as: UTF8.self)
      throw ManagementError(
        text: "400 Validation failed: [{<<\"dead-letter-exchange\">>,<<\"\(text)\">>}] are not "
          + "recognised policy settings")
    }
    try check(policy)
    enter(name)
    Self.put(policy, into: &operatorPolicies)
    count("operator policy set")
    let own = queues.filter { self.policy(for: $0, of: operatorPolicies)?.name == policy.name }
    managed = "operator policy for \(own.count) queues"
    applyPolicies()
  }

  private func check(_ policy: Policy) throws {
    if let limit = policy.definition["max-length"], limit.integer == nil {
      throw ManagementError(text: "400 Validation failed: true is not a valid maximum length")
    }
  }

  /// Of one priority the first by name (our choice).
  private static func put(_ policy: Policy, into policies: inout [Policy]) {
    policies.removeAll { $0.name == policy.name }
    policies.append(policy)
    policies.sort { (-$0.priority, $0.name) < (-$1.priority, $1.name) }
  }

  mutating func clearPolicy(_ policy: ShortString, in name: VirtualHostName) throws {
    try checkHost(name)
    enter(name)
    try Self.take(policy, outOf: &policies)
    count("policy cleared")
    applyPolicies()
  }

  mutating func clearOperatorPolicy(_ policy: ShortString, in name: VirtualHostName) throws {
    try checkHost(name)
    enter(name)
    try Self.take(policy, outOf: &operatorPolicies)
    count("operator policy cleared")
    applyPolicies()
  }

  private static func take(_ name: ShortString, outOf policies: inout [Policy]) throws {
    guard policies.contains(where: { $0.name == name }) else {
      throw ManagementError(text: "404 Parameter does not exist")
    }
    policies.removeAll { $0.name == name }
  }

  /// The first that matches; one with a setting that the queue's type does not have is none.
  private func policy(for queue: Queue, of policies: [Policy]) -> Policy? {
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
      let (own, operators) = (queues[queue].policy, queues[queue].operatorPolicy)
      if policy(for: queues[queue], of: policies) == own,
        policy(for: queues[queue], of: operatorPolicies) == operators
      {
        continue
      }
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

  /// A queue's own texts win, but for a quorum queue's overflow; of two policies' texts the
  /// operator's does, and of numbers the smaller one [operator-policy-*, policy-overflow-quorum].
  mutating func setPolicy(of queue: Int) {
    let own = policy(for: queues[queue], of: policies)
    let operators = policy(for: queues[queue], of: operatorPolicies)
    queues[queue].policy = own
    queues[queue].operatorPolicy = operators
    if own != nil, operators != nil { count("both policies") }
    var settings = queues[queue].arguments
    var isSetByPolicy: [ShortString] = []
    for field in (own?.definition.fields ?? []) + (operators?.definition.fields ?? []) {
      let name = ShortString(truncating: "x-\(field.name)")
      if let current = settings[name] {
        let wins =
          queues[queue].isQuorum && name == "x-overflow" || isSetByPolicy.contains(name)
        if !(Self.isLower(field.value, than: current, name) ?? wins) { continue }
        count("policy lowers or replaces")
      }
      settings[name] = field.value
      isSetByPolicy.append(name)
    }
    queues[queue].settings = settings
  }

  /// Without a limit is -1 for deliveries [policy-delivery-limit]; nil for texts.
  private static func isLower(
    _ value: FieldValue, than other: FieldValue, _ name: ShortString
  ) -> Bool? {
    guard let left = value.integer, let right = other.integer else { return nil }
    if name == "x-delivery-limit", left < 0 || right < 0 { return left > right }
    return left < right
  }
}
