/// What is only said of queues that do not hand out in the order of arrival, or not to all.
public enum QueueKindPhrase: Hashable, Sendable {
  case waitingInTurn
  case priority(Int)
  case activated(consumer: String, queue: String)
  case standsBy(consumer: String, queue: String, active: String?)
  case isActive
  case isWaiting
  case handsOver(consumer: String, queue: String)
  case isHandingOver
  case requeuedToFront(from: String, queue: String, ready: Int)
  case requeuedToBack(from: String, queue: String, ready: Int)
  case limitReached(from: String, queue: String, count: Int)
  case deliveryCount(Int)
}
