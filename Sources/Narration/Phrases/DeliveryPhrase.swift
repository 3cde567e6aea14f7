/// What a trace says of consumers and of the messages that they are given.
public enum DeliveryPhrase: Hashable, Sendable {
  case deliveryTag(String, unacknowledged: Int, prefetch: Int)
  case automaticallyAcknowledged
  case redelivered
  case left(Int)
  case fetched(tag: String)
  case gotEmpty(queue: String)
  case acknowledged(from: String, tag: String, unacknowledged: Int)
  case rejected(from: String, tag: String)
  case requeued(from: String, queue: String, ready: Int)
  case settledAfterDeletion(tag: String)
  case confirmed(channel: String, tag: String)
  case refused(channel: String, tag: String)
  case confirmsSelected(channel: String, isNew: Bool)
  case consumerStarted(
    consumer: String, queue: String, prefetch: Int, isAutomatic: Bool, isExclusive: Bool,
    priority: Int)
  case consumerCancelled(consumer: String, queue: String, unacknowledged: Int)
  case consumerCancelledByServer(consumer: String, queue: String)
  case consumerGone(consumer: String, queue: String, losesAutomatic: Bool)
  case nothingToCancel(String)
  case prefetchSet(channel: String, count: Int, isGlobal: Bool)
  case recovered(channel: String, count: Int)
}
