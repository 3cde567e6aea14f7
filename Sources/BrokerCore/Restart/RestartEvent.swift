public import AMQPModel

/// What happened while the broker restarted.
public enum RestartEvent: Hashable, Sendable {
  /// It stops: everything until `finished` follows from it.
  case began
  /// A durable queue is there again, with `kept` messages and without `lost` ones.
  case queueSurvived(QueueName, kept: Int, lost: Int)
  /// A copy is there again, in its old place.
  case messageSurvived(MessageNumber, in: QueueName, SurvivalReason, isRedelivered: Bool)
  /// A durable exchange is there again, with those of its bindings whose other end is.
  case exchangeSurvived(ExchangeName)
  /// It takes connections again; the copies that were kept and lost in all queues.
  case finished(queues: Int, kept: Int, lost: Int)

  /// The message that it happened to, if it happened to one.
  public var message: MessageNumber? {
    switch self {
    case .messageSurvived(let number, in: _, _, isRedelivered: _): number
    case .began, .queueSurvived, .exchangeSurvived, .finished: nil
    }
  }
}

/// Why a copy survived a restart.
public enum SurvivalReason: Hashable, Sendable {
  /// Its delivery mode is 2, and its queue is durable.
  case persistent
  /// Its queue keeps everything.
  case queueKeepsAll
}

/// Why a copy did not survive a restart.
public enum RestartLoss: Hashable, Sendable {
  /// Its queue is transient; a persistent copy goes with it.
  case transientQueue
  /// Its queue is durable, but its delivery mode is not 2.
  case transientMessage
}
