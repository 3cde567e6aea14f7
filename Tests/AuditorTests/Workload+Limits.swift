import AMQPModel
import BrokerCore

/// More plans: full queues, rejections that go round, and what a channel remembers or counts.
extension Workload {
  /// A policy that counts before the others.
  private func policy(
    _ definition: FieldTable, _ auditor: Auditor, for queue: ShortString = "q1"
  ) -> Operation {
    .management(
      .setPolicy(
        Policy(
          name: queue, pattern: "^\(queue)", definition: definition, priority: 9, target: .queues),
        in: auditor.host))
  }

  private func clearing(_ auditor: Auditor, for queue: ShortString = "q1") -> Operation {
    .management(.clearPolicy(queue, in: auditor.host))
  }

  /// Those who came first need not wait for their turn when the others came later.
  mutating func highPriorities(on address: ChannelAddress) -> [Operation] {
    let priorities: [UInt8?] = [9, 9, 9, nil]
    return [
      declaration(of: "quorum", on: address),
      .method(.queue(.purge(.init(queue: "quorum"))), on: address),
    ]
      + priorities.map { publish("quorum", priority: $0, on: address) }
      + Array(
        repeating: .method(.basic(.get(.init(queue: "quorum", noAck: true))), on: address), count: 4
      )
  }

  private var refusing: FieldTable {
    ["max-length": .int32(0), "overflow": .string("reject-publish")]
  }

  /// Of the queues that are to take a message one is full.
  mutating func fullQueue(on address: ChannelAddress, _ auditor: Auditor) -> [Operation] {
    publishedCount += 1
    var properties = BasicProperties()
    properties.headers = ["CC": .array([.string("q2"), .string("q3")])]
    let message = Message(
      exchange: .default, routingKey: "q1", properties: properties,
      body: Array("m\(publishedCount)".utf8))
    return [
      declaration(of: "q1", on: address), declaration(of: "q2", on: address),
      declaration(of: "q3", on: address), policy(refusing, auditor),
      .method(.confirm(.select(.init())), on: address),
      .method(.basic(.publish(.init(message: message))), on: address), clearing(auditor),
    ]
  }

  mutating func fullQueueInTransaction(
    on address: ChannelAddress, _ auditor: Auditor
  ) -> [Operation] {
    [
      declaration(of: "q1", on: address), policy(refusing, auditor),
      .method(.tx(.select), on: address), publish("q1", priority: nil, on: address),
      publish("q2", priority: nil, on: address), .method(.tx(.commit), on: address),
      clearing(auditor),
    ]
  }

  /// What was rejected on its way may come back to its own queue.
  mutating func rejectedCycle(on address: ChannelAddress) -> [Operation] {
    func declare(_ queue: QueueName, to other: String, _ more: FieldTable) -> Operation {
      var arguments = more
      arguments["x-dead-letter-exchange"] = .string("")
      arguments["x-dead-letter-routing-key"] = .string(other)
      return .method(.queue(.declare(.init(queue: queue, arguments: arguments))), on: address)
    }
    let deletion = ["q1", "q2"].map { name in
      Operation.method(.queue(.delete(.init(queue: name))), on: address)
    }
    let reject = BasicMethod.nack(.init(deliveryTag: 0, multiple: true, requeue: false))
    let again: [Operation] = [
      .method(.basic(.get(.init(queue: "q1"))), on: address), .method(.basic(reject), on: address),
    ]
    return deletion + [
      declare("q1", to: "q2", [:]), declare("q2", to: "q1", ["x-message-ttl": .int32(0)]),
      publish("q1", priority: nil, on: address),
    ] + again + again + [
      .method(.basic(.get(.init(queue: "q1", noAck: true))), on: address)
    ] + deletion
  }

  /// A channel remembers twelve things that it was allowed.
  mutating func grants(on address: ChannelAddress, _ auditor: Auditor) -> [Operation] {
    tagCount += 1
    let name = "x\(tagCount)"
    func delete(_ number: Int) -> Operation {
      .method(
        .exchange(
          .delete(.init(exchange: ExchangeName(ShortString(truncating: "\(name).\(number)"))))),
        on: address)
    }
    let user = auditor.connections.first { $0.id == address.connection }?.user ?? .guest
    func permit(_ configure: String) -> Operation {
      .management(
        .setPermissions(
          Permissions(configure: configure, write: ".*", read: ".*"), of: user, in: auditor.host))
    }
    return [permit(".*")] + (1...12).map(delete) + [permit(""), delete(chance(4) ? 13 : 1)]
      + [permit(".*")]
  }

