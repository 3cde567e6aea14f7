import AMQPModel
import BrokerCore
import TestSupport

/// One thing to do, after some time.
struct Step {
  /// Milliseconds before it; only `timePassed` has any.
  var delay = 0
  let operation: Operation
}

/// Random operations of a few clients on a few queues with random settings: sensible ones mostly,
/// wrong ones too.
///
/// It looks at the model for what a sensible client would do next, but any part of a sequence may
/// be left out.
struct Workload {
  var random: SplitMix64
  var publishedCount = 0
  var tagCount = 0
  /// What each queue is declared as, mostly.
  private(set) var queueDeclares: [QueueMethod.Declare] = []
  /// What is to be done next.
  private var planned: [Operation] = []
  /// The queue that is used more than the others.
  private(set) var favourite: QueueName = ""
  /// What the next method can use.
  private var usable: [QueueName] = []
  private var existing: [ExchangeName] = []

  static let channels: [ChannelAddress] = [
    ChannelAddress("A", 1), ChannelAddress("A", 2), ChannelAddress("B", 1), ChannelAddress("B", 3),
    ChannelAddress("C", 1), ChannelAddress("D", 1),
  ]
  static let queues: [QueueName] = ["q1", "q2", "q3", "quorum", "single", "auto", "mine"]
  static let exchanges: [ExchangeName] = ["d", "f", "t", "h", "vanishing", "spare", "inside"]

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    favourite = pick(Self.queues + ["single", "single", "quorum"])
    queueDeclares = Self.queues.map { name in
      name == "quorum" || name == "single"
        ? quorum(name)
        : .init(
          queue: name, durable: chance(3), exclusive: name == "mine", autoDelete: name == "auto",
          arguments: settings())
    }
  }

  /// The next step; opens whatever is closed first.
  mutating func next(for auditor: Auditor) -> Step {
    var auditor = auditor
    if !planned.isEmpty, !chance(4) {
      let operation = planned.removeFirst()
      let delay = operation == .timePassed ? Int.random(in: 0...40, using: &random) : 0
      return Step(delay: delay, operation: operation)
    }
    if chance(14) { return Step(delay: delay(for: auditor), operation: .timePassed) }
    if chance(500) { return Step(operation: .brokerRestarted) }
    if let profile = profile(auditor) { return Step(operation: .profileChosen(profile)) }
    if chance(20) { return Step(operation: .management(management(auditor))) }
    let address = pick(Self.channels)
    guard let connection = auditor.connections.first(where: { $0.id == address.connection })
    else {
      let login = login(of: address.connection)
      if let repair = repair(login, auditor), !chance(12) {
        return Step(operation: .management(repair))
      }
      return Step(operation: .connectionOpened(address.connection, login))
    }
    auditor.enter(connection.host)
    if planned.isEmpty, chance(18), auditor.channels.contains(where: { $0.address == address }) {
      planned = plan(on: address, auditor)
    }
    let isOpen = auditor.channels.contains { $0.address == address }
    // Now and then on a channel that is closed, or a second time.
    if isOpen ? chance(600) : !chance(150) {
      return Step(operation: .method(.channel(.open), on: address))
    }
    if chance(250) {
      let end: ConnectionEnd = chance(2) ? .lost : .closedByClient
      return Step(operation: .connectionClosed(address.connection, end))
    }
    return Step(operation: .method(method(on: address, auditor), on: address))
  }

  // MARK: Chance

  mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }

  /// To the millisecond before, at and after a deadline, or anywhere.
  private mutating func delay(for auditor: Auditor) -> Int {
    let due = auditor.expiries.map { $0 - auditor.now }.filter { $0 >= 0 && $0 < 5_000 }
    if due.isEmpty || chance(4) { return Int.random(in: 0...40, using: &random) }
    return max(0, pick(due) + pick([-1, 0, 0, 1]))
  }

  private mutating func quorum(_ name: QueueName) -> QueueMethod.Declare {
    var arguments = settings()
    arguments["x-max-priority"] = nil
    if name == "single", !chance(4) { arguments = [:] }
    arguments["x-single-active-consumer"] = name == "single" ? .boolean(true) : nil
    arguments["x-queue-type"] = .string("quorum")
    if chance(2) { arguments["x-delivery-limit"] = .int32(pick([-1, 0, 1, 2])) }
    return .init(queue: name, durable: true, arguments: arguments)
  }

  private mutating func settings() -> FieldTable {
    var arguments: FieldTable = [:]
    if chance(4) { arguments["x-message-ttl"] = .int32(pick([0, 5, 20, 50])) }
    if chance(8) { arguments["x-expires"] = .int32(pick([30, 100, 300])) }
    if chance(4) { arguments["x-max-length"] = .int32(pick([0, 1, 2, 3, 5])) }
    if chance(9) { arguments["x-max-length-bytes"] = .int32(pick([0, 6, 12])) }
    if chance(3) {
      arguments["x-overflow"] = .string(
        pick(["drop-head", "reject-publish", "reject-publish-dlx"]))
    }
    if chance(2) {
      let exchange = pick(["", "", "f", "d", "t", "missing"])
      arguments["x-dead-letter-exchange"] = .string(exchange)
      if exchange.isEmpty || chance(3) {
        arguments["x-dead-letter-routing-key"] = .string(pick(Self.queues).description)
      }
    }
    if chance(5) { arguments["x-max-priority"] = .int32(pick([1, 3])) }
    if chance(5) { arguments["x-single-active-consumer"] = .boolean(true) }
    return arguments
  }

  // MARK: Methods

  private mutating func method(on address: ChannelAddress, _ auditor: Auditor) -> Method {
    usable = auditor.queues.filter { ($0.owner ?? address.connection) == address.connection }
      .map(\.name)
    existing = auditor.exchanges.map(\.name).filter { !$0.value.hasPrefix("amq.") }
    if usable.isEmpty && !chance(12) || usable.count < 4 && chance(2)
      || existing.count < 5 && chance(3)
    {
      return declaration(auditor)
    }
    if isTransactional(address, auditor), chance(8) { return transaction(on: address, auditor) }
    switch Int.random(in: 0..<117, using: &random) {
    case 0..<8: return declaration(auditor)
    case 8..<20: return binding(auditor)
    case 20..<46: return publish(on: address, auditor)
    case 46..<58: return chance(9) ? consumeReplies() : consume(on: address, auditor)
    case 58..<80: return settlement(on: address, auditor)
    case 80..<88:
      var name = queue()
      // Where nobody may fetch, seldom.
      if name == "single", !chance(10) { name = usable.randomElement(using: &random) ?? name }
      return .basic(.get(.init(queue: name, noAck: chance(3))))
    case 88..<95:
      let isGlobal = auditor.profile == .strict || chance(3)
      return .basic(
        .qos(
          .init(
            prefetchSize: chance(80) ? 9 : 0, prefetchCount: UInt16(pick([0, 1, 1, 2, 3])),
            global: isGlobal)))
    case 95..<97: return .basic(.cancel(.init(consumerTag: tag(on: address, auditor))))
    case 97..<99:
      return chance(4)
        ? .basic(.recoverAsync(.init(requeue: !chance(9))))
        : .basic(.recover(.init(requeue: !chance(9))))
    case 99: return .queue(.purge(.init(queue: queue())))
    case 100..<102: return .channel(.close(.init(replyCode: .replySuccess, replyText: "bye")))
    case 102..<105: return .confirm(.select(.init()))
    case 105: return .channel(.flow(.init(active: !chance(6))))
    case 106..<112: return transaction(on: address, auditor)
    default: return deletion(auditor)
    }
  }

  private mutating func transaction(on address: ChannelAddress, _ auditor: Auditor) -> Method {
    if !isTransactional(address, auditor), !chance(20) {
      return chance(3) ? .tx(.select) : publish(on: address, auditor)
    }
    return chance(3) ? .tx(.rollback) : .tx(.commit)
  }

  private func isTransactional(_ address: ChannelAddress, _ auditor: Auditor) -> Bool {
    auditor.channels.contains { $0.address == address && $0.transaction != nil }
  }

  /// A queue that exists and may be used, mostly; seldom the last declared one or any other.
  mutating func queue() -> QueueName {
    if usable.isEmpty || chance(40) { return chance(3) ? "" : pick(Self.queues + ["missing"]) }
    return usable.contains(favourite) && chance(2) ? favourite : pick(usable)
  }

  private mutating func exchange() -> ExchangeName {
    existing.isEmpty || chance(30) ? pick(Self.exchanges + ["missing"]) : pick(existing)
  }

  private mutating func declaration(_ auditor: Auditor) -> Method {
    if existing.count < 5 ? chance(2) : chance(6) { return exchangeDeclaration(auditor) }
    if chance(20) { return .queue(.declare(.init(queue: queue(), passive: true))) }
    if chance(30) { return declareReplies(auditor) }
    let missing = queueDeclares.filter { declare in
      !auditor.queues.contains { $0.name == declare.queue }
    }
    var declare = missing.isEmpty || chance(5) ? pick(queueDeclares) : pick(missing)
    if chance(12) { spoil(&declare) }
    return .queue(.declare(declare))
  }

  private mutating func spoil(_ declare: inout QueueMethod.Declare) {
    switch Int.random(in: 0..<14, using: &random) {
    case 0: declare.queue = "amq.mine"
    case 1: declare.queue = ""
    case 2: declare.durable.toggle()
    case 3: declare.autoDelete.toggle()
    case 4: declare.exclusive.toggle()
    case 5: declare.arguments["x-message-ttl"] = pick([.int32(-1), .string("5"), .int32(77)])
    case 6: declare.arguments["x-max-length"] = pick([.int32(-2), .boolean(true), .int32(9)])
    case 7: declare.arguments["x-overflow"] = .string("drop-tail")
    case 8: declare.arguments["x-expires"] = pick([.int32(0), .int32(300)])
    case 9: declare.arguments["x-max-priority"] = pick([.int32(256), .int32(2)])
    case 10: declare.arguments["x-dead-letter-exchange"] = nil
    case 11: declare.arguments["x-queue-type"] = pick(Self.types)
    case 12: declare.arguments["x-queue-mode"] = pick(Self.modes)
    default: declare.arguments["x-single-active-consumer"] = nil
    }
  }

  private static let types: [FieldValue?] = [
    .string("classic"), .string("quorum"), .string("nosuch"), nil,
  ]
  private static let modes: [FieldValue] = [.string("lazy"), .string("default"), .string("eager")]

  private mutating func exchangeDeclaration(_ auditor: Auditor) -> Method {
    let missing = Self.exchanges.filter { auditor.exchange($0) == nil }
    let name = missing.isEmpty || chance(4) ? pick(Self.exchanges) : pick(missing)
    var type: ShortString = name == "f" ? "fanout" : name == "t" ? "topic" : "direct"
    if name == "h" { type = "headers" }
    var arguments: FieldTable = [:]
    if name == "t" { arguments["alternate-exchange"] = .string("spare") }
    if name == "spare" { arguments["alternate-exchange"] = .string("d") }
    let isWrong = chance(8)
    return .exchange(
      .declare(
        .init(
          exchange: isWrong ? pick(["amq.mine", "", name, name]) : name,
          type: isWrong && chance(3) ? "nosuch" : type,
          passive: chance(10), durable: isWrong && chance(2), autoDelete: name == "vanishing",
          internal: name == "inside", arguments: isWrong && chance(3) ? [:] : arguments)))
  }

  private mutating func binding(_ auditor: Auditor) -> Method {
    if !auditor.router.bindings.isEmpty, chance(4) {
      return unbinding(pick(auditor.router.bindings))
    }
    let source = chance(25) ? pick(["", "missing", "amq.topic"]) : exchange()
    var arguments: FieldTable = [:]
    if source == "h" {
      arguments = ["h": .int32(pick([1, 2])), "x-k": .string("v")]
      if chance(2) {
        arguments["x-match"] = .string(pick(["all", "any", "all-with-x", "any-with-x", "some"]))
      }
    }
    let isLong = chance(auditor.profile == .strict ? 2 : 20)
    let key: BindingKey = isLong ? "#.a.#.b.#" : pick(["a.b", "c", "#", "a.*", ""])
    if chance(4) {
      return .exchange(
        .bind(
          .init(
            destination: exchange(), source: source, routingKey: key,
            arguments: arguments)))
    }
    return .queue(
      .bind(.init(queue: queue(), exchange: source, routingKey: key, arguments: arguments)))
  }

  private mutating func unbinding(_ binding: Binding) -> Method {
    let key = chance(6) ? "other" : binding.key
    switch binding.destination {
    case .queue(let name):
      return .queue(
        .unbind(
          .init(
            queue: name, exchange: binding.source, routingKey: key, arguments: binding.arguments)))
    case .exchange(let name):
      return .exchange(
        .unbind(
          .init(
            destination: name, source: binding.source, routingKey: key,
            arguments: binding.arguments)))
    }
  }

  private mutating func publish(on address: ChannelAddress, _ auditor: Auditor) -> Method {
    publishedCount += 1
    var properties = BasicProperties()
    if chance(4) { properties.expiration = pick(["0", "3", "10", "25"]) }
    if chance(3) { properties.priority = pick([0, 1, 2, 4, 9]) }
    if chance(4) {
      properties.headers = ["h": .int32(pick([1, 2]))]
      if !chance(4) { properties.headers?["x-k"] = .string("v") }
    }
    if chance(3) { properties.deliveryMode = pick([1, 2]) }
    if chance(12) {
      var headers = properties.headers ?? FieldTable()
      let keys: FieldValue = .array([.longString(queue().value.octets), .string("a.b")])
      headers[pick(["CC", "BCC"])] = chance(8) ? .string("q1") : keys
      properties.headers = headers
    }
    if chance(30) { properties.headers = spoofedDeaths() }
    if chance(60) { properties.expiration = pick(["soon", "-1"]) }
    if chance(60) { properties.userID = pick(["guest", "other"]) }
    var exchange = ExchangeName.default
    var key = queue().asRoutingKey
    if chance(3) {
      exchange = self.exchange()
      // It takes nothing from clients.
      if exchange == "inside", !chance(5) { exchange = "amq.topic" }
      key = pick(["a.b", "c", "a.c.d", ""])
    }
    let isAsking = auditor.channels.contains { $0.address == address && $0.reply != nil }
    if chance(isAsking ? 3 : 150) { properties.replyTo = Auditor.pseudoQueue.value }
    let replying = auditor.channels.filter { $0.reply != nil }
    if !replying.isEmpty, chance(12) {
      exchange = chance(12) ? "f" : .default
      key = RoutingKey(Self.replies(of: pick(replying).address))
    }
    let body = Array("m\(publishedCount)".utf8)
    return .basic(
      .publish(
        .init(
          message: Message(
            exchange: exchange, routingKey: key, properties: properties,
            body: chance(20) ? [] : body),
          mandatory: chance(4), immediate: chance(200))))
  }

  /// What a broker would have noted of a death, from a client
  /// [dlx-republished-with-its-headers].
  private mutating func spoofedDeaths() -> FieldTable {
    let (queue, reason) = (pick(Self.queues).description, pick(["rejected", "expired", "maxlen"]))
    let death: FieldTable = [
      "count": .int64(4), "reason": .string(reason), "queue": .string(queue),
      "time": .timestamp(1), "exchange": .string(""), "routing-keys": .array([]),
    ]
    return [
      "x-death": .array([.table(death)]), "x-last-death-queue": .string(queue),
      "x-last-death-reason": .string(reason), "x-last-death-exchange": .string(""),
    ]
  }

  private mutating func consume(on address: ChannelAddress, _ auditor: Auditor) -> Method {
    tagCount += 1
    var queue = usable.contains("single") && chance(4) ? "single" : queue()
    let isLimited = auditor.channels.contains { $0.address == address && $0.limit > 0 }
    let classic = auditor.queues.filter { !$0.isQuorum && usable.contains($0.name) }
    // Where a limit for the whole channel is refused, seldom.
    if isLimited, !classic.isEmpty, !chance(12) { queue = pick(classic).name }
    // RabbitMQ loses its way when a tag is used again there while its deliveries are unsettled.
    let isDelicate = auditor.queues.contains {
      $0.name == queue && $0.isQuorum && $0.hasSingleActiveConsumer
    }
    let tag = "c\(chance(6) && !isDelicate && queue != "" ? 1 : tagCount)"
    // One that is in use is refused.
    let inUse = auditor.consumers.filter { $0.channel == address }.map(\.tag)
    let own: ConsumerTag =
      !inUse.isEmpty && chance(20) ? pick(inUse) : ConsumerTag(ShortString(truncating: tag))
    var arguments: FieldTable = [:]
    if isDelicate || chance(3) { arguments["x-priority"] = .int32(pick([-1, 0, 5, 9])) }
    if chance(60) { arguments["x-priority"] = .string("high") }
    return .basic(
      .consume(
        .init(
          queue: queue, consumerTag: chance(25) ? "" : own,
          noAck: chance(4), exclusive: chance(25), arguments: arguments)))
  }

  private mutating func tag(on address: ChannelAddress, _ auditor: Auditor) -> ConsumerTag {
    let channel = auditor.channels.first { $0.address == address }
    if let reply = channel?.reply, chance(2) { return reply.tag }
    let own = auditor.consumers.filter { $0.channel == address }
    return own.isEmpty || chance(10) ? "nobody" : pick(own).tag
  }

  private mutating func settlement(on address: ChannelAddress, _ auditor: Auditor) -> Method {
    let outstanding = auditor.channels.filter { $0.address == address }.flatMap(\.unsettled)
    if outstanding.isEmpty, !chance(20) { return publish(on: address, auditor) }
    let isWrong = outstanding.isEmpty || chance(60)
    let number = isWrong ? pick([0, 0, 1, 99]) : pick(outstanding).tag
    let tag = DeliveryTag(UInt64(number))
    let isMultiple = chance(4)
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      return .basic(.nack(.init(deliveryTag: tag, multiple: isMultiple, requeue: chance(2))))
    case 1: return .basic(.reject(.init(deliveryTag: tag, requeue: chance(2))))
    default: return .basic(.ack(.init(deliveryTag: tag, multiple: isMultiple)))
    }
  }

  private mutating func deletion(_ auditor: Auditor) -> Method {
    if chance(3) {
      let name = chance(10) ? pick(["amq.direct", ""]) : exchange()
      return .exchange(.delete(.init(exchange: name, ifUnused: chance(2))))
    }
    let queue = queue()
    let isQuorum = auditor.queues.contains { $0.name == queue && $0.isQuorum }
    let hasFlags = !isQuorum || chance(4)
    return .queue(
      .delete(
        .init(queue: queue, ifUnused: hasFlags && chance(2), ifEmpty: hasFlags && chance(3))))
  }
}
