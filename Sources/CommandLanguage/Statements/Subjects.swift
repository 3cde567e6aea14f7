public import AMQPModel

/// What `list` lists, with rabbitmqctl's column names.
public enum ListSubject: String, Hashable, Sendable, CaseIterable {
  /// Queues.
  case queues
  /// Exchanges.
  case exchanges
  /// Bindings.
  case bindings
  /// Consumers.
  case consumers
  /// Connections.
  case connections
  /// Channels.
  case channels

  /// The columns that can be asked for, in their usual order.
  public var columns: [String] {
    switch self {
    case .queues:
      [
        "name", "messages_ready", "messages_unacknowledged", "messages", "consumers", "durable",
        "exclusive", "auto_delete", "message_bytes_ready", "owner", "arguments",
      ]
    case .exchanges: ["name", "type", "durable", "auto_delete", "internal", "arguments"]
    case .bindings:
      [
        "source_name", "source_kind", "destination_name", "destination_kind", "routing_key",
        "arguments",
      ]
    case .consumers:
      [
        "queue_name", "consumer_tag", "channel", "ack_required", "prefetch_count",
        "messages_unacknowledged", "exclusive", "priority", "arguments",
      ]
    case .connections: ["name", "channels", "consumers"]
    case .channels:
      [
        "name", "consumer_count", "messages_unacknowledged", "prefetch_count",
        "global_prefetch_count", "confirm", "transactional", "messages_uncommitted",
        "acks_uncommitted",
      ]
    }
  }

  /// The columns shown when none is named; with short names they fit into 80 columns.
  public var defaultColumns: [String] {
    switch self {
    case .queues: Array(columns.prefix(6))
    case .exchanges: Array(columns.prefix(5))
    case .bindings: ["source_name", "destination_name", "destination_kind", "routing_key"]
    case .consumers:
      [
        "queue_name", "consumer_tag", "ack_required", "prefetch_count",
        "messages_unacknowledged",
      ]
    case .connections: columns
    case .channels:
      ["name", "consumer_count", "messages_unacknowledged", "prefetch_count", "confirm"]
    }
  }
}

/// What `show` shows.
public enum ShowSubject: Hashable, Sendable {
  /// The whole broker.
  case overview
  /// One queue.
  case queue(QueueName)
  /// One exchange.
  case exchange(ExchangeName)
  /// The life of one message so far.
  case message(Int)
}

/// How `diagram` draws.
public enum DiagramFormat: String, Hashable, Sendable, CaseIterable {
  /// Plain text.
  case tree
  /// For Graphviz.
  case dot
  /// For Mermaid.
  case mermaid
}

/// A statement about state that can fail.
public enum Expectation: Hashable, Sendable {
  /// Counters of a queue; those left out may be anything.
  case queue(QueueName, ready: Int?, unacked: Int?, consumers: Int?, bodies: [String]?)
  /// The queue does not exist.
  case noQueue(QueueName)
  /// The queues that a key reaches; none for `nobody`.
  case route(ExchangeName, RoutingKey, [QueueName])
  /// A binding exists.
  case binding(QueueName, ExchangeName, BindingKey)
  /// The bodies that a consumer has been given, in order.
  case delivered(consumer: String, bodies: [String])
  /// Counters of a consumer.
  case consumer(String, unacked: Int?, prefetch: Int?)
  /// The reply code of the line before.
  case error(Int)
}
