import AMQPModel

/// Policies that do not do what somebody may have hoped.
extension Linter {
  private static let matchCost = 200

  mutating func checkPolicies() {
    guard let index = broker.virtualHostIndexes[host] else { return }
    let queues = queueNames.compactMap { broker.queueProperties($0, in: host) }
    let policies = broker.virtualHosts[index].policies
    for (order, policy) in policies.enumerated() {
      budget -= (queues.count + exchangeNames.count) * Self.matchCost
      if budget < 0 {
        return add(
          .policy(policy.policy.name), .policiesNotCompared(count: policies.count - order))
      }
      let place = Finding.Place.policy(policy.policy.name)
      checkSettings(of: policy.policy)
      var foreign: (setting: ShortString, queues: Int)?
      for queue in queues where policy.matches(queue) {
        guard let setting = policy.foreignSetting(for: queue) else { continue }
        foreign = (setting, (foreign?.queues ?? 0) + 1)
      }
      if let foreign {
        add(place, .policyForeignSetting(foreign.setting, queues: foreign.queues))
      }
      let winners =
        queues.filter { policy.counts(for: $0) }
        .map { broker.effectivePolicy(ofQueue: $0.name, in: host)?.policy?.name }
        + exchangeNames.filter { policy.counts(for: $0) && !Self.predeclared.contains($0) }
        .map { broker.effectivePolicy(ofExchange: $0, in: host)?.name }
      if winners.isEmpty, foreign == nil {
        add(place, .policyMatchesNothing)
      } else if let winner = winners.first, !winners.contains(policy.policy.name), let winner {
        add(place, .policyShadowed(by: winner))
      }
    }
  }

  private mutating func checkSettings(of policy: Policy) {
    let alternate: ShortString = "alternate-exchange"
    for setting in policy.definition.fields.map(\.name) {
      let isUnused =
        switch policy.target {
        case .all: false
        case .exchanges: setting != alternate
        case .queues, .classicQueues, .quorumQueues, .streams: setting == alternate
        }
      if isUnused { add(.policy(policy.name), .policySettingUnused(setting, policy.target)) }
    }
  }
}
