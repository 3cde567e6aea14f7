public import AMQPModel

/// Whether a consumer is given messages; only queues with a single active consumer tell them apart.
public enum ConsumerActivity: Hashable, Sendable {
  /// One of several that are served, as in most queues.
  case up
  /// The one that is served.
  case active
  /// It waits for its turn to be the one; another has it, or nobody while the queue decides.
  case waiting(behind: ConsumerTag?)
}
