public import AMQPModel
public import BrokerCore

/// What RabbitMQ's management page counts: its `message_stats` and its churn.
///
/// What counts as what was asked of RabbitMQ 4.0.5: dead letters, and exchanges that a message only
/// passes through, count as nothing; a publish that a full queue refuses counts for the queue; a
/// nack or a reject is no ack.
public enum Statistic: Int, Hashable, Sendable, CaseIterable {
  /// Messages that channels published; of a queue, those that were routed to it.
  case publish
  /// Publishes that the broker confirmed.
  case confirm
  /// Messages published to an exchange.
  case publishIn
  /// Copies that an exchange's messages became.
  case publishOut
  /// Deliveries that must be acknowledged.
  case deliver
  /// Deliveries that count as acknowledged when sent.
  case deliverNoAck
  /// Fetches that must be acknowledged.
  case get
  /// Fetches that count as acknowledged when sent.
  case getNoAck
  /// Fetches that found nothing.
  case getEmpty
  /// Deliveries and fetches of what was delivered before.
  case redeliver
  /// Acknowledgements.
  case ack
  /// Mandatory messages that went back.
  case returnUnroutable
  /// Messages that no queue took.
  case dropUnroutable
  /// Connections that opened.
  case connectionCreated
  /// Connections that ended.
  case connectionClosed
  /// Channels that opened.
  case channelCreated
  /// Channels that ended.
  case channelClosed
  /// Declarations of queues, new or not; passive ones are left out.
  case queueDeclared
  /// Queues that came to be.
  case queueCreated
  /// Queues that went.
  case queueDeleted
}

/// How often each of the statistics happened.
public struct Counts: Sendable {
  // As many as there are statistics, which `AnswerTests` checks.
  private var values = InlineArray<20, Int>(repeating: 0)

  /// Nothing happened.
  public init() {}

  /// How often `statistic` happened.
  public subscript(statistic: Statistic) -> Int {
    get { values[statistic.rawValue] }
    set { values[statistic.rawValue] = newValue }
  }

  /// The API's `deliver_get`: all that left a queue for a client.
  public var deliverGet: Int {
    self[.deliver] + self[.deliverNoAck] + self[.get] + self[.getNoAck]
  }
}

/// What happened to something so far, and lately.
public struct Activity: Sendable {
  /// The seconds that a rate looks back, as long as RabbitMQ's own interval of collection.
  public static let seconds = 5

  /// All that happened so far.
  public let counts: Counts
  /// What had happened `seconds` of virtual time ago.
  public let earlier: Counts

  /// Nothing happened.
  public static let none = Activity(counts: Counts(), earlier: Counts())

  /// What happened so far, and what had happened `seconds` ago.
  public init(counts: Counts, earlier: Counts) {
    self.counts = counts
    self.earlier = earlier
  }
}

/// Who was how active, at one moment.
public struct ActivitySnapshot: Sendable {
  /// The whole broker, what is gone included.
  public let whole: Activity
  private let queues: [Place<QueueName>: Activity]
  private let exchanges: [Place<ExchangeName>: Activity]
  private let channels: [ChannelAddress: Activity]
  private let opened: [ConnectionID: Instant]

  /// A name, which means something in its virtual host only.
  public struct Place<Name: Hashable & Sendable>: Hashable, Sendable {
    let name: Name
    // Nil for `/`, which costs less to look up.
    let virtualHost: VirtualHostName?

    /// The place called `name` in a virtual host; nil for `/`.
    public init(_ name: Name, in virtualHost: VirtualHostName?) {
      self.name = name
      self.virtualHost = virtualHost == .default ? nil : virtualHost
    }
  }

  /// Nothing happened.
  public static let none = ActivitySnapshot(
    whole: .none, queues: [:], exchanges: [:], channels: [:], opened: [:])

  /// What is known of those that exist.
  public init(
    whole: Activity, queues: [Place<QueueName>: Activity],
    exchanges: [Place<ExchangeName>: Activity], channels: [ChannelAddress: Activity],
    opened: [ConnectionID: Instant]
  ) {
    self.whole = whole
    self.queues = queues
    self.exchanges = exchanges
    self.channels = channels
    self.opened = opened
  }

  /// The activity of a queue.
  public func queue(_ name: QueueName, in virtualHost: VirtualHostName) -> Activity {
    queues[Place(name, in: virtualHost)] ?? .none
  }
  /// The activity of an exchange.
  public func exchange(_ name: ExchangeName, in virtualHost: VirtualHostName) -> Activity {
    exchanges[Place(name, in: virtualHost)] ?? .none
  }
  /// The activity of a channel.
  public func channel(_ address: ChannelAddress) -> Activity { channels[address] ?? .none }
  /// When a connection opened, in ms of virtual time.
  public func opening(of connection: ConnectionID) -> Int {
    opened[connection]?.milliseconds ?? 0
  }
}

/// All that the management page shows, at one moment.
public struct ManagementSnapshot: Sendable {
  /// What exists.
  public let topology: TopologySnapshot
  /// What happened.
  public let activity: ActivitySnapshot
  /// Persistent messages of each queue, unacknowledged ones included.
  public let persistent: [QueueName: Int]
  /// Users, permissions, policies and virtual hosts.
  public let administration: AdministrationSnapshot

  /// What exists, with what happened to it.
  public init(
    topology: TopologySnapshot, activity: ActivitySnapshot = .none,
    persistent: [QueueName: Int] = [:], administration: AdministrationSnapshot = .none
  ) {
    self.topology = topology
    self.activity = activity
    self.persistent = persistent
    self.administration = administration
  }
}
