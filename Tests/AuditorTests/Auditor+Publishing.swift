import AMQPModel
import BrokerCore
import TestSupport

/// Publishing, and what becomes of a copy on its way into a queue.
extension Auditor {
  mutating func publish(_ publish: BasicMethod.Publish, on channel: Int) throws {
    let address = channels[channel].address
    try check(publish, on: channel)
    published += 1
    count("published")
    let copy = arriving(publish.message, on: channel)
    let targets = targets(of: copy)
    // At once, in a transaction too; a mandatory one comes back as well [reply-to-round-trip].
    let isReplied = reply(copy) && !publish.mandatory
    if channels[channel].transaction != nil {
      if isReplied, targets.isEmpty { return }
      channels[channel].transaction?.publishes.append(
        HeldPublish(copy: copy, isMandatory: publish.mandatory, targets: targets))
      return
    }
    if targets.isEmpty, !isReplied { giveUp(copy.message, publish.mandatory, address) }
    var isTaken = true
    for queue in targets where !enqueue(copy, into: queue) { isTaken = false }
    // One full queue makes it a nack [confirm-fanout-one-full-queue].
    guard let last = channels[channel].lastConfirm else { return }
    channels[channel].lastConfirm = last + 1
    let tag = DeliveryTag(UInt64(last + 1))
    count(isTaken ? "confirmed" : "nacked")
    send(
      isTaken
        ? .basic(.ack(.init(deliveryTag: tag))) : .basic(.nack(.init(deliveryTag: tag))),
      to: address)
  }

  /// Back to the publisher, before the confirm, or nowhere [mandatory-returned, confirm-basic].
  mutating func giveUp(_ message: Message, _ isMandatory: Bool, _ address: ChannelAddress) {
    guard isMandatory else {
      count("dropped unroutable")
      return
    }
    count("returned")
    let answer = BasicMethod.Return(replyCode: .noRoute, replyText: "NO_ROUTE", message: message)
    send(.basic(.return(answer)), to: address)
  }

  /// `CC` and `BCC` are further keys; nobody sees `BCC` [cc-*, dlx-cc-bcc].
  private func arriving(_ message: Message, on channel: Int) -> Copy {
    var properties = message.properties
    properties.headers?["BCC"] = nil
    if properties.replyTo == Self.pseudoQueue.value {
      properties.replyTo = channels[channel].reply?.name.value
    }
    let visible = Message(
      exchange: message.exchange, routingKey: message.routingKey, properties: properties,
      body: message.body)
    return Copy(
      number: published, message: withSortedHeaders(visible),
      carbonKeys: Self.keys("CC", of: message),
      blindKeys: Self.keys("BCC", of: message))
  }

  static func keys(_ name: ShortString, of message: Message) -> [RoutingKey] {
    guard case .array(let values)? = message.properties.headers?[name] else { return [] }
    return values.compactMap { value in
      guard case .longString(let octets) = value else { return nil }
      return ShortString(octets: octets).map { RoutingKey($0) }
    }
  }

  /// In the order of [publish-refusals-order, reply-to-order].
  private mutating func check(_ publish: BasicMethod.Publish, on channel: Int) throws {
    // [immediate-not-implemented]
    if publish.immediate { throw Refusal(.notImplemented, "immediate=true") }
    let name = publish.message.exchange
    // [permissions-read-write]
    try check(.write, exchange: name, on: channel)
    if !name.isEmpty {
      guard let exchange = exchange(name) else {
        throw Refusal(.notFound, "no exchange '\(name)' in vhost '\(host)'")
      }
      // [internal-exchange-publish]
      if exchange.isInternal {
        throw Refusal(
          .accessRefused, "cannot publish to internal exchange '\(name)' in vhost '\(host)'")
      }
    }
    if publish.message.properties.replyTo == Self.pseudoQueue.value,
      channels[channel].reply == nil
    {
      throw Refusal(.preconditionFailed, "fast reply consumer does not exist")
    }
    // [ttl-invalid-expiration]
    if let expiration = publish.message.properties.expiration?.description {
      let problem = Int(expiration).map { $0 < 0 ? "{value_negative,\($0)}" : "" } ?? "no_integer"
      if !problem.isEmpty {
        throw Refusal(.preconditionFailed, "invalid expiration '\(expiration)': \(problem)")
      }
    }
    // [cc-types, dlx-cc-invalid]
    for name: ShortString in ["CC", "BCC"] {
      guard let value = publish.message.properties.headers?[name] else { continue }
      if case .array = value { continue }
      throw Refusal(
        .preconditionFailed,
        "invalid message: {unacceptable_type_in_header,\"\(name)\",\(value.typeName)}")
    }
    try checkKeys(of: publish.message, on: channel)
    // [publish-user-id]
    let own = user(on: channel)
    let id = channels[channel].address.connection
    let isImpersonator = connections.contains { $0.id == id && $0.isImpersonator }
    if let user = publish.message.properties.userID, user != own.value, !isImpersonator {
      throw Refusal(
        .preconditionFailed,
        "user_id property set to '\(user)' but authenticated user was '\(own)'")
    }
  }

