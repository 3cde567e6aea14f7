import AMQPModel
import BrokerCore

/// What imports declare and bind: as a client's, but nobody is asked for permission or answered,
/// and only a refusal is told.
extension Auditor {
  mutating func define(_ operation: ManagementOperation) throws {
    let operators = ChannelAddress("", 0)
    channels.append(Channel(address: operators, isOperators: true))
    defer {
      channels.removeAll { $0.address == operators }
      sent.removeAll { $0.channel == operators }
    }
    let channel = channels.count - 1
    do {
      switch operation {
      case .defineExchange(let exchange, in: let name):
        try checkHost(name)
        enter(name)
        try declare(
          ExchangeMethod.Declare(
            exchange: exchange.name, type: exchange.type, durable: exchange.isDurable,
            autoDelete: exchange.isAutoDelete, internal: exchange.isInternal,
            arguments: exchange.arguments), on: channel)
        count("exchange defined")
      case .defineQueue(let queue, in: let name):
        try checkHost(name)
        enter(name)
        try declare(
          QueueMethod.Declare(
            queue: queue.name, durable: queue.isDurable, autoDelete: queue.isAutoDelete,
            arguments: queue.arguments), on: channel)
        count("queue defined")
      case .defineBinding(let binding, in: let name):
        try checkHost(name)
        enter(name)
        try bind(binding, on: channel)
        count("binding defined")
      case .addVirtualHost, .deleteVirtualHost, .addUser, .deleteUser, .changePassword, .setTags,
        .setPermissions, .clearPermissions, .setTopicPermissions, .clearTopicPermissions,
        .setPolicy, .clearPolicy, .setOperatorPolicy, .clearOperatorPolicy:
        preconditionFailure("not a definition")
      }
      managed = nil
    } catch let refusal as Refusal {
      count("definition refused")
      throw ManagementError(text: "\(refusal.code.rawValue) \(refusal.text)")
    }
  }
}
