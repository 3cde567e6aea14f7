import AMQPModel
import BrokerCore

/// Puts what happened because of one statement into lines.
///
/// The first message of a statement is told in full, with a verdict for every binding; the others
/// in a line each, and only counted when there are very many.
struct TraceNarrator {
  let words: any Phrasebook
  private var route: RouteNarrator?
  var lines: [Line] = []
  // The message that is told in full.
  private(set) var inFull: MessageNumber?
  // Whether a commit lets messages into their queues that were published before.
  var isReleasing = false
  private var publication: Publication?
  // Where the last line happened; nil for `/`.
  private var virtualHost: VirtualHostName?
  // The message that was dead-lettered last, whose new queues follow.
  private var moved: MessageNumber?
  // Where the line about a prefetch stands that a consumer of the same statement may repeat.
  private var prefetchLine: Int?
  private var budget = Self.messageLineLimit
  // The time that has been told, and that of what is being told.
  private var clock: Instant?
  private var now: Instant?
  // Whether a program over the network did it.
  private var isClients = false
  private var uncounted: [(verb: TraceVerb, count: Int)] = []

  private static let messageLineLimit = 24
  private static let verdictLimit = 12
  private static let queueLimit = 6
  private static let verbColumns = 11
  private static let adviceColumns = 6
  private static let you: ConnectionID = "you"

  /// A narrator of what begins at `instant`; without one the first event's time goes untold.
  init(_ words: any Phrasebook, at instant: Instant? = nil) {
    self.words = words
    clock = instant
  }

  /// The lines that tell `happening`, which may be the next part of a long statement.
  mutating func lines(for happening: Happening) -> [Line] {
    if let explanation = happening.explanation {
      route = RouteNarrator(
        words: words, explanation: explanation, limit: Self.verdictLimit, matchingFirst: false)
    }
    isClients = happening.client != nil
    for event in happening.events {
      now = event.instant
      tell(event)
    }
    defer {
      lines = []
      prefetchLine = nil
    }
    return lines
  }

  /// The line that counts what was not told by itself; none when everything was.
  func summary() -> [Line] {
    guard !uncounted.isEmpty else { return [] }
    let total = uncounted.reduce(0) { $0 + $1.count }
    let parts = uncounted.map { "\(words.text($0.verb)) \($0.count)" }
    let text = words.text(.more(total)) + ": " + parts.joined(separator: ", ")
    return [Line([Span(RouteNarrator.indentation), Span(text, .dim)])]
  }

  /// Tells an event, behind a line that names the virtual host where it is another one.
  private mutating func tell(_ event: Event) {
    let start = lines.count
    tell(event.kind)
    guard lines.count > start, event.virtualHost != virtualHost else { return }
    virtualHost = event.virtualHost
    let name = Spelled.name(event.virtualHost ?? .default)
    lines.insert(Line([head(.virtualHost), Span(name)]), at: start)
    prefetchLine = prefetchLine.map { $0 >= start ? $0 + 1 : $0 }
  }

