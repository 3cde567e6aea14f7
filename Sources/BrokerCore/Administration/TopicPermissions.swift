public import AMQPModel

/// What a user may do with the routing keys of one topic exchange: regular expressions that a key
/// must match, besides the permissions for the exchange (RabbitMQ, "Topic Authorisation").
///
/// `{username}` and `{vhost}` in them stand for the user's and the virtual host's names. An empty
/// expression matches only the empty key. An exchange without such permissions has all of its keys
/// allowed; those of exchanges of other types mean nothing.
public struct TopicPermissions: Hashable, Sendable {
  /// The exchange, which need not exist.
  public let exchange: ExchangeName
  /// The keys that may be published to, those of `CC` and `BCC` included.
  public let write: String
  /// The binding keys that may be bound and unbound; patterns are compared as they are written.
  public let read: String

  /// Permissions for `exchange`.
  public init(exchange: ExchangeName, write: String, read: String) {
    self.exchange = exchange
    self.write = write
    self.read = read
  }
}

/// Topic permissions whose expressions have been read, for one user in one virtual host.
struct CompiledTopicPermissions: Sendable {
  let source: TopicPermissions
  // Nil where a name makes an expression wrong; nothing matches it.
  private let write: NamePattern?
  private let read: NamePattern?

  /// Refuses expressions that are wrong before the names are put in, as RabbitMQ does.
  init(
    _ source: TopicPermissions, of user: UserName, in host: VirtualHostName
  ) throws(ManagementRefusal) {
    self.source = source
    func pattern(_ text: String) throws(ManagementRefusal) -> NamePattern? {
      do {
        _ = try NamePattern(text)
      } catch {
        throw .invalidTopicPattern(text, error)
      }
      // In this order: what the user's name brings along counts too.
      let expanded =
        text.replacing("{username}", with: "\(user)").replacing("{vhost}", with: "\(host)")
      return try? NamePattern(text.isEmpty ? "^$" : expanded)
    }
    write = try pattern(source.write)
    read = try pattern(source.read)
  }

  func allows(_ kind: AccessKind, _ key: ShortString) -> Bool {
    switch kind {
    case .configure: true
    case .write: write?.matches(key.octets) ?? false
    case .read: read?.matches(key.octets) ?? false
    }
  }
}

/// A key that a channel's user was allowed.
struct TopicGrant: Hashable, Sendable {
  let kind: AccessKind
  let exchange: ExchangeName
  let key: ShortString
}

extension Message {
  fileprivate func with(_ properties: BasicProperties) -> Message {
    Message(exchange: exchange, routingKey: routingKey, properties: properties, body: body)
  }
}

/// Setting and clearing them.
extension Broker {
  mutating func setTopicPermissions(
    _ permissions: TopicPermissions, of user: UserName, in host: VirtualHostName,
    _ buffer: inout EventBuffer
  ) throws(ManagementRefusal) {
    // In RabbitMQ's order: the expressions, the user, the virtual host.
    let compiled = try CompiledTopicPermissions(permissions, of: user, in: host)
    try checkForTopics(user, host)
    administration.users[user]?.topicPermissions[host, default: [:]][permissions.exchange] =
      compiled
    hasTopicPermissions = true
    buffer.emit(.managed(.topicPermissionsSet(permissions, of: user, in: host)), after: nil)
  }

  /// Takes those of one exchange away, or of all for nil.
  mutating func clearTopicPermissions(
    of user: UserName, for exchange: ExchangeName?, in host: VirtualHostName,
    _ buffer: inout EventBuffer
  ) throws(ManagementRefusal) {
    try checkForTopics(user, host)
    let all = administration.users[user]?.topicPermissions[host] ?? [:]
    guard exchange.map({ all[$0] != nil }) ?? !all.isEmpty else { throw .noTopicPermissions }
    if let exchange {
      administration.users[user]?.topicPermissions[host]?[exchange] = nil
    } else {
      administration.users[user]?.topicPermissions[host] = nil
    }
    noteTopicPermissions()
    buffer.emit(
      .managed(.topicPermissionsCleared(of: user, for: exchange, in: host)), after: nil)
  }

  /// Forgets that there are any when there are none, so that publishing asks for none.
  mutating func noteTopicPermissions() {
    hasTopicPermissions = administration.users.values.contains { user in
      user.topicPermissions.values.contains { !$0.isEmpty }
    }
  }

  private func checkForTopics(
    _ user: UserName, _ host: VirtualHostName
  ) throws(ManagementRefusal) {
    if administration.users[user] == nil { throw .noTopicUser(user) }
    if virtualHostIndexes[host] == nil { throw .noTopicVirtualHost(host) }
  }
}

/// Asking them.
extension Broker {
  /// `prepared`, with the keys checked where RabbitMQ checks them: before the `user_id` (scenario
  /// `topic-permissions-order`).
  @inline(never)
  mutating func preparedWithinTopics(
    _ message: Message, for exchange: Handle, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) -> Message {
    let claimed = message.properties.userID
    var properties = message.properties
    properties.userID = nil
    let result = try prepared(
      message.with(properties), for: exchange, method, on: channel)
    for key in [message.routingKey] + (result.properties.copyKeys?.all ?? []) {
      try checkTopic(key.value, .write, of: exchange, method, on: channel)
    }
    guard let claimed else { return result }
    try checkUser(claimed, method, on: channel)
    properties = result.properties
    properties.userID = claimed
    return message.with(properties)
  }

  /// Refuses a key of a topic exchange that the channel's user may not use (scenarios
  /// `topic-permissions-*`).
  ///
  /// A channel remembers the last twelve keys that it was allowed, as RabbitMQ's do; those of the
  /// time before any topic permissions were set are not remembered, which RabbitMQ's are.
  @inline(never)
  mutating func checkTopic(
    _ key: ShortString, _ kind: AccessKind, of exchange: Handle, _ method: MethodID,
    on channel: Handle
  ) throws(AMQPException) {
    // An import binds without anybody's permission.
    if channels[channel].isOperators { return }
    guard exchanges[exchange].properties.type == .topic else { return }
    let grant = TopicGrant(kind: kind, exchange: exchanges[exchange].name, key: key)
    if channels[channel].topicGrants.contains(grant) { return }
    let user = user(of: channel)
    let host = virtualHostName(of: channel)
    let permissions = administration.users[user]?.topicPermissions[host]?[grant.exchange]
    guard permissions?.allows(kind, key) ?? true else {
      throw AMQPException(
        .accessRefused,
        "\(kind.rawValue) access to topic '\(key)' in exchange '\(grant.exchange)' in vhost "
          + "'\(host)' refused for user '\(user)'", method: method)
    }
    channels[channel].remember(grant)
  }
}
