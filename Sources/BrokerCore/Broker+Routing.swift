public import AMQPModel

/// Where a message goes.
extension Broker {
  /// Fills `router.queues` with the slots of the queues that take a copy.
  ///
  /// Every exchange is asked once, every queue takes one copy; an exchange that itself routes
  /// nowhere hands over to its alternate exchange (scenarios `e2e-*`, `alternate-exchange-*`). The
  /// default exchange finds queues by name only for what is published to it, not as an alternate
  /// (scenario `alternate-exchange-default`). A message with `CC` or `BCC` goes wherever one of its
  /// keys leads (scenarios `cc-*`).
  mutating func route(_ message: Message, from exchange: Handle) {
    let key = message.routingKey
    let headers = message.headers
    let copyKeys = message.copyKeys
    let host = exchanges[exchange].virtualHost
    router.begin()
    router.add(exchangeSlot: exchange.slot)
    while let slot = router.nextExchange() {
      let handle = exchanges.handle(inSlot: slot)
      if exchanges[handle].isDefault {
        if handle == exchange, let queue = virtualHosts[host].queueHandles[QueueName(key.value)] {
          router.add(queueSlot: queue.slot)
        }
        if let copyKeys, handle == exchange { addQueues(named: copyKeys, in: host) }
        continue
      }
      exchanges[handle].table.route(
        key: key, headers: headers, into: &router.destinations, scratch: &router.scratch)
      if let copyKeys { addDestinations(of: handle, for: copyKeys, headers) }
      if router.destinations.isEmpty {
        if let alternate = exchanges[handle].alternate,
          let next = virtualHosts[host].exchangeHandles[alternate]
        {
          router.add(exchangeSlot: next.slot)
        }
      } else {
        router.takeDestinations()
      }
    }
    router.finish()
  }

  @inline(never)
  private mutating func addQueues(named keys: CopyKeys, in host: Int) {
    for key in keys.all {
      if let queue = virtualHosts[host].queueHandles[QueueName(key.value)] {
        router.add(queueSlot: queue.slot)
      }
    }
  }

  @inline(never)
  private mutating func addDestinations(
    of exchange: Handle, for keys: CopyKeys, _ headers: FieldTable?
  ) {
    for key in keys.all {
      exchanges[exchange].table.route(
        key: key, headers: headers, into: &router.destinations, scratch: &router.scratch)
    }
  }

  /// Where a message with `key` and `headers` would go from the exchange called `name` in a
  /// virtual host, and why; nil when there is no such exchange. `CC` and `BCC` among the headers
  /// are further keys.
  public func explainRouting(
    from name: ExchangeName, key: RoutingKey, headers: FieldTable? = nil,
    in virtualHost: VirtualHostName = .default
  ) -> RoutingExplanation? {
    guard let host = virtualHostIndexes[virtualHost],
      virtualHosts[host].exchangeHandles[name] != nil
    else { return nil }
    let keys = [key] + (SenderSelected.keys(in: headers)?.all ?? [])
    let headers = headers.map { SenderSelected.withoutBlind($0) }
    var hops: [RoutingExplanation.Hop] = []
    var reached: Set<ExchangeName> = [name]
    var queues: Set<QueueName> = []
    var pending: [(ExchangeName, RoutingExplanation.Origin)] = [(name, .published)]
    while !pending.isEmpty {
      let (current, origin) = pending.removeFirst()
      guard let handle = virtualHosts[host].exchangeHandles[current] else { continue }
      let verdicts = verdicts(of: handle, origin, keys: keys, headers: headers)
      var fallback: RoutingExplanation.Fallback?
      if !verdicts.contains(where: \.isMatch), let alternate = exchanges[handle].alternate {
        let exists = virtualHosts[host].exchangeHandles[alternate] != nil
        fallback = exists ? .alternate(alternate) : .missingAlternate(alternate)
        if exists, reached.insert(alternate).inserted {
          pending.append((alternate, .alternate(of: current)))
        }
      }
      for verdict in verdicts where verdict.isMatch {
        switch verdict.binding.destination {
        case .queue(let queue): queues.insert(queue)
        case .exchange(let next):
          if reached.insert(next).inserted { pending.append((next, .bound(to: current))) }
        }
      }
      hops.append(
        RoutingExplanation.Hop(
          exchange: current, type: exchanges[handle].properties.type, origin: origin,
          verdicts: verdicts, fallback: fallback))
    }
    return RoutingExplanation(key: key, hops: hops, queues: queues.sorted())
  }

  /// A verdict for every binding: by the first of the keys that it takes, or by the message's own.
  private func verdicts(
    of exchange: Handle, _ origin: RoutingExplanation.Origin, keys: [RoutingKey],
    headers: FieldTable?
  ) -> [BindingVerdict] {
    guard exchanges[exchange].name.isEmpty else {
      var verdicts = exchanges[exchange].table.verdicts(key: keys[0], headers: headers)
      for key in keys.dropFirst() where verdicts.contains(where: { !$0.isMatch }) {
        let others = exchanges[exchange].table.verdicts(key: key, headers: headers)
        for index in verdicts.indices where !verdicts[index].isMatch && others[index].isMatch {
          verdicts[index] = others[index]
          verdicts[index].copyKey = key
        }
      }
      return verdicts
    }
    // The default exchange has an implicit binding for every queue; only those that count are
    // worth a verdict.
    let host = exchanges[exchange].virtualHost
    guard origin == .published else { return [] }
    var verdicts: [BindingVerdict] = []
    for (place, key) in keys.enumerated() {
      let queue = QueueName(key.value)
      guard virtualHosts[host].queueHandles[queue] != nil || takesReplies(queue) else { continue }
      let binding = Binding(
        source: .default, destination: .queue(queue), key: BindingKey(key.value))
      if verdicts.contains(where: { $0.binding == binding }) { continue }
      var verdict = BindingVerdict(binding: binding, reason: .queueName)
      verdict.copyKey = place == 0 ? nil : key
      verdicts.append(verdict)
    }
    return verdicts
  }
}
