import AMQPModel
import BrokerCore

/// Users and permissions.
extension Auditor {
  struct User {
    let name: UserName
    /// nil for no access to the virtual host.
    var permissions: Permissions?
  }

  enum Access: String {
    case configure
    case write
    case read
  }

  mutating func manage(_ operation: ManagementOperation) {
    switch operation {
    case .addUser(let name, _, tags: _):
      if !users.contains(where: { $0.name == name }) { users.append(User(name: name)) }
    case .setPermissions(let permissions, of: let name, in: _):
      guard let user = users.firstIndex(where: { $0.name == name }) else { return }
      users[user].permissions = permissions
      count("permissions set")
    case .setPolicy(let policy, in: _):
      policies = Self.with(policy, policies)
      count("policy set")
      applyPolicies()
    case .setOperatorPolicy(let policy, in: _):
      operatorPolicies = Self.with(policy, operatorPolicies)
      count("operator policy set")
      applyPolicies()
    case .clearOperatorPolicy(let name, in: _):
      operatorPolicies.removeAll { $0.name == name }
      applyPolicies()
    case .clearPolicy(let name, in: _):
      policies.removeAll { $0.name == name }
      applyPolicies()
    case .addVirtualHost, .deleteVirtualHost, .deleteUser, .changePassword, .setTags,
      .clearPermissions, .setTopicPermissions, .clearTopicPermissions, .defineExchange,
      .defineQueue, .defineBinding:
      break
    }
  }

  // MARK: Permissions

  /// [permissions-vhost-refused]
  mutating func open(_ id: ConnectionID, _ login: Login) {
    guard let user = users.first(where: { $0.name == login.user }) else {
      refuseLogin(
        id, .accessRefused,
        "ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see "
          + "the broker logfile.", MethodID(classID: 0, methodID: 0, name: "none"))
      return
    }
    if user.permissions == nil {
      refuseLogin(
        id, .notAllowed, "NOT_ALLOWED - access to vhost '/' refused for user '\(user.name)'",
        MethodID(classID: 10, methodID: 40, name: "connection.open"))
    } else {
      connections.append(Connection(id: id, user: login.user))
    }
  }

  private mutating func refuseLogin(
    _ id: ConnectionID, _ code: ReplyCode, _ text: String, _ method: MethodID
  ) {
    count("refused login")
    let close = ConnectionMethod.Close(replyCode: code, replyText: text, cause: method)
    send(.connection(.close(close)), to: ChannelAddress(id, 0))
  }

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
    if channels[channel].grants.contains(what) { return }
    let user = user(on: channel)
    let permissions = users.first { $0.name == user }?.permissions
    let pattern: String
    switch access {
    case .configure: pattern = permissions?.configure ?? ""
    case .write: pattern = permissions?.write ?? ""
    case .read: pattern = permissions?.read ?? ""
    }
    guard Self.matches(pattern, name) else {
      count("refused \(access.rawValue)")
      throw Refusal(.accessRefused, "\(what) in vhost '/' refused for user '\(user)'")
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