  /// It remembers twelve keys too.
  mutating func keys(on address: ChannelAddress, _ auditor: Auditor) -> [Operation] {
    let user = auditor.connections.first { $0.id == address.connection }?.user ?? .guest
    func permit(_ write: String, _ read: String) -> Operation {
      .management(
        .setTopicPermissions(
          TopicPermissions(exchange: "amq.topic", write: write, read: read), of: user,
          in: auditor.host))
    }
    tagCount += 1
    let name = "k\(tagCount)"
    func publish(_ number: Int, copiedTo copy: String? = nil) -> Operation {
      let key = RoutingKey(ShortString(truncating: "\(name).\(number)"))
      var properties = BasicProperties()
      if let copy { properties.headers = ["CC": .array([.string(copy)])] }
      let message = Message(
        exchange: "amq.topic", routingKey: key, properties: properties, body: [])
      return .method(.basic(.publish(.init(message: message))), on: address)
    }
    let bind = Operation.method(
      .exchange(
        .bind(.init(destination: "amq.fanout", source: "amq.topic", routingKey: pick(["a", "k"])))),
      on: address)
    let count = chance(2) ? 12 : 1
    let asking = [bind, publish(1), publish(1, copiedTo: "z"), publish(13)]
    return [permit(".*", ".*")] + (1...count).map { publish($0) }
      + [
        permit(pick(["", "^a"]), pick(["", "^a"])), pick(asking),
        .management(.clearTopicPermissions(of: user, for: "amq.topic", in: auditor.host)),
      ]
  }

  /// A policy's overflow counts before a quorum queue's own.
  mutating func overflow(on address: ChannelAddress, _ auditor: Auditor) -> [Operation] {
    var words = ["drop-head", "reject-publish"]
    if chance(2) { words.reverse() }
    let declare = QueueMethod.Declare(
      queue: "quorum", durable: true,
      arguments: [
        "x-queue-type": .string("quorum"), "x-max-length": .int32(1),
        "x-overflow": .string(words[0]),
      ])
    let delete = Operation.method(.queue(.delete(.init(queue: "quorum"))), on: address)
    let get = Operation.method(.basic(.get(.init(queue: "quorum", noAck: true))), on: address)
    return [
      delete, .method(.queue(.declare(declare)), on: address),
      policy(["overflow": .string(words[1])], auditor, for: "quorum"),
      publish("quorum", priority: nil, on: address), publish("quorum", priority: nil, on: address),
      publish("quorum", priority: nil, on: address), get, get,
      clearing(auditor, for: "quorum"), delete,
    ]
  }

  /// A policy limits the deliveries of a queue that has no limit.
  mutating func returns(on address: ChannelAddress, _ auditor: Auditor) -> [Operation] {
    let declare = QueueMethod.Declare(
      queue: "quorum", durable: true,
      arguments: ["x-queue-type": .string("quorum"), "x-delivery-limit": .int32(-1)])
    let delete = Operation.method(.queue(.delete(.init(queue: "quorum"))), on: address)
    let get = Operation.method(.basic(.get(.init(queue: "quorum"))), on: address)
    let nack = BasicMethod.nack(.init(deliveryTag: 0, multiple: true))
    let back = Operation.method(.basic(nack), on: address)
    return [
      delete, .method(.queue(.declare(declare)), on: address),
      policy(["delivery-limit": .int32(1)], auditor, for: "quorum"),
      publish("quorum", priority: nil, on: address), get, back, get, back, get,
      clearing(auditor, for: "quorum"), delete,
    ]
  }

  /// An exchange's own alternate counts before a policy's.
  mutating func alternates(on address: ChannelAddress, _ auditor: Auditor) -> [Operation] {
    publishedCount += 1
    let message = Message(
      exchange: "t", routingKey: "nowhere", body: Array("m\(publishedCount)".utf8))
    let policy = Policy(
      name: "t", pattern: "^t", definition: ["alternate-exchange": .string("amq.fanout")],
      priority: 9, target: .exchanges)
    return [
      declaration(of: "q2", on: address),
      .method(
        .exchange(.declare(.init(exchange: "t", type: "topic", arguments: alternate))),
        on: address),
      .method(
        .queue(.bind(.init(queue: "q2", exchange: "amq.fanout", routingKey: ""))), on: address),
      .management(.setPolicy(policy, in: auditor.host)),
      .method(.basic(.publish(.init(message: message, mandatory: true))), on: address),
      .management(.clearPolicy("t", in: auditor.host)),
    ]
  }

  /// What was fetched does not count against the channel's limit.
  mutating func fetched(on address: ChannelAddress, _ auditor: Auditor) -> [Operation] {
    let last = auditor.channels.first { $0.address == address }?.lastTag ?? 0
    tagCount += 1
    let tag = ConsumerTag(ShortString(truncating: "c\(tagCount)"))
    return [
      declaration(of: "q1", on: address), declaration(of: "q2", on: address),
      .method(.basic(.qos(.init(prefetchCount: 1, global: true))), on: address),
      publish("q2", priority: nil, on: address),
      .method(.basic(.get(.init(queue: "q2"))), on: address),
      .method(.basic(.consume(.init(queue: "q1", consumerTag: tag))), on: address),
      publish("q1", priority: nil, on: address), publish("q1", priority: nil, on: address),
      .method(.basic(.ack(.init(deliveryTag: DeliveryTag(UInt64(last + 1))))), on: address),
    ]
  }
}
