public import AMQPModel
public import BrokerCore

/// Users, permissions, policies and virtual hosts, as the Admin tab has them.
public struct AdministrationSnapshot: Sendable {
  /// A policy with the virtual host that it belongs to.
  struct PolicyRow {
    let virtualHost: VirtualHostName
    let policy: Policy
  }

  /// A virtual host with what is in it.
  struct VirtualHostRow {
    let name: VirtualHostName
    let connections: Int
    let exchanges: Int
    let queues: Int
    let ready: Int
    let unacknowledged: Int
  }

  /// What policies do for a queue; at least one of them is there.
  struct Effect {
    let policy: Policy?
    let operatorPolicy: Policy?
    /// What they say together.
    let definition: FieldTable
    /// The queue's arguments as the policies leave them.
    let arguments: FieldTable
  }

  let users: [UserSnapshot]
  let permissions: [PermissionsSnapshot]
  let topicPermissions: [TopicPermissionsSnapshot]
  let policies: [PolicyRow]
  let operatorPolicies: [PolicyRow]
  let virtualHosts: [VirtualHostRow]
  /// What counts for the queues of the virtual host that is shown.
  let effects: [QueueName: Effect]
  /// The policies that count for its exchanges.
  let exchangePolicies: [ExchangeName: Policy]

  /// Nothing.
  public static let none = AdministrationSnapshot()

  private init() {
    (users, permissions, policies, virtualHosts) = ([], [], [], [])
    (topicPermissions, operatorPolicies, effects, exchangePolicies) = ([], [], [:], [:])
  }

  /// What `broker` has, of all virtual hosts or only of one; effects are those in `host`.
  public init(of broker: Broker, only host: VirtualHostName?) {
    let hosts = broker.virtualHostNames.filter { host == nil || $0 == host }
    users = broker.userSnapshots
    permissions = broker.permissionsSnapshots.filter { host == nil || $0.virtualHost == host }
    topicPermissions = broker.topicPermissionsSnapshots
      .filter { host == nil || $0.virtualHost == host }
    operatorPolicies = hosts.flatMap { name in
      broker.operatorPolicies(in: name).map { PolicyRow(virtualHost: name, policy: $0) }
    }
    policies = hosts.flatMap { name in
      broker.policies(in: name).map { PolicyRow(virtualHost: name, policy: $0) }
    }
    virtualHosts = broker.virtualHostNames.map { name in
      let topology = broker.topology(in: name)
      return VirtualHostRow(
        name: name, connections: topology.connections.count { $0.virtualHost == name },
        exchanges: topology.exchanges.count, queues: topology.queues.count,
        ready: topology.ready, unacknowledged: topology.unacknowledged)
    }
    let shown = host ?? .default
    var effects: [QueueName: Effect] = [:]
    var exchangePolicies: [ExchangeName: Policy] = [:]
    if !broker.policies(in: shown).isEmpty || !broker.operatorPolicies(in: shown).isEmpty {
      for name in broker.queueNames(in: shown) {
        guard let effective = broker.effectivePolicy(ofQueue: name, in: shown) else { continue }
        let operatorPolicy = broker.effectiveOperatorPolicy(ofQueue: name, in: shown)
        guard effective.policy != nil || operatorPolicy != nil else { continue }
        effects[name] = Effect(
          policy: effective.policy, operatorPolicy: operatorPolicy,
          definition: broker.effectivePolicyDefinition(ofQueue: name, in: shown),
          arguments: effective.arguments)
      }
      for exchange in broker.exchangeList(in: shown) {
        exchangePolicies[exchange.name] = broker.effectivePolicy(
          ofExchange: exchange.name, in: shown)
      }
    }
    self.effects = effects
    self.exchangePolicies = exchangePolicies
  }
}
