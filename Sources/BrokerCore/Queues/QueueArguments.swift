import AMQPModel

/// The `x-` arguments of queues that RabbitMQ knows; others are accepted and mean nothing.
enum QueueArguments {
  /// Those that a second declare must repeat, in the order in which RabbitMQ compares them.
  static let compared: [ShortString] = [
    "x-expires", "x-message-ttl", "x-dead-letter-exchange", "x-dead-letter-routing-key",
    "x-max-length", "x-max-length-bytes", "x-max-priority", "x-overflow", "x-queue-mode",
    "x-queue-version", "x-single-active-consumer", "x-queue-type", "x-queue-master-locator",
    "x-queue-leader-locator",
  ]

  /// Those whose effect is not simulated: refused rather than half done.
  static let notSimulated: Set<ShortString> = [
    "x-expires", "x-message-ttl", "x-dead-letter-exchange", "x-dead-letter-routing-key",
    "x-max-length", "x-max-length-bytes", "x-max-priority", "x-overflow", "x-queue-mode",
    "x-single-active-consumer",
  ]

  /// Those that only quorum queues and streams have; a classic queue refuses them.
  static let foreign: Set<ShortString> = [
    "x-dead-letter-strategy", "x-delivery-limit", "x-initial-cluster-size", "x-max-age",
    "x-max-in-memory-bytes", "x-max-in-memory-length", "x-quorum-initial-group-size",
    "x-stream-max-segment-size-bytes",
  ]

  /// Arguments of consumers that only streams have.
  static let foreignToConsumers: Set<ShortString> = [
    "x-stream-filter", "x-stream-match-unfiltered", "x-stream-offset",
  ]

  /// What is wrong with the arguments of a new classic queue, in RabbitMQ's words behind the
  /// queue's name (scenarios `queue-arguments-*`).
  static func problem(in arguments: FieldTable) -> (argument: ShortString, reason: String)? {
    if let value = arguments["x-queue-version"], let reason = problem(withVersion: value) {
      return ("x-queue-version", ": \(reason)")
    }
    if let value = arguments["x-queue-leader-locator"], let reason = problem(withLocator: value) {
      return ("x-queue-leader-locator", ": \(reason)")
    }
    let names = arguments.fields.map(\.name).sorted()
    return names.first { foreign.contains($0) }
      .map { ($0, " of queue type rabbit_classic_queue") }
  }

  private static func problem(withVersion value: FieldValue) -> String? {
    guard let version = value.integer else {
      return "\"expected integer, got \(value.typeName)\""
    }
    if version < 0 { return "{value_negative,\(version)}" }
    return version == 1 || version == 2 ? nil : "\"unsupported queue version '\(version)'\""
  }

  private static func problem(withLocator value: FieldValue) -> String? {
    guard case .longString(let octets) = value else {
      return "{unacceptable_type,\(value.typeName)}"
    }
    let locators = ["balanced", "client-local", "least-leaders", "min-masters", "random"]
    return locators.contains(String(decoding: octets, as: UTF8.self))
      ? nil : "invalid_queue_locator_arg"
  }
}