  private mutating func tell(_ kind: Event.Kind) {
    switch kind {
    case .published(let publication): tell(publication)
    case .routed(let number, _, let queues): tellRoute(number, queues)
    case .enqueued(let number, let queue, let ready): tellEnqueued(number, queue, ready)
    case .dropped(let number, let queue, let reason): tellDropped(number, queue, reason)
    case .returned(let number, _, let code, let text, let channel):
      tellReturned(number, code, text, channel)
    case .expired(let number, let queue, let ready): tellExpired(number, queue, ready)
    case .deadLettered(let number, let queue, let reason, let message):
      tellDead(number, queue, reason, message)
    case .delivered(let delivery): add(.deliver, delivery.number, text(delivery))
    case .got(let fetch): add(.get, fetch.number, text(fetch))
    case .gotEmpty(let queue, _):
      add(.get, words.text(.gotEmpty(queue: Spelled.name(queue))), .warning)
    case .acknowledged(let settlement): add(.ack, settlement.number, acknowledged(settlement))
    case .rejected(let settlement): add(.reject, settlement.number, rejected(settlement))
    case .requeued(let settlement, _, .original, let ready):
      add(.requeue, settlement.number, requeued(settlement, ready))
    case .requeued(let settlement, _, let place, let ready):
      add(.requeue, settlement.number, words.text(.requeued(settlement, place, ready)))
    case .deliveryLimitReached(let settlement, let count):
      add(.requeue, settlement.number, words.text(.limitReached(settlement, count)))
    case .settledAfterDeletion(_, let tag):
      add(.ack, words.text(.settledAfterDeletion(tag: "\(tag)")))
    case .confirmed(let channel, let tag, _): tellConfirmed(Spelled.channel(channel), tag)
    case .nacked(let channel, let tag): tellRefused(Spelled.channel(channel), tag)
    case .consumerStarted(let consumer): tellStarted(consumer)
    case .consumerCancelled(let consumer, let reason, let left):
      add(.cancel, cancelled(consumer, reason, left))
    case .consumerActivityChanged(let consumer, let activity):
      add(.consume, words.text(QueueKindPhrase.activity(of: consumer, activity)))
    case .nothingToCancel(let tag, _):
      add(.cancel, words.text(.nothingToCancel(Spelled.name(tag))))
    case .prefetchSet(let channel, let count, let isGlobal):
      prefetchLine = lines.count
      add(.qos, prefetch(Spelled.channel(channel), count, isGlobal))
    case .recovered(let channel, let count):
      add(.recover, words.text(.recovered(channel: Spelled.channel(channel), count: count)))
    case .confirmsSelected(let channel, let isNew):
      add(.confirm, confirms(Spelled.channel(channel), isNew))
    case .exchangeDeclared, .exchangeDeleted, .queueDeclared, .queueDeleted, .bound, .unbound,
      .nothingToUnbind, .noQueueToDelete, .noExchangeToDelete, .purged:
      tellTopology(kind)
    case .connectionOpened(let id, let user): tellOpened(id, user)
    case .channelOpened(let address): tellOpened(address)
    case .connectionClosed(let id, let closure): tellClosed(Spelled.name(id), closure)
    case .channelClosed(let address, let closure): tellClosed(address, closure)
    case .exceptionRaised(let exception, _): tell(exception)
    case .transaction(let event): tell(event)
    case .directReply(let event): tell(event)
    case .restart(let event): tell(event)
    case .profileChosen(let profile): add(.profile, words.text(profile))
    case .managed(let outcome): tell(outcome)
    case .sent: break
    }
  }

  private mutating func tell(_ outcome: ManagementOutcome) {
    if case .refused(let refusal) = outcome {
      add(.error, "\(refusal.code) \(visible(refusal.text))", .failure)
    }
    guard let (verb, phrases) = AdministrationTrace.phrases(for: outcome) else { return }
    for phrase in phrases { add(verb, words.text(phrase)) }
  }

  // MARK: Lines

  mutating func add(_ verb: TraceVerb, _ text: String, _ style: Style = .plain) {
    tellTime()
    let line = Line([head(verb), Span(text, style)])
    // RabbitMQ's own texts stay whole, so that they can be searched for.
    lines += verb == .error ? [line] : line.folded(behind: Self.verbColumns)
  }

  /// A line of its own where the clock has moved since the line before.
  private mutating func tellTime() {
    if let clock, let now, clock != now {
      let text = words.text(SimulationPhrase.at(milliseconds: now.milliseconds))
      lines.append(Line([head(.time), Span(text)]))
    }
    clock = now
  }

  private func head(_ verb: TraceVerb) -> Span {
    let isBad = verb == .error || verb == .drop
    return Span(
      DisplayWidth.padded(words.text(verb), to: Self.verbColumns), isBad ? .failure : .heading)
  }

