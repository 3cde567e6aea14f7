import AMQPModel
import BrokerCore

/// A few steps in a row that chance alone would seldom find; others may come between them.
extension Workload {
  /// For what `address` and another open channel of its virtual host could do together.
  mutating func plan(on address: ChannelAddress, _ auditor: Auditor) -> [Operation] {
    let mates = auditor.channels.map(\.address).filter { other in
      auditor.connections.contains { $0.id == other.connection && $0.host == auditor.host }
    }
    let mate = mates.isEmpty ? address : pick(mates)
    if chance(3) {
      let strangers = mates.filter { $0.connection != address.connection }
      let stranger = strangers.isEmpty ? mate : pick(strangers)
      return corner(on: address, and: mate, stranger: stranger, auditor)
    }
    switch Int.random(in: 0..<18, using: &random) {
    case 0: return handover(from: address, to: mate)
    case 1: return turns(on: address)
    case 2: return rollback(on: address)
    case 3: return succession(on: address, and: mate)
    case 4: return replies(to: address, from: mate)
    case 5: return highPriorities(on: address)
    case 6: return fullQueue(on: address, auditor)
    case 7: return fullQueueInTransaction(on: address, auditor)
    case 8: return rejectedCycle(on: address)
    case 9: return grants(on: address, auditor)
    case 10: return keys(on: address, auditor)
    case 11: return fetched(on: address, auditor)
    case 12: return overflow(on: address, auditor)
    case 13: return imports(auditor)
    case 14: return returns(on: address, auditor)
    case 15: return alternates(on: address, auditor)
    case 16: return operators(on: address, auditor)
    default:
      return [
        .method(
          .exchange(.declare(.init(exchange: "t", type: "topic", arguments: alternate))),
          on: address),
        .profileChosen(.strict),
        .method(.basic(.qos(.init(prefetchCount: 1, global: true))), on: mate),
        .method(
          .exchange(.bind(.init(destination: "t", source: "t", routingKey: "#.a.#.b.#"))),
          on: address),
        .profileChosen(.current),
      ]
    }
  }

  var alternate: FieldTable { ["alternate-exchange": .string("spare")] }

  private mutating func consume(_ priority: Int32, on address: ChannelAddress) -> Operation {
    tagCount += 1
    return .method(
      .basic(
        .consume(
          .init(
            queue: "single", consumerTag: ConsumerTag(ShortString(truncating: "c\(tagCount)")),
            arguments: ["x-priority": .int32(priority)]))), on: address)
  }

  /// Those that stand by have room for different numbers when the active one goes.
  private mutating func succession(
    on address: ChannelAddress, and mate: ChannelAddress
  ) -> [Operation] {
    func limit(_ count: UInt16) -> Operation {
      .method(.basic(.qos(.init(prefetchCount: count))), on: mate)
    }
    let first = consume(1, on: address)
    let tag = ConsumerTag(ShortString(truncating: "c\(tagCount)"))
    return [
      declaration(of: "single", on: address), first, limit(1), consume(1, on: mate), limit(3),
      consume(1, on: mate), limit(2), consume(1, on: mate),
      .method(.basic(.cancel(.init(consumerTag: tag))), on: address),
      publish("single", priority: nil, on: mate), publish("single", priority: nil, on: mate),
    ]
  }

  /// What was settled in a transaction can be settled again.
  private mutating func rollback(on address: ChannelAddress) -> [Operation] {
    let settle = BasicMethod.ack(.init(deliveryTag: 0, multiple: true))
    let end: Method =
      chance(2) ? .tx(.commit) : .channel(.close(.init(replyCode: .replySuccess, replyText: "")))
    return [
      .method(.tx(.select), on: address), publish("q2", priority: nil, on: address),
      .method(.tx(.commit), on: address),
      .method(.basic(.get(.init(queue: "q2"))), on: address),
      .method(.basic(settle), on: address), .method(.tx(.rollback), on: address),
      .method(.basic(settle), on: address),
      .method(end, on: address),
    ]
  }

  /// A higher priority comes while the single active consumer has something to settle.
  private mutating func handover(
    from address: ChannelAddress, to mate: ChannelAddress
  ) -> [Operation] {
    let end: BasicMethod =
      chance(2)
      ? .nack(.init(deliveryTag: 0, multiple: true))
      : .ack(.init(deliveryTag: 0, multiple: true))
    return [
      declaration(of: "single", on: address), publish("single", priority: nil, on: mate),
      consume(2, on: address), publish("single", priority: nil, on: mate), consume(7, on: mate),
      .method(.basic(end), on: address), publish("single", priority: nil, on: mate),
    ]
  }

  /// High priorities and others wait together.
  private mutating func turns(on address: ChannelAddress) -> [Operation] {
    let priorities: [UInt8?] = [nil, 9, 5, nil, 9, 6, 9]
    let get = BasicMethod.Get(queue: "quorum", noAck: chance(2))
    return [declaration(of: "quorum", on: address)]
      + priorities.map { publish("quorum", priority: $0, on: address) }
      + Array(repeating: .method(.basic(.get(get)), on: address), count: 5)
  }

  /// A request, its reply, and the end of it.
  private mutating func replies(
    to address: ChannelAddress, from mate: ChannelAddress
  ) -> [Operation] {
    tagCount += 1
    let tag = ConsumerTag(ShortString(truncating: "c\(tagCount)"))
    let consume = BasicMethod.Consume(queue: Auditor.pseudoQueue, consumerTag: tag, noAck: true)
    return [
      .method(.basic(.consume(consume)), on: address),
      publish("q1", priority: nil, on: address),
      publish(QueueName(Self.replies(of: address)), priority: nil, on: mate),
      .method(.basic(.cancel(.init(consumerTag: tag))), on: address),
      publish(QueueName(Self.replies(of: address)), priority: nil, on: mate),
    ]
  }

  func declaration(of name: QueueName, on address: ChannelAddress) -> Operation {
    let declare = queueDeclares.first { $0.queue == name }
    return .method(.queue(.declare(declare ?? .init(queue: name))), on: address)
  }

  mutating func publish(
    _ name: QueueName, priority: UInt8?, on address: ChannelAddress
  ) -> Operation {
    publishedCount += 1
    var properties = BasicProperties()
    properties.priority = priority
    return .method(
      .basic(
        .publish(
          .init(
            message: Message(
              exchange: .default, routingKey: name.asRoutingKey, properties: properties,
              body: Array("m\(publishedCount)".utf8))))), on: address)
  }
}
