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
    overflow = text("x-overflow").flatMap { Overflow(rawValue: $0.description) } ?? .dropHead
    isRefusing = !isUnlimited && overflow != .dropHead
    deadLetterExchange = text("x-dead-letter-exchange").map { ExchangeName($0) }
    deadLetterRoutingKey = text("x-dead-letter-routing-key").map { RoutingKey($0) }
  }
}