  /// A line about one message, as long as there are few of them.
  mutating func add(_ verb: TraceVerb, _ number: MessageNumber, _ text: String) {
    guard budget > 0 else {
      if let index = uncounted.firstIndex(where: { $0.verb == verb }) {
        uncounted[index].count += 1
      } else {
        uncounted.append((verb, 1))
      }
      return
    }
    budget -= 1
    tellTime()
    // As wide as the indentation below it.
    let label = DisplayWidth.padded("\(number)", to: RouteNarrator.indentation.count - 1) + " "
    lines += Line([Span(label, .dim), head(verb), Span(text)])
      .folded(behind: RouteNarrator.indentation.count + Self.verbColumns)
  }

  // MARK: Routes

  private mutating func tell(_ publication: Publication) {
    self.publication = publication
    guard let route, inFull == nil else { return }
    inFull = publication.number
    add(.publish, publication.number, text(publication))
    lines += route.lines()
  }

  private mutating func tellRoute(_ number: MessageNumber, _ queues: [QueueName]) {
    guard number != inFull, let publication, !queues.isEmpty else { return }
    let names = queues.prefix(Self.queueLimit).map { Spelled.name($0) }.joined(separator: ", ")
    let rest = queues.count - Self.queueLimit
    let more = rest > 0 ? " " + words.text(.more(rest)) : ""
    // A producer that acts by itself has no line that would tell who it is.
    let isUntold = route == nil && publication.channel.connection != Self.you
    let publisher = isUntold ? Spelled.channel(publication.channel) + " " : ""
    add(
      .publish, number,
      "\(publisher)→ \(names)\(more)   \(Spelled.body(publication.message.body))")
  }

  private mutating func tellEnqueued(_ number: MessageNumber, _ queue: QueueName, _ ready: Int) {
    if number == moved {
      let text = words.text(.copy(bindings: 1, ready: ready))
      lines.append(Line("\(RouteNarrator.indentation)→ \(Spelled.name(queue))   \(text)"))
      return
    }
    if isReleasing {
      let text = words.text(.copy(bindings: 1, ready: ready))
      add(.publish, number, "→ \(Spelled.name(queue))   \(text)")
      return
    }
    guard number == inFull, let route else { return }
    let text = words.text(.copy(bindings: route.matchCount(to: queue), ready: ready))
    lines += route.outcome("→", .success, Spelled.name(queue), text)
  }

  private mutating func tellDropped(
    _ number: MessageNumber, _ queue: QueueName?, _ reason: DropReason
  ) {
    if reason == .rolledBack {
      add(.drop, number, words.text(TransactionPhrase.forgotten))
      return
    }
    guard let queue else {
      tellNobody(number, words.text(RoutingPhrase.dropped))
      return
    }
    let name = Spelled.name(queue)
    if case .restart(let loss) = reason {
      add(.drop, number, text(loss, name))
      return
    }
    let phrase: RoutingPhrase =
      switch reason {
      case .unroutable, .rolledBack, .restart: .dropped
      case .rejected: .lostRejected(queue: name)
      case .queueDeleted: .lostWith(queue: name)
      case .expired: .lostExpired(queue: name)
      case .maxLength: .lostOverLimit(queue: name)
      case .noDeadLetterRoute: .lostWithoutRoute
      case .cycle: .lostInCycle(queue: name)
      case .deliveryLimit: .lostRejected(queue: name)
      }
    add(.drop, number, words.text(phrase))
  }

  private mutating func tellExpired(_ number: MessageNumber, _ queue: QueueName, _ ready: Int) {
    add(.expire, number, words.text(.expired(queue: Spelled.name(queue), ready: ready)))
  }

  private mutating func tellDead(
    _ number: MessageNumber, _ queue: QueueName, _ reason: DeathReason, _ message: Message
  ) {
    let phrase = RoutingPhrase.deadLettered(
      queue: Spelled.name(queue), exchange: Spelled.exchange(message.exchange),
      key: CopyKeyTrace.keys(of: message), reason: reason.rawValue)
    add(.dead, number, words.text(phrase))
    moved = number
  }

