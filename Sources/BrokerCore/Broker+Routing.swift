public import AMQPModel

/// Where a message goes.
extension Broker {
  /// Fills `router.queues` with the slots of the queues that take a copy.
  ///
  /// Every exchange is asked once, every queue takes one copy; an exchange that itself routes
  /// nowhere hands over to its alternate exchange (scenarios `e2e-*`, `alternate-exchange-*`). The
  /// default exchange finds queues by name only for what is published to it, not as an alternate
  /// (scenario `alternate-exchange-default`).
  mutating func route(key: RoutingKey, headers: FieldTable?, from exchange: Handle) {
    let host = exchanges[exchange].virtualHost
    router.begin()
    router.add(exchangeSlot: exchange.slot)
    while let slot = router.nextExchange() {
      let handle = exchanges.handle(inSlot: slot)
      if exchanges[handle].isDefault {
        if handle == exchange, let queue = virtualHosts[host].queueHandles[QueueName(key.value)] {
          router.add(queueSlot: queue.slot)
        }
        continue
      }
      exchanges[handle].table.route(
        key: key, headers: headers, into: &router.destinations, scratch: &router.scratch)
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

  /// Where a message with `key` and `headers` would go from the exchange called `name` in a
  /// virtual host, and why; nil when there is no such exchange.
  public func explainRouting(
    from name: ExchangeName, key: RoutingKey, headers: FieldTable? = nil,
    in virtualHost: VirtualHostName = .default
  ) -> RoutingExplanation? {
    guard let host = virtualHostIndexes[virtualHost],
      virtualHosts[host].exchangeHandles[name] != nil
    else { return nil }
    var hops: [RoutingExplanation.Hop] = []
    var reached: Set<ExchangeName> = [name]
    var queues: Set<QueueName> = []
    var pending: [(ExchangeName, RoutingExplanation.Origin)] = [(name, .published)]
    while !pending.isEmpty {
      let (current, origin) = pending.removeFirst()
      guard let handle = virtualHosts[host].exchangeHandles[current] else { continue }
      let verdicts = verdicts(of: handle, origin, key: key, headers: headers)
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

  private func verdicts(
    of exchange: Handle, _ origin: RoutingExplanation.Origin, key: RoutingKey,
    headers: FieldTable?
  ) -> [BindingVerdict] {
    guard exchanges[exchange].name.isEmpty else {
      return exchanges[exchange].table.verdicts(key: key, headers: headers)
    }
    // The default exchange has an implicit binding for every queue; only the one that counts is
    // worth a verdict.
    let queue = QueueName(key.value)
    let host = exchanges[exchange].virtualHost
    guard origin == .published, virtualHosts[host].queueHandles[queue] != nil else { return [] }
    let binding = Binding(
      source: .default, destination: .queue(queue), key: BindingKey(key.value))
    return [BindingVerdict(binding: binding, reason: .queueName)]
  }
}
