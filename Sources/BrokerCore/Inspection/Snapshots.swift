public import AMQPModel

/// A queue as `list queues` shows it.
public struct QueueSnapshot: Hashable, Sendable {
  /// What it was declared as.
  public let properties: QueueProperties
  /// Where it is.
  public let virtualHost: VirtualHostName
  /// Messages that wait.
  public let ready: Int
  /// Messages that were delivered and not settled.
  public let unacknowledged: Int
  /// Its consumers, in the order in which they started.
  public let consumers: [ConsumerSnapshot]
  /// How many `queue.declare` says there are: a quorum queue also counts an unsettled fetch, and a
  /// cancelled consumer with unsettled deliveries, but none that stands by (scenario `quorum-sac`).
  public let consumerCount: Int
  /// Bytes of the bodies that wait.
  public let readyBytes: Int
  /// Bytes of the bodies that were delivered and not settled.
  public let unacknowledgedBytes: Int
  /// Whether something else than the order of arrival decides which message leaves next.
  public let hasOrderOfItsOwn: Bool
}

/// A consumer as `list consumers` shows it.
public struct ConsumerSnapshot: Hashable, Sendable {
  /// What it was started as.
  public let properties: ConsumerProperties
  /// Where it is.
  public let virtualHost: VirtualHostName
  /// Its deliveries that were not settled.
  public let unacknowledged: Int
  /// Whether it is served.
  public let activity: ConsumerActivity
}

/// A message that waits in a queue.
public struct ReadyMessage: Hashable, Sendable {
  /// Its number.
  public let number: MessageNumber
  /// The message.
  public let message: Message
  /// Whether it was delivered before.
  public let isRedelivered: Bool
}

/// A channel as `list channels` shows it.
public struct ChannelSnapshot: Hashable, Sendable {
  /// Which.
  public let address: ChannelAddress
  /// Who speaks on it.
  public let user: UserName
  /// Where.
  public let virtualHost: VirtualHostName
  /// The limit for consumers that start from now on; 0 for none.
  public let prefetchCount: Int
  /// The limit that all consumers of the channel share; 0 for none.
  public let globalPrefetchCount: Int
  /// Whether publishes are confirmed.
  public let isConfirming: Bool
  /// How many consumers it has.
  public let consumerCount: Int
  /// Its deliveries and fetches that were not settled.
  public let unacknowledged: Int
  /// Whether publishes and settlements wait for a commit.
  public let isTransactional: Bool
  /// Publishes that wait for a commit.
  public let uncommittedMessages: Int
  /// Deliveries whose settlement waits for a commit.
  public let uncommittedAcknowledgements: Int
}

/// A connection as `list connections` shows it.
public struct ConnectionSnapshot: Hashable, Sendable {
  /// Which.
  public let id: ConnectionID
  /// Who is behind it.
  public let user: UserName
  /// What it sees.
  public let virtualHost: VirtualHostName
  /// Its open channels, in the order of their numbers.
  public let channels: [ChannelNumber]
  /// The client behind it; nil for one without a network.
  public let client: ClientIdentity?
}