  private mutating func tellNobody(_ number: MessageNumber, _ text: String) {
    let nobody = words.text(Label.nobody)
    if number == inFull, let route {
      lines += route.outcome("∅", .warning, nobody, text)
    } else {
      add(.publish, number, "∅ \(nobody)   \(text)")
    }
  }

  private mutating func tellReturned(
    _ number: MessageNumber, _ code: ReplyCode, _ text: String, _ channel: ChannelAddress
  ) {
    tellNobody(number, words.text(.returned(code: Int(code.rawValue), text: text)))
    guard number == inFull else { return }
    let text = words.text(.returnedTo(channel: Spelled.channel(channel)))
    lines.append(Line([Span(RouteNarrator.indentation), Span(text, .dim)]))
  }

  private mutating func tellConfirmed(_ channel: String, _ tag: DeliveryTag) {
    guard let number = publication?.number else { return }
    add(.confirm, number, words.text(.confirmed(channel: channel, tag: "\(tag)")))
  }

  private mutating func tellRefused(_ channel: String, _ tag: DeliveryTag) {
    guard let number = publication?.number else { return }
    add(.confirm, number, words.text(.refused(channel: channel, tag: "\(tag)")))
  }

  private func text(_ publication: Publication) -> String {
    let message = publication.message
    let isYou = publication.channel.connection == Self.you
    return words.text(
      .published(
        by: isYou ? nil : Spelled.channel(publication.channel),
        exchange: Spelled.exchange(message.exchange),
        type: message.exchange.isEmpty ? nil : publication.exchangeType.rawValue,
        key: CopyKeyTrace.keys(of: message), bytes: message.body.count))
  }

  // MARK: Deliveries

  private func text(_ delivery: Delivery) -> String {
    let consumer = Spelled.consumer(delivery.consumer, on: delivery.channel)
    let state =
      delivery.isAutomaticallyAcknowledged
      ? words.text(DeliveryPhrase.automaticallyAcknowledged)
      : words.text(
        .deliveryTag(
          "\(delivery.deliveryTag)", unacknowledged: delivery.unacknowledged,
          prefetch: delivery.prefetchCount))
    return "\(Spelled.name(delivery.queue)) → \(consumer)   "
      + "\(Spelled.body(delivery.message.body))   \(state)"
      + flag(delivery.isRedelivered, delivery.message)
  }

  private func text(_ fetch: Fetch) -> String {
    let state =
      fetch.isAutomaticallyAcknowledged
      ? words.text(DeliveryPhrase.automaticallyAcknowledged)
      : words.text(DeliveryPhrase.fetched(tag: "\(fetch.deliveryTag)"))
    return "\(Spelled.name(fetch.queue)) → \(Spelled.channel(fetch.channel))   "
      + "\(Spelled.body(fetch.message.body))   \(state)   "
      + words.text(DeliveryPhrase.left(fetch.ready)) + flag(fetch.isRedelivered, fetch.message)
  }

  private func flag(_ isRedelivered: Bool, _ message: Message) -> String {
    guard isRedelivered else { return "" }
    let count = QueueKindPhrase.deliveryCount(of: message).map { ", " + words.text($0) } ?? ""
    return "   " + words.text(DeliveryPhrase.redelivered) + count
  }

  private func acknowledged(_ settlement: Settlement) -> String {
    words.text(
      .acknowledged(
        from: Spelled.settler(settlement), tag: "\(settlement.deliveryTag)",
        unacknowledged: settlement.unacknowledged))
  }

  private func rejected(_ settlement: Settlement) -> String {
    words.text(.rejected(from: Spelled.settler(settlement), tag: "\(settlement.deliveryTag)"))
  }

  private func requeued(_ settlement: Settlement, _ ready: Int) -> String {
    words.text(
      .requeued(
        from: Spelled.settler(settlement), queue: Spelled.name(settlement.queue), ready: ready))
  }

  // MARK: Consumers

  private mutating func tellStarted(_ consumer: ConsumerProperties) {
    if prefetchLine == lines.count - 1 { lines.removeLast() }
    add(.consume, started(consumer))
  }

