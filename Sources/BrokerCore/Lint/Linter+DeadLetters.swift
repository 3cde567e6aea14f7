import AMQPModel

/// Where dead letters go, and whether they come back.
extension Linter {
  /// Where a queue's dead letters go, as far as it is certain.
  mutating func checkDeadLetters(
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
    let (keys, areAll) = ownKeys(of: name, at: exchange)
    var targets: [QueueName] = []
    var found: Set<QueueName> = []
    for key in keys {
      routeBudget -= 1
      for target in route(key, from: exchange) where found.insert(target).inserted {
        targets.append(target)
      }
    }
    if targets.isEmpty, isCertain, areAll, let key = keys.first {
      add(place, .deadLettersDropped(exchange, key: key))
    }
    return targets
  }

  /// The most keys that are tried for one queue.
  private static let keyLimit = 100

  /// Routing keys with which messages come to a queue: those that bindings fix, and examples where
  /// a binding takes more than one. Whether these are all; without bindings its own name.
  private mutating func ownKeys(
    of name: QueueName, at deadLetterExchange: ExchangeName
  ) -> (keys: [RoutingKey], areAll: Bool) {
    guard let bindings = incoming[.queue(name)] else { return ([name.asRoutingKey], true) }
    var keys: [RoutingKey] = []
    var areAll = true
    for binding in bindings {
      if keys.count >= Self.keyLimit || routeBudget <= 0 { return (keys, false) }
      switch exchanges[binding.source]?.type {
      case .direct: keys.append(RoutingKey(binding.key.value))
      case .topic where !Self.hasWildcard(binding.key):
        keys.append(RoutingKey(binding.key.value))
      case .topic:
        keys += examples(of: binding.key, at: deadLetterExchange)
        areAll = false
      case .fanout, .headers, nil:
        // Any key may come, for example one that nobody has bound.
        keys.append(strangeKey)
        areAll = false
      }
    }
    return (keys, areAll)
  }

  /// A key that a pattern takes, and one for each binding of the dead letter exchange that takes
  /// some of the same keys.
  private mutating func examples(
    of pattern: BindingKey, at exchange: ExchangeName
  ) -> [RoutingKey] {
    let own = TopicPattern(pattern.value.octets)
    var patterns = [[own]]
    for binding in outgoing[exchange]?.prefix(Self.keyLimit) ?? [] {
      switch exchanges[exchange]?.type {
      case .topic: patterns.append([own, TopicPattern(binding.key.value.octets)])
      case .direct where own.matches(binding.key.value.octets):
        patterns.append([TopicPattern(binding.key.value.octets)])
      case .direct, .fanout, .headers, nil: break
      }
    }
    return patterns.compactMap { patterns in
      guard case .key(let key) = TopicPattern.commonKey(of: patterns, budget: &budget) else {
        return nil
      }
      return ShortString(octets: key).map { RoutingKey($0) }
    }
  }

  private static func hasWildcard(_ key: BindingKey) -> Bool {
    TopicPattern(key.value.octets).words.contains {
      $0 == TopicPattern.star || $0 == TopicPattern.hash
    }
  }

  /// Each way round is told once, at the first of its queues.
  mutating func checkCycles(in graph: [QueueName: [QueueName]]) {
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
