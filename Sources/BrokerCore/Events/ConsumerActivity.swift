public import AMQPModel

/// Whether a consumer is given messages; only queues with a single active consumer tell them apart.
public enum ConsumerActivity: Hashable, Sendable {
  /// One of several that are served, as in most queues.
  case up
  /// The one that is served.
  case active
  /// It was the one and gets nothing more: when it has settled what it has, one of a higher
  /// priority takes over. Only quorum queues do that.
  case handingOver
  /// It waits for its turn to be the one; another has it, or nobody while the queue decides.
  case waiting(behind: ConsumerTag?)
}
