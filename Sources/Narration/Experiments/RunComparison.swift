public import AMQPModel
public import Simulation

/// What `compare` lays side by side; times are in ms.
public struct RunComparison: Sendable {
  /// The run named first.
  public let first: RunSummary
  /// The other one.
  public let second: RunSummary

  /// The most columns of a consumer's bar; two of them fit beside each other.
  public static let barColumns = 30
  /// The most bodies that are kept of a consumer.
  public static let bodyLimit = 1_000

  /// A comparison of two runs whose bars have columns of one width.
  public init(_ first: RunSummary, with second: RunSummary) {
    self.first = first
    self.second = second
  }
}

/// What came of one run, up to a checkpoint or up to now.
public struct RunSummary: Sendable {
  /// A consumer of the run.
  public struct Consumer: Sendable {
    /// Its name.
    public let name: ConsumerTag
    /// The first bodies that it was given, in order.
    public let bodies: [[UInt8]]
    /// How many it was given.
    public let count: Int
    /// When it was busy; nil where no time passed, or there are too many rows.
    public let bar: TimelineChart.Row?

    /// The consumer called `name`.
    public init(name: ConsumerTag, bodies: [[UInt8]], count: Int, bar: TimelineChart.Row?) {
      self.name = name
      self.bodies = bodies
      self.count = count
      self.bar = bar
    }
  }

  /// The checkpoint; nil for the bench as it is.
  public let name: String?
  /// The clock, in ms.
  public let clock: Int
  /// How wide a column of a bar is, in ms.
  public let columnWidth: Int
  /// The consumers, those with short names first, then by name.
  public let consumers: [Consumer]
  /// When a delivery was settled, or a worker finished, for the last time; nil for never.
  public var finished: Int?
  /// Messages that were published.
  public var published = 0
  /// Deliveries to consumers.
  public var delivered = 0
  /// Those of them that were redeliveries.
  public var redelivered = 0
  /// Deliveries that were acknowledged.
  public var acknowledged = 0
  /// Messages and copies that were lost, those in the hands of auto-acking workers among them.
  public var lost = 0
  /// Messages that wait at the end.
  public var ready = 0
  /// Deliveries that are not settled at the end.
  public var unacknowledged = 0
  /// The most messages that waited in one queue while time passed.
  public var longestQueue = 0
  /// How long copies waited in a queue until their first delivery, all together.
  public var waitSum = 0
  /// How many copies that was.
  public var waitCount = 0
  /// The longest of these waits.
  public var longestWait = 0
  /// How many of the first messages are forgotten, and counted as published only.
  public var forgotten = 0

  /// The mean of the waits; nil where nothing was delivered.
  public var meanWait: Int? { waitCount == 0 ? nil : (waitSum + waitCount / 2) / waitCount }

  /// A run in which nothing has happened yet.
  public init(name: String?, clock: Int, columnWidth: Int, consumers: [Consumer]) {
    self.name = name
    self.clock = clock
    self.columnWidth = columnWidth
    self.consumers = consumers
  }
}
