public import AMQPModel

/// What `sweep` says: the same run once for each value of one thing.
public struct SweepStatement: Hashable, Sendable {
  /// What can differ from run to run.
  public enum Variable: String, Hashable, Sendable, CaseIterable {
    /// How many consumers work on the queue, 1 to 500.
    case consumers
    /// The prefetch of each, 0 to 65535; 0 for no limit.
    case prefetch
    /// How long each is busy with a message, in ms.
    case work
    /// The pause of the producers before each message, in ms, at least 1.
    case every

    /// A value as it is typed: `3`, or `2s`.
    public func text(of value: Int) -> String {
      switch self {
      case .consumers, .prefetch: "\(value)"
      case .work, .every: Duration.text(of: value)
      }
    }
  }

  /// The most values.
  public static let valueLimit = 100
  /// The values of `sweep` alone, which counts consumers.
  public static let defaultValues = Array(1...8)

  /// The queue; nil for the one that there is to choose.
  public var queue: QueueName?
  /// What differs.
  public var variable = Variable.consumers
  /// Its values, 1 to 100 different ones, in the order of the runs.
  public var values = Self.defaultValues
  /// What is the same in every run, other than at the bench; never the variable.
  public var fixed: [Variable: Int] = [:]
  /// By when the queue should be done, in ms from the start.
  public var deadline: Int?
  /// Where the plot goes as SVG.
  public var path: String?

  /// A sweep of `queue`.
  public init(queue: QueueName?) { self.queue = queue }

  /// What `variable` is when its own value is `value`.
  public func setting(_ variable: Variable, at value: Int) -> Int? {
    variable == self.variable ? value : fixed[variable]
  }
}
