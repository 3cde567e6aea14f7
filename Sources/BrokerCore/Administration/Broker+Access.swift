public import AMQPModel

/// Who may come in, and what they may do (RabbitMQ, "Access Control").
extension Broker {
  /// The place of the virtual host that a login asks for, or a refusal.
  ///
  /// A login without a password is one that the host vouches for.
  func admit(_ login: Login) throws(AMQPException) -> Int {
    if let refusal = refusal(of: login.user, login.password) { throw refusal }
    guard let host = virtualHostIndexes[login.virtualHost] else {
      throw AMQPException(
        .notAllowed, "vhost \(login.virtualHost) not found", method: .connectionOpen)
    }
    guard administration.users[login.user]?.permissions[login.virtualHost] != nil else {
      throw AMQPException(
        .notAllowed,
        "access to vhost '\(login.virtualHost)' refused for user '\(login.user)'",
        method: .connectionOpen)
    }
    return host
  }

  /// The user behind `channel`.
  func user(of channel: Handle) -> UserName {
    connections[channels[channel].address.connection]?.user ?? .guest
  }

  /// A message's `user_id` is the publisher's own name (scenario `publish-user-id-mismatch`),
  /// unless the publisher may impersonate others.
  @inline(never)
  func checkUser(
    _ claimed: ShortString, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) {
    let user = user(of: channel)
    if claimed == user.value { return }
    let connection = connections[channels[channel].address.connection]
    if connection?.isImpersonator == true { return }
    throw AMQPException(
      .preconditionFailed,
      "user_id property set to '\(claimed)' but authenticated user was '\(user)'", method: method)
  }

  // MARK: Permissions

  /// Refuses what the channel's user may not do with a queue (scenarios `permissions-*`).
  mutating func check(
    _ kind: AccessKind, _ queue: QueueName, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) {
    try check(Grant(kind: kind, isExchange: false, name: queue.value), method, on: channel)
  }

  /// Refuses what the channel's user may not do with an exchange.
  mutating func check(
    _ kind: AccessKind, _ exchange: ExchangeName, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) {
    let name = exchange.isEmpty ? "amq.default" : exchange.value
    try check(Grant(kind: kind, isExchange: true, name: name), method, on: channel)
  }

  /// A channel remembers the last twelve things it was allowed, so that a change of permissions
  /// counts for them only on the next channel (asked of RabbitMQ 4.0.5).
  @inline(never)
  private mutating func check(
    _ grant: Grant, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) {
    if channels[channel].isOperators || channels[channel].grants.contains(grant) { return }
    let user = user(of: channel)
    let host = virtualHostName(of: channel)
    let permissions = administration.users[user]?.permissions[host]
    guard permissions?.pattern(for: grant.kind).matches(grant.name.octets) == true else {
      throw AMQPException(
        .accessRefused,
        "\(grant.kind.rawValue) access to \(grant.isExchange ? "exchange" : "queue") "
          + "'\(grant.name)' in vhost '\(host)' refused for user '\(user)'", method: method)
    }
    channels[channel].remember(grant)
  }

  /// The exchange that a message is for, once the user may write to it; the check comes first.
  @inline(__always)
  mutating func writableExchange(
    _ name: ExchangeName, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) -> Handle {
    let found = virtualHosts[channels[channel].virtualHost].exchangeHandles[name]
    if let found, found == channels[channel].writableExchange { return found }
    return try checkWriting(to: name, found, method, on: channel)
  }

  @inline(never)
  private mutating func checkWriting(
    to name: ExchangeName, _ found: Handle?, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) -> Handle {
    try check(.write, name, method, on: channel)
    guard let found else { return try exchange(name, method, on: channel) }
    channels[channel].writableExchange = found
    return found
  }
}

/// Something that a channel's user was allowed.
struct Grant: Hashable, Sendable {
  let kind: AccessKind
  let isExchange: Bool
  let name: ShortString
}

extension Channel {
  /// How many grants RabbitMQ's channels remember.
  private static let grantLimit = 12

  /// Remembers a grant and forgets the oldest one.
  mutating func remember(_ grant: Grant) {
    if grants.count == Self.grantLimit { grants.removeFirst() }
    grants.append(grant)
    // What was published to last may be what was forgotten.
    writableExchange = nil
  }

  /// Remembers an allowed key and forgets the oldest one.
  mutating func remember(_ grant: TopicGrant) {
    if topicGrants.count == Self.grantLimit { topicGrants.removeFirst() }
    topicGrants.append(grant)
  }
}

extension CompiledPermissions {
  /// The expression for a kind of access.
  func pattern(for kind: AccessKind) -> NamePattern {
    switch kind {
    case .configure: configure
    case .write: write
    case .read: read
    }
  }
}

extension MethodID {
  /// `connection.open`, which a refusal of the virtual host answers.
  static let connectionOpen = MethodID(classID: 10, methodID: 40, name: "connection.open")
  /// No method in particular: before any was said, or without any.
  public static let none = MethodID(classID: 0, methodID: 0, name: "none")
}
