import AMQPModel
import BrokerCore
import TestSupport

/// Random operations of a few clients on a few queues, right ones mostly and wrong ones too.
///
/// It looks at the broker for what a sensible client would do next, but whatever it returns can be
/// applied to any broker, so a failing sequence can be shortened.
struct OperationGenerator {
  private var random: SplitMix64
  private var published = 0
  private var tagCount = 0

  private static let channels: [ChannelAddress] = [
    ChannelAddress("A", 1), ChannelAddress("A", 2), ChannelAddress("B", 1), ChannelAddress("C", 1),
  ]
  private static let queues: [QueueName] = [
    "q1", "q2", "auto", "mine", "ranks", "one", "votes", "votes",
  ]
  private static let arguments: [QueueName: FieldTable] = [
    "ranks": ["x-max-priority": .int32(2)], "one": ["x-single-active-consumer": .boolean(true)],
    "votes": ["x-queue-type": .string("quorum"), "x-delivery-limit": .int32(1)],
  ]
  private static let exchanges: [ExchangeName] = ["f", "t", "gone"]

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// The next operation; opens whatever is closed first.
  mutating func next(for broker: Broker) -> Operation {
    let address = pick(Self.channels)
    if !broker.isOpen(address.connection) { return .connectionOpened(address.connection) }
    if !broker.isOpen(address), !chance(40) { return .method(.channel(.open), on: address) }
    if chance(250) { return .brokerRestarted }
    if chance(60) {
      return .connectionClosed(address.connection, chance(2) ? .lost : .closedByClient)
    }
    return .method(method(on: address, broker), on: address)
  }

  private mutating func chance(_ one: Int) -> Bool {
    Int.random(in: 0..<one, using: &random) == 0
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }

  private mutating func method(on address: ChannelAddress, _ broker: Broker) -> Method {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<12: declaration(broker)
    case 12..<22: binding(broker)
    case 22..<44: publish()
    case 44..<56: consume()
    case 56..<78: settlement(on: address, broker)
    case 78..<84: .basic(.get(.init(queue: pick(Self.queues), noAck: chance(3))))
    case 84..<88:
      .basic(.qos(.init(prefetchCount: UInt16(pick([0, 1, 1, 2, 3])), global: chance(3))))
    case 88..<91: .basic(.cancel(.init(consumerTag: tag(on: address, broker))))
    case 91..<93: chance(4) ? .basic(.recoverAsync(.init(requeue: !chance(4)))) : recover()
    case 93..<95: .queue(.purge(.init(queue: pick(Self.queues))))
    case 95..<97 where chance(4): .tx(pick([.select, .commit, .commit, .rollback]))
    case 95..<97: .channel(.close(.init(replyCode: .replySuccess, replyText: "bye")))
    default: deletion()
    }
  }

  private func recover() -> Method { .basic(.recover(.init(requeue: true))) }

  private mutating func declaration(_ broker: Broker) -> Method {
    if chance(4) {
      let name = pick(Self.exchanges)
      return .exchange(
        .declare(
          .init(
            exchange: chance(15) ? "amq.mine" : name, type: name == "f" ? "fanout" : "topic",
            passive: chance(8), autoDelete: name == "t")))
    }
    let missing = Self.queues.filter { broker.queueSnapshot($0) == nil }
    let name = missing.isEmpty || chance(4) ? pick(Self.queues) : pick(missing)
    return .queue(
      .declare(
        .init(
          queue: chance(30) ? "amq.mine" : name, passive: chance(10),
          durable: name == "votes" || chance(3),
          exclusive: name == "mine", autoDelete: name == "auto",
          arguments: Self.arguments[name] ?? [:])))
  }

  private mutating func binding(_ broker: Broker) -> Method {
    let (queue, exchange) = (pick(Self.queues), pick(Self.exchanges))
    let key: BindingKey = chance(2) ? "a.*" : "#"
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let known = broker.bindingList.filter { $0.destination == .queue(queue) }
      if !known.isEmpty {
        let old = pick(known)
        return .queue(.unbind(.init(queue: queue, exchange: old.source, routingKey: old.key)))
      }
      return .queue(.unbind(.init(queue: queue, exchange: exchange, routingKey: key)))
    case 1:
      return .exchange(
        .bind(.init(destination: pick(Self.exchanges), source: exchange, routingKey: key)))
    default: return .queue(.bind(.init(queue: queue, exchange: exchange, routingKey: key)))
    }
  }

  private mutating func publish() -> Method {
    published += 1
    let isDirect = !chance(4)
    var properties = BasicProperties()
    properties.priority = pick([nil, nil, 1, 2, 9])
    properties.deliveryMode = chance(3) ? 2 : nil
    let message = Message(
      exchange: isDirect ? .default : pick(Self.exchanges),
      routingKey: isDirect ? pick(Self.queues).asRoutingKey : pick(["a.b", "c"]),
      properties: properties,
      body: Array("m\(published)".utf8))
    return .basic(
      .publish(.init(message: message, mandatory: chance(4), immediate: chance(200))))
  }

  private mutating func consume() -> Method {
    tagCount += 1
    let tag = ConsumerTag(ShortString(truncating: "c\(chance(2) ? 1 : tagCount)"))
    let priority: FieldTable = ["x-priority": .int32(pick([-1, 0, 5]))]
    return .basic(
      .consume(
        .init(
          queue: pick(Self.queues), consumerTag: tag, noAck: chance(4), exclusive: chance(12),
          arguments: chance(3) ? priority : [:])))
  }

  private mutating func tag(on address: ChannelAddress, _ broker: Broker) -> ConsumerTag {
    let own = broker.consumerSnapshots.map(\.properties).filter { $0.channel == address }
    return own.isEmpty ? "nobody" : pick(own).tag
  }

  private mutating func settlement(on address: ChannelAddress, _ broker: Broker) -> Method {
    let outstanding = broker.unacknowledgedTags(on: address)
    if outstanding.isEmpty, !chance(6) { return publish() }
    let isWrong = outstanding.isEmpty || chance(25)
    let tag = isWrong ? DeliveryTag(UInt64(pick([0, 1, 99]))) : pick(outstanding)
    let isMultiple = chance(4)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .basic(.nack(.init(deliveryTag: tag, multiple: isMultiple, requeue: !chance(3))))
    case 1: return .basic(.reject(.init(deliveryTag: tag, requeue: !chance(3))))
    default: return .basic(.ack(.init(deliveryTag: tag, multiple: isMultiple)))
    }
  }

  private mutating func deletion() -> Method {
    if chance(3) {
      return .exchange(.delete(.init(exchange: pick(Self.exchanges), ifUnused: chance(2))))
    }
    return .queue(
      .delete(.init(queue: pick(Self.queues), ifUnused: chance(2), ifEmpty: chance(3))))
  }
}
