import AMQPModel
import BrokerCore

/// Follows a broker by its events alone, notes every event that cannot be, and compares the
/// resulting state with the broker's.
struct EventAuditor {
  private struct Outstanding {
    let copy: AuditedCopy
    /// Nil once the queue is gone.
    var queue: QueueName?
    let consumer: ConsumerTag?
  }

  private struct Channel {
    var lastTag: DeliveryTag = 0
    var outstanding: [DeliveryTag: Outstanding] = [:]
    /// Deliveries whose settlement waits for a commit.
    var held: Set<DeliveryTag> = []
    var prefetchCount = 0
    var globalLimit = 0
    /// Whether a quorum queue delivered here: its deliveries are not limited, and settling them
    /// makes room for others (scenarios `quorum-global-qos-later*`).
    var isUnlimited = false
  }

  // Ready copies in their order.
  private var queues: [QueueName: [AuditedCopy]] = [:]
  private var rules: [QueueName: AuditedOrder] = [:]
  private var priorities: [MessageNumber: Int] = [:]
  private var channels: [ChannelAddress: Channel] = [:]
  private var consumers: [ConsumerProperties] = []
  private var lastNumber = 0
  private var lastEvent = 0
  private var lastPlace = 0
  /// What cannot be.
  private(set) var problems: [String] = []

  private mutating func note(_ problem: String) { problems.append(problem) }

  private mutating func require(_ condition: Bool, _ problem: String) {
    if !condition { note(problem) }
  }

  /// Follows one event.
  mutating func follow(_ event: Event) {
    lastEvent += 1
    require(event.number == lastEvent, "event \(event.number) follows \(lastEvent - 1)")
    if let cause = event.cause { require(cause < event.number, "an effect before its cause") }
    switch event.kind {
    case .channelOpened(let address): channels[address] = Channel()
    case .queueDeclared(let properties, isNew: true, ready: _, consumers: _):
      require(queues[properties.name] == nil, "\(properties.name) is new twice")
      queues[properties.name] = []
      rules[properties.name] = AuditedOrder(properties.arguments)
    case .published(let publication):
      lastNumber += 1
      require(publication.number.rawValue == lastNumber, "\(publication.number) skips a number")
      priorities[publication.number] = Int(publication.message.properties.priority ?? 0)
    case .enqueued(let number, let queue, let ready): enqueue(number, queue, ready)
    case .delivered(let delivery): follow(delivery)
    case .got(let fetch): follow(fetch)
    case .acknowledged(let settlement), .rejected(let settlement),
      .deliveryLimitReached(let settlement, count: _):
      _ = settle(settlement.channel, settlement.deliveryTag, settlement.number, settlement.queue)
    case .requeued(let settlement, _, _, let ready): requeue(settlement, ready)
    case .settledAfterDeletion(let address, let tag):
      let gone = channels[address]?.outstanding.removeValue(forKey: tag)
      require(gone != nil && gone?.queue == nil, "\(tag) settled after a deletion")
    case .purged(let queue, let count):
      require(queues[queue]?.count == count, "purged \(count) of \(queue)")
      queues[queue] = []
      rules[queue]?.beginAgain()
    case .queueDeleted(let queue, _, let ready, let unacknowledged):
      delete(queue, ready, unacknowledged)
    case .prefetchSet(let address, let count, let isGlobal):
      channels[address]?.globalLimit = isGlobal ? count : 0
      if !isGlobal { channels[address]?.prefetchCount = count }
    case .transaction(let event): follow(event)
    case .dropped(let number, let queue?, .restart(.transientMessage)):
      let isThere = queues[queue]?.contains { $0.number == number } ?? false
      require(isThere, "\(number) was not in \(queue)")
      queues[queue]?.removeAll { $0.number == number }
    case .consumerStarted(let properties): start(properties)
    case .consumerCancelled(let properties, _, unacknowledged: _):
      require(consumers.contains(properties), "\(properties.tag) ends without a start")
      consumers.removeAll { $0 == properties }
    default: break
    }
  }

