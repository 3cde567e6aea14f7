public import AMQPModel

/// The type of an exchange: the rule by which it compares.
public enum ExchangeType: String, Hashable, Sendable, CaseIterable {
  /// Routing key equals binding key.
  case direct
  /// Every binding.
  case fanout
  /// Words and wildcards.
  case topic
  /// The message's headers.
  case headers
}

/// What an exchange was declared as.
public struct ExchangeProperties: Hashable, Sendable {
  /// Its name.
  public let name: ExchangeName
  /// Its type.
  public let type: ExchangeType
  /// Whether it survives a restart.
  public let isDurable: Bool
  /// Whether it goes with its last binding as a source.
  public let isAutoDelete: Bool
  /// Whether it takes no publishes from clients.
  public let isInternal: Bool
  /// Its arguments.
  public let arguments: FieldTable

  /// The exchange that takes what this one cannot route.
  public var alternateExchange: ExchangeName? {
    guard case .longString(let octets)? = arguments["alternate-exchange"] else { return nil }
    return ShortString(octets: octets).map { ExchangeName($0) }
  }
}

/// What a queue was declared as.
public struct QueueProperties: Hashable, Sendable {
  /// Its name.
  public let name: QueueName
  /// Whether it survives a restart.
  public let isDurable: Bool
  /// The connection it belongs to, when it is exclusive.
  public let owner: ConnectionID?
  /// Whether it goes with its last consumer.
  public let isAutoDelete: Bool
  /// Its arguments.
  public let arguments: FieldTable
  /// Whether the server chose its name.
  public let isServerNamed: Bool
}

/// What a consumer was started as.
public struct ConsumerProperties: Hashable, Sendable {
  /// Its name within its channel.
  public let tag: ConsumerTag
  /// The queue it takes from.
  public let queue: QueueName
  /// Its channel.
  public let channel: ChannelAddress
  /// Whether deliveries count as acknowledged when sent.
  public let isAutomaticallyAcknowledging: Bool
  /// Whether it refuses others.
  public let isExclusive: Bool
  /// The most unacknowledged deliveries it takes; 0 for no limit.
  public let prefetchCount: Int
  /// Its `x-priority`; 0 when none is given.
  public let priority: Int
  /// Its arguments.
  public let arguments: FieldTable
}
