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
    linter.checkPolicies()
    return Finding.Severity.allCases.flatMap { severity in
      linter.findings.filter { $0.severity == severity }
    }
  }

  /// What is likely a mistake anywhere: virtual host by virtual host, then the users.
  public var allFindings: [Finding] {
    virtualHostNames.flatMap { findings(in: $0) }
      + administration.users.filter { $0.value.permissions.isEmpty }.keys.sorted()
      .map { Finding(virtualHost: .default, place: .user($0), rule: .noPermissions) }
  }
}

/// Looks for mistakes in a copy of a broker.
struct Linter {
  private(set) var findings: [Finding] = []
  /// The copy whose router is asked.
  private(set) var broker: Broker
  let host: VirtualHostName
  /// How much more may be compared: a hostile topology must not take for ever.
  var budget = 20_000_000
  /// How many more keys of dead letters may be tried.
  var routeBudget = 5_000
  let exchanges: [ExchangeName: ExchangeProperties]
  let exchangeNames: [ExchangeName]
  let queueNames: [QueueName]
  let bindings: [Binding]
  let outgoing: [ExchangeName: [Binding]]
  let incoming: [BindingDestination: [Binding]]
  /// A key that is no binding's.
  let strangeKey: RoutingKey
  /// Which exchanges can lead to a queue, and which to a headers exchange.
  private(set) var leadsToQueue: Set<ExchangeName> = []
  private(set) var leadsToHeaders: Set<ExchangeName> = []
  /// The alternate exchanges as arguments and policies set them, and which exchanges they are.
  private let alternateOf: [ExchangeName: ExchangeName]
  let alternates: Set<ExchangeName>
  /// Which exchanges get dead letters.
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
    let handles = broker.virtualHostIndexes[host].map { broker.virtualHosts[$0].exchangeHandles }
    alternateOf = Dictionary(
      uniqueKeysWithValues: list.compactMap { exchange in
        handles?[exchange.name].flatMap { broker.exchanges[$0].alternate }
          .map { (exchange.name, $0) }
      })
    alternates = Set(alternateOf.values)
    let keys = Set(bindings.map(\.key))
    var strange = "x"
    while keys.contains(BindingKey(ShortString(truncating: strange))) { strange += "x" }
    strangeKey = RoutingKey(ShortString(truncating: strange))
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
    for (name, alternate) in alternateOf { sources[alternate, default: []].append(name) }
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
  mutating func route(_ key: RoutingKey, from name: ExchangeName) -> [QueueName] {
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
      checkAlternate(of: name)
      if Broker.isReserved(name.value) {
        if !Self.predeclared.contains(name) { add(.exchange(name), .reservedName) }
        continue
      }
      if exchange.isInternal, !isFed(name) { add(.exchange(name), .unfed) }
      let hasAlternate = alternateOf[name].map { exchanges[$0] != nil } ?? false
      if outgoing[name] == nil, !hasAlternate {
        add(.exchange(name), .noBindings)
      } else if !leadsToQueue.contains(name) {
        add(.exchange(name), .leadsNowhere)
      }
    }
  }

  static let predeclared: Set<ExchangeName> = [
    "", "amq.direct", "amq.fanout", "amq.headers", "amq.match", "amq.rabbitmq.trace", "amq.topic",
  ]

  private func isFed(_ name: ExchangeName) -> Bool {
    incoming[.exchange(name)] != nil || alternates.contains(name)
      || deadLetterExchanges.contains(name)
  }

  private mutating func checkAlternate(of exchange: ExchangeName) {
    guard let alternate = alternateOf[exchange] else { return }
    let place = Finding.Place.exchange(exchange)
    if alternate.isEmpty { return add(place, .alternateIsDefault) }
    if exchanges[alternate] == nil { return add(place, .missingAlternate(alternate)) }
    var chain = [exchange]
    var next: ExchangeName? = alternate
    while let name = next, exchanges[name] != nil {
      if name == exchange {
        // Told once, by the first of its names.
        if chain.min() == name { add(place, .alternateCycle(chain)) }
        return
      }
      if chain.contains(name) { return }
      chain.append(name)
      next = alternateOf[name]
    }
  }

  // MARK: Queues

  func settings(of name: QueueName) -> QueueSettings? {
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
}
