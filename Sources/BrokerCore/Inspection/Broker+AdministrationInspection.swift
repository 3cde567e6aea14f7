public import AMQPModel

/// A user as `list users` and `definitions.json` have it.
public struct UserSnapshot: Hashable, Sendable {
  /// Its name.
  public let name: UserName
  /// What is kept of its password.
  public let passwordHash: PasswordHash
  /// Its tags, in the order in which they were given.
  public let tags: [String]
}

/// What a user may do in a virtual host, as `list permissions` shows it.
public struct PermissionsSnapshot: Hashable, Sendable {
  /// The user.
  public let user: UserName
  /// The virtual host.
  public let virtualHost: VirtualHostName
  /// The three expressions.
  public let permissions: Permissions
}

/// What a user may do with the keys of a topic exchange, as `list topic permissions` shows it.
public struct TopicPermissionsSnapshot: Hashable, Sendable {
  /// The user.
  public let user: UserName
  /// The virtual host.
  public let virtualHost: VirtualHostName
  /// The exchange and the two expressions.
  public let permissions: TopicPermissions
}

/// What can be seen of users, permissions and policies.
extension Broker {
  /// The users in the order of their names.
  public var userSnapshots: [UserSnapshot] {
    administration.users.sorted { $0.key < $1.key }
      .map { UserSnapshot(name: $0.key, passwordHash: $0.value.passwordHash, tags: $0.value.tags) }
  }

  /// All permissions in the order of virtual hosts, then of users.
  public var permissionsSnapshots: [PermissionsSnapshot] {
    administration.users.flatMap { name, user in
      user.permissions.map {
        PermissionsSnapshot(user: name, virtualHost: $0.key, permissions: $0.value.source)
      }
    }
    .sorted { ($0.virtualHost.value, $0.user.value) < ($1.virtualHost.value, $1.user.value) }
  }

  /// The policies of a virtual host in the order in which they are tried: the first that matches
  /// is the one that counts.
  public func policies(in virtualHost: VirtualHostName = .default) -> [Policy] {
    virtualHostIndexes[virtualHost].map { virtualHosts[$0].policies.map(\.policy) } ?? []
  }

  /// The operator policies of a virtual host in the order in which they are tried.
  public func operatorPolicies(in virtualHost: VirtualHostName = .default) -> [Policy] {
    virtualHostIndexes[virtualHost].map { virtualHosts[$0].operatorPolicies.map(\.policy) } ?? []
  }

  /// The operator policy that counts for a queue; nil when none does or there is no such queue.
  public func effectiveOperatorPolicy(
    ofQueue name: QueueName, in virtualHost: VirtualHostName = .default
  ) -> Policy? {
    virtualHostIndexes[virtualHost].flatMap { virtualHosts[$0].queueHandles[name] }
      .flatMap { queues[$0].policies?.operatorPolicy }
  }

  /// What the policies of a queue say together: the HTTP API's `effective_policy_definition`.
  public func effectivePolicyDefinition(
    ofQueue name: QueueName, in virtualHost: VirtualHostName = .default
  ) -> FieldTable {
    virtualHostIndexes[virtualHost].flatMap { virtualHosts[$0].queueHandles[name] }
      .flatMap { queues[$0].policies?.definition } ?? [:]
  }

  /// All topic permissions in the order of virtual hosts, users and exchanges.
  public var topicPermissionsSnapshots: [TopicPermissionsSnapshot] {
    administration.users.flatMap { name, user in
      user.topicPermissions.flatMap { host, all in
        all.values.map {
          TopicPermissionsSnapshot(user: name, virtualHost: host, permissions: $0.source)
        }
      }
    }
    .sorted {
      ($0.virtualHost.value, $0.user.value, $0.permissions.exchange.value)
        < ($1.virtualHost.value, $1.user.value, $1.permissions.exchange.value)
    }
  }

  /// The policy that counts for an exchange; nil when none does or there is no such exchange.
  public func effectivePolicy(
    ofExchange name: ExchangeName, in virtualHost: VirtualHostName = .default
  ) -> Policy? {
    virtualHostIndexes[virtualHost]
      .flatMap { virtualHosts[$0].exchangeHandles[name] }.flatMap { exchanges[$0].policy }
  }

  /// The policy that counts for a queue, and the queue's arguments as it leaves them; nil when
  /// there is no such queue.
  public func effectivePolicy(
    ofQueue name: QueueName, in virtualHost: VirtualHostName = .default
  ) -> (policy: Policy?, arguments: FieldTable)? {
    guard let host = virtualHostIndexes[virtualHost],
      let queue = virtualHosts[host].queueHandles[name]
    else { return nil }
    return (queues[queue].policies?.policy, queues[queue].effectiveArguments)
  }
}
