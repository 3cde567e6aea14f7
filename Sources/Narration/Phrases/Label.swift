/// Short labels of pages and diagrams.
public enum Label: Hashable, Sendable {
  case producer, noConsumer, noQueues, nobody, bindings, consumers, ready, unacknowledged
  case stageColumns
  case waiting, queues, exchanges, connections, channels, published, none, noCopyLeft
  case more(Int)
  case matching(Int, of: Int)
  case copyReady(in: String)
  case copyUnacknowledged(with: String)
}
