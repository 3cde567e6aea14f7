/// What is said of virtual time and of those who act in it; times are in ms.
public enum SimulationPhrase: Hashable, Sendable {
  /// A trace goes on at another time.
  case at(milliseconds: Int)
  case producerStarted(ProducerSummary)
  case producerStopped(String)
  /// Its channel closed.
  case producerBroken(String)
  case workerStarted(WorkerSummary)
  case workerStopped(String)
  case nameTaken(String)
  case noSuchActor(String, nearest: String?)
  case tooManyActors(limit: Int)
  /// Nothing is left to happen by itself.
  case idle
  /// So many things have happened, and more are to come.
  case thingLimit(Int)
  /// So much time has passed, and something is due only then.
  case timeLimit(milliseconds: Int, next: Int)
  case noActors
  case noTimeline
  case timelineHeading(from: Int, to: Int, column: Int)
  case timelineLegend
  case omitted(Int)
  case published(Int)
  case peak(Int)
  case busy(percent: Int, finished: Int)
  case held(percent: Int, delivered: Int)
  case producer, queue, worker, consumer
  case due(milliseconds: Int)
  case idleWorker
}

/// A producer as it is told.
public struct ProducerSummary: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Where it publishes to.
  public let exchange: String
  /// The routing key.
  public let key: String
  /// The pause before each message, in ms.
  public let interval: Int
  /// How many messages; nil for no end.
  public let count: Int?
  /// How many it has published.
  public let published: Int
  /// When it publishes next, in ms.
  public let due: Int

  /// A producer called `name`.
  public init(
    name: String, exchange: String, key: String, interval: Int, count: Int?, published: Int,
    due: Int
  ) {
    self.name = name
    self.exchange = exchange
    self.key = key
    self.interval = interval
    self.count = count
    self.published = published
    self.due = due
  }
}

/// A working consumer as it is told.
public struct WorkerSummary: Hashable, Sendable {
  /// The consumer's name.
  public let name: String
  /// How long it is busy with a message, in ms; nil for a second for each dot in the body.
  public let time: Int?
  /// After how many messages it acks; nil with auto-ack.
  public let ackEvery: Int?
  /// Each so many-th message it rejects; nil for none.
  public let rejectEvery: Int?
  /// How many messages it has finished.
  public let finished: Int
  /// How many it was given and has not finished.
  public let waiting: Int
  /// When it finishes the one that it is busy with, in ms; nil while it is idle.
  public let due: Int?

  /// A worker called `name`.
  public init(
    name: String, time: Int?, ackEvery: Int?, rejectEvery: Int?, finished: Int, waiting: Int,
    due: Int?
  ) {
    self.name = name
    self.time = time
    self.ackEvery = ackEvery
    self.rejectEvery = rejectEvery
    self.finished = finished
    self.waiting = waiting
    self.due = due
  }
}
