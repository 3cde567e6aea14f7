import AMQPModel
import BrokerCore

/// A few steps in a row, on queues that nothing else is said of, for rules that many steps are
/// needed to see: what `.ci/mutations.py` found that nobody noticed.
extension Workload {
  /// For what `address` could do with another channel of its virtual host, `mate`; `stranger` is
  /// on another connection, if there is one.
  mutating func corner(
    on address: ChannelAddress, and mate: ChannelAddress, stranger: ChannelAddress,
    _ auditor: Auditor
  ) -> [Operation] {
    let last = auditor.channels.first { $0.address == address }?.lastTag ?? 0
    switch Int.random(in: 0..<14, using: &random) {
    case 0: return usingExclusive(of: address, by: stranger)
    case 1: return closing(address, besides: stranger)
    case 2: return rejecting(on: address, after: last)
    case 3: return alternatingByDefault(on: address)
    case 4: return takingPlaces(on: address, after: last)
    case 5: return givingBack(on: address)
    case 6: return refusing(on: address)
    case 7: return using(on: address)
    case 8: return stuck(on: address, and: mate)
    case 9: return permitting(on: address, auditor)
    case 10: return headers(on: address)
    case 11: return refusingNoMore(on: address, auditor)
    case 12: return expiring(on: address)
    default: return blankPassword(auditor)
    }
  }

  private func method(_ method: BasicMethod, on address: ChannelAddress) -> Operation {
    .method(.basic(method), on: address)
  }

  private func declare(
    _ name: QueueName, _ arguments: FieldTable = [:], on address: ChannelAddress
  ) -> Operation {
    let isQuorum = arguments["x-queue-type"] != nil
    return .method(
      .queue(.declare(.init(queue: name, durable: isQuorum, arguments: arguments))), on: address)
  }

  private func delete(_ name: QueueName, on address: ChannelAddress) -> Operation {
    .method(.queue(.delete(.init(queue: name))), on: address)
  }

  private mutating func publish(
    _ name: QueueName, on address: ChannelAddress, count: Int
  ) -> [Operation] {
    var operations: [Operation] = []
    for _ in 1...count { operations.append(publish(name, priority: nil, on: address)) }
    return operations
  }

  private mutating func consume(
    _ name: QueueName, tag prefix: String = "c", priority: Int32 = 0, on address: ChannelAddress
  ) -> (operation: Operation, tag: ConsumerTag) {
    tagCount += 1
    let tag = ConsumerTag(ShortString(truncating: "\(prefix)\(tagCount)"))
    let consume = BasicMethod.Consume(
      queue: name, consumerTag: tag, arguments: ["x-priority": .int32(priority)])
    return (method(.consume(consume), on: address), tag)
  }

  private func get(_ name: QueueName, on address: ChannelAddress) -> Operation {
    method(.get(.init(queue: name, noAck: true)), on: address)
  }

  private func nackAll(requeue: Bool, on address: ChannelAddress) -> Operation {
    method(.nack(.init(deliveryTag: 0, multiple: true, requeue: requeue)), on: address)
  }

  private var close: Method { .channel(.close(.init(replyCode: .replySuccess, replyText: ""))) }

  /// An exclusive queue is nobody else's.
  private mutating func usingExclusive(
    of address: ChannelAddress, by stranger: ChannelAddress
  ) -> [Operation] {
    let bind = Binding(source: "amq.topic", destination: .queue("mine"), key: "k", arguments: [:])
    let attempts: [Method] = [
      .basic(.get(.init(queue: "mine"))), .basic(.consume(.init(queue: "mine"))),
      .queue(.purge(.init(queue: "mine"))), .queue(.delete(.init(queue: "mine"))),
      .queue(.declare(.init(queue: "mine", passive: true))),
      .queue(.bind(.init(queue: "mine", exchange: bind.source, routingKey: bind.key))),
    ]
    return [declaration(of: "mine", on: address), publish("mine", priority: nil, on: address)]
      + attempts.shuffled(using: &random).flatMap { attempt in
        [.method(attempt, on: stranger), .method(.channel(.open), on: stranger)]
      }
  }

  /// What two consumers of a closed channel had returns together.
  private mutating func closing(
    _ address: ChannelAddress, besides stranger: ChannelAddress
  ) -> [Operation] {
    let (first, second) = (
      consume("q1", tag: "z", priority: 3, on: address),
      consume("q1", tag: "a", priority: 2, on: address)
    )
    let third = consume("q1", on: stranger)
    return [
      delete("q1", on: address), declare("q1", on: address),
      method(.qos(.init(prefetchCount: 1)), on: address), first.operation, second.operation,
    ] + publish("q1", on: address, count: 2) + [
      third.operation, .method(close, on: address), delete("q1", on: stranger),
    ]
  }

