/// Short labels of pages and diagrams.
public enum Label: Hashable, Sendable {
  case producer, noConsumer, noQueues, nobody, type, arguments, properties, bindings, consumers
  case ready, unacknowledged, waiting, queues, exchanges, connections, channels, published
  case more(Int), none, noRoute, predeclaredHidden, matching(Int, of: Int), messages(Int)
  case copyReady(in: String), copyUnacknowledged(with: String), noCopyLeft
}
