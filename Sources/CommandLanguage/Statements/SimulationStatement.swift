/// What concerns virtual time and those who act in it by themselves.
public enum SimulationStatement: Hashable, Sendable {
  /// `produce`: a producer that publishes by itself.
  case produce(ProduceStatement)
  /// `stop`: a producer ends, or a worker stops to work.
  case stop(name: String)
  /// `run`; without a duration until nothing is left to happen.
  case run(milliseconds: Int?)
  /// `step`: the next so many things that happen by themselves.
  case step(count: Int)
  /// `timeline`
  case timeline
  /// `compare`: two checkpoints, or one and the bench as it is.
  case compare(String, with: String?)
  /// `sweep`
  case sweep(SweepStatement)
  /// `list actors`
  case listActors

  /// Whether it changes nothing.
  public var isQuestion: Bool {
    switch self {
    case .produce, .stop, .run, .step: false
    case .timeline, .compare, .sweep, .listActors: true
    }
  }
}

/// What `produce` says.
public struct ProduceStatement: Hashable, Sendable {
  /// Each message; its count says after how many the producer ends, unless it is endless.
  public var message: PublishStatement
  /// Whether there is no end.
  public var isEndless = true
  /// The pause before each message, in ms, at least 1.
  public var interval = 1_000
  /// The producer's name, which is also its connection's.
  public var name: String?

  /// A producer of messages as `message`.
  public init(_ message: PublishStatement) { self.message = message }
}

/// What `consume` says of a consumer that works by itself.
public struct WorkStatement: Hashable, Sendable {
  /// How long it is busy with a message, in ms; nil for a second for each dot in the body.
  public var milliseconds: Int?
  /// After how many messages it acks.
  public var ackEvery = 1
  /// Each so many-th message it rejects for good; nil for none.
  public var rejectEvery: Int?

  /// A worker that is busy for `milliseconds`, or by dots.
  public init(milliseconds: Int?) { self.milliseconds = milliseconds }
}
