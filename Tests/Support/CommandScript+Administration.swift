import AMQPModel
import BrokerCore
import CommandLanguage

/// What operators do, and logins, as lines.
extension CommandScript {
  static func statement(of login: Login, _ id: ConnectionID) -> Statement {
    var statement = OpenConnectionStatement(name: id.description)
    if login.user != .guest { statement.user = login.user }
    statement.virtualHost = login.virtualHost
    statement.credential = login.password.map { .password($0) }
    return Statement(.openConnection(statement))
  }

  /// nil for what cannot be typed: a setting of a wrong kind, or none of an operator's.
  static func statement(of operation: ManagementOperation) -> AdministrationStatement? {
    switch operation {
    case .addVirtualHost(let name): .addVirtualHost(name)
    case .deleteVirtualHost(let name): .deleteVirtualHost(name)
    case .addUser(let name, let hash, let tags): .addUser(name, .hash(hash), tags: tags)
    case .deleteUser(let name): .deleteUser(name)
    case .changePassword(let name, let hash): .changePassword(name, .hash(hash))
    case .setTags(let name, let tags): .setTags(name, tags)
    case .setPermissions(let permissions, of: let name, in: let host):
      .setPermissions(permissions, of: name, in: host)
    case .clearPermissions(of: let name, in: let host): .clearPermissions(of: name, in: host)
    case .setPolicy(let policy, in: let host):
      canBeTyped(policy) ? .setPolicy(policy, in: host) : nil
    case .clearPolicy(let name, in: let host): .clearPolicy(name, in: host)
    case .setOperatorPolicy(let policy, in: let host):
      canBeTyped(policy) && policy.definition["dead-letter-exchange"] == nil
        ? .setOperatorPolicy(policy, in: host) : nil
    case .clearOperatorPolicy(let name, in: let host): .clearOperatorPolicy(name, in: host)
    case .setTopicPermissions(let permissions, of: let name, in: let host):
      .setTopicPermissions(permissions, of: name, in: host)
    case .clearTopicPermissions(of: let name, for: let exchange, in: let host):
      .clearTopicPermissions(of: name, for: exchange, in: host)
    case .defineExchange, .defineQueue, .defineBinding: nil
    }
  }
  private static func canBeTyped(_ policy: Policy) -> Bool {
    !policy.definition.fields.contains { $0.value == .boolean(true) }
  }
}
