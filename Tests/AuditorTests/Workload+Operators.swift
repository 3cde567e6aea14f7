import AMQPModel
import BrokerCore

/// Operator policies, topic permissions and what is imported.
extension Workload {
  mutating func operatorPolicy(_ auditor: Auditor) -> ManagementOperation {
    let name: ShortString = pick(["p1", "p2"])
    let host = host(auditor.hostNames.contains("v"))
    if chance(3), chance(8) || auditor.operatorPolicies.contains(where: { $0.name == name }) {
      return .clearOperatorPolicy(name, in: host)
    }
    let definition: FieldTable = pick([
      ["max-length": .int32(1)], ["max-length": .int32(3)], ["message-ttl": .int32(20)],
      ["expires": .int32(100)], ["overflow": .string("drop-head"), "max-length": .int32(2)],
      ["overflow": .string("reject-publish"), "max-length-bytes": .int32(8)],
      ["delivery-limit": .int32(pick([-1, 0, 1]))],
      ["max-length": .boolean(true)], ["dead-letter-exchange": .string("f")],
    ])
    return .setOperatorPolicy(
      Policy(
        name: name, pattern: pick([".*", "^q", "^q1", "^s"]), definition: definition,
        priority: pick([0, 1]), target: pick([.all, .queues, .classicQueues, .quorumQueues])),
      in: host)
  }

  mutating func topics(_ auditor: Auditor) -> ManagementOperation {
    let user: UserName = chance(12) ? "nobody" : pick(["u", "u", .guest])
    let host = host(auditor.hostNames.contains("v"))
    let exchange: ExchangeName = pick(["t", "amq.topic", "d"])
    if chance(3) {
      return .clearTopicPermissions(of: user, for: chance(2) ? nil : exchange, in: host)
    }
    let patterns = [".*", "^a", "^a", "^q", ""]
    return .setTopicPermissions(
      TopicPermissions(exchange: exchange, write: pick(patterns), read: pick(patterns)),
      of: user, in: host)
  }

  /// What exists already, or does not yet, sometimes otherwise.
  mutating func definition(_ auditor: Auditor) -> ManagementOperation {
    let host = host(auditor.hostNames.contains("v"))
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let name: ExchangeName = pick(Self.exchanges + ["amq.mine", "amq.topic"])
      return .defineExchange(
        ExchangeDefinition(
          virtualHost: nil, name: name, type: name == "f" ? "fanout" : pick(["direct", "topic"]),
          isDurable: chance(2), isAutoDelete: name == "vanishing", isInternal: name == "inside",
          arguments: name == "spare" ? ["alternate-exchange": .string("d")] : [:]), in: host)
    case 1:
      let declare = pick(queueDeclares)
      return .defineQueue(
        QueueDefinition(
          virtualHost: nil, name: declare.queue, isDurable: declare.durable != chance(9),
          isAutoDelete: declare.autoDelete, arguments: declare.arguments), in: host)
    default:
      let source: ExchangeName = pick(["t", "f", "d", "amq.topic", "missing"])
      let queue = pick(Self.queues)
      let end: BindingDestination =
        chance(3) ? .exchange(pick(Self.exchanges)) : .queue(queue)
      return .defineBinding(
        Binding(
          source: source, destination: end, key: pick(["a.b", "#", "c"]), arguments: [:]),
        in: host)
    }
  }

  /// An operator policy's word counts, and the lower number of both.
  mutating func operators(on address: ChannelAddress, _ auditor: Auditor) -> [Operation] {
    let limits: [Int32] = chance(2) ? [1, 2] : [2, 1]
    let words = chance(2) ? ["drop-head", "reject-publish"] : ["reject-publish", "drop-head"]
    func policy(_ place: Int) -> Policy {
      Policy(
        name: "both", pattern: "^q2",
        definition: [
          "max-length": .int32(limits[place]), "overflow": .string(words[place]),
        ], priority: 9, target: .queues)
    }
    let delete = Operation.method(.queue(.delete(.init(queue: "q2"))), on: address)
    let get = Operation.method(.basic(.get(.init(queue: "q2", noAck: true))), on: address)
    return [
      delete, .method(.queue(.declare(.init(queue: "q2"))), on: address),
      .management(.setPolicy(policy(0), in: auditor.host)),
      .management(.setOperatorPolicy(policy(1), in: auditor.host)),
      publish("q2", priority: nil, on: address), publish("q2", priority: nil, on: address),
      publish("q2", priority: nil, on: address), get, get,
      .management(.clearPolicy("both", in: auditor.host)),
      .management(.clearOperatorPolicy("both", in: auditor.host)), delete,
    ]
  }

  /// While nobody may do anything.
  mutating func imports(_ auditor: Auditor) -> [Operation] {
    func permit(_ permissions: Permissions) -> Operation {
      .management(.setPermissions(permissions, of: .guest, in: auditor.host))
    }
    let none = Permissions(configure: "", write: "", read: "")
    let operations = (1...3).map { _ in Operation.management(definition(auditor)) }
    return [permit(none)] + operations + [permit(.all)]
  }
}
