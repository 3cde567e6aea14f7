/// What a trace says of a restart.
public enum RestartPhrase: Hashable, Sendable {
  case began
  case queueSurvived(String, kept: Int, lost: Int)
  case messageSurvived(queue: String, becauseOfQueue: Bool, isRedelivered: Bool)
  case exchangeSurvived(String)
  case finished(queues: Int, kept: Int, lost: Int)
  case lostWithTransientQueue(String)
  case lostTransient(queue: String)
}
