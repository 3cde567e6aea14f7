public import AMQPModel
public import CommandLanguage

/// What `sweep` found: one row for each value; times are in ms from the start of the run.
public struct SweepReport: Sendable {
  /// One run.
  public struct Row: Hashable, Sendable {
    /// What the variable was.
    public let value: Int
    /// When the last message was finished; nil if something was left.
    public let finish: Int?
    /// How much of the time until then the consumers were busy, in percent, 0 to 100.
    public let busy: Int
    /// The most messages that waited while time passed.
    public let longestQueue: Int
    /// How long a message waited until its first delivery, on average.
    public let meanWait: Int
    /// The longest of these waits.
    public let longestWait: Int
    /// How many messages the consumers finished.
    public let finished: Int
    /// How many were not finished when the run ended.
    public let left: Int

    /// The run at `value`.
    public init(
      value: Int, finish: Int?, busy: Int, longestQueue: Int, meanWait: Int, longestWait: Int,
      finished: Int, left: Int
    ) {
      self.value = value
      self.finish = finish
      self.busy = busy
      self.longestQueue = longestQueue
      self.meanWait = meanWait
      self.longestWait = longestWait
      self.finished = finished
      self.left = left
    }
  }

  /// The queue.
  public let queue: QueueName
  /// What differs from run to run.
  public let variable: SweepStatement.Variable
  /// By when the queue should be done.
  public let deadline: Int?
  /// The runs, in order.
  public let rows: [Row]

  /// The runs of `sweep` on `queue`.
  public init(
    queue: QueueName, variable: SweepStatement.Variable, deadline: Int?, rows: [Row]
  ) {
    self.queue = queue
    self.variable = variable
    self.deadline = deadline
    self.rows = rows
  }

  /// Whether a run was done by the deadline; without one, whether it was done at all.
  public func meets(_ row: Row) -> Bool {
    row.finish.map { finish in deadline.map { finish <= $0 } ?? true } ?? false
  }

  /// Whether the most that is enough is asked for: a slow program is cheaper than a fast one.
  public var prefersLarge: Bool {
    switch variable {
    case .consumers, .prefetch: false
    case .work, .every: true
    }
  }

  /// The run that meets the deadline with the smallest value, or with the largest one where
  /// slowness is what is asked for; nil without a deadline, or where none meets it.
  public var answer: Row? {
    guard deadline != nil else { return nil }
    let meeting = rows.filter { meets($0) }
    return prefersLarge
      ? meeting.max { $0.value < $1.value } : meeting.min { $0.value < $1.value }
  }

  /// The earliest finish, at the cheapest value that has it; nil where none finished.
  public var best: Row? {
    let earliest = rows.compactMap(\.finish).min()
    let candidates = rows.filter { $0.finish != nil && $0.finish == earliest }
    return prefersLarge
      ? candidates.max { $0.value < $1.value } : candidates.min { $0.value < $1.value }
  }
}
