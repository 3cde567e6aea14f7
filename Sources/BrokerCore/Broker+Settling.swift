import AMQPModel

/// Settling deliveries: ack, nack, reject, recover, and what a closed channel leaves behind.
extension Broker {
  typealias Outcome = SettlementOutcome

  /// Settles the deliveries that a method means, or 406.
  ///
  /// `multiple` needs the very tag to be outstanding, or 0 (scenarios `ack-*`).
  mutating func settle(
    _ tag: DeliveryTag, _ isMultiple: Bool, as outcome: Outcome, _ method: MethodID,
    on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    let sequence = Int(truncatingIfNeeded: tag.rawValue)
    if isMultiple, tag == 0 {
      settle(takeAll(of: channel), as: outcome, on: channel, &buffer)
    } else if isMultiple, channels[channel].unacknowledged.element(at: sequence) != nil {
      settle(take(upTo: sequence, of: channel), as: outcome, on: channel, &buffer)
    } else if let delivery = channels[channel].unacknowledged.remove(sequence) {
      settle(CollectionOfOne(delivery), as: outcome, on: channel, &buffer)
    } else {
      throw AMQPException(.preconditionFailed, "unknown delivery tag \(tag)", method: method)
    }
  }

  private mutating func take(
    upTo sequence: Int, of channel: Handle
  ) -> [UnacknowledgedDelivery] {
    var taken: [UnacknowledgedDelivery] = []
    while let first = channels[channel].unacknowledged.first, first.sequence <= sequence {
      taken.append(first)
      _ = channels[channel].unacknowledged.popFirst()
    }
    return taken
  }

  private mutating func takeAll(of channel: Handle) -> [UnacknowledgedDelivery] {
    channels[channel].unacknowledged.removeAll()
  }

  /// Takes everything unsettled off a channel that closes, grouped by queue: a queue notices by
  /// itself and requeues all at once, whichever consumers had it (scenario
  /// `channel-close-two-consumers`).
  mutating func takeAbandoned(of channel: Handle) -> [[UnacknowledgedDelivery]] {
    for delivery in channels[channel].transaction?.deliveries ?? [] {
      channels[channel].unacknowledged.insert(delivery)
    }
    channels[channel].transaction = nil
    return grouped(takeAll(of: channel), byConsumer: false)
  }

  /// Groups deliveries by queue and, unless a channel closes, by consumer, in the order of their
  /// names, fetched ones first: the order in which RabbitMQ's channel settles them.
  private func grouped(
    _ deliveries: [UnacknowledgedDelivery], byConsumer: Bool = true
  ) -> [[UnacknowledgedDelivery]] {
    if deliveries.count < 2 { return deliveries.isEmpty ? [] : [deliveries] }
    var groups: [[UnacknowledgedDelivery]] = []
    var positions: [GroupKey: Int] = [:]
    for delivery in deliveries {
      let key = GroupKey(
        queue: delivery.queue, consumer: byConsumer ? delivery.consumerTag : nil)
      if let position = positions[key] {
        groups[position].append(delivery)
      } else {
        positions[key] = groups.count
        groups.append([delivery])
      }
    }
    return groups.sorted { left, right in
      guard left[0].queueName == right[0].queueName else {
        return left[0].queueName < right[0].queueName
      }
      guard let leftTag = left[0].consumerTag else { return right[0].consumerTag != nil }
      guard let rightTag = right[0].consumerTag else { return false }
      return leftTag < rightTag
    }
  }

  private struct GroupKey: Hashable {
    let queue: Handle
    let consumer: ConsumerTag?
  }

  /// Settles deliveries that were taken off their channel, or holds that back in a transaction.
  private mutating func settle(
    _ deliveries: some Collection<UnacknowledgedDelivery>, as outcome: Outcome,
    on channel: Handle, _ buffer: inout EventBuffer
  ) {
    if channels[channel].transaction == nil {
      settleNow(deliveries, as: outcome, on: channel, &buffer)
    } else {
      hold(Array(deliveries), as: outcome, on: channel, &buffer)
    }
  }

  /// Settles deliveries that were taken off their channel and lets the queues go on.
  mutating func settleNow(
    _ deliveries: some Collection<UnacknowledgedDelivery>, as outcome: Outcome,
    on channel: Handle, _ buffer: inout EventBuffer
  ) {
    let held = countSettlement(of: deliveries, on: channel) ? heldUpQueues(of: channel) : []
    // One delivery is the common case, and needs no groups.
    if deliveries.count == 1 {
      settle(group: deliveries, as: outcome, on: channel, &buffer)
    } else {
      for group in grouped(Array(deliveries)) {
        settle(group: group, as: outcome, on: channel, &buffer)
      }
    }
    if !held.isEmpty { release(held, of: channel, after: nil, &buffer) }
  }

  /// Counts deliveries off the channel's own limit; whether that made room where there was none,
  /// which the queues learn only after they have settled (scenario `qos-global-recover-order`).
  private mutating func countSettlement(
    of deliveries: some Sequence<UnacknowledgedDelivery>, on channel: Handle
  ) -> Bool {
    // Without a limit there is nothing to count.
    if channels[channel].globalPrefetch.limit == 0 { return false }
    let wasFull = !channels[channel].globalPrefetch.hasRoom
    for delivery in deliveries where delivery.consumer != nil {
      channels[channel].globalPrefetch.countSettlement()
    }
    return wasFull && channels[channel].globalPrefetch.hasRoom
  }