  private mutating func follow(_ event: TransactionEvent) {
    switch event {
    case .settlementHeld(let settlement, _):
      let isNew = channels[settlement.channel]?.held.insert(settlement.deliveryTag).inserted
      require(isNew == true, "\(settlement.deliveryTag) is held back twice")
    case .committed(let address, publishes: _, let settlements),
      .rolledBack(let address, publishes: _, let settlements):
      require(channels[address]?.held.count == settlements, "\(address) held back others")
      channels[address]?.held = []
    case .selected, .publishHeld: break
    }
  }

  private mutating func start(_ properties: ConsumerProperties) {
    let others = consumers.filter { $0.queue == properties.queue }
    require(
      rules[properties.queue]?.isQuorum == true
        || !others.contains(where: \.isExclusive) && (!properties.isExclusive || others.isEmpty),
      "\(properties.tag) starts beside an exclusive consumer")
    let isTaken = consumers.contains {
      $0.tag == properties.tag && $0.channel == properties.channel
    }
    require(!isTaken, "\(properties.tag) starts twice")
    require(
      channels[properties.channel]?.prefetchCount == properties.prefetchCount,
      "\(properties.tag) starts with prefetch \(properties.prefetchCount)")
    consumers.append(properties)
  }

  // MARK: Messages

  private mutating func enqueue(_ number: MessageNumber, _ queue: QueueName, _ ready: Int) {
    let isOutstanding = channels.values.contains { channel in
      channel.outstanding.values.contains { $0.queue == queue && $0.copy.number == number }
    }
    let isReady = queues[queue]?.contains { $0.number == number } ?? false
    require(!isOutstanding && !isReady, "\(number) is in \(queue) already")
    lastPlace += 1
    let rank = rules[queue]?.rank(ofPriority: priorities[number] ?? 0) ?? 0
    queues[queue]?.append(AuditedCopy(number: number, rank: rank, place: lastPlace))
    queues[queue]?.sort(by: AuditedCopy.precedes)
    require(queues[queue]?.count == ready, "\(number) makes \(ready) ready in \(queue)")
  }

  /// Takes the head of a queue, which is all that may leave it.
  private mutating func takeHead(
    of queue: QueueName, _ number: MessageNumber, _ isRedelivered: Bool, _ ready: Int
  ) -> AuditedCopy? {
    guard let head = rules[queue]?.take(from: &queues[queue, default: []]) else {
      note("\(number) leaves \(queue), which is empty")
      return nil
    }
    require(head.number == number, "\(number) leaves \(queue) before \(head.number)")
    require(head.wasDelivered == isRedelivered, "\(number) redelivered: \(isRedelivered)")
    require(queues[queue]?.count == ready, "\(number) leaves \(ready) ready in \(queue)")
    var copy = head
    copy.wasDelivered = true
    return copy
  }

  private mutating func nextTag(_ tag: DeliveryTag, on address: ChannelAddress) {
    require(channels[address]?.lastTag.next == tag, "tag \(tag) on \(address)")
    channels[address]?.lastTag = tag
  }

  private mutating func follow(_ delivery: Delivery) {
    nextTag(delivery.deliveryTag, on: delivery.channel)
    let copy = takeHead(
      of: delivery.queue, delivery.number, delivery.isRedelivered, delivery.ready)
    guard let copy, !delivery.isAutomaticallyAcknowledged else { return }
    channels[delivery.channel]?.outstanding[delivery.deliveryTag] = Outstanding(
      copy: copy, queue: delivery.queue, consumer: delivery.consumer)
    if rules[delivery.queue]?.isQuorum == true { channels[delivery.channel]?.isUnlimited = true }
    let outstanding = (channels[delivery.channel]?.outstanding ?? [:]).values
    let limit = channels[delivery.channel]?.globalLimit ?? 0
    require(
      limit == 0 || channels[delivery.channel]?.isUnlimited == true
        || outstanding.count { $0.consumer != nil } <= limit,
      "\(delivery.channel) is over its limit of \(limit)")
    // A consumer may inherit room with a tag that is used again.
    let own = outstanding.count { $0.consumer == delivery.consumer && $0.queue == delivery.queue }
    require(
      delivery.prefetchCount == 0 || delivery.unacknowledged <= max(own, delivery.prefetchCount),
      "\(delivery.consumer) is over its limit of \(delivery.prefetchCount)")
    require(delivery.unacknowledged <= own, "\(delivery.consumer) counts too many")
  }

