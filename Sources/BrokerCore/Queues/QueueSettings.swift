import AMQPModel

/// What a queue's `x-` arguments make of it; they have been checked.
struct QueueSettings: Sendable {
  /// What happens to a message that does not fit.
  enum Overflow: String, Sendable {
    case dropHead = "drop-head"
    case rejectPublish = "reject-publish"
    case rejectPublishDeadLetter = "reject-publish-dlx"
  }

  /// How long a message may wait, in ms.
  let timeToLive: Int?
  /// How long the queue may be unused, in ms.
  let expires: Int?
  /// The most messages that may wait.
  let maximumLength: Int?
  /// The most octets of bodies that may wait.
  let maximumBytes: Int?
  /// Whether nothing limits how many messages wait.
  let isUnlimited: Bool
  /// Whether a message that does not fit is refused, instead of the oldest being dropped.
  let isRefusing: Bool
  let overflow: Overflow
  let deadLetterExchange: ExchangeName?
  let deadLetterRoutingKey: RoutingKey?
  /// The highest priority that makes a difference, 0 to 255; nil when none does.
  let maximumPriority: Int?
  /// Whether messages wait in the order of their arrival, whatever their priorities.
  let isInOrderOfArrival: Bool
  /// Classic or quorum.
  let type: QueueType
  /// How often a quorum queue takes a message back; nil for any number, to its back.
  let deliveryLimit: Int?
  /// Whether one consumer is served and the others stand by.
  let hasSingleActiveConsumer: Bool

  init(_ arguments: FieldTable) {
    func number(_ name: ShortString) -> Int? { arguments[name]?.integer.map { Int($0) } }
    func text(_ name: ShortString) -> ShortString? {
      guard case .longString(let octets)? = arguments[name] else { return nil }
      return ShortString(octets: Array(octets.prefix(ShortString.maximumCount)))
    }
    timeToLive = number("x-message-ttl")
    expires = number("x-expires")
    maximumLength = number("x-max-length")
    maximumBytes = number("x-max-length-bytes")
    isUnlimited = maximumLength == nil && maximumBytes == nil
    type = QueueType(arguments) ?? .classic
    let overflow = text("x-overflow").flatMap { Overflow(rawValue: $0.description) } ?? .dropHead
    // A quorum queue accepts the word and drops its head (scenario `quorum-reject-publish-dlx`).
    let isIgnored = type == .quorum && overflow == .rejectPublishDeadLetter
    self.overflow = isIgnored ? .dropHead : overflow
    isRefusing = !isUnlimited && self.overflow != .dropHead
    deadLetterExchange = text("x-dead-letter-exchange").map { ExchangeName($0) }
    deadLetterRoutingKey = text("x-dead-letter-routing-key").map { RoutingKey($0) }
    maximumPriority = type == .classic ? number("x-max-priority") : nil
    isInOrderOfArrival = type == .classic && maximumPriority == nil
    deliveryLimit = Self.deliveryLimit(arguments["x-delivery-limit"])
    hasSingleActiveConsumer = arguments["x-single-active-consumer"] == .boolean(true)
  }

  /// RabbitMQ's limit where none is given.
  static let standardDeliveryLimit = 20

  /// Below 0 there is no limit; what is no number is one that nothing ever exceeds (scenario
  /// `quorum-limit-text`).
  private static func deliveryLimit(_ value: FieldValue?) -> Int? {
    guard let value else { return standardDeliveryLimit }
    if let number = value.integer { return number < 0 ? nil : Int(number) }
    if let number = value.floatingPoint {
      return number < 0 ? nil : Int(exactly: number.rounded(.down)) ?? .max
    }
    return .max
  }
}