  /// A transaction settles in the order of the tags.
  private mutating func rejecting(on address: ChannelAddress, after last: Int) -> [Operation] {
    let letters: FieldTable = [
      "x-dead-letter-exchange": .string(""), "x-dead-letter-routing-key": .string("q2"),
    ]
    let deletion = [delete("q1", on: address), delete("q2", on: address)]
    func reject(_ tag: Int) -> Operation {
      method(.reject(.init(deliveryTag: DeliveryTag(UInt64(tag)), requeue: false)), on: address)
    }
    let fetch = method(.get(.init(queue: "q1")), on: address)
    return [.method(.tx(.select), on: address)] + deletion + [
      declare("q1", letters, on: address), declare("q2", on: address),
    ] + publish("q1", on: address, count: 2) + [
      .method(.tx(.commit), on: address), fetch, fetch, reject(last + 2), reject(last + 1),
      .method(.tx(.commit), on: address), get("q2", on: address), get("q2", on: address),
    ] + deletion + [.method(close, on: address)]
  }

  /// The default exchange finds no queue for another one.
  private mutating func alternatingByDefault(on address: ChannelAddress) -> [Operation] {
    publishedCount += 1
    let message = Message(
      exchange: "d", routingKey: "q2", body: Array("m\(publishedCount)".utf8))
    let delete = Operation.method(.exchange(.delete(.init(exchange: "d"))), on: address)
    return [
      declaration(of: "q2", on: address), delete,
      .method(
        .exchange(
          .declare(
            .init(
              exchange: "d", type: "direct", arguments: ["alternate-exchange": .string("")]))),
        on: address),
      method(.publish(.init(message: message, mandatory: true)), on: address), delete,
    ]
  }

  /// A consumer of a quorum queue that is full leaves its place at once.
  private mutating func takingPlaces(on address: ChannelAddress, after last: Int) -> [Operation] {
    let (first, second) = (consume("quorum", on: address), consume("quorum", on: address))
    let ack = BasicMethod.ack(.init(deliveryTag: DeliveryTag(UInt64(last + 1))))
    return [
      delete("quorum", on: address),
      declare("quorum", ["x-queue-type": .string("quorum")], on: address),
      method(.qos(.init(prefetchCount: 1)), on: address), first.operation,
      method(.qos(.init(prefetchCount: 5)), on: address), second.operation,
    ] + publish("quorum", on: address, count: 2) + [method(ack, on: address)]
      + publish("quorum", on: address, count: 2) + [delete("quorum", on: address)]
  }

  /// Without a limit what comes back waits behind the others.
  private mutating func givingBack(on address: ChannelAddress) -> [Operation] {
    let settings: FieldTable = [
      "x-queue-type": .string("quorum"), "x-delivery-limit": .int32(pick([-1, 2])),
    ]
    return [delete("quorum", on: address), declare("quorum", settings, on: address)]
      + publish("quorum", on: address, count: 2) + [
        method(.get(.init(queue: "quorum")), on: address), nackAll(requeue: true, on: address),
        get("quorum", on: address), get("quorum", on: address), delete("quorum", on: address),
      ]
  }

  /// A quorum queue takes nothing until a fifth of its limit is free.
  private mutating func refusing(on address: ChannelAddress) -> [Operation] {
    let settings: FieldTable = [
      "x-queue-type": .string("quorum"), "x-max-length": .int32(5),
      "x-overflow": .string("reject-publish"),
    ]
    let oneMore = [get("quorum", on: address), publish("quorum", priority: nil, on: address)]
    return [delete("quorum", on: address), declare("quorum", settings, on: address)]
      + publish("quorum", on: address, count: 6) + oneMore + oneMore + oneMore
      + [delete("quorum", on: address)]
  }

  /// A queue counts as used when a consumer goes, or a channel that had something of it.
  private mutating func using(on address: ChannelAddress) -> [Operation] {
    let (consumer, tag) = consume("q1", on: address)
    let ways: [[Operation]] = [
      [
        publish("q1", priority: nil, on: address), method(.get(.init(queue: "q1")), on: address),
        .timePassed, .method(close, on: address),
      ],
      [consumer, .timePassed, method(.cancel(.init(consumerTag: tag)), on: address)],
    ]
    return [delete("q1", on: address), declare("q1", ["x-expires": .int32(60)], on: address)]
      + pick(ways) + [.timePassed, .timePassed]
  }