  private mutating func settle(
    group: some Collection<UnacknowledgedDelivery>, as outcome: Outcome, on channel: Handle,
    _ buffer: inout EventBuffer
  ) {
    switch outcome {
    case .acknowledged, .rejected: discard(group, as: outcome, on: channel, &buffer)
    case .requeued: requeue(group, on: channel, .requested, after: nil, &buffer)
    }
  }

  /// The messages leave for good.
  private mutating func discard(
    _ group: some Collection<UnacknowledgedDelivery>, as outcome: Outcome, on channel: Handle,
    _ buffer: inout EventBuffer
  ) {
    guard let first = group.first else { return }
    let queue = first.queue
    let wasAtLimit = isAtLimit(first, on: channel)
    var cause: Int?
    for delivery in group {
      let left = release(delivery, on: channel)
      guard queues.contains(delivery.queue) else {
        buffer.emit(
          .settledAfterDeletion(channels[channel].address, delivery.tag), after: nil)
        continue
      }
      switch outcome {
      case .acknowledged, .requeued:
        cause = buffer.emit(
          .acknowledged(settlement(of: delivery, left)), after: nil)
      case .rejected:
        cause = buffer.emit(.rejected(settlement(of: delivery, left)), after: nil)
        bury(delivery.copy, from: queue, .rejected, after: cause ?? 0, &buffer)
      }
    }
    guard queues.contains(queue) else { return }
    if queues[queue].quorum != nil { finishHandover(of: queue, after: cause, &buffer) }
    if wasAtLimit { unblock(queue, channel: channel) }
    dispatch(queue, after: cause, &buffer)
  }

  /// The messages return to their original places, flagged as redelivered (scenarios
  /// `nack-requeue-*`); with somebody waiting they leave again at once.
  mutating func requeue(
    _ group: some Collection<UnacknowledgedDelivery>, on channel: Handle,
    _ reason: RequeueReason, after cause: Int?, _ buffer: inout EventBuffer
  ) {
    guard let first = group.first else { return }
    let queue = first.queue
    if queues.contains(queue), queues[queue].quorum != nil {
      requeueInQuorum(Array(group), on: channel, reason, after: cause, &buffer)
      return
    }
    let wasAtLimit = isAtLimit(first, on: channel)
    var number = cause
    for delivery in group {
      let left = release(delivery, on: channel)
      guard queues.contains(queue) else {
        buffer.emit(
          .settledAfterDeletion(channels[channel].address, delivery.tag), after: cause)
        continue
      }
      var copy = delivery.copy
      copy.returns += 1
      queues[queue].makeReady(copy)
      number = buffer.emit(
        .requeued(
          settlement(of: delivery, left), reason, .original, ready: queues[queue].ready.count),
        after: cause)
    }
    guard queues.contains(queue) else { return }
    // Before anybody may take what does not fit (scenario `maxlen-requeue-with-consumer`).
    enforceLimits(of: queue, after: number ?? 0, &buffer)
    if wasAtLimit { unblock(queue, channel: channel) }
    dispatch(queue, after: number, &buffer)
  }

  mutating func recover(
    requeue: Bool, _ method: MethodID, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    guard requeue else {
      throw AMQPException(.notImplemented, "requeue=false", method: method)
    }
    let groups = grouped(takeAll(of: channel))
    let number = buffer.emit(
      .recovered(channels[channel].address, count: groups.reduce(0) { $0 + $1.count }), after: nil)
    let held =
      countSettlement(of: groups.joined(), on: channel) ? heldUpQueues(of: channel) : []
    for group in groups {
      self.requeue(group, on: channel, .recover, after: number, &buffer)
    }
    if !held.isEmpty { release(held, of: channel, after: number, &buffer) }
  }

  /// The consumer that gets a delivery's room. RabbitMQ's queue knows consumers by channel and tag:
  /// a new one that took over the tag gets the room of what the old one left (scenario
  /// `consumer-tag-reuse-window`).
  @inline(__always)
  private func holder(of delivery: UnacknowledgedDelivery, on channel: Handle) -> Handle? {
    if let consumer = delivery.consumer, consumers.contains(consumer) { return consumer }
    guard let tag = delivery.consumerTag, let heir = channels[channel].consumers[tag],
      consumers[heir].queue == delivery.queue
    else { return nil }
    return heir
  }

  /// Whether the consumer that gets a delivery's room has none at all: only then does settling
  /// bring the channel's blocked consumers back.
  @inline(__always)
  func isAtLimit(_ delivery: UnacknowledgedDelivery, on channel: Handle) -> Bool {
    guard let holder = holder(of: delivery, on: channel) else { return false }
    return !consumers[holder].hasRoom
  }

  /// Gives a delivery's room back; returns how many its consumer, or the channel's fetches, still
  /// have.
  mutating func release(_ delivery: UnacknowledgedDelivery, on channel: Handle) -> Int {
    if queues.contains(delivery.queue) {
      queues[delivery.queue].countSettlement(of: delivery.copy)
    }
    if delivery.consumer == nil {
      channels[channel].fetched -= 1
      return channels[channel].fetched
    }
    guard let holder = holder(of: delivery, on: channel) else { return 0 }
    if holder == delivery.consumer {
      consumers[holder].unacknowledged -= 1
      return consumers[holder].unacknowledged
    }
    consumers[holder].inheritedRoom += 1
    return 0
  }

  func settlement(of delivery: UnacknowledgedDelivery, _ left: Int) -> Settlement {
    Settlement(
      number: delivery.copy.number, message: delivery.copy.message, origin: delivery.origin,
      deliveryTag: delivery.tag, unacknowledged: left)
  }
}
