import AMQPModel

/// Why a message left its queue for the dead letter exchange.
public enum DeathReason: String, Hashable, Sendable, CaseIterable {
  /// Refused by a consumer with requeue=false.
  case rejected
  /// It waited too long.
  case expired
  /// The queue was full.
  case maxLength = "maxlen"
  /// It came back to a quorum queue more often than the queue allows.
  case deliveryLimit = "delivery_limit"
}

/// A message on its way from a queue to the queue's dead letter exchange.
struct DeadLetter: Sendable {
  let message: Message
  let number: MessageNumber
  let queue: QueueName
  /// The place of the queue's virtual host.
  let virtualHost: Int
  let reason: DeathReason
  let exchange: ExchangeName
  /// nil for the message's own key.
  let routingKey: RoutingKey?
  /// Whether its headers tell of deaths that the broker has noted.
  let hasDied: Bool
  /// The number of the event that it follows from.
  let cause: Int
}

/// The deaths of a message as its headers tell them (scenarios `dlx-*`).
///
/// RabbitMQ 4: one entry for each queue and reason, the latest first.
struct Deaths {
  private struct Death {
    let queue: QueueName
    let reason: String
    let table: FieldTable

    init?(_ value: FieldValue) {
      guard case .table(let table) = value,
        case .longString(let queue)? = table["queue"],
        case .longString(let reason)? = table["reason"],
        let name = ShortString(octets: queue)
      else { return nil }
      self.queue = QueueName(name)
      self.reason = String(decoding: reason, as: UTF8.self)
      self.table = table
    }
  }

  private static let entries: ShortString = "x-death"
  private var deaths: [Death] = []

  /// The deaths that the broker has noted in a message that has died.
  init(of message: Message) {
    guard case .array(let values)? = message.properties.headers?[Self.entries] else { return }
    deaths = values.compactMap { Death($0) }
  }

  /// Whether a return to `queue` would go round for ever: it died there before, and nobody has
  /// rejected it since (scenarios `dlx-automatic-cycle-*`).
  func isCycle(to queue: QueueName) -> Bool {
    guard let last = deaths.firstIndex(where: { $0.queue == queue }) else { return false }
    return deaths[...last].allSatisfy { $0.reason != DeathReason.rejected.rawValue }
  }

  /// The message as it is published again.
  static func message(from letter: DeadLetter, at instant: Instant) -> Message {
    let old = letter.message
    var properties = old.properties
    var headers = properties.headers ?? FieldTable()
    let known = letter.hasDied ? Deaths(of: old).deaths : []
    let isFirst = known.isEmpty
    let reason = letter.reason.rawValue
    let same = known.firstIndex { $0.queue == letter.queue && $0.reason == reason }
    var entry: FieldTable
    if let same {
      entry = known[same].table
      let count = entry["count"]?.integer ?? 0
      entry["count"] = .int64(count + 1)
    } else {
      entry = newEntry(letter, at: instant)
    }
    let others = known.enumerated().filter { $0.offset != same }.map { FieldValue.table($1.table) }
    headers[entries] = .array([.table(entry)] + others)
    if isFirst { note("first", letter, in: &headers) }
    note("last", letter, in: &headers)
    properties.headers = FieldTable(headers.fields.sorted { $0.name < $1.name })
    properties.expiration = nil
    // A key of the queue's own replaces all the others (scenario `cc-dead-letter`).
    if letter.routingKey != nil { properties.copyKeys = nil }
    return Message(
      exchange: letter.exchange, routingKey: letter.routingKey ?? old.routingKey,
      properties: properties, body: old.body)
  }

  private static func note(_ place: String, _ letter: DeadLetter, in headers: inout FieldTable) {
    let prefix = "x-\(place)-death-"
    headers[ShortString(truncating: prefix + "exchange")] =
      .longString(letter.message.exchange.value.octets)
    headers[ShortString(truncating: prefix + "queue")] = .longString(letter.queue.value.octets)
    headers[ShortString(truncating: prefix + "reason")] = .string(letter.reason.rawValue)
  }

  private static func newEntry(_ letter: DeadLetter, at instant: Instant) -> FieldTable {
    // The original expiration comes first (scenario `priority-ttl-high-first`).
    var entry = FieldTable()
    if let expiration = letter.message.properties.expiration {
      entry["original-expiration"] = .longString(expiration.octets)
    }
    entry["count"] = .int64(1)
    entry["reason"] = .string(letter.reason.rawValue)
    entry["queue"] = .longString(letter.queue.value.octets)
    entry["time"] = .timestamp(instant.timestamp)
    entry["exchange"] = .longString(letter.message.exchange.value.octets)
    let keys = [letter.message.routingKey] + (letter.message.properties.copyKeys?.carbon ?? [])
    entry["routing-keys"] = .array(keys.map { .longString($0.value.octets) })
    return entry
  }
}
