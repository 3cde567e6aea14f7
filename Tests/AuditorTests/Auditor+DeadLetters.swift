import AMQPModel
import BrokerCore

/// Dead letters.
extension Auditor {
  /// One entry of `x-death`.
  struct Death {
    let queue: QueueName
    let reason: String
    var count = 1
    let time: UInt64
    let exchange: ExchangeName
    let keys: [RoutingKey]
    let expiration: ShortString?

    var table: FieldTable {
      var fields: [FieldTable.Field] = []
      func add(_ name: ShortString, _ value: FieldValue) {
        fields.append(FieldTable.Field(name: name, value: value))
      }
      // [dlx-expired-*]
      if let expiration { add("original-expiration", .longString(expiration.octets)) }
      add("count", .int64(Int64(count)))
      add("reason", .string(reason))
      add("queue", .longString(queue.value.octets))
      add("time", .timestamp(time))
      add("exchange", .longString(exchange.value.octets))
      add("routing-keys", .array(keys.map { .longString($0.value.octets) }))
      return FieldTable(fields)
    }
  }

  /// A copy that left its queue for the dead letter exchange.
  struct Dying {
    let copy: Copy
    let host: VirtualHostName
    let queue: QueueName
    let reason: String
    let exchange: ExchangeName
    /// nil for the message's own.
    let key: RoutingKey?
  }

  /// Without a dead letter exchange a copy is lost; with one it is published again after the
  /// operation (our choice: with RabbitMQ it goes on by itself).
  mutating func die(_ copy: Copy, in number: Int, _ reason: String) {
    guard let queue = index(of: number) else { return }
    guard let exchange = queues[queue].text("x-dead-letter-exchange") else {
      count("dropped \(reason)")
      return
    }
    count("died \(reason)")
    let key = queues[queue].text("x-dead-letter-routing-key")
    dying.append(
      Dying(
        copy: withoutReturns(copy), host: host, queue: queues[queue].name, reason: reason,
        exchange: ExchangeName(ShortString(truncating: exchange)),
        key: key.map { RoutingKey(ShortString(truncating: $0)) }))
  }

  mutating func buryTheDead() {
    while !dying.isEmpty {
      let letter = dying.removeFirst()
      enter(letter.host)
      let copy = published(letter)
      let targets = targets(of: copy)
      // [dlx-unroutable-dropped]
      if targets.isEmpty { count("dropped no dead letter route") }
      for queue in targets {
        if isCycle(letter, copy, to: queue) {
          count("dropped cycle")
        } else {
          _ = enqueue(copy, into: queue)
        }
      }
    }
  }

  /// It died there before and nobody has rejected it since [dlx-automatic-cycle-two-queues,
  /// dlx-maxlen-cycle, dlx-reject-to-self].
  private func isCycle(_ letter: Dying, _ copy: Copy, to number: Int) -> Bool {
    guard let queue = index(of: number), letter.reason != "rejected",
      let before = copy.deaths.firstIndex(where: { $0.queue == queues[queue].name })
    else { return false }
    return !copy.deaths.prefix(through: before).contains { $0.reason == "rejected" }
  }

  /// The copy as it is published again: the newest death first, each queue and reason once
  /// [dlx-chain-two-levels, dlx-retry-cycle-reject-and-ttl].
  private func published(_ letter: Dying) -> Copy {
    let message = letter.copy.message
    var deaths = letter.copy.deaths
    var death = Death(
      queue: letter.queue, reason: letter.reason,
      // The broker's clock starts with the year 2026.
      time: 1_767_225_600 + UInt64(now / 1000), exchange: message.exchange,
      keys: [message.routingKey] + letter.copy.carbonKeys, expiration: message.properties.expiration
    )
    if let same = deaths.firstIndex(where: {
      $0.queue == letter.queue && $0.reason == letter.reason
    }) {
      death = deaths.remove(at: same)
      death.count += 1
    }
    deaths.insert(death, at: 0)
    var headers = message.properties.headers ?? FieldTable()
    headers["x-death"] = .array(deaths.map { .table($0.table) })
    var notes = ["last"]
    if letter.copy.deaths.isEmpty { notes.append("first") }
    for note in notes {
      func set(_ name: String, _ value: ShortString) {
        headers[ShortString(truncating: "x-\(note)-death-\(name)")] = .longString(value.octets)
      }
      // That of this death, also where the entry keeps an older one
      // [dlx-last-death-exchange-of-repeated-death].
      set("exchange", message.exchange.value)
      set("queue", letter.queue.value)
      set("reason", ShortString(truncating: letter.reason))
    }
    var properties = message.properties
    properties.headers = headers
    properties.expiration = nil
    let again = Message(
      exchange: letter.exchange, routingKey: letter.key ?? message.routingKey,
      properties: properties, body: message.body)
    // A key of the queue's own replaces all others [cc-dead-letter].
    let isReplaced = letter.key != nil
    return Copy(
      number: letter.copy.number, message: withSortedHeaders(again),
      carbonKeys: isReplaced ? [] : letter.copy.carbonKeys,
      blindKeys: isReplaced ? [] : letter.copy.blindKeys, deaths: deaths)
  }
}
