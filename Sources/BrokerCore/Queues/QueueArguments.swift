import AMQPModel

/// The `x-` arguments of queues that RabbitMQ knows; others are accepted and mean nothing.
enum QueueArguments {
  /// Those that a second declare must repeat, in the order in which RabbitMQ compares them
  /// (scenarios `queue-declare-check-order`, `quorum-compare-order`).
  static func compared(by type: QueueType) -> [ShortString] {
    switch type {
    case .classic, .stream:
      [
        "x-expires", "x-message-ttl", "x-dead-letter-exchange", "x-dead-letter-routing-key",
        "x-max-length", "x-max-length-bytes", "x-max-priority", "x-overflow", "x-queue-mode",
        "x-queue-version", "x-single-active-consumer", "x-queue-type", "x-queue-master-locator",
        "x-queue-leader-locator",
      ]
    case .quorum:
      [
        "x-dead-letter-exchange", "x-dead-letter-routing-key", "x-dead-letter-strategy",
        "x-expires", "x-max-length", "x-max-length-bytes", "x-max-in-memory-length",
        "x-max-in-memory-bytes", "x-overflow", "x-single-active-consumer", "x-queue-type",
        "x-quorum-initial-group-size", "x-delivery-limit", "x-message-ttl",
        "x-queue-leader-locator",
      ]
    }
  }

  /// Those that only queues of other types have, and that this one refuses.
  private static func foreign(to type: QueueType) -> Set<ShortString> {
    switch type {
    case .classic, .stream:
      [
        "x-dead-letter-strategy", "x-delivery-limit", "x-initial-cluster-size", "x-max-age",
        "x-max-in-memory-bytes", "x-max-in-memory-length", "x-quorum-initial-group-size",
        "x-stream-max-segment-size-bytes",
      ]
    case .quorum:
      [
        "x-initial-cluster-size", "x-max-age", "x-max-priority", "x-queue-master-locator",
        "x-queue-mode", "x-queue-version", "x-stream-max-segment-size-bytes",
      ]
    }
  }

  /// Arguments of consumers that only streams have.
  static let foreignToConsumers: Set<ShortString> = [
    "x-stream-filter", "x-stream-match-unfiltered", "x-stream-offset",
  ]

  /// What is wrong with the arguments of a new queue, in RabbitMQ's words behind the queue's name
  /// (scenarios `queue-arguments-*`, `quorum-declare-*`).
  static func problem(
    in arguments: FieldTable, of type: QueueType
  ) -> (argument: ShortString, reason: String)? {
    let foreign = foreign(to: type)
    for (name, check) in checks where !foreign.contains(name) {
      if let value = arguments[name], let reason = check(value) { return (name, ": \(reason)") }
      if name == "x-dead-letter-routing-key", arguments[name] != nil,
        arguments["x-dead-letter-exchange"] == nil
      {
        return (name, ": routing_key_but_no_dlx_defined")
      }
    }
    // A quorum queue names the first that was sent (scenario `quorum-declare-order`).
    let sent = arguments.fields.map(\.name)
    let names = type == .quorum ? sent : sent.sorted()
    return names.first { foreign.contains($0) }.map { ($0, " of queue type \(type.module)") }
  }

  /// What is wrong with `x-queue-type`, which is looked at before the others.
  static func problem(withType value: FieldValue) -> String? {
    if let problem = problem(withText: value) { return ": \(problem)" }
    let type = text(value)
    return QueueType(rawValue: type) == nil ? ": \"unsupported queue type '\(type)'\"" : nil
  }

  /// In RabbitMQ's order (scenarios `invalid-arg-*`, `queue-declare-check-order`).
  private static let checks: [(name: ShortString, problem: @Sendable (FieldValue) -> String?)] = [
    ("x-expires", { problem(withNumber: $0, isZeroAllowed: false) }),
    ("x-message-ttl", { problem(withNumber: $0) }),
    ("x-dead-letter-routing-key", { problem(withText: $0) }),
    (
      "x-dead-letter-strategy",
      { value in
        if let problem = problem(withText: value) { return problem }
        return ["at-most-once", "at-least-once"].contains(text(value))
          ? nil : "invalid_dlx_strategy"
      }
    ),
    ("x-max-length", { problem(withNumber: $0) }),
    ("x-max-length-bytes", { problem(withNumber: $0) }),
    ("x-max-in-memory-length", { problem(withNumber: $0) }),
    ("x-max-in-memory-bytes", { problem(withNumber: $0) }),
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
    ("x-queue-version", { problem(withVersion: $0) }),
    ("x-quorum-initial-group-size", { problem(withNumber: $0, isZeroAllowed: false) }),
    ("x-queue-leader-locator", { problem(withLocator: $0) }),
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
