import AMQPModel

/// AMQP 0-9-1 class basic: consumers and their limits, and fetching.
extension Broker {
  mutating func perform(
    _ method: BasicMethod, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    switch method {
    case .publish(let publish): try self.publish(publish, method.id, on: channel, &buffer)
    case .ack(let ack):
      try settle(
        ack.deliveryTag, ack.multiple, as: .acknowledged, method.id, on: channel, &buffer)
    case .nack(let nack):
      try settle(
        nack.deliveryTag, nack.multiple, as: nack.requeue ? .requeued : .rejected, method.id,
        on: channel, &buffer)
    case .reject(let reject):
      try settle(
        reject.deliveryTag, false, as: reject.requeue ? .requeued : .rejected, method.id,
        on: channel, &buffer)
    case .qos(let qos): try setPrefetch(qos, method.id, on: channel, &buffer)
    case .consume(let consume): try self.consume(consume, method.id, on: channel, &buffer)
    case .cancel(let cancel): self.cancel(cancel, on: channel, &buffer)
    case .get(let get): try self.get(get, method.id, on: channel, &buffer)
    case .recover(let recover):
      try self.recover(requeue: recover.requeue, method.id, on: channel, &buffer)
      reply(.basic(.recoverOk), unless: false, on: channel, &buffer)
    case .recoverAsync(let recover):
      try self.recover(requeue: recover.requeue, method.id, on: channel, &buffer)
    case .qosOk, .consumeOk, .cancelOk, .return, .deliver, .getOk, .getEmpty, .recoverOk:
      throw notForClients(method.id)
    }
  }

  private mutating func setPrefetch(
    _ qos: BasicMethod.Qos, _ method: MethodID, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    if qos.prefetchSize != 0 {
      throw AMQPException(
        .notImplemented, "prefetch_size!=0 (\(qos.prefetchSize))", method: method)
    }
    let count = Int(qos.prefetchCount)
    // Where it is denied RabbitMQ takes it for one that is not global.
    let isGlobal = qos.global && profile == .current
    let number = buffer.emit(
      .prefetchSet(channels[channel].address, count: count, isGlobal: isGlobal), after: nil)
    reply(.basic(.qosOk), unless: false, on: channel, &buffer)
    if !isGlobal { channels[channel].prefetchCount = count }
    // A limit for each consumer also lifts the one for the channel (scenario
    // `qos-per-consumer-lifts-global`).
    let wasFull = !channels[channel].globalPrefetch.hasRoom
    channels[channel].globalPrefetch.set(
      limit: isGlobal ? count : 0, unacknowledged: channels[channel].unacknowledged.count)
    if wasFull, channels[channel].globalPrefetch.hasRoom {
      release(heldUpQueues(of: channel), of: channel, after: number, &buffer)
    }
  }

  private mutating func consume(
    _ consume: BasicMethod.Consume, _ method: MethodID, on channel: Handle,
    _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    if channels[channel].consumers[consume.consumerTag] != nil {
      throw AMQPException(
        .notAllowed, "attempt to reuse consumer tag '\(consume.consumerTag)'", method: method)
    }
    if consume.queue == DirectReply.pseudoQueue {
      try consumeReplies(consume, method, on: channel, &buffer)
      return
    }
    let name = try named(consume.queue, method, on: channel)
    try check(.read, name, method, on: channel)
    let queue = try self.queue(name, method, on: channel)
    try checkExclusivity(queue, on: channel, method)
    let priority = try priority(of: consume, from: queue, method, on: channel)
    try checkGlobalPrefetch(on: channel, for: queue, method)
    let isTaken = queues[queue].hasExclusiveConsumer
    // Quorum queues do not refuse anybody (scenario `quorum-exclusive-consume`).
    let isExclusive = consume.exclusive && queues[queue].quorum == nil
    let isRefused =
      !queues[queue].consumers.isEmpty || queues[queue].settings.hasSingleActiveConsumer
    if isTaken || (isExclusive && isRefused) {
      throw AMQPException(
        .accessRefused,
        "queue '\(name)' in vhost '\(virtualHostName(of: channel))' in exclusive use",
        method: method)
    }
    var tag = consume.consumerTag
    while tag.isEmpty || channels[channel].consumers[tag] != nil {
      tag = ConsumerTag(names.name(prefix: "amq.ctag-"))
    }
    let properties = ConsumerProperties(
      tag: tag, queue: name, channel: channels[channel].address,
      isAutomaticallyAcknowledging: consume.noAck, isExclusive: consume.exclusive,
      prefetchCount: channels[channel].prefetchCount, priority: priority,
      arguments: consume.arguments)
    let consumer = consumers.insert(
      Consumer(
        properties: properties, queue: queue, channel: channel, order: nextOrder(),
        isLimited: queues[queue].quorum != nil))
    channels[channel].consumers[tag] = consumer
    queues[queue].consumers.append(consumer)
    queues[queue].hasExclusiveConsumer = isExclusive
    let number = buffer.emit(.consumerStarted(properties), after: nil)
    admit(consumer, to: queue, after: number, &buffer)
    reply(
      .basic(.consumeOk(.init(consumerTag: tag))), unless: consume.noWait, on: channel, &buffer)
    dispatch(queue, after: number, &buffer)
  }

