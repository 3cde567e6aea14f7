import AMQPModel

/// Getting messages from queues to consumers.
extension Broker {
  /// A copy enters a queue and, if somebody can take it, leaves at once; false if the queue is full
  /// and refuses it.
  mutating func enqueue(
    _ message: Message, _ number: MessageNumber, hasDied: Bool = false, into queue: Handle,
    after cause: Int, _ buffer: inout EventBuffer
  ) -> Bool {
    if queues[queue].quorum != nil {
      return enqueueInQuorum(
        message, number, hasDied: hasDied, into: queue, after: cause, &buffer)
    }
    if queues[queue].refuses(message) {
      refuse(message, number, hasDied: hasDied, queue, after: cause, &buffer)
      return false
    }
    let copy = queues[queue].admit(
      message, number: number, hasDied: hasDied, at: buffer.instant)
    // While messages wait nobody has room, so only an empty queue looks for a consumer.
    guard queues[queue].ready.isEmpty, let consumer = nextConsumer(of: queue) else {
      queues[queue].makeReady(copy)
      let enqueued = buffer.emit(
        .enqueued(number, queues[queue].name, ready: queues[queue].ready.count), after: cause)
      // What does not fit goes before what expires (scenario `ttl-zero-into-full-queue`).
      enforceLimits(of: queue, after: enqueued, &buffer)
      expireHead(of: queue, &buffer)
      return true
    }
    let enqueued = buffer.emit(.enqueued(number, queues[queue].name, ready: 1), after: cause)
    deliver(copy, from: queue, to: consumer, after: enqueued, &buffer)
    return true
  }

  mutating func refuse(
    _ message: Message, _ number: MessageNumber, hasDied: Bool, _ queue: Handle, after cause: Int,
    _ buffer: inout EventBuffer
  ) {
    switch queues[queue].settings.overflow {
    case .rejectPublishDeadLetter:
      let copy = queues[queue].admit(
        message, number: number, hasDied: hasDied, at: buffer.instant)
      bury(copy, from: queue, .maxLength, after: cause, &buffer)
    case .rejectPublish, .dropHead:
      buffer.emit(.dropped(number, from: queues[queue].name, .maxLength), after: cause)
    }
  }

  /// Gives ready messages to consumers until one of them runs out.
  mutating func dispatch(_ queue: Handle, after cause: Int?, _ buffer: inout EventBuffer) {
    expireHead(of: queue, &buffer)
    serve(queue, after: cause, &buffer)
  }

  mutating func serve(_ queue: Handle, after cause: Int?, _ buffer: inout EventBuffer) {
    while !queues[queue].ready.isEmpty, let consumer = nextConsumer(of: queue),
      let copy = queues[queue].takeFirst()
    {
      deliver(copy, from: queue, to: consumer, after: cause, &buffer)
      if queues[queue].quorum != nil { retire(consumer, of: queue) }
      expireHead(of: queue, &buffer)
    }
  }

  /// The consumer whose turn it is; those found full leave the ring.
  private mutating func nextConsumer(of queue: Handle) -> Handle? {
    while let candidate = queues[queue].ring.first {
      let channel = consumers[candidate].channel
      let isHeldUp = queues[queue].heldUpChannels.contains(channel)
      if !isHeldUp, consumers[candidate].hasRoom {
        // The channel's limit holds up its auto-ack consumers too, though they do not fill it. Quorum
        // queues know nothing of it (scenario `quorum-global-qos-later`).
        if channels[channel].globalPrefetch.hasRoom || queues[queue].quorum != nil {
          queues[queue].ring.rotate()
          return candidate
        }
        queues[queue].heldUpChannels.append(channel)
      }
      queues[queue].ring.blockFirst(channel: channel)
    }
    return nil
  }

  private mutating func deliver(
    _ copy: QueuedMessage, from queue: Handle, to consumer: Handle, after cause: Int?,
    _ buffer: inout EventBuffer
  ) {
    let channel = consumers[consumer].channel
    let tag = channels[channel].nextDeliveryTag()
    let isAutomatic = consumers[consumer].properties.isAutomaticallyAcknowledging
    if !isAutomatic {
      consumers[consumer].unacknowledged += 1
      queues[queue].countDelivery(of: copy)
      if channels[channel].globalPrefetch.limit > 0, queues[queue].quorum == nil {
        channels[channel].globalPrefetch.countDelivery()
      }
      channels[channel].unacknowledged.insert(
        UnacknowledgedDelivery(
          tag: tag, queue: queue, consumer: consumer, origin: consumers[consumer].origin,
          copy: copy))
    }
    let delivered = buffer.emit(
      .deliveries, after: cause,
      .delivered(
        Delivery(
          number: copy.number, message: copy.message, origin: consumers[consumer].origin,
          deliveryTag: tag, isRedelivered: copy.isRedelivered,
          isAutomaticallyAcknowledged: isAutomatic, ready: queues[queue].ready.count,
          unacknowledged: consumers[consumer].unacknowledged,
          prefetchCount: consumers[consumer].properties.prefetchCount)))
    buffer.emit(
      .sent, after: delivered,
      .sent(
        .basic(
          .deliver(
            .init(
              consumerTag: consumers[consumer].properties.tag, deliveryTag: tag,
              redelivered: copy.isRedelivered, message: copy.message))),
        to: channels[channel].address))
  }

  /// Brings back the blocked consumers of `channel` on `queue` whose own window has room.
  mutating func unblock(_ queue: Handle, channel: Handle) {
    var index = 0
    while index < queues[queue].ring.blocked.count {
      let blocked = queues[queue].ring.blocked[index]
      if blocked.channel == channel, consumers[blocked.consumer].hasRoom {
        queues[queue].ring.unblock(at: index)
      } else {
        index += 1
      }
    }
  }

  /// The queues that found a channel at its own limit, in the order in which its consumers started.
  @inline(never)
  func heldUpQueues(of channel: Handle) -> [Handle] {
    let inOrder = channels[channel].consumers.values.sorted {
      consumers[$0].order < consumers[$1].order
    }
    var seen: Set<Handle> = []
    return inOrder.map { consumers[$0].queue }
      .filter { queues[$0].heldUpChannels.contains(channel) && seen.insert($0).inserted }
  }

  /// The channel had room: the queues that found it full before go on, even if others have filled
  /// it again; those that found it full since wait (scenario `qos-global-recover-fills-again`).
  /// RabbitMQ begins with any of them, so that no queue is left behind; here they take turns.
  @inline(never)
  mutating func release(
    _ held: [Handle], of channel: Handle, after cause: Int?, _ buffer: inout EventBuffer
  ) {
    let first = channels[channel].globalPrefetch.takeTurn(of: held.count)
    for queue in held[first...] + held[..<first]
    where queues[queue].heldUpChannels.contains(channel) {
      queues[queue].heldUpChannels.removeAll { $0 == channel }
      unblock(queue, channel: channel)
      dispatch(queue, after: cause, &buffer)
    }
  }
}
