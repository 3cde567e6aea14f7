public import AMQPModel

extension Broker {
  /// What is likely a mistake in the topology of a virtual host, the worst first; nothing is
  /// published for it.
  ///
  /// Where a message would go is decided by the router itself, on a copy.
  public func findings(in virtualHost: VirtualHostName = .default) -> [Finding] {
    var linter = Linter(self, virtualHost)
    linter.checkExchanges()
    linter.checkQueues()
    linter.checkBindings()
    linter.checkCoverage()
    return Finding.Severity.allCases.flatMap { severity in
      linter.findings.filter { $0.severity == severity }
    }
  }
}

/// Looks for mistakes in a copy of a broker.
struct Linter {
  private(set) var findings: [Finding] = []
  /// The copy whose router is asked.
  private var broker: Broker
  private let host: VirtualHostName
  /// How much more may be compared: a hostile topology must not take for ever.
  var budget = 20_000_000
  let exchanges: [ExchangeName: ExchangeProperties]
  let exchangeNames: [ExchangeName]
  let queueNames: [QueueName]
  let bindings: [Binding]
  let outgoing: [ExchangeName: [Binding]]
  let incoming: [BindingDestination: [Binding]]
  /// Which exchanges can lead to a queue, and which to a headers exchange.
  private var leadsToQueue: Set<ExchangeName> = []
  private var leadsToHeaders: Set<ExchangeName> = []
  /// Which exchanges get what others cannot route, and which get dead letters.
  let alternates: Set<ExchangeName>
  private(set) var deadLetterExchanges: Set<ExchangeName> = []

  init(_ broker: Broker, _ host: VirtualHostName) {
    self.broker = broker
    self.host = host
    let list = broker.exchangeList(in: host)
    exchanges = Dictionary(uniqueKeysWithValues: list.map { ($0.name, $0) })
    exchangeNames = list.map(\.name)
    queueNames = broker.queueNames(in: host)
    bindings = broker.bindingList(in: host)
    outgoing = Dictionary(grouping: bindings, by: \.source)
    incoming = Dictionary(grouping: bindings, by: \.destination)
    alternates = Set(list.compactMap(\.alternateExchange))
    deadLetterExchanges = Set(queueNames.compactMap { settings(of: $0)?.deadLetterExchange })
    leadsToQueue = upstream(
      of: bindings.filter { binding in
        if case .queue = binding.destination { true } else { false }
      }.map(\.source))
    leadsToHeaders = upstream(of: list.filter { $0.type == .headers }.map(\.name))
  }

  mutating func add(_ place: Finding.Place, _ rule: Finding.Rule) {
    findings.append(Finding(virtualHost: host, place: place, rule: rule))
  }

  /// Those exchanges and all that lead to them by bindings or as alternates.
  private func upstream(of names: [ExchangeName]) -> Set<ExchangeName> {
    var sources: [ExchangeName: [ExchangeName]] = [:]
    for binding in bindings {
      if case .exchange(let name) = binding.destination {
        sources[name, default: []].append(binding.source)
      }
    }
    for exchange in exchanges.values {
      if let alternate = exchange.alternateExchange {
        sources[alternate, default: []].append(exchange.name)
      }
    }
    var found = Set(names)
    var pending = Array(found)
    while let name = pending.popLast() {
      for source in sources[name] ?? [] where found.insert(source).inserted {
        pending.append(source)
      }
    }
    return found
  }

  /// The queues that a message with `key` and without headers reaches, by the core's router.
  private mutating func route(_ key: RoutingKey, from name: ExchangeName) -> [QueueName] {
    guard let index = broker.virtualHostIndexes[host],
      let handle = broker.virtualHosts[index].exchangeHandles[name]
    else { return [] }
    broker.route(Message(exchange: name, routingKey: key), from: handle)
    return broker.router.queues.map { broker.queues[broker.queues.handle(inSlot: $0)].name }
  }

  // MARK: Exchanges

  mutating func checkExchanges() {
    for name in exchangeNames {
      guard let exchange = exchanges[name] else { continue }
      checkAlternate(of: exchange)
      if Broker.isReserved(name.value) {
        if !Self.predeclared.contains(name) { add(.exchange(name), .reservedName) }
        continue
      }
      if exchange.isInternal, !isFed(name) { add(.exchange(name), .unfed) }
      let hasAlternate = exchange.alternateExchange.map { exchanges[$0] != nil } ?? false
      if outgoing[name] == nil, !hasAlternate {
        add(.exchange(name), .noBindings)
      } else if !leadsToQueue.contains(name) {
        add(.exchange(name), .leadsNowhere)
      }
    }
  }

  private static let predeclared: Set<ExchangeName> = [
    "", "amq.direct", "amq.fanout", "amq.headers", "amq.match", "amq.rabbitmq.trace", "amq.topic",
  ]

  private func isFed(_ name: ExchangeName) -> Bool {
    incoming[.exchange(name)] != nil || alternates.contains(name)
      || deadLetterExchanges.contains(name)
  }

