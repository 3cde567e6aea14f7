import AMQPModel
import BrokerCore
import TestSupport

/// Random topologies and publishes as operations on one channel; any of them may be left out.
struct TopologyGenerator {
  static let address = ChannelAddress("you", 1)
  private var random: SplitMix64
  private var bound: [Binding] = []

  private static let exchanges: [ExchangeName] = ["a", "b", "c", "d", "e"]
  private static let queues: [QueueName] = ["q1", "q2", "q3", "q4", "x.y"]

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// A topology, then publishes with changes between them.
  mutating func operations() -> [Operation] {
    var methods: [Method] = []
    for name in Self.exchanges { methods.append(declaration(of: name)) }
    for name in Self.queues { methods.append(.queue(.declare(.init(queue: name)))) }
    for _ in 0..<Int.random(in: 4...25, using: &random) { methods.append(binding()) }
    for _ in 0..<Int.random(in: 10...40, using: &random) {
      if chance(3) { methods.append(change()) }
      methods.append(publish())
    }
    return methods.map { .method($0, on: Self.address) }
  }

  private mutating func chance(_ one: Int) -> Bool {
    Int.random(in: 0..<one, using: &random) == 0
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }

  private mutating func declaration(of name: ExchangeName) -> Method {
    var arguments: FieldTable = [:]
    if chance(3) {
      let alternate = pick(Self.exchanges + ["missing", "", "amq.fanout"])
      arguments["alternate-exchange"] = .longString(alternate.value.octets)
    }
    let type = pick(ExchangeType.allCases + [.topic])
    return .exchange(
      .declare(
        .init(
          exchange: name, type: ShortString(truncating: type.rawValue), arguments: arguments)))
  }

  private mutating func change() -> Method {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: .queue(.delete(.init(queue: pick(Self.queues))))
    case 1: .queue(.declare(.init(queue: pick(Self.queues))))
    case 2: .exchange(.delete(.init(exchange: pick(Self.exchanges))))
    case 3: declaration(of: pick(Self.exchanges))
    case 4, 5, 6: binding()
    default: unbinding()
    }
  }

  private mutating func binding() -> Method {
    // Twice the same now and then: it must count once.
    let binding = !bound.isEmpty && chance(8) ? pick(bound) : newBinding()
    bound.append(binding)
    switch binding.destination {
    case .queue(let queue):
      return .queue(
        .bind(
          .init(
            queue: queue, exchange: binding.source, routingKey: binding.key,
            arguments: binding.arguments)))
    case .exchange(let destination):
      return .exchange(
        .bind(
          .init(
            destination: destination, source: binding.source, routingKey: binding.key,
            arguments: binding.arguments)))
    }
  }

  private mutating func newBinding() -> Binding {
    let destination: BindingDestination =
      chance(3) ? .exchange(pick(Self.exchanges)) : .queue(pick(Self.queues))
    var arguments: FieldTable = [:]
    if chance(2) {
      arguments = headers()
      if chance(4) { arguments["h"] = .void }
      if !chance(4) {
        arguments["x-match"] = .string(pick(HeadersMatchMode.allCases).rawValue)
      }
    }
    return Binding(
      source: pick(Self.exchanges), destination: destination,
      key: BindingKey(key(words: ["a", "b", "*", "#", "*", "#", "", "a#"], longest: 5)),
      arguments: arguments)
  }

  private mutating func unbinding() -> Method {
    let binding = bound.isEmpty || chance(6) ? newBinding() : pick(bound)
    switch binding.destination {
    case .queue(let queue):
      return .queue(
        .unbind(
          .init(
            queue: queue, exchange: binding.source, routingKey: binding.key,
            arguments: binding.arguments)))
    case .exchange(let destination):
      return .exchange(
        .unbind(
          .init(
            destination: destination, source: binding.source, routingKey: binding.key,
            arguments: binding.arguments)))
    }
  }

  private mutating func publish() -> Method {
    var properties = BasicProperties()
    let headers = headers()
    // The language has no way to say an empty table.
    if !headers.isEmpty { properties.headers = headers }
    let exchange = chance(12) ? ExchangeName.default : pick(Self.exchanges)
    let key =
      chance(8)
      ? pick(Self.queues).value : key(words: ["a", "b", "a", "b", "", "x", "y", "#"], longest: 6)
    return .basic(
      .publish(
        .init(
          message: Message(
            exchange: exchange, routingKey: RoutingKey(key), properties: properties),
          mandatory: chance(2))))
  }

  private mutating func key(words: [String], longest: Int) -> ShortString {
    let count = Int.random(in: 0...longest, using: &random)
    var chosen: [String] = []
    for _ in 0..<count { chosen.append(pick(words)) }
    return ShortString(truncating: chosen.joined(separator: "."))
  }

  private mutating func headers() -> FieldTable {
    var table: FieldTable = [:]
    for name: ShortString in ["h", "i", "x-j"] where chance(2) {
      table[name] = pick([
        .int32(1), .int64(1), .int32(2), .string("1"), .boolean(true), .double(1), .void,
      ])
    }
    return table
  }
}
