import AMQPModel

/// What operators do (rabbitmqctl, the HTTP API, the management pages).
extension Broker {
  mutating func manage(_ operation: ManagementOperation, _ buffer: inout EventBuffer) {
    do throws(ManagementRefusal) {
      switch operation {
      case .addVirtualHost(let name):
        let isNew = virtualHostIndexes[name] == nil
        if isNew { addVirtualHost(name) }
        buffer.emit(.managed(.virtualHostAdded(name, isNew: isNew)), after: nil)
      case .deleteVirtualHost(let name): try deleteVirtualHost(name, &buffer)
      case .addUser(let name, let hash, let tags):
        guard administration.users[name] == nil else { throw ManagementRefusal.userExists(name) }
        administration.users[name] = User(passwordHash: hash, tags: tags)
        buffer.emit(.managed(.userAdded(name, tags: tags)), after: nil)
      case .deleteUser(let name): try deleteUser(name, &buffer)
      case .changePassword(let name, let hash):
        try checkExists(name)
        administration.users[name]?.passwordHash = hash
        buffer.emit(
          .managed(hash.octets.isEmpty ? .passwordCleared(name) : .passwordChanged(name)),
          after: nil)
      case .setTags(let name, let tags):
        try checkExists(name)
        administration.users[name]?.tags = tags
        buffer.emit(.managed(.tagsSet(name, tags)), after: nil)
      case .setPermissions(let permissions, let user, let host):
        // In rabbitmqctl's order: the expressions, the virtual host, the user.
        let compiled = try CompiledPermissions(permissions)
        _ = try index(of: host)
        try checkExists(user)
        administration.users[user]?.permissions[host] = compiled
        buffer.emit(.managed(.permissionsSet(permissions, of: user, in: host)), after: nil)
      case .clearPermissions(let user, let host):
        _ = try index(of: host)
        try checkExists(user)
        guard administration.users[user]?.permissions.removeValue(forKey: host) != nil else {
          throw ManagementRefusal.noPermissions(of: user, in: host)
        }
        buffer.emit(.managed(.permissionsCleared(of: user, in: host)), after: nil)
      case .setTopicPermissions(let permissions, let user, let host):
        try setTopicPermissions(permissions, of: user, in: host, &buffer)
      case .clearTopicPermissions(let user, let exchange, let host):
        try clearTopicPermissions(of: user, for: exchange, in: host, &buffer)
      case .setOperatorPolicy(let policy, let host):
        try setOperatorPolicy(policy, in: host, &buffer)
      case .clearOperatorPolicy(let name, let host):
        try clearOperatorPolicy(name, in: host, &buffer)
      case .setPolicy(let policy, let host): try setPolicy(policy, in: host, &buffer)
      case .clearPolicy(let name, let host): try clearPolicy(name, in: host, &buffer)
      case .defineExchange(let exchange, let host): try define(exchange, in: host, &buffer)
      case .defineQueue(let queue, let host): try define(queue, in: host, &buffer)
      case .defineBinding(let binding, let host): try define(binding, in: host, &buffer)
      }
    } catch {
      buffer.emit(.managed(.refused(error)), after: nil)
    }
  }

  /// The place of a virtual host, or a refusal.
  func index(of host: VirtualHostName) throws(ManagementRefusal) -> Int {
    guard let index = virtualHostIndexes[host] else { throw .noVirtualHost(host) }
    return index
  }

  private func checkExists(_ user: UserName) throws(ManagementRefusal) {
    if administration.users[user] == nil { throw .noUser(user) }
  }

  private mutating func deleteUser(
    _ name: UserName, _ buffer: inout EventBuffer
  ) throws(ManagementRefusal) {
    try checkExists(name)
    administration.users[name] = nil
    noteTopicPermissions()
    buffer.emit(.managed(.userDeleted(name)), after: nil)
    close(connections.filter { $0.value.user == name }, "user '\(name)' is deleted", &buffer)
  }

  private mutating func deleteVirtualHost(
    _ name: VirtualHostName, _ buffer: inout EventBuffer
  ) throws(ManagementRefusal) {
    let host = try index(of: name)
    let place = virtualHosts[host].place
    buffer.emit(.managed(.virtualHostDeleted(name)), after: nil)
    // Consumers hear of their queues first, as RabbitMQ 4.0.5 has it (`VirtualHostDeletionTests`).
    buffer.place = place
    let queues = virtualHosts[host].queueHandles.values
    for queue in queues.sorted(by: { self.queues[$0].order < self.queues[$1].order }) {
      deleteQueue(queue, .withVirtualHost, after: nil, &buffer)
    }
    let exchanges = virtualHosts[host].exchangeHandles.values
      .sorted { self.exchanges[$0].order < self.exchanges[$1].order }
    let predeclared = exchanges.filter { self.exchanges[$0].isPredeclared }
    for exchange in exchanges
    where self.exchanges.contains(exchange) && !self.exchanges[exchange].isPredeclared {
      deleteExchange(exchange, .withVirtualHost, after: nil, &buffer)
    }
    close(
      connections.filter { $0.value.virtualHost == host }, "vhost '\(name)' is deleted", &buffer)
    // Last, because the others may be bound to them.
    for exchange in predeclared { self.exchanges.remove(exchange) }
    buffer.place = nil
    deadLetters.removeAll { $0.virtualHost == host }
    for user in administration.users.keys {
      administration.users[user]?.permissions[name] = nil
      administration.users[user]?.topicPermissions[name] = nil
    }
    noteTopicPermissions()
    virtualHosts[host] = VirtualHost(name: name, order: 0)
    virtualHostIndexes[name] = nil
    if host != VirtualHost.defaultIndex { freeVirtualHosts.append(host) }
  }

  /// The server closes connections, in the order of their names.
  private mutating func close(
    _ connections: [ConnectionID: Connection], _ reason: String, _ buffer: inout EventBuffer
  ) {
    for id in connections.keys.sorted() {
      buffer.place = connections[id].flatMap { virtualHosts[$0.virtualHost].place }
      raise(
        AMQPException(.connectionForced, reason, method: .none), on: ChannelAddress(id, 0), &buffer)
    }
    buffer.place = nil
  }
}
