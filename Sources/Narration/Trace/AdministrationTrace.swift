import AMQPModel
import BrokerCore

/// What there is to say of virtual hosts, users, permissions and policies.
enum AdministrationTrace {
  /// The first word of the lines and their phrases; for a refusal see `TraceNarrator`.
  static func phrases(
    for outcome: ManagementOutcome
  ) -> (TraceVerb, [AdministrationPhrase])? {
    switch outcome {
    case .virtualHostAdded(let name, let isNew):
      (.virtualHost, [.virtualHostAdded(Spelled.name(name), isNew: isNew)])
    case .virtualHostDeleted(let name):
      (.virtualHost, [.virtualHostDeleted(Spelled.name(name))])
    case .userAdded(let name, let tags):
      (.user, [.userAdded(Spelled.name(name), tags: spelled(tags))])
    case .userDeleted(let name): (.user, [.userDeleted(Spelled.name(name))])
    case .passwordChanged(let name): (.user, [.passwordChanged(Spelled.name(name))])
    case .passwordCleared(let name): (.user, [.passwordCleared(Spelled.name(name))])
    case .tagsSet(let name, let tags): (.user, [.tagsSet(Spelled.name(name), tags: spelled(tags))])
    case .permissionsSet(let permissions, let user, let host):
      (
        .permissions,
        [
          .permissionsSet(
            user: Spelled.name(user), virtualHost: Spelled.name(host),
            configure: spelled(permissions.configure), write: spelled(permissions.write),
            read: spelled(permissions.read))
        ]
      )
    case .permissionsCleared(let user, let host):
      (
        .permissions,
        [.permissionsCleared(user: Spelled.name(user), virtualHost: Spelled.name(host))]
      )
    case .policySet(let policy, let host, let queues, let exchanges):
      (
        .policy,
        [
          .policySet(visible("\(policy.name)"), virtualHost: other(host), matching(policy)),
          .policyCounts(queues: queues, exchanges: exchanges),
        ]
      )
    case .policyCleared(let name, let host):
      (.policy, [.policyCleared(visible("\(name)"), virtualHost: other(host))])
    case .operatorPolicySet(let policy, let host, let queues):
      (
        .policy,
        [
          .operatorPolicySet(
            visible("\(policy.name)"), virtualHost: other(host), matching(policy)),
          .operatorPolicyCounts(queues: queues),
        ]
      )
    case .operatorPolicyCleared(let name, let host):
      (.policy, [.operatorPolicyCleared(visible("\(name)"), virtualHost: other(host))])
    case .topicPermissionsSet(let permissions, let user, let host):
      (
        .permissions,
        [
          .topicPermissionsSet(
            user: Spelled.name(user), virtualHost: Spelled.name(host),
            exchange: Spelled.exchange(permissions.exchange), write: spelled(permissions.write),
            read: spelled(permissions.read))
        ]
      )
    case .topicPermissionsCleared(let user, let exchange, let host):
      (
        .permissions,
        [
          .topicPermissionsCleared(
            user: Spelled.name(user), virtualHost: Spelled.name(host),
            exchange: exchange.map { Spelled.exchange($0) })
        ]
      )
    case .refused: nil
    }
  }

  private static func matching(_ policy: Policy) -> AdministrationPhrase.Matching {
    .init(
      pattern: spelled(policy.pattern), target: policy.target.rawValue,
      priority: policy.priority, settings: Spelled.table(policy.definition))
  }

  private static func other(_ host: VirtualHostName) -> String? {
    host == .default ? nil : Spelled.name(host)
  }

  private static func spelled(_ tags: [String]) -> String {
    tags.map { visible($0) }.joined(separator: ", ")
  }

  private static func spelled(_ pattern: String) -> String {
    pattern.isEmpty ? "\"\"" : visible(pattern)
  }
}