  private mutating func checkAlternate(of exchange: ExchangeProperties) {
    guard let alternate = exchange.alternateExchange else { return }
    let place = Finding.Place.exchange(exchange.name)
    if alternate.isEmpty { return add(place, .alternateIsDefault) }
    if exchanges[alternate] == nil { return add(place, .missingAlternate(alternate)) }
    var chain = [exchange.name]
    var next: ExchangeName? = alternate
    while let name = next, exchanges[name] != nil {
      if name == exchange.name {
        // Told once, by the first of its names.
        if chain.min() == name { add(place, .alternateCycle(chain)) }
        return
      }
      if chain.contains(name) { return }
      chain.append(name)
      next = exchanges[name]?.alternateExchange
    }
  }

  // MARK: Queues

  private func settings(of name: QueueName) -> QueueSettings? {
    broker.virtualHostIndexes[host].flatMap { index in
      broker.virtualHosts[index].queueHandles[name].map { broker.queues[$0].settings }
    }
  }

  mutating func checkQueues() {
    var graph: [QueueName: [QueueName]] = [:]
    for name in queueNames {
      guard let settings = settings(of: name) else { continue }
      let place = Finding.Place.queue(name)
      if Broker.isReserved(name.value) { add(place, .reservedName) }
      if settings.timeToLive == 0 { add(place, .holdsNothing(argument: "x-message-ttl")) }
      if settings.maximumLength == 0 { add(place, .holdsNothing(argument: "x-max-length")) }
      if settings.maximumBytes == 0 { add(place, .holdsNothing(argument: "x-max-length-bytes")) }
      if let exchange = settings.deadLetterExchange {
        graph[name] = checkDeadLetters(of: name, exchange, settings.deadLetterRoutingKey)
      }
    }
    let deadLetterTargets = Set(graph.values.joined())
    for name in queueNames
    where incoming[.queue(name)] == nil && !deadLetterTargets.contains(name) {
      add(.queue(name), .onlyByName)
    }
    checkCycles(in: graph)
  }

  /// Where a queue's dead letters go, as far as it is certain.
  private mutating func checkDeadLetters(
    of name: QueueName, _ exchange: ExchangeName, _ fixed: RoutingKey?
  ) -> [QueueName] {
    let place = Finding.Place.queue(name)
    guard exchanges[exchange] != nil else {
      add(place, .missingDeadLetterExchange(exchange))
      return []
    }
    // What a headers exchange makes of a message is not told by its key.
    let isCertain = !leadsToHeaders.contains(exchange)
    if let fixed {
      let targets = route(fixed, from: exchange)
      if targets.isEmpty, isCertain { add(place, .deadLettersDropped(exchange, key: fixed)) }
      return targets
    }
    if !exchange.isEmpty, !leadsToQueue.contains(exchange) {
      add(place, .deadLettersDropped(exchange, key: nil))
      return []
    }
    let (keys, areAll) = ownKeys(of: name)
    var targets: [QueueName] = []
    for key in keys { targets += route(key, from: exchange) }
    if targets.isEmpty, isCertain, areAll, let key = keys.first {
      add(place, .deadLettersDropped(exchange, key: key))
    }
    return targets
  }

  /// The routing keys with which messages come to a queue, as far as bindings fix them, and
  /// whether these are all; without bindings its own name.
  private func ownKeys(of name: QueueName) -> (keys: [RoutingKey], areAll: Bool) {
    guard let bindings = incoming[.queue(name)] else { return ([name.asRoutingKey], true) }
    var keys: [RoutingKey] = []
    var areAll = true
    for binding in bindings {
      switch exchanges[binding.source]?.type {
      case .direct: keys.append(RoutingKey(binding.key.value))
      case .topic where !Self.hasWildcard(binding.key):
        keys.append(RoutingKey(binding.key.value))
      case .topic, .fanout, .headers, nil: areAll = false
      }
    }
    return (keys, areAll)
  }

  private static func hasWildcard(_ key: BindingKey) -> Bool {
    TopicPattern(key.value.octets).words.contains {
      $0 == TopicPattern.star || $0 == TopicPattern.hash
    }
  }

  /// Each way round is told once, at the first of its queues.
  private mutating func checkCycles(in graph: [QueueName: [QueueName]]) {
    var told: Set<Set<QueueName>> = []
    for start in graph.keys.sorted() {
      guard let cycle = Self.cycle(from: start, in: graph), told.insert(Set(cycle)).inserted
      else { continue }
      let waits = cycle.map { name in
        settings(of: name).map { $0.timeToLive != nil || !$0.isUnlimited } ?? false
      }
      let kind: Finding.DeadLetterCycle =
        waits.allSatisfy { $0 } ? .dropped : waits.contains(true) ? .retried : .spinning
      add(.queue(start), .deadLetterCycle(cycle, kind))
    }
  }

  /// The shortest way from a queue back to itself.
  private static func cycle(
    from start: QueueName, in graph: [QueueName: [QueueName]]
  ) -> [QueueName]? {
    var origins: [QueueName: QueueName] = [:]
    var pending = [start]
    var next = 0
    while next < pending.count {
      let name = pending[next]
      next += 1
      for target in graph[name] ?? [] {
        if target == start {
          var cycle = [name]
          while let first = cycle.first, first != start, let origin = origins[first] {
            cycle.insert(origin, at: 0)
          }
          return cycle
        }
        if origins[target] == nil {
          origins[target] = name
          pending.append(target)
        }
      }
    }
    return nil
  }
}
