import AMQPModel
import BrokerCore

/// Operator policies and topic permissions.
extension StatementBuilder {
  func setOperatorPolicy() throws(Diagnostic) -> AdministrationStatement {
    .setOperatorPolicy(
      try policy(settings: CommandSpec.operatorPolicySettings), in: try virtualHost())
  }

  func clearOperatorPolicy() throws(Diagnostic) -> AdministrationStatement {
    .clearOperatorPolicy(try policyName(), in: try virtualHost())
  }

  func setTopicPermissions() throws(Diagnostic) -> AdministrationStatement {
    .setTopicPermissions(
      TopicPermissions(
        exchange: try name("exchange"), write: try pattern("write"), read: try pattern("read")),
      of: try name("user"), in: try virtualHost())
  }

  func clearTopicPermissions() throws(Diagnostic) -> AdministrationStatement {
    var exchange: ExchangeName?
    if let value = arguments.slot("exchange") { exchange = try arguments.name(value) }
    return .clearTopicPermissions(
      of: try name("user"), for: exchange, in: try virtualHost())
  }
}
