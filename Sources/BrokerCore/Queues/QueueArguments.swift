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
    for (name, check) in checks {
      if let value = arguments[name], let reason = check(value) { return (name, ": \(reason)") }
      if name == "x-dead-letter-routing-key", arguments[name] != nil,
        arguments["x-dead-letter-exchange"] == nil
      {
        return (name, ": routing_key_but_no_dlx_defined")
      }
    }
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

  /// In RabbitMQ's order (scenarios `invalid-arg-*`, `queue-declare-check-order`).
  private static let checks: [(name: ShortString, problem: @Sendable (FieldValue) -> String?)] = [
    ("x-expires", { problem(withNumber: $0, isZeroAllowed: false) }),
    ("x-message-ttl", { problem(withNumber: $0) }),
    ("x-dead-letter-routing-key", { problem(withText: $0) }),
    ("x-max-length", { problem(withNumber: $0) }),
    ("x-max-length-bytes", { problem(withNumber: $0) }),
    ("x-max-priority", { problem(withNumber: $0, atMost: 255) }),
    (
      "x-overflow",
      { value in
        problem(withText: value)
          ?? (QueueSettings.Overflow(rawValue: text(value)) == nil ? "invalid_overflow" : nil)
      }
    ),
    (
      "x-queue-mode",
      { value in
        if let problem = problem(withText: value) { return problem }
        let mode = text(value)
        return ["default", "lazy"].contains(mode) ? nil : "\"unsupported queue mode '\(mode)'\""
      }
    ),
    (
      "x-single-active-consumer",
      { value in
        if case .boolean = value { return nil }
        return "{unacceptable_type,\(value.typeName)}"
      }
    ),
  ]

  private static func text(_ value: FieldValue) -> String {
    guard case .longString(let octets) = value else { return "" }
    return String(decoding: octets, as: UTF8.self)
  }

  private static func problem(withText value: FieldValue) -> String? {
    if case .longString = value { return nil }
    return "{unacceptable_type,\(value.typeName)}"
  }

  private static func problem(
    withNumber value: FieldValue, isZeroAllowed: Bool = true, atMost limit: Int64 = .max
  ) -> String? {
    guard let number = value.integer else {
      return "\"expected integer, got \(value.typeName)\""
    }
    if number < 0 { return "{value_negative,\(number)}" }
    if number > limit { return "{max_value_exceeded,\(number)}" }
    return number == 0 && !isZeroAllowed ? "{value_zero,0}" : nil
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