  /// [headers-order-of-delivery]
  func withSortedHeaders(_ message: Message) -> Message {
    guard let headers = message.properties.headers else { return message }
    var properties = message.properties
    properties.headers = FieldTable(headers.fields.sorted { $0.name < $1.name })
    return Message(
      exchange: message.exchange, routingKey: message.routingKey, properties: properties,
      body: message.body)
  }

  /// The queues that take a copy, in the order of their seats (our choice).
  func targets(of copy: Copy) -> [Int] {
    let message = copy.message
    let names = router.route(
      from: message.exchange, keys: [message.routingKey] + copy.carbonKeys + copy.blindKeys,
      headers: message.properties.headers
    ).queues
    return seats.compactMap { $0 }.filter { number in
      queues.contains { $0.number == number && names.contains($0.name) }
    }
  }

  // MARK: Into a queue

  /// Puts a copy into a queue, or straight into somebody's hands; false when the queue refuses it.
  mutating func enqueue(_ copy: Copy, into number: Int) -> Bool {
    guard let queue = index(of: number) else { return true }
    if queues[queue].isQuorum { return enqueueInQuorum(arrived(copy, in: queue), into: number) }
    let overflow = queues[queue].text("x-overflow") ?? "drop-head"
    if overflow != "drop-head", isOverLimit(queues[queue], with: copy) {
      // [maxlen-reject-publish-dlx, maxlen-reject-publish-no-dlx]
      count("overflow \(overflow)")
      if overflow == "reject-publish-dlx" {
        die(copy, in: number, "maxlen")
      } else {
        count("dropped maxlen")
      }
      return false
    }
    let copy = arrived(copy, in: queue)
    // While others wait nobody can take anything. A time to live of 0 is enough for somebody who
    // waits [ttl-zero-message, maxlen-waiting-consumer-passes-through].
    if queues[queue].ready.isEmpty, let consumer = nextConsumer(of: number) {
      deliver(copy, to: consumer)
      return true
    }
    insert(copy, into: queue)
    // [ttl-zero-into-full-queue]
    dropWhatIsTooMuch(in: number)
    expireHead(of: number)
    return true
  }

  /// A copy with its place and its time.
  private mutating func arrived(_ copy: Copy, in queue: Int) -> Copy {
    var copy = copy
    queues[queue].lastPlace += 1
    copy.place = queues[queue].lastPlace
    copy.isHigh = queues[queue].isQuorum && copy.message.properties.priority ?? 0 > 4
    // The smaller time to live counts.
    let own = copy.message.properties.expiration.flatMap { Int($0.description) }
    let times = [own, queues[queue].number("x-message-ttl")].compactMap { $0 }
    copy.expiry = times.min().map { now + $0 }
    return copy
  }

  /// Whether the bodies and the number of the ready copies are over the limits; with one more copy
  /// if there is one.
  func isOverLimit(_ queue: Queue, with copy: Copy? = nil) -> Bool {
    let all = queue.ready + (copy.map { [$0] } ?? [])
    let bytes = all.reduce(0) { $0 + $1.message.body.count }
    return all.count > queue.number("x-max-length") ?? .max
      || bytes > queue.number("x-max-length-bytes") ?? .max
  }

  /// From the head, with priorities too [maxlen-drop-head, priority-maxlen]; a queue that refuses
  /// publishes keeps what comes back [maxlen-reject-publish-requeue].
  mutating func dropWhatIsTooMuch(in number: Int) {
    guard let queue = index(of: number),
      queues[queue].text("x-overflow") ?? "drop-head" == "drop-head"
    else { return }
    while isOverLimit(queues[queue]), !queues[queue].ready.isEmpty {
      count("overflow drop-head")
      die(queues[queue].ready.removeFirst(), in: number, "maxlen")
    }
  }

  /// At its place: by arrival within its priority [nack-requeue-position-kept, priority-*].
  mutating func insert(_ copy: Copy, into queue: Int) {
    let highest = queues[queue].number("x-max-priority") ?? 0
    func priority(_ copy: Copy) -> Int {
      min(Int(copy.message.properties.priority ?? 0), highest)
    }
    queues[queue].ready.append(copy)
    queues[queue].ready.sort { (-priority($0), $0.place) < (-priority($1), $1.place) }
  }
}

extension Auditor.Queue {
  func number(_ argument: ShortString) -> Int? { settings[argument]?.integer.map { Int($0) } }

  func text(_ argument: ShortString) -> String? {
    guard case .longString(let octets)? = settings[argument] else { return nil }
    return String(decoding: octets, as: UTF8.self)
  }

  var hasSingleActiveConsumer: Bool {
    arguments["x-single-active-consumer"] == .boolean(true)
  }
}