  /// The consumer's `x-priority`; refuses arguments that the queue does not take.
  private func priority(
    of consume: BasicMethod.Consume, from queue: Handle, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) -> Int {
    let value = consume.arguments["x-priority"] ?? .int32(0)
    guard let priority = value.integer else {
      throw invalidArgument(
        "x-priority", of: queues[queue].name, ": \"expected integer, got \(value.typeName)\"",
        method, on: channel)
    }
    for field in consume.arguments.fields
    where QueueArguments.foreignToConsumers.contains(field.name) {
      throw invalidArgument(
        field.name, of: queues[queue].name,
        " of queue type \(queues[queue].settings.type.module)", method, on: channel)
    }
    return Int(priority)
  }

  private mutating func cancel(
    _ cancel: BasicMethod.Cancel, on channel: Handle, _ buffer: inout EventBuffer
  ) {
    let tag = cancel.consumerTag
    // The consumer of replies comes first (scenario `reply-to-same-tag`).
    if channels[channel].replyConsumer?.properties.tag == tag {
      endReplies(of: channel, .requested, after: nil, &buffer)
      reply(
        .basic(.cancelOk(.init(consumerTag: tag))), unless: cancel.noWait, on: channel, &buffer)
    } else if let consumer = channels[channel].consumers[tag] {
      let queue = consumers[consumer].queue
      let number = removeConsumer(consumer, .requested, after: nil, &buffer)
      reply(
        .basic(.cancelOk(.init(consumerTag: tag))), unless: cancel.noWait, on: channel, &buffer)
      deleteIfAbandoned(queue, after: number, &buffer)
      if replaceActiveConsumer(of: queue, after: number, &buffer) {
        dispatch(queue, after: number, &buffer)
      }
    } else {
      buffer.emit(.nothingToCancel(tag, on: channels[channel].address), after: nil)
      reply(
        .basic(.cancelOk(.init(consumerTag: tag))), unless: cancel.noWait, on: channel, &buffer)
    }
  }

  /// Takes a consumer away from its queue and its channel; its deliveries stay unsettled.
  @discardableResult
  mutating func removeConsumer(
    _ consumer: Handle, _ reason: CancelReason, after cause: Int?, _ buffer: inout EventBuffer
  ) -> Int {
    let removed = consumers.remove(consumer)
    channels[removed.channel].consumers[removed.properties.tag] = nil
    queues[removed.queue].consumers.removeAll { $0 == consumer }
    queues[removed.queue].ring.remove(consumer)
    if queues[removed.queue].activeConsumer == consumer {
      queues[removed.queue].activeConsumer = nil
    }
    if removed.properties.isExclusive { queues[removed.queue].hasExclusiveConsumer = false }
    if !queues[removed.queue].heldUpChannels.isEmpty { letGo(of: removed) }
    queues[removed.queue].lastUsed = buffer.instant
    noteDeadline(of: removed.queue)
    return buffer.emit(
      .consumerCancelled(removed.properties, reason, unacknowledged: removed.unacknowledged),
      after: cause)
  }

  /// A queue forgets that a channel was at its own limit with the channel's last consumer on it
  /// (scenario `qos-global-held-up-consumer-replaced`).
  private mutating func letGo(of consumer: Consumer) {
    let others = queues[consumer.queue].consumers
    if others.contains(where: { consumers[$0].channel == consumer.channel }) { return }
    queues[consumer.queue].heldUpChannels.removeAll { $0 == consumer.channel }
  }

  private mutating func get(
    _ get: BasicMethod.Get, _ method: MethodID, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    let name = try named(get.queue, method, on: channel)
    try check(.read, name, method, on: channel)
    let queue = try self.queue(name, method, on: channel)
    try checkExclusivity(queue, on: channel, method)
    try checkFetching(from: queue, method)
    queues[queue].lastUsed = buffer.instant
    expireHead(of: queue, &buffer)
    guard let copy = queues[queue].takeFirst() else {
      buffer.emit(.gotEmpty(name, on: channels[channel].address), after: nil)
      reply(.basic(.getEmpty), unless: false, on: channel, &buffer)
      return
    }
    // What its going brings to the head is gone before the answer counts (scenario
    // `priority-ttl-expired-lower`); in quorum queues after (scenario `quorum-ttl-head`).
    let isQuorum = queues[queue].quorum != nil
    if !isQuorum { expireHead(of: queue, &buffer) }
    if queues[queue].mayExpire { noteDeadline(of: queue) }
    let tag = channels[channel].nextDeliveryTag()
    let origin = DeliveryOrigin(name, nil, channels[channel].address)
    if !get.noAck {
      queues[queue].countDelivery(of: copy)
      channels[channel].unacknowledged.insert(
        UnacknowledgedDelivery(
          tag: tag, queue: queue, consumer: nil, origin: origin, copy: copy))
      channels[channel].fetched += 1
    }
    let ready = queues[queue].ready.count
    buffer.emit(
      .deliveries, after: nil,
      .got(
        Fetch(
          number: copy.number, message: copy.message, origin: origin, deliveryTag: tag,
          isRedelivered: copy.isRedelivered, isAutomaticallyAcknowledged: get.noAck,
          ready: ready)))
    reply(
      .basic(
        .getOk(
          .init(
            deliveryTag: tag, redelivered: copy.isRedelivered, messageCount: ready,
            message: copy.message))), unless: false, on: channel, &buffer)
    if isQuorum { expireHead(of: queue, &buffer) }
  }
}
