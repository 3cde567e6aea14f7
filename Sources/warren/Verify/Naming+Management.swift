import AMQPModel
import BrokerCore

/// Users and virtual hosts on the real broker.
extension Naming {
  /// Others than `guest` keep their names where nobody else may be made.
  func real(_ name: UserName) -> UserName {
    name == .guest
      ? UserName(ShortString(truncating: user))
      : UserName(ShortString(truncating: outerPrefix + "\(name)"))
  }

  func real(_ name: VirtualHostName) -> VirtualHostName {
    name == .default
      ? VirtualHostName(ShortString(truncating: virtualHost))
      : VirtualHostName(ShortString(truncating: outerPrefix + "\(name)"))
  }

  /// What an operator does, to the users and in the virtual hosts of the real broker; names of
  /// exchanges and queues are the same there.
  func real(_ operation: ManagementOperation) -> ManagementOperation {
    switch operation {
    case .addVirtualHost(let host): .addVirtualHost(real(host))
    case .deleteVirtualHost(let host): .deleteVirtualHost(real(host))
    case .addUser(let user, let hash, let tags): .addUser(real(user), hash, tags: tags)
    case .deleteUser(let user): .deleteUser(real(user))
    case .changePassword(let user, let hash): .changePassword(real(user), hash)
    case .setTags(let user, let tags): .setTags(real(user), tags)
    case .setPermissions(let permissions, let user, let host):
      .setPermissions(permissions, of: real(user), in: real(host))
    case .clearPermissions(let user, let host): .clearPermissions(of: real(user), in: real(host))
    case .setTopicPermissions(let permissions, let user, let host):
      .setTopicPermissions(
        // What stands in their place there is another name.
        TopicPermissions(
          exchange: permissions.exchange, write: filled(permissions.write, user, host),
          read: filled(permissions.read, user, host)), of: real(user), in: real(host))
    case .clearTopicPermissions(let user, let exchange, let host):
      .clearTopicPermissions(of: real(user), for: exchange, in: real(host))
    case .setOperatorPolicy(let policy, let host): .setOperatorPolicy(policy, in: real(host))
    case .clearOperatorPolicy(let name, let host): .clearOperatorPolicy(name, in: real(host))
    case .setPolicy(let policy, let host): .setPolicy(policy, in: real(host))
    case .clearPolicy(let name, let host): .clearPolicy(name, in: real(host))
    case .defineExchange(let exchange, let host): .defineExchange(exchange, in: real(host))
    case .defineQueue(let queue, let host): .defineQueue(queue, in: real(host))
    case .defineBinding(let binding, let host): .defineBinding(binding, in: real(host))
    }
  }

  private func filled(_ pattern: String, _ user: UserName, _ host: VirtualHostName) -> String {
    pattern.replacing("{username}", with: "\(user)").replacing("{vhost}", with: "\(host)")
  }
}