  /// What has no time at all drives another one out of a full queue before it goes.
  private mutating func expiring(on address: ChannelAddress) -> [Operation] {
    publishedCount += 1
    var properties = BasicProperties()
    properties.expiration = "0"
    let message = Message(
      exchange: .default, routingKey: "q1", properties: properties,
      body: Array("m\(publishedCount)".utf8))
    return [
      delete("q1", on: address), declare("q1", ["x-max-length": .int32(1)], on: address),
      publish("q1", priority: nil, on: address),
      method(.publish(.init(message: message)), on: address),
      get("q1", on: address), delete("q1", on: address),
    ]
  }

  /// Who names an exchange for what nobody takes, or for dead letters, may write to it.
  private mutating func permitting(
    on address: ChannelAddress, _ auditor: Auditor
  ) -> [Operation] {
    tagCount += 1
    let other = FieldValue.string("x\(tagCount)")
    let user = auditor.connections.first { $0.id == address.connection }?.user ?? .guest
    func permit(_ write: String) -> Operation {
      .management(
        .setPermissions(
          Permissions(configure: ".*", write: write, read: ".*"), of: user, in: auditor.host))
    }
    let open = Operation.method(.channel(.open), on: address)
    return [
      permit("^q"), .method(.exchange(.delete(.init(exchange: "d"))), on: address),
      .method(
        .exchange(
          .declare(
            .init(exchange: "d", type: "direct", arguments: ["alternate-exchange": other]))),
        on: address), open, delete("q1", on: address),
      declare("q1", ["x-dead-letter-exchange": other], on: address), open, permit(".*"),
    ]
  }

  /// Headers that begin with `x-` do not count unless the binding says so.
  private mutating func headers(on address: ChannelAddress) -> [Operation] {
    publishedCount += 1
    var properties = BasicProperties()
    properties.headers = ["h": .int32(1)]
    let message = Message(
      exchange: "h", routingKey: "", properties: properties,
      body: Array("m\(publishedCount)".utf8))
    let wanted: FieldTable = [
      "h": .int32(1), "x-k": .string("v"),
      "x-match": .string(pick(["all", "any", "all-with-x", "any-with-x"])),
    ]
    return [
      declaration(of: "q2", on: address),
      .method(.exchange(.delete(.init(exchange: "h"))), on: address),
      .method(.exchange(.declare(.init(exchange: "h", type: "headers"))), on: address),
      .method(
        .queue(.bind(.init(queue: "q2", exchange: "h", routingKey: "", arguments: wanted))),
        on: address), method(.publish(.init(message: message, mandatory: true)), on: address),
    ]
  }

  /// A quorum queue that refuses what comes stops that when a policy says so.
  private mutating func refusingNoMore(
    on address: ChannelAddress, _ auditor: Auditor
  ) -> [Operation] {
    func policy(_ overflow: String, _ limit: Int32) -> Operation {
      let policy = Policy(
        name: "refuse", pattern: "^quorum",
        definition: ["max-length": .int32(limit), "overflow": .string(overflow)], priority: 9,
        target: .queues)
      return .management(.setPolicy(policy, in: auditor.host))
    }
    let after = chance(2) ? policy("drop-head", 1) : policy("reject-publish", pick([2, 9]))
    return [
      delete("quorum", on: address),
      declare("quorum", ["x-queue-type": .string("quorum")], on: address),
      policy("reject-publish", 1),
    ] + publish("quorum", on: address, count: 3) + [
      after, publish("quorum", priority: nil, on: address), get("quorum", on: address),
      get("quorum", on: address), delete("quorum", on: address),
      .management(.clearPolicy("refuse", in: auditor.host)),
    ]
  }

  /// A handover that failed goes on when a channel closes that had something of the queue.
  private mutating func stuck(
    on address: ChannelAddress, and mate: ChannelAddress
  ) -> [Operation] {
    let settings: FieldTable = [
      "x-queue-type": .string("quorum"), "x-single-active-consumer": .boolean(true),
    ]
    let (first, tag) = consume("single", on: address)
    let (second, third) = (
      consume("single", priority: 2, on: mate), consume("single", priority: 7, on: mate)
    )
    return [
      delete("single", on: address), declare("single", settings, on: address), first,
      publish("single", priority: nil, on: mate),
      method(.cancel(.init(consumerTag: tag)), on: address), second.operation,
      publish("single", priority: nil, on: mate), third.operation,
      nackAll(requeue: true, on: mate), .method(close, on: address), delete("single", on: mate),
    ]
  }

  /// Nobody logs in with a blank password, whatever the hash.
  private func blankPassword(_ auditor: Auditor) -> [Operation] {
    let login = Login(user: "u", virtualHost: auditor.host, password: Password(""))
    return [
      .management(.changePassword("u", hash(""))),
      .management(.setPermissions(.all, of: "u", in: auditor.host)),
      .connectionClosed("C", .lost), .connectionOpened("C", login),
      .management(.changePassword("u", hash("pw"))),
    ]
  }
}
