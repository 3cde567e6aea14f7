import AMQPModel
import BrokerCore

/// Users and permissions.
extension Auditor {
  struct User {
    let name: UserName
    var hash: PasswordHash
    var tags: [String]
    /// The virtual hosts that it has access to.
    var permissions: [(host: VirtualHostName, patterns: Permissions)] = []
    var topics: [(host: VirtualHostName, patterns: TopicPermissions)] = []
  }

  enum Access: String {
    case configure
    case write
    case read
  }

  /// Why a management operation does nothing.
  struct ManagementError: Error {
    let text: String
  }

  mutating func manage(_ operation: ManagementOperation) {
    do {
      managed = "done"
      try perform(operation)
    } catch let error as ManagementError {
      count("management refused \(error.text.prefix(3))")
      managed = error.text
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// What does not exist is refused in rabbitmqctl's words, the virtual host before the user (asked
  /// of RabbitMQ 4.0.5: `AdministrationTests`).
  private mutating func perform(_ operation: ManagementOperation) throws {
    switch operation {
    case .addVirtualHost(let name):
      addHost(name)
      count("virtual host added")
    case .deleteVirtualHost(let name):
      try checkHost(name)
      deleteHost(name)
      count("virtual host deleted")
    case .addUser(let name, let hash, let tags):
      if users.contains(where: { $0.name == name }) {
        throw ManagementError(text: "409 User \"\(name)\" already exists")
      }
      users.append(User(name: name, hash: hash, tags: tags))
      count("user added")
    case .deleteUser(let name):
      _ = try place(of: name)
      users.removeAll { $0.name == name }
      closeByForce(connections.filter { $0.user == name }, "user '\(name)' is deleted")
      count("user deleted")
    case .changePassword(let name, let hash):
      users[try place(of: name)].hash = hash
      if hash == .none { managed = "password cleared" }
      count(hash == .none ? "password cleared" : "password changed")
    case .setTags(let name, let tags):
      users[try place(of: name)].tags = tags
      count("tags set")
    case .setPermissions(let permissions, of: let name, in: let host):
      try checkHost(host)
      let user = try place(of: name)
      users[user].permissions.removeAll { $0.host == host }
      users[user].permissions.append((host, permissions))
      count("permissions set")
    case .clearPermissions(of: let name, in: let host):
      try checkHost(host)
      let user = try place(of: name)
      guard users[user].permissions.contains(where: { $0.host == host }) else {
        throw ManagementError(
          text: "404 User \"\(name)\" has no permissions in vhost '\(host)'")
      }
      users[user].permissions.removeAll { $0.host == host }
      count("permissions cleared")
    case .setTopicPermissions(let permissions, of: let name, in: let host):
      try setTopics(permissions, of: name, in: host)
    case .clearTopicPermissions(of: let name, for: let exchange, in: let host):
      try clearTopics(of: name, for: exchange, in: host)
    case .setPolicy(let policy, in: let host): try set(policy, in: host)
    case .clearPolicy(let name, in: let host): try clearPolicy(name, in: host)
    case .setOperatorPolicy(let policy, in: let host): try setOperators(policy, in: host)
    case .clearOperatorPolicy(let name, in: let host):
      try clearOperatorPolicy(name, in: host)
    case .defineExchange, .defineQueue, .defineBinding: try define(operation)
    }
  }

  func checkHost(_ name: VirtualHostName) throws {
    if !hostNames.contains(name) {
      throw ManagementError(text: "404 Virtual host '\(name)' does not exist")
    }
  }

  private func place(of name: UserName) throws -> Int {
    if let place = users.firstIndex(where: { $0.name == name }) { return place }
    throw ManagementError(text: "404 User \"\(name)\" does not exist")
  }

  // MARK: Logins

  /// [permissions-vhost-refused, connection-vhost-missing]; a login without a password is one that
  /// the host vouches for.
  mutating func open(_ id: ConnectionID, _ login: Login) {
    let user = users.first { $0.name == login.user }
    // A blank one is never right (asked of RabbitMQ 4.0.5).
    let isProven =
      login.password.map {
        $0 != Password("") && user?.hash == PasswordHash(of: $0, salt: 0)
      } ?? true
    guard let user, isProven else {
      count(user == nil ? "refused user" : "refused password")
      refuseLogin(
        id, .accessRefused,
        "ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see "
          + "the broker logfile.", MethodID(classID: 0, methodID: 0, name: "none"))
      return
    }
    let open = MethodID(classID: 10, methodID: 40, name: "connection.open")
    let name = login.virtualHost
    if !hostNames.contains(name) {
      count("refused missing virtual host")
      refuseLogin(id, .notAllowed, "NOT_ALLOWED - vhost \(name) not found", open)
    } else if !user.permissions.contains(where: { $0.host == name }) {
      count("refused virtual host")
      refuseLogin(
        id, .notAllowed, "NOT_ALLOWED - access to vhost '\(name)' refused for user '\(user.name)'",
        open)
    } else {
      count(name == .default ? "connected" : "connected elsewhere")
      connections.append(
        Connection(
          id: id, user: login.user, host: name,
          isImpersonator: user.tags.contains("impersonator")))
    }
  }

  private mutating func refuseLogin(
    _ id: ConnectionID, _ code: ReplyCode, _ text: String, _ method: MethodID
  ) {
    let close = ConnectionMethod.Close(replyCode: code, replyText: text, cause: method)
    send(.connection(.close(close)), to: ChannelAddress(id, 0))
  }

  // MARK: Permissions

  func user(on channel: Int) -> UserName {
    let connection = channels[channel].address.connection
    return connections.first { $0.id == connection }?.user ?? "guest"
  }

  mutating func check(_ access: Access, queue name: QueueName, on channel: Int) throws {
    try check("\(access.rawValue) access to queue '\(name)'", name.value, access, on: channel)
  }

  /// The default exchange is called otherwise here [permissions-default-exchange].
  mutating func check(_ access: Access, exchange name: ExchangeName, on channel: Int) throws {
    let name: ExchangeName = name.isEmpty ? "amq.default" : name
    try check("\(access.rawValue) access to exchange '\(name)'", name.value, access, on: channel)
  }

  /// A channel remembers the last twelve things that it was allowed.
  private mutating func check(
    _ what: String, _ name: ShortString, _ access: Access, on channel: Int
  ) throws {
    if channels[channel].isOperators || channels[channel].grants.contains(what) { return }
    let user = user(on: channel)
    let permissions = users.first { $0.name == user }?.permissions
      .first { $0.host == host }?.patterns
    let pattern: String
    switch access {
    case .configure: pattern = permissions?.configure ?? ""
    case .write: pattern = permissions?.write ?? ""
    case .read: pattern = permissions?.read ?? ""
    }
    // Without access not even the empty name is allowed.
    guard permissions != nil, Self.matches(pattern, name) else {
      count("refused \(access.rawValue)")
      if permissions == nil { count("refused without access") }
      throw Refusal(.accessRefused, "\(what) in vhost '\(host)' refused for user '\(user)'")
    }
    channels[channel].grants = channels[channel].grants.suffix(11) + [what]
  }

  /// The workload's expressions: everything, nothing, or a beginning.
  static func matches(_ pattern: String, _ name: ShortString) -> Bool {
    if pattern == ".*" { return true }
    if pattern.isEmpty { return name.isEmpty }
    return name.hasPrefix(String(pattern.dropFirst()))
  }
}
