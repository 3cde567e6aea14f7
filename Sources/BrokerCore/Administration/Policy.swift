public import AMQPModel

/// Settings for the queues and exchanges whose names match (RabbitMQ, "Policies").
public struct Policy: Hashable, Sendable {
  /// What a policy may count for.
  public enum Target: String, Hashable, Sendable, CaseIterable {
    /// Every queue and exchange.
    case all
    /// Every queue.
    case queues
    /// Classic queues.
    case classicQueues = "classic_queues"
    /// Quorum queues.
    case quorumQueues = "quorum_queues"
    /// Streams, which are not simulated.
    case streams
    /// Every exchange.
    case exchanges
  }

  /// Its name within its virtual host.
  public let name: ShortString
  /// A regular expression for names.
  public let pattern: String
  /// The settings, by RabbitMQ's names (`max-length`), sorted by name.
  public let definition: FieldTable
  /// Of several that match only the one with the highest counts; of those RabbitMQ takes any, this
  /// broker the first by name.
  public let priority: Int
  /// What it may count for.
  public let target: Target

  /// A policy; `definition` is put into the order of its names.
  public init(
    name: ShortString, pattern: String, definition: FieldTable, priority: Int = 0,
    target: Target = .all
  ) {
    self.name = name
    self.pattern = pattern
    self.definition = definition.sortedByName
    self.priority = priority
    self.target = target
  }
}

extension Policy {
  /// The exchange that takes what an exchange cannot route.
  var alternateExchange: ExchangeName? {
    guard case .longString(let octets)? = definition["alternate-exchange"] else { return nil }
    return ShortString(octets: octets).map { ExchangeName($0) }
  }
}

/// A policy whose expression has been read and whose settings are right.
struct CompiledPolicy: Sendable {
  let policy: Policy
  private let pattern: NamePattern

  init(_ policy: Policy, isOperator: Bool = false) throws(ManagementRefusal) {
    self.policy = policy
    do {
      pattern = try NamePattern(policy.pattern)
    } catch {
      throw .invalidPolicy(
        "pattern should be regular expression but is invalid: "
          + "{\"\(error.reason)\",\(error.offset)}")
    }
    try PolicySettings.check(policy.definition, isOperator: isOperator)
  }

  /// Whether it counts for a queue.
  func counts(for queue: QueueProperties) -> Bool {
    matches(queue) && foreignSetting(for: queue) == nil
  }

  /// Whether it would count for a queue if that had all its settings.
  func matches(_ queue: QueueProperties) -> Bool {
    switch policy.target {
    case .all, .queues: break
    case .classicQueues: if queue.isQuorum { return false }
    case .quorumQueues: if !queue.isQuorum { return false }
    case .streams, .exchanges: return false
    }
    return pattern.matches(queue.name.value.octets)
  }

  /// A setting that queues of this type do not have: with one the whole policy does not count.
  func foreignSetting(for queue: QueueProperties) -> ShortString? {
    let foreign =
      queue.isQuorum ? PolicySettings.foreignToQuorum : PolicySettings.foreignToClassic
    return policy.definition.fields.first { foreign.contains($0.name) }?.name
  }

  /// Whether it counts for an exchange.
  func counts(for exchange: ExchangeName) -> Bool {
    switch policy.target {
    case .all, .exchanges: !exchange.isEmpty && pattern.matches(exchange.value.octets)
    case .queues, .classicQueues, .quorumQueues, .streams: false
    }
  }
}

extension QueueProperties {
  fileprivate var isQuorum: Bool { arguments["x-queue-type"] == .string("quorum") }
}

/// The settings that policies may have.
enum PolicySettings {
  static let foreignToClassic: Set<ShortString> = [
    "dead-letter-strategy", "delivery-limit", "initial-cluster-size", "max-age",
    "max-in-memory-bytes", "max-in-memory-length", "stream-max-segment-size-bytes",
    "target-group-size",
  ]

  static let foreignToQuorum: Set<ShortString> = [
    "max-age", "queue-mode", "stream-max-segment-size-bytes",
  ]

  /// Those where the lower of argument and policy counts; of the others the argument does.
  static let numeric: [ShortString] = [
    "delivery-limit", "expires", "max-length", "max-length-bytes", "message-ttl",
  ]

  private static let textual: [ShortString] = [
    "dead-letter-exchange", "dead-letter-routing-key", "overflow", "queue-mode",
  ]

  private enum Kind {
    case number(atLeast: Int?)
    case text
    case oneOf([String])
  }

