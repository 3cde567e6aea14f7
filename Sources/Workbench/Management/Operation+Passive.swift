import AMQPModel
import BrokerCore

extension Operation {
  /// Whether it only asks whether a queue exists, which RabbitMQ does not count as a declaration.
  var isPassiveDeclaration: Bool {
    guard case .method(.queue(.declare(let declare)), _) = self else { return false }
    return declare.passive
  }
}
