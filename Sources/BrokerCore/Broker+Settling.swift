import AMQPModel

/// Settling deliveries: ack, nack, reject, recover, and what a closed channel leaves behind.
extension Broker {
  /// What becomes of a delivery.
  enum Outcome {
    case acknowledged
    case rejected
    case requeued
  }

  /// Takes the deliveries that a method means off the channel, or 406.
  ///
  /// `multiple` needs the very tag to be outstanding, or 0 (scenarios `ack-*`).
  mutating func take(
    _ tag: DeliveryTag, _ isMultiple: Bool, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) -> [UnacknowledgedDelivery] {
    let sequence = Int(truncatingIfNeeded: tag.rawValue)
    if isMultiple, tag == 0 { return takeAll(of: channel) }
    guard isMultiple, channels[channel].unacknowledged.element(at: sequence) != nil else {
      if let delivery = channels[channel].unacknowledged.remove(sequence) { return [delivery] }
      throw AMQPException(.preconditionFailed, "unknown delivery tag \(tag)", method: method)
    }
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

  /// Takes everything unsettled off the channel, grouped as it is settled.
  mutating func takeUnacknowledged(of channel: Handle) -> [[UnacknowledgedDelivery]] {
    grouped(takeAll(of: channel))
  }

  /// Groups deliveries by queue and consumer in the order of their names, fetched ones first:
  /// the order in which RabbitMQ's channel settles them.
  private func grouped(_ deliveries: [UnacknowledgedDelivery]) -> [[UnacknowledgedDelivery]] {
    if deliveries.count < 2 { return deliveries.isEmpty ? [] : [deliveries] }
    var groups: [[UnacknowledgedDelivery]] = []
    var positions: [GroupKey: Int] = [:]
    for delivery in deliveries {
      let key = GroupKey(queue: delivery.queue, consumer: delivery.consumerTag)
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

  /// Settles deliveries that were taken off their channel and lets the queues go on.
  mutating func settle(
    _ deliveries: [UnacknowledgedDelivery], as outcome: Outcome, on channel: Handle,
    _ buffer: inout EventBuffer
  ) {
    let wasFull = !channels[channel].globalPrefetch.hasRoom
    for delivery in deliveries where delivery.consumerTag != nil {
      channels[channel].globalPrefetch.countSettlement()
    }
    for group in grouped(deliveries) {
      switch outcome {
      case .acknowledged, .rejected: discard(group, as: outcome, on: channel, &buffer)
      case .requeued: requeue(group, on: channel, .requested, after: nil, &buffer)
      }
    }
    if wasFull, channels[channel].globalPrefetch.hasRoom {
      releaseQueues(of: channel, after: nil, &buffer)
    }
  }

  /// The messages leave for good.
  private mutating func discard(
    _ group: [UnacknowledgedDelivery], as outcome: Outcome, on channel: Handle,
    _ buffer: inout EventBuffer
  ) {
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
          .acknowledged(settlement(of: delivery, on: channel, left)), after: nil)
      case .rejected:
        cause = buffer.emit(.rejected(settlement(of: delivery, on: channel, left)), after: nil)
        buffer.emit(
          .dropped(delivery.copy.number, from: delivery.queueName, .rejected), after: cause)
      }
    }
    guard queues.contains(group[0].queue) else { return }
    unblock(group[0].queue, channel: channel)
    dispatch(group[0].queue, after: cause, &buffer)
  }

  /// The messages return to their original places, flagged as redelivered (scenarios
  /// `nack-requeue-*`); with somebody waiting they leave again at once.
  mutating func requeue(
    _ group: [UnacknowledgedDelivery], on channel: Handle, _ reason: RequeueReason,
    after cause: Int?, _ buffer: inout EventBuffer
  ) {
    let queue = group[0].queue
    var number = cause
    for delivery in group {
      let left = release(delivery, on: channel)
      guard queues.contains(queue) else {
        buffer.emit(
          .settledAfterDeletion(channels[channel].address, delivery.tag), after: cause)
        continue
      }
      var copy = delivery.copy
      copy.isRedelivered = true
      queues[queue].makeReady(copy)
      number = buffer.emit(
        .requeued(
          settlement(of: delivery, on: channel, left), reason, ready: queues[queue].ready.count),
        after: cause)
    }
    guard queues.contains(queue) else { return }
    unblock(queue, channel: channel)
    dispatch(queue, after: number, &buffer)
  }

  mutating func recover(
    requeue: Bool, _ method: MethodID, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    guard requeue else {
      throw AMQPException(.notImplemented, "requeue=false", method: method)
    }
    let wasFull = !channels[channel].globalPrefetch.hasRoom
    let groups = takeUnacknowledged(of: channel)
    let number = buffer.emit(
      .recovered(channels[channel].address, count: groups.reduce(0) { $0 + $1.count }), after: nil)
    for delivery in groups.joined() where delivery.consumerTag != nil {
      channels[channel].globalPrefetch.countSettlement()
    }
    for group in groups {
      self.requeue(group, on: channel, .recover, after: number, &buffer)
    }
    if wasFull { releaseQueues(of: channel, after: number, &buffer) }
  }

  /// Gives a delivery's room back; returns how many its consumer, or the channel's fetches, still
  /// have.
  private mutating func release(_ delivery: UnacknowledgedDelivery, on channel: Handle) -> Int {
    if queues.contains(delivery.queue) {
      queues[delivery.queue].countSettlement(of: delivery.copy)
    }
    guard let consumer = delivery.consumer, consumers.contains(consumer) else { return 0 }
    consumers[consumer].unacknowledged -= 1
    return consumers[consumer].unacknowledged
  }

  private func settlement(
    of delivery: UnacknowledgedDelivery, on channel: Handle, _ left: Int
  ) -> Settlement {
    Settlement(
      number: delivery.copy.number, body: delivery.copy.message.body, queue: delivery.queueName,
      consumer: delivery.consumerTag, channel: channels[channel].address,
      deliveryTag: delivery.tag, unacknowledged: left)
  }
}
