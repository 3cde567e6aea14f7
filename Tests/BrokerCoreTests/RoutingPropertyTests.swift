import AMQPModel
import BrokerCore
import CommandLanguage
import TestSupport
import Testing

/// Random topologies: what the broker routes, and what it says about it, against `SlowRouter`.
///
/// `WARREN_SEEDS=N swift test --filter RoutingPropertyTests` tries N seeds.
@Suite struct RoutingPropertyTests {
  @Test(arguments: Seeds.first(200))
  func routingAgreesWithTheSlowRouter(seed: UInt64) {
    var generator = TopologyGenerator(seed: seed)
    let operations = generator.operations()
    guard Self.problem(with: operations) != nil else { return }
    let fewest = CommandScript.shrink(operations) { Self.problem(with: $0) != nil }
    let problem = Self.problem(with: fewest) ?? ""
    Issue.record("seed \(seed): \(problem)\(CommandScript.text(of: fewest))")
  }

  /// What failures print can be typed.
  @Test func scriptsAreLinesOfTheLanguage() throws {
    var generator = TopologyGenerator(seed: 1)
    for operation in generator.operations() {
      let statement = try #require(CommandScript.statement(of: operation))
      let line = statement.description
      #expect(try Parser.parse(line, dialect: .script) == statement, "\(line)")
    }
  }

  /// Random topologies reach queues, several at once, and nothing; otherwise they prove little.
  @Test func topologiesAreInteresting() {
    var counts: [Int: Int] = [:]
    for seed: UInt64 in 1...20 {
      var generator = TopologyGenerator(seed: seed)
      var broker = Self.makeBroker()
      for operation in generator.operations() {
        for event in broker.apply(operation) {
          if case .routed(_, _, let queues) = event.kind {
            counts[queues.count, default: 0] += 1
          }
        }
        if !broker.isOpen(TopologyGenerator.address) { Self.reopen(&broker) }
      }
    }
    for number in 0...3 { #expect(counts[number, default: 0] > 20, "\(number) queues") }
  }

  // MARK: Running

  private static func makeBroker() -> Broker {
    var broker = Broker(seed: 1)
    _ = broker.apply(.connectionOpened(TopologyGenerator.address.connection))
    reopen(&broker)
    return broker
  }

  private static func reopen(_ broker: inout Broker) {
    _ = broker.apply(.method(.channel(.open), on: TopologyGenerator.address))
  }

  /// The first disagreement, or nil.
  private static func problem(with operations: [Operation]) -> String? {
    var broker = makeBroker()
    var router = SlowRouter()
    for properties in broker.exchangeList { router.declare(properties) }
    for operation in operations {
      guard case .method(let method, on: _) = operation else { continue }
      let explained = explanation(of: method, broker)
      let events = broker.apply(operation)
      if let problem = problem(with: method, events, &router, explained) { return problem }
      if !broker.isOpen(TopologyGenerator.address) { reopen(&broker) }
      if Set(broker.bindingList) != Set(router.bindings) { return "the bindings differ" }
    }
    return nil
  }

  private static func explanation(of method: Method, _ broker: Broker) -> RoutingExplanation? {
    guard case .basic(.publish(let publish)) = method else { return nil }
    return broker.explainRouting(
      from: publish.message.exchange, key: publish.message.routingKey,
      headers: publish.message.properties.headers)
  }

  private static func problem(
    with method: Method, _ events: [Event], _ router: inout SlowRouter,
    _ explanation: RoutingExplanation?
  ) -> String? {
    if case .basic(.publish(let publish)) = method {
      return problem(with: publish, events, router, explanation)
    }
    let isAccepted = change(&router, by: method, events)
    let isRefused = events.contains { event in
      if case .exceptionRaised = event.kind { true } else { false }
    }
    return isAccepted == isRefused ? "\(method.id) is refused or accepted wrongly" : nil
  }

  /// Whether the method had to succeed.
  private static func change(
    _ router: inout SlowRouter, by method: Method, _ events: [Event]
  ) -> Bool {
    switch method {
    case .queue(.declare(let declare)): router.declare(declare.queue)
    case .queue(.delete(let delete)): router.delete(delete.queue)
    case .exchange(.delete(let delete)): router.delete(delete.exchange)
    case .queue(.bind(let bind)):
      return router.bind(
        Binding(
          source: bind.exchange, destination: .queue(bind.queue), key: bind.routingKey,
          arguments: bind.arguments))
    case .exchange(.bind(let bind)):
      return router.bind(
        Binding(
          source: bind.source, destination: .exchange(bind.destination), key: bind.routingKey,
          arguments: bind.arguments))
    case .queue(.unbind(let unbind)):
      router.unbind(
        Binding(
          source: unbind.exchange, destination: .queue(unbind.queue), key: unbind.routingKey,
          arguments: unbind.arguments))
    case .exchange(.unbind(let unbind)):
      router.unbind(
        Binding(
          source: unbind.source, destination: .exchange(unbind.destination),
          key: unbind.routingKey, arguments: unbind.arguments))
    case .exchange(.declare(let declare)):
      for event in events {
        if case .exchangeDeclared(let properties, isNew: true) = event.kind {
          router.declare(properties)
          return true
        }
      }
      guard let current = router.exchange(declare.exchange) else { return false }
      let alternate: ShortString = "alternate-exchange"
      return current.type.rawValue == declare.type.description
        && current.alternateExchange.map { .longString($0.value.octets) }
          == declare.arguments[alternate]
    default: break
    }
    return true
  }

  private static func problem(
    with publish: BasicMethod.Publish, _ events: [Event], _ router: SlowRouter,
    _ explanation: RoutingExplanation?
  ) -> String? {
    let (message, headers) = (publish.message, publish.message.properties.headers)
    guard router.exchange(message.exchange) != nil else {
      return explanation == nil ? nil : "a missing exchange is explained"
    }
    let route = router.route(from: message.exchange, key: message.routingKey, headers: headers)
    let expected = route.queues.sorted()
    var enqueued: [QueueName] = []
    var returned = 0
    for event in events {
      switch event.kind {
      case .routed(_, _, let queues) where queues != expected:
        return "routed to \(queues), not \(expected)"
      case .enqueued(_, let queue, ready: _): enqueued.append(queue)
      case .returned: returned += 1
      default: break
      }
    }
    if enqueued.sorted() != expected { return "enqueued in \(enqueued), not \(expected)" }
    if returned != (publish.mandatory && expected.isEmpty ? 1 : 0) { return "returned \(returned)" }
    guard let explanation else { return "not explained" }
    if explanation.queues != expected { return "explained as \(explanation.queues)" }
    if explanation.hops.map(\.exchange).sorted() != route.exchanges.sorted() {
      return "explained by \(explanation.hops.map(\.exchange)), not \(route.exchanges)"
    }
    for verdict in explanation.hops.flatMap(\.verdicts) where !verdict.binding.source.isEmpty {
      if verdict.isMatch != router.takes(verdict.binding, message.routingKey, headers) {
        return "verdict \(verdict)"
      }
    }
    return nil
  }
}
