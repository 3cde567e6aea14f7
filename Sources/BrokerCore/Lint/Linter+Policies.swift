import AMQPModel

/// Policies that do not do what somebody may have hoped.
extension Linter {
  private static let matchCost = 200

  mutating func checkPolicies() {
    guard let index = broker.virtualHostIndexes[host] else { return }
    check(broker.virtualHosts[index].policies, isOperator: false)
    check(broker.virtualHosts[index].operatorPolicies, isOperator: true)
  }

  private mutating func check(_ policies: [CompiledPolicy], isOperator: Bool) {
    func place(_ policy: CompiledPolicy) -> Finding.Place {
      isOperator ? .operatorPolicy(policy.policy.name) : .policy(policy.policy.name)
    }
    let queues = queueNames.compactMap { broker.queueProperties($0, in: host) }
    for (order, policy) in policies.enumerated() {
      budget -= (queues.count + exchangeNames.count) * Self.matchCost
      if budget < 0 {
        return add(place(policy), .policiesNotCompared(count: policies.count - order))
      }
      let place = place(policy)
      checkSettings(of: policy.policy, at: place)
      var foreign: (setting: ShortString, queues: Int)?
      for queue in queues where policy.matches(queue) {
        guard let setting = policy.foreignSetting(for: queue) else { continue }
        foreign = (setting, (foreign?.queues ?? 0) + 1)
      }
      if let foreign {
        add(place, .policyForeignSetting(foreign.setting, queues: foreign.queues))
      }
      let winners = isOperator ? operatorWinners(policy, queues) : winners(policy, queues)
      if winners.isEmpty, foreign == nil {
        add(place, .policyMatchesNothing)
      } else if let winner = winners.first, !winners.contains(policy.policy.name), let winner {
        add(place, .policyShadowed(by: winner))
      }
    }
  }

  /// The policies that count for what `policy` could count for.
  private func winners(
    _ policy: CompiledPolicy, _ queues: [QueueProperties]
  ) -> [ShortString?] {
    queues.filter { policy.counts(for: $0) }
      .map { broker.effectivePolicy(ofQueue: $0.name, in: host)?.policy?.name }
      + exchangeNames.filter { policy.counts(for: $0) && !Self.predeclared.contains($0) }
      .map { broker.effectivePolicy(ofExchange: $0, in: host)?.name }
  }

  /// The same of operator policies, which count for no exchange.
  private func operatorWinners(
    _ policy: CompiledPolicy, _ queues: [QueueProperties]
  ) -> [ShortString?] {
    queues.filter { policy.counts(for: $0) }
      .map { broker.effectiveOperatorPolicy(ofQueue: $0.name, in: host)?.name }
  }

  private mutating func checkSettings(of policy: Policy, at place: Finding.Place) {
    let alternate: ShortString = "alternate-exchange"
    for setting in policy.definition.fields.map(\.name) {
      let isUnused =
        switch policy.target {
        case .all: false
        case .exchanges: setting != alternate
        case .queues, .classicQueues, .quorumQueues, .streams: setting == alternate
        }
      if isUnused { add(place, .policySettingUnused(setting, policy.target)) }
    }
  }
}
