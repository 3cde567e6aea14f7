import AMQPModel

/// Policies: they count at once, for what exists and for what will.
extension Broker {
  mutating func setPolicy(
    _ policy: Policy, in name: VirtualHostName, _ buffer: inout EventBuffer
  ) throws(ManagementRefusal) {
    let host = try index(of: name)
    let compiled = try CompiledPolicy(policy)
    Self.insert(compiled, into: &virtualHosts[host].policies)
    let queues = orderedQueues(of: host).count { policies(for: $0)?.policy?.name == policy.name }
    let exchanges = virtualHosts[host].exchangeHandles.values
      .count { self.policy(forExchange: $0)?.name == policy.name }
    buffer.emit(
      .managed(.policySet(policy, in: name, queues: queues, exchanges: exchanges)), after: nil)
    applyPolicies(of: host, &buffer)
  }

  mutating func clearPolicy(
    _ policy: ShortString, in name: VirtualHostName, _ buffer: inout EventBuffer
  ) throws(ManagementRefusal) {
    let host = try index(of: name)
    let count = virtualHosts[host].policies.count
    virtualHosts[host].policies.removeAll { $0.policy.name == policy }
    if virtualHosts[host].policies.count == count { throw .noPolicy }
    buffer.emit(.managed(.policyCleared(policy, in: name)), after: nil)
    applyPolicies(of: host, &buffer)
  }

  mutating func setOperatorPolicy(
    _ policy: Policy, in name: VirtualHostName, _ buffer: inout EventBuffer
  ) throws(ManagementRefusal) {
    let host = try index(of: name)
    let compiled = try CompiledPolicy(policy, isOperator: true)
    Self.insert(compiled, into: &virtualHosts[host].operatorPolicies)
    let queues = orderedQueues(of: host)
      .count { policies(for: $0)?.operatorPolicy?.name == policy.name }
    buffer.emit(.managed(.operatorPolicySet(policy, in: name, queues: queues)), after: nil)
    applyPolicies(of: host, &buffer)
  }

  mutating func clearOperatorPolicy(
    _ policy: ShortString, in name: VirtualHostName, _ buffer: inout EventBuffer
  ) throws(ManagementRefusal) {
    let host = try index(of: name)
    let count = virtualHosts[host].operatorPolicies.count
    virtualHosts[host].operatorPolicies.removeAll { $0.policy.name == policy }
    if virtualHosts[host].operatorPolicies.count == count { throw .noPolicy }
    buffer.emit(.managed(.operatorPolicyCleared(policy, in: name)), after: nil)
    applyPolicies(of: host, &buffer)
  }

  /// Puts a policy where it is tried, in the place of one of its name.
  private static func insert(_ policy: CompiledPolicy, into policies: inout [CompiledPolicy]) {
    policies.removeAll { $0.policy.name == policy.policy.name }
    let place = policies.firstIndex { policy.policy.goesBefore($0.policy) }
    policies.insert(policy, at: place ?? policies.count)
  }

  private func orderedQueues(of host: Int) -> [Handle] {
    virtualHosts[host].queueHandles.values.sorted { queues[$0].order < queues[$1].order }
  }

  /// Gives every queue and exchange the policy that counts for it now.
  ///
  /// What changes for a queue begins at once: its unused time starts again, what is over a new
  /// limit leaves. Messages keep the time that they were given when they came.
  private mutating func applyPolicies(of host: Int, _ buffer: inout EventBuffer) {
    for exchange in virtualHosts[host].exchangeHandles.values {
      exchanges[exchange].policy = policy(forExchange: exchange)
    }
    buffer.place = virtualHosts[host].place
    let cause = buffer.lastNumber
    for queue in orderedQueues(of: host) where queues.contains(queue) {
      let policies = policies(for: queue)
      guard policies != queues[queue].policies else { continue }
      queues[queue].policies = policies
      queues[queue].lastUsed = buffer.instant
      queues[queue].reconsiderRefusal()
      noteDeadline(of: queue)
      enforceLimits(of: queue, after: cause, &buffer)
    }
  }

  /// The policies that count for a queue; nil for none.
  func policies(for queue: Handle) -> PolicyPair? {
    let host = virtualHosts[queues[queue].virtualHost]
    let properties = queues[queue].properties
    return PolicyPair(
      host.policies.first { $0.counts(for: properties) }?.policy,
      operator: host.operatorPolicies.first { $0.counts(for: properties) }?.policy)
  }

  /// The policy that counts for an exchange.
  func policy(forExchange exchange: Handle) -> Policy? {
    let host = exchanges[exchange].virtualHost
    return virtualHosts[host].policies.first { $0.counts(for: exchanges[exchange].name) }?.policy
  }
}

extension Policy {
  /// Whether it is tried before another one of the same virtual host.
  fileprivate func goesBefore(_ other: Policy) -> Bool {
    priority != other.priority ? priority > other.priority : name < other.name
  }
}
