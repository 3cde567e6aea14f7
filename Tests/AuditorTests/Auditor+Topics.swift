import AMQPModel
import BrokerCore

/// Topic permissions: which keys of a topic exchange a user may publish to and bind
/// [topic-permissions-*].
extension Auditor {
  mutating func setTopics(
    _ permissions: TopicPermissions, of name: UserName, in host: VirtualHostName
  ) throws {
    let user = try placeForTopics(name, host)
    users[user].topics.removeAll {
      $0.host == host && $0.patterns.exchange == permissions.exchange
    }
    users[user].topics.append((host, permissions))
    count("topic permissions set")
  }

  /// Those for one exchange, or all.
  mutating func clearTopics(
    of name: UserName, for exchange: ExchangeName?, in host: VirtualHostName
  ) throws {
    let user = try placeForTopics(name, host)
    func isMeant(_ topic: (host: VirtualHostName, patterns: TopicPermissions)) -> Bool {
      topic.host == host && (exchange ?? topic.patterns.exchange) == topic.patterns.exchange
    }
    guard users[user].topics.contains(where: isMeant) else {
      throw ManagementError(text: "404 Object Not Found")
    }
    users[user].topics.removeAll(where: isMeant)
    count("topic permissions cleared")
  }

  /// Here the user is missing before the virtual host (asked of RabbitMQ 4.0.5:
  /// `TopicPermissionsTests`).
  private func placeForTopics(_ name: UserName, _ host: VirtualHostName) throws -> Int {
    guard let user = users.firstIndex(where: { $0.name == name }) else {
      throw ManagementError(text: "404 User \(name) does not exist")
    }
    if hostNames.contains(host) { return user }
    throw ManagementError(text: "404 Virtual host \(host) does not exist")
  }

  /// Those of `CC` and `BCC` are keys too [topic-permissions-copies].
  mutating func checkKeys(of message: Message, on channel: Int) throws {
    let copies = Self.keys("CC", of: message) + Self.keys("BCC", of: message)
    for key in [message.routingKey] + copies {
      try check(.write, key.value, of: message.exchange, on: channel)
    }
  }

  /// A channel remembers the last twelve keys that it was allowed [topic-permissions-remembered];
  /// none while nobody has topic permissions (our choice).
  mutating func check(
    _ access: Access, _ key: ShortString, of name: ExchangeName, on channel: Int
  ) throws {
    guard !channels[channel].isOperators, users.contains(where: { !$0.topics.isEmpty }),
      exchange(name)?.type == .topic
    else { return }
    let what = "\(access.rawValue) access to topic '\(key)' in exchange '\(name)'"
    if channels[channel].topicGrants.contains(what) { return }
    let user = user(on: channel)
    let permissions = users.first { $0.name == user }?.topics
      .first { $0.host == host && $0.patterns.exchange == name }?.patterns
    if let permissions {
      let pattern = access == .write ? permissions.write : permissions.read
      guard Self.matches(pattern, key) else {
        count("refused topic \(access.rawValue)")
        throw Refusal(.accessRefused, "\(what) in vhost '\(host)' refused for user '\(user)'")
      }
      count("topic allowed")
    }
    channels[channel].topicGrants = channels[channel].topicGrants.suffix(11) + [what]
  }
}