  private func started(_ consumer: ConsumerProperties) -> String {
    words.text(
      .consumerStarted(
        consumer: Spelled.consumer(consumer.tag, on: consumer.channel),
        queue: Spelled.name(consumer.queue), prefetch: consumer.prefetchCount,
        isAutomatic: consumer.isAutomaticallyAcknowledging, isExclusive: consumer.isExclusive,
        priority: consumer.priority))
  }

  private func cancelled(
    _ consumer: ConsumerProperties, _ reason: CancelReason, _ left: Int
  ) -> String {
    let name = Spelled.consumer(consumer.tag, on: consumer.channel)
    let queue = Spelled.name(consumer.queue)
    return switch reason {
    case .requested:
      words.text(.consumerCancelled(consumer: name, queue: queue, unacknowledged: left))
    case .queueDeleted: words.text(.consumerCancelledByServer(consumer: name, queue: queue))
    case .channelClosed:
      words.text(
        .consumerGone(
          consumer: name, queue: queue, losesAutomatic: consumer.isAutomaticallyAcknowledging))
    }
  }

  private func prefetch(_ channel: String, _ count: Int, _ isGlobal: Bool) -> String {
    words.text(.prefetchSet(channel: channel, count: count, isGlobal: isGlobal))
  }

  private func confirms(_ channel: String, _ isNew: Bool) -> String {
    words.text(.confirmsSelected(channel: channel, isNew: isNew))
  }

  // MARK: Topology

  private mutating func tellTopology(_ kind: Event.Kind) {
    guard let (verb, phrase) = TopologyTrace.phrase(for: kind) else { return }
    add(verb, words.text(phrase))
    if case .queueDeclared(let queue, _, _, _) = kind { add(queue.arguments) }
    if case .exchangeDeclared(let exchange, _) = kind { add(exchange.arguments) }
  }

  private mutating func add(_ arguments: FieldTable) {
    guard !arguments.isEmpty else { return }
    let indentation = String(repeating: " ", count: Self.verbColumns)
    lines += Line([Span(indentation), Span(Spelled.table(arguments), .dim)])
      .folded(behind: Self.verbColumns)
  }

  // MARK: Connections

  private mutating func tellOpened(_ id: ConnectionID, _ user: UserName) {
    if user != .guest {
      add(
        .open, words.text(.connectionOpened(Spelled.name(id), user: Spelled.name(user))))
      return
    }
    // The person's own connection opens when it is needed.
    if id != Self.you { add(.open, words.text(.connectionOpened(Spelled.name(id)))) }
  }

  private mutating func tellOpened(_ address: ChannelAddress) {
    // Channel 1 is told with its connection.
    if address.channel != 1 { add(.open, words.text(.channelOpened(Spelled.channel(address)))) }
  }

  private mutating func tellClosed(_ connection: String, _ closure: ConnectionClosure) {
    switch closure {
    case .byClient: add(.close, words.text(.connectionClosed(connection)))
    case .lost: add(.close, words.text(.connectionLost(connection, nil)), .warning)
    case .broken(let loss): add(.close, words.text(.connectionLost(connection, loss)), .warning)
    case .exception: break
    }
  }

  private mutating func tellClosed(_ address: ChannelAddress, _ closure: ChannelClosure) {
    switch closure {
    case .byClient:
      let name = "\(Spelled.name(address.connection))/\(address.channel)"
      add(.close, words.text(.channelClosed(name)))
    case .exception, .withConnection: break
    }
  }

  private mutating func tell(_ exception: AMQPException) {
    add(.error, "\(exception.code.rawValue) \(visible(exception.text))", .failure)
    for advice in ExceptionAdvice.phrases(for: exception, ofClient: isClients) {
      let indentation = String(repeating: " ", count: Self.adviceColumns)
      lines += Line([Span(indentation), Span(words.text(advice), .dim)])
        .folded(behind: Self.adviceColumns)
    }
  }
}