  private mutating func follow(_ fetch: Fetch) {
    nextTag(fetch.deliveryTag, on: fetch.channel)
    let copy = takeHead(of: fetch.queue, fetch.number, fetch.isRedelivered, fetch.ready)
    guard let copy, !fetch.isAutomaticallyAcknowledged else { return }
    channels[fetch.channel]?.outstanding[fetch.deliveryTag] = Outstanding(
      copy: copy, queue: fetch.queue, consumer: nil)
  }

  private mutating func settle(
    _ address: ChannelAddress, _ tag: DeliveryTag, _ number: MessageNumber, _ queue: QueueName
  ) -> AuditedCopy? {
    guard let found = channels[address]?.outstanding.removeValue(forKey: tag) else {
      note("\(tag) on \(address) is not outstanding")
      return nil
    }
    require(found.queue == queue && found.copy.number == number, "\(tag) is another message")
    return found.copy
  }

  private mutating func requeue(_ settlement: Settlement, _ ready: Int) {
    let queue = settlement.queue
    let copy = settle(settlement.channel, settlement.deliveryTag, settlement.number, queue)
    guard var copy else { return }
    lastPlace += 1
    rules[queue]?.takeBack(&copy, at: lastPlace)
    queues[queue]?.append(copy)
    queues[queue]?.sort(by: AuditedCopy.precedes)
    require(queues[queue]?.count == ready, "requeueing makes \(ready) ready in \(queue)")
  }

  private mutating func delete(_ queue: QueueName, _ ready: Int, _ unacknowledged: Int) {
    require(queues[queue]?.count == ready, "\(queue) goes with \(ready) ready")
    queues[queue] = nil
    rules[queue] = nil
    var orphans = 0
    for address in channels.keys {
      for (tag, delivery) in channels[address]?.outstanding ?? [:] where delivery.queue == queue {
        channels[address]?.outstanding[tag]?.queue = nil
        orphans += 1
      }
    }
    require(orphans == unacknowledged, "\(queue) goes with \(unacknowledged) unacknowledged")
  }

  // MARK: Comparing

  /// Compares the state that the events lead to with the broker's.
  mutating func compare(with broker: Broker) {
    for (address, channel) in channels where !broker.isOpen(address) {
      require(channel.outstanding.isEmpty, "\(address) closed with deliveries unsettled")
      channels[address] = nil
    }
    let names = broker.queueSnapshots.map(\.properties.name)
    require(names == queues.keys.sorted(), "the queues are \(names)")
    for snapshot in broker.queueSnapshots {
      let name = snapshot.properties.name
      let ready = rules[name]?.inOrder(queues[name] ?? []) ?? []
      let shown = broker.readyMessages(in: name)
      require(ready.map(\.number) == shown.map(\.number), "\(name) shows other messages")
      require(ready.map(\.wasDelivered) == shown.map(\.isRedelivered), "\(name) shows other flags")
      let outstanding = channels.values.reduce(0) { sum, channel in
        sum + channel.outstanding.values.count { $0.queue == name }
      }
      require(snapshot.unacknowledged == outstanding, "\(name) counts \(snapshot.unacknowledged)")
    }
    require(
      broker.consumerSnapshots.map(\.properties) == consumers, "the consumers are others")
    require(broker.channelSnapshots.count == channels.count, "the channels differ")
    for snapshot in broker.channelSnapshots {
      let channel = channels[snapshot.address] ?? Channel()
      let tags = channel.outstanding.keys.filter { !channel.held.contains($0) }.sorted()
      require(
        broker.unacknowledgedTags(on: snapshot.address) == tags
          && snapshot.unacknowledged == tags.count, "\(snapshot.address) shows other tags")
      require(
        snapshot.globalPrefetchCount == channels[snapshot.address]?.globalLimit
          && snapshot.prefetchCount == channels[snapshot.address]?.prefetchCount,
        "\(snapshot.address) shows other limits")
    }
  }
}
