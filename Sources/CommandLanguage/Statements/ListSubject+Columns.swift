/// The columns of the lists: rabbitmqctl's names, and those of the HTTP API for what it counts.
///
/// A subject is added with its two lists here and its cells in `Listing`.
extension ListSubject {
  /// The columns that can be asked for, in their usual order.
  public var columns: [String] {
    switch self {
    case .queues:
      [
        "name", "type", "features", "state", "messages_ready", "messages_unacknowledged",
        "messages", "messages_persistent", "message_bytes_ready", "message_bytes_unacknowledged",
        "message_bytes", "consumers", "exclusive_consumer_tag", "durable", "exclusive",
        "auto_delete", "owner", "arguments", "policy", "operator_policy",
        "effective_policy_definition",
      ] + Self.counted(["publish", "deliver_get", "redeliver", "ack", "get_empty"])
    case .exchanges:
      ["name", "type", "features", "durable", "auto_delete", "internal", "arguments", "policy"]
        + Self.counted(["publish_in", "publish_out"])
    case .bindings:
      [
        "source_name", "source_kind", "destination_name", "destination_kind", "routing_key",
        "arguments",
      ]
    case .consumers:
      [
        "queue_name", "consumer_tag", "channel", "ack_required", "prefetch_count",
        "messages_unacknowledged", "active", "exclusive", "priority", "arguments",
      ]
    case .connections:
      [
        "name", "user", "vhost", "state", "protocol", "connected_at", "channels", "consumers",
        "peer_host", "peer_port", "client_properties",
      ]
    case .users: ["name", "tags"]
    case .permissions: ["vhost", "user", "configure", "write", "read"]
    case .virtualHosts:
      [
        "name", "connections", "exchanges", "queues", "messages_ready",
        "messages_unacknowledged", "messages",
      ]
    case .topicPermissions: ["vhost", "user", "exchange", "write", "read"]
    case .policies, .operatorPolicies:
      ["vhost", "name", "pattern", "apply-to", "definition", "priority"]
    case .channels:
      [
        "name", "connection", "number", "mode", "state", "consumer_count",
        "messages_unacknowledged", "messages_unconfirmed", "prefetch_count",
        "global_prefetch_count", "confirm", "transactional", "messages_uncommitted",
        "acks_uncommitted",
      ]
        + Self.counted([
          "publish", "confirm", "return_unroutable", "drop_unroutable", "deliver_get",
          "redeliver", "ack", "get_empty",
        ])
    }
  }

  /// The columns shown when none is named; with short names they fit into 80 columns.
  public var defaultColumns: [String] {
    switch self {
    case .queues:
      [
        "name", "messages_ready", "messages_unacknowledged", "messages", "consumers", "durable",
      ]
    case .exchanges: ["name", "type", "durable", "auto_delete", "internal"]
    case .bindings: ["source_name", "destination_name", "destination_kind", "routing_key"]
    case .consumers:
      [
        "queue_name", "consumer_tag", "ack_required", "prefetch_count",
        "messages_unacknowledged",
      ]
    case .connections: ["name", "channels", "consumers"]
    case .users, .permissions, .policies, .topicPermissions, .operatorPolicies: columns
    case .virtualHosts: ["name", "connections", "exchanges", "queues", "messages"]
    case .channels:
      ["name", "consumer_count", "messages_unacknowledged", "prefetch_count", "confirm"]
    }
  }

  // The channel has a flag called confirm, so the counter needs another name there.
  private static func counted(_ names: [String]) -> [String] {
    names.map { $0 == "confirm" ? "confirmed" : $0 } + names.map { "\($0)_rate" }
  }

  /// What the management page calls columns that are named otherwise, and people therefore type.
  static let pageNames = [
    "ready": "messages_ready", "unacked": "messages_unacknowledged",
    "unacknowledged": "messages_unacknowledged", "total": "messages", "incoming": "publish_rate",
    "deliver": "deliver_get_rate", "get": "deliver_get_rate", "redelivered": "redeliver_rate",
    "persistent": "messages_persistent", "bytes": "message_bytes",
    "unconfirmed": "messages_unconfirmed", "prefetch": "prefetch_count",
    "rate_in": "publish_in_rate", "rate_out": "publish_out_rate",
  ]

  /// The name of the column that `text` means: `-` and `_` are the same, and the HTTP API's own
  /// paths (`message_stats.publish_details.rate`) are understood.
  func columnName(_ text: String) -> String {
    var name = text.replacing("-", with: "_")
    if name.hasPrefix("message_stats.") { name = String(name.dropFirst("message_stats.".count)) }
    if name.hasSuffix("_details.rate") {
      name = String(name.dropLast("_details.rate".count)) + "_rate"
    }
    return name
  }
}
