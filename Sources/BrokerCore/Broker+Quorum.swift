import AMQPModel

/// Quorum queues: where they differ from classic ones (scenarios `quorum-*`).
extension Broker {
  /// A copy enters a quorum queue and leaves it by its turn; false if the queue refuses it.
  @inline(never)
  mutating func enqueueInQuorum(
    _ message: Message, _ number: MessageNumber, hasDied: Bool, into queue: Handle,
    after cause: Int, _ buffer: inout EventBuffer
  ) -> Bool {
    if queues[queue].quorum?.isRefusing == true {
      refuse(message, number, hasDied: hasDied, queue, after: cause, &buffer)
      return false
    }
    queues[queue].makeReady(
      queues[queue].admit(
        message, number: number, hasDied: hasDied, at: buffer.instant))
    let enqueued = buffer.emit(
      .enqueued(number, queues[queue].name, ready: queues[queue].ready.count), after: cause)
    // Whoever waits for it gets it, however short its life (scenario `quorum-ttl-zero`).
    serve(queue, after: enqueued, &buffer)
    expireHead(of: queue, &buffer)
    enforceLimits(of: queue, after: enqueued, &buffer)
    return true
  }

  /// A consumer that has no room left leaves its place at once and comes back behind the others,
  /// while one of a classic queue keeps it until a message finds it full (scenario
  /// `quorum-dispatch`).
  @inline(never)
  mutating func retire(_ consumer: Handle, of queue: Handle) {
    guard consumers.contains(consumer), !consumers[consumer].hasRoom else { return }
    queues[queue].ring.block(
      consumer, channel: consumers[consumer].channel,
      priority: consumers[consumer].properties.priority)
  }

  /// A quorum queue that is over its limit refuses publishes from now on: it accepts the one that
  /// is too many (scenario `quorum-reject-publish`).
  mutating func updateRefusal(of queue: Handle) {
    let settings = queues[queue].settings
    if queues[queue].ready.count > settings.maximumLength ?? .max
      || queues[queue].readyBytes > settings.maximumBytes ?? .max
    {
      queues[queue].quorum?.isRefusing = true
    }
  }

  /// Deliveries go back, each counted; one that came back too often is given up.
  ///
  /// A closed channel gives back consumer by consumer (scenario `quorum-two-consumers-close`).
  @inline(never)
  mutating func requeueInQuorum(
    _ group: [UnacknowledgedDelivery], on channel: Handle, _ reason: RequeueReason,
    after cause: Int?, _ buffer: inout EventBuffer
  ) {
    guard let first = group.first else { return }
    let queue = first.queue
    let wasAtLimit = isAtLimit(first, on: channel)
    let limit = queues[queue].settings.deliveryLimit
    let isToBack = limit == nil && reason != .channelClosed
    var number = cause
    for delivery in reason == .channelClosed ? Self.byConsumer(group) : group {
      let left = release(delivery, on: channel)
      let settled = settlement(of: delivery, left)
      let count = Int(delivery.copy.returns) + 1
      if let limit, count > limit {
        let reached = buffer.emit(.deliveryLimitReached(settled, count: count), after: cause)
        bury(delivery.copy, from: queue, .deliveryLimit, after: reached, &buffer)
        number = reached
        continue
      }
      queues[queue].readmit(delivery.copy, toBack: isToBack)
      number = buffer.emit(
        .requeued(
          settled, reason, isToBack ? .back : .front, ready: queues[queue].ready.count),
        after: cause)
    }
    if reason == .channelClosed {
      finishHandover(of: queue, after: number, &buffer)
    } else {
      failHandover(of: queue, after: number, &buffer)
    }
    if wasAtLimit { unblock(queue, channel: channel) }
    dispatch(queue, after: number, &buffer)
    enforceLimits(of: queue, after: number ?? 0, &buffer)
  }

  /// The consumers one after the other, then the fetches in the order of their tags as text:
  /// RabbitMQ keeps each fetch as a consumer of that name (scenario `quorum-requeue-order-gets`).
  private static func byConsumer(
    _ deliveries: [UnacknowledgedDelivery]
  ) -> [UnacknowledgedDelivery] {
    var groups: [[UnacknowledgedDelivery]] = []
    var positions: [ConsumerTag: Int] = [:]
    var fetches: [UnacknowledgedDelivery] = []
    for delivery in deliveries {
      guard let tag = delivery.consumerTag else {
        fetches.append(delivery)
        continue
      }
      if let position = positions[tag] {
        groups[position].append(delivery)
      } else {
        positions[tag] = groups.count
        groups.append([delivery])
      }
    }
    return groups.flatMap { $0 } + fetches.sorted { $0.tag.description < $1.tag.description }
  }