  private static let kinds: [ShortString: (kind: Kind, name: String)] = [
    "alternate-exchange": (.text, "alternate exchange name"),
    "dead-letter-exchange": (.text, "dead letter exchange name"),
    "dead-letter-routing-key": (.text, "dead letter routing key"),
    "delivery-limit": (.number(atLeast: nil), "delivery limit"),
    "expires": (.number(atLeast: 1), "queue expiry"),
    "max-in-memory-bytes": (.number(atLeast: 0), "maximum memory in bytes"),
    "max-in-memory-length": (.number(atLeast: 0), "maximum memory in bytes"),
    "max-length": (.number(atLeast: 0), "maximum length"),
    "max-length-bytes": (.number(atLeast: 0), "maximum length in bytes"),
    "message-ttl": (.number(atLeast: 0), "message TTL"),
    "overflow": (.oneOf(["drop-head", "reject-publish", "reject-publish-dlx"]), "overflow value"),
    "queue-mode": (.oneOf(["default", "lazy"]), "queue-mode value"),
    "queue-version": (.number(atLeast: 1), "queue-version value"),
    "target-group-size": (.number(atLeast: 1), "qq target count value"),
  ]

  /// Those that operators may limit (asked of RabbitMQ 4.0.5: `OperatorPolicyTests`).
  static let forOperators: Set<ShortString> = [
    "delivery-limit", "expires", "max-in-memory-bytes", "max-in-memory-length", "max-length",
    "max-length-bytes", "message-ttl", "overflow", "queue-version", "target-group-size",
  ]

  /// The names of the settings that are simulated, or mean nothing any more.
  static let names: [String] = kinds.keys.map(\.description).sorted()

  /// Whether a setting is one of them.
  static func isSimulated(_ setting: ShortString) -> Bool { kinds[setting] != nil }

  /// Refuses a definition in RabbitMQ's words (asked of RabbitMQ 4.0.5: `PolicyTests`).
  static func check(_ definition: FieldTable, isOperator: Bool) throws(ManagementRefusal) {
    if definition.isEmpty { throw .invalidPolicy("no policy provided") }
    let unknown = definition.fields.filter {
      kinds[$0.name] == nil || isOperator && !forOperators.contains($0.name)
    }
    if !unknown.isEmpty {
      let list = unknown.map { "{<<\"\($0.name)\">>,\(term($0.value))}" }.joined(separator: ",\n ")
      throw .invalidPolicy("[\(list)] are not recognised policy settings")
    }
    for field in definition.fields {
      guard let (kind, name) = kinds[field.name], !isValid(field.value, kind) else { continue }
      throw .invalidPolicy("\(term(field.value)) is not a valid \(name)")
    }
  }

  private static func isValid(_ value: FieldValue, _ kind: Kind) -> Bool {
    switch kind {
    case .number(let least): value.integer.map { $0 >= Int64(least ?? .min) } ?? false
    case .text: text(value) != nil
    case .oneOf(let words): text(value).map(words.contains) ?? false
    }
  }

  private static func text(_ value: FieldValue) -> String? {
    guard case .longString(let octets) = value else { return nil }
    return String(decoding: octets, as: UTF8.self)
  }

  private static func term(_ value: FieldValue) -> String {
    text(value).map { "<<\"\($0)\">>" } ?? value.erlangText
  }

  /// Without a limit is more than any limit, and less than no number.
  static func deliveryLimit(_ left: Int64, _ right: Int64) -> Int64 {
    left < 0 || right < 0 ? max(left, right) : min(left, right)
  }

  /// A queue's arguments as its policies leave them (recorded: `PolicyTests`, scenarios
  /// `policy-*`).
  static func merged(_ arguments: FieldTable, with definition: FieldTable?) -> FieldTable {
    guard let definition else { return arguments }
    let isQuorum = QueueType(arguments) == .quorum
    var merged = arguments
    for key in textual {
      let argument = ShortString(truncating: "x-\(key)")
      // Alone of its kind (scenario `policy-overflow-quorum`).
      let policyWins = isQuorum && key == "overflow" && definition[key] != nil
      if merged[argument] == nil || policyWins { merged[argument] = definition[key] }
    }
    for key in numeric {
      guard let value = definition[key] else { continue }
      let argument = ShortString(truncating: "x-\(key)")
      if let own = merged[argument]?.integer, let limit = value.integer {
        let lower = key == "delivery-limit" ? deliveryLimit(own, limit) : min(own, limit)
        if lower == own { continue }
      }
      merged[argument] = value
    }
    return merged
  }
}
