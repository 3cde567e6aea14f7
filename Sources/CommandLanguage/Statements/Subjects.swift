public import AMQPModel
public import BrokerCore

/// What `list` lists; its columns are in `ListSubject+Columns`.
public enum ListSubject: String, Hashable, Sendable, CaseIterable {
  /// Queues.
  case queues
  /// Exchanges.
  case exchanges
  /// Bindings.
  case bindings
  /// Consumers.
  case consumers
  /// Connections.
  case connections
  /// Channels.
  case channels
  /// Users.
  case users
  /// What users may do.
  case permissions
  /// Virtual hosts.
  case virtualHosts = "vhosts"
  /// Policies.
  case policies
  /// Which keys of topic exchanges users may use.
  case topicPermissions = "topic permissions"
  /// Operator policies.
  case operatorPolicies = "operator policies"

  /// Whether each belongs to a virtual host, so that one can be asked for.
  public var isInVirtualHost: Bool {
    switch self {
    case .queues, .exchanges, .bindings, .consumers, .permissions, .policies,
      .topicPermissions, .operatorPolicies:
      true
    case .connections, .channels, .users, .virtualHosts: false
    }
  }
}

/// What `show` shows.
public enum ShowSubject: Hashable, Sendable {
  /// The whole broker.
  case overview
  /// One queue.
  case queue(QueueName)
  /// One exchange.
  case exchange(ExchangeName)
  /// One connection.
  case connection(name: String)
  /// One channel; the connection's channel 1 where none is named.
  case channel(Speaker)
  /// The life of one message so far.
  case message(Int)
}

/// How `diagram` draws.
public enum DiagramFormat: String, Hashable, Sendable, CaseIterable {
  /// Plain text.
  case tree
  /// For Graphviz.
  case dot
  /// For Mermaid.
  case mermaid
}

/// A statement about state that can fail.
public enum Expectation: Hashable, Sendable {
  /// Counters of a queue; those left out may be anything.
  case queue(QueueName, ready: Int?, unacked: Int?, consumers: Int?, bodies: [String]?)
  /// The queue does not exist.
  case noQueue(QueueName)
  /// The queues that a key reaches; none for `nobody`.
  case route(ExchangeName, RoutingKey, [QueueName])
  /// A binding exists.
  case binding(QueueName, ExchangeName, BindingKey)
  /// The bodies that a consumer has been given, in order.
  case delivered(consumer: String, bodies: [String])
  /// Counters of a consumer.
  case consumer(String, unacked: Int?, prefetch: Int?)
  /// Copies that died in a queue so far, whether they went to a dead letter exchange or were lost;
  /// for any reason, and at least one, where that is left out.
  case dead(QueueName, reason: DeathReason?, count: Int?)
  /// The reply code of the line before.
  case error(Int)
}