  /// What `queue.declare` counts: a quorum queue takes every unsettled fetch, and a cancelled
  /// consumer with unsettled deliveries, for a consumer, but none that stands by (scenarios
  /// `quorum-basic`, `quorum-sac`).
  func consumerCount(of handle: Handle) -> Int {
    let queue = queues[handle]
    guard queue.quorum != nil else { return queue.consumers.count }
    var others = 0
    for channel in channelHandles.values {
      var gone: Set<ConsumerTag> = []
      // What a transaction holds back is not settled for the queue (scenario `quorum-tx-count`).
      let held = channels[channel].transaction?.deliveries ?? []
      let all = Array(channels[channel].unacknowledged) + held
      for delivery in all where delivery.queue == handle {
        guard let tag = delivery.consumerTag else {
          others += 1
          continue
        }
        // The queue takes a new one of the same tag for the old one (scenario
        // `quorum-client-count-same-tag`).
        let heir = channels[channel].consumers[tag]
        if heir.map({ consumers[$0].queue == handle }) != true { gone.insert(tag) }
      }
      others += gone.count
    }
    let isSingle = queue.settings.hasSingleActiveConsumer
    return others + (isSingle ? (queue.activeConsumer == nil ? 0 : 1) : queue.consumers.count)
  }

  // MARK: Refusals

  /// The type that a declare asks for; streams are not simulated.
  func type(
    of declare: QueueMethod.Declare, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) -> QueueType {
    guard let value = declare.arguments["x-queue-type"] else { return .classic }
    if let reason = QueueArguments.problem(withType: value) {
      throw invalidArgument("x-queue-type", of: declare.queue, reason, method, on: channel)
    }
    let type = QueueType(declare.arguments) ?? .classic
    if type == .stream {
      throw AMQPException(
        .notImplemented, "argument 'x-queue-type' of queue '\(declare.queue)'", method: method)
    }
    return type
  }

  func checkServerNaming(
    _ declare: QueueMethod.Declare, _ method: MethodID
  ) throws(AMQPException) {
    guard let type = QueueType(declare.arguments), type != .classic else { return }
    throw AMQPException(
      .preconditionFailed, "Cannot declare a server-named queue for type \(type.module)",
      method: method)
  }

  func checkProperties(
    _ declare: QueueMethod.Declare, of type: QueueType, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) {
    guard type == .quorum else { return }
    let refused: [(name: String, isWanted: Bool)] = [
      ("auto-delete", declare.autoDelete), ("exclusive-owner", declare.exclusive),
      ("non-durable", !declare.durable),
    ]
    for property in refused where property.isWanted {
      throw AMQPException(
        .preconditionFailed,
        "invalid property '\(property.name)' for queue '\(declare.queue)' in vhost "
          + "'\(virtualHostName(of: channel))'", method: method)
    }
  }

  func checkDeletion(
    _ delete: QueueMethod.Delete, of queue: Handle, _ method: MethodID
  ) throws(AMQPException) {
    guard queues[queue].quorum != nil, delete.ifUnused || delete.ifEmpty else { return }
    throw AMQPException(
      .notImplemented,
      "cannot delete queue '\(queues[queue].name)' in vhost '\(virtualHostName(queues[queue].virtualHost))'. queue.delete "
        + "operations with if-\(delete.ifUnused ? "unused" : "empty") flag set are not supported "
        + "by quorum queues", method: method)
  }

  func checkGlobalPrefetch(
    on channel: Handle, for queue: Handle, _ method: MethodID
  ) throws(AMQPException) {
    guard queues[queue].quorum != nil, channels[channel].globalPrefetch.limit > 0 else { return }
    throw AMQPException(
      .notImplemented,
      "queue '\(queues[queue].name)' in vhost '\(virtualHostName(queues[queue].virtualHost))' does not support global qos",
      method: method)
  }

  func checkFetching(from queue: Handle, _ method: MethodID) throws(AMQPException) {
    guard queues[queue].quorum != nil, queues[queue].settings.hasSingleActiveConsumer else {
      return
    }
    throw AMQPException(
      .resourceLocked,
      "cannot obtain access to locked queue '\(queues[queue].name)' in vhost '\(virtualHostName(queues[queue].virtualHost))'. "
        + "basic.get operations are not supported by quorum queues with single active consumer",
      method: method)
  }
}
