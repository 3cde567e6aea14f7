import AMQPModel

/// Messages that leave a queue without having been taken.
extension Broker {
  /// A copy that was taken out of `queue` goes to the queue's dead letter exchange, or is lost.
  mutating func bury(
    _ copy: QueuedMessage, from queue: Handle, _ reason: DeathReason, after cause: Int,
    _ buffer: inout EventBuffer
  ) {
    let settings = queues[queue].settings
    guard let exchange = settings.deadLetterExchange else {
      buffer.emit(
        .dropped(copy.number, from: queues[queue].name, Self.dropReason(of: reason)),
        after: cause)
      return
    }
    deadLetters.append(
      DeadLetter(
        message: queues[queue].quorum == nil ? copy.message : DeliveryCount.removed(from: copy),
        number: copy.number, queue: queues[queue].name,
        virtualHost: queues[queue].virtualHost, reason: reason, exchange: exchange,
        routingKey: settings.deadLetterRoutingKey, hasDied: copy.hasDied, cause: cause))
  }

  private static func dropReason(of reason: DeathReason) -> DropReason {
    switch reason {
    case .rejected: .rejected
    case .expired: .expired
    case .maxLength: .maxLength
    case .deliveryLimit: .deliveryLimit
    }
  }

  /// Publishes the dead letters of an operation, and those that follow from them.
  ///
  /// A list and no recursion: what dies on arrival somewhere becomes the next one.
  mutating func deliverDeadLetters(_ buffer: inout EventBuffer) {
    while !deadLetters.isEmpty {
      deliver(deadLetters.removeFirst(), &buffer)
    }
  }

  private mutating func deliver(_ letter: DeadLetter, _ buffer: inout EventBuffer) {
    buffer.place = virtualHosts[letter.virtualHost].place
    let message = Deaths.message(from: letter, at: buffer.instant)
    let published = buffer.emit(
      .deadLettered(letter.number, from: letter.queue, letter.reason, message), after: letter.cause)
    guard let exchange = virtualHosts[letter.virtualHost].exchangeHandles[letter.exchange] else {
      buffer.emit(
        .dropped(letter.number, from: letter.queue, .noDeadLetterRoute), after: published)
      return
    }
    route(message, from: exchange)
    let targets = router.queues.map { queues.handle(inSlot: $0) }
    if targets.isEmpty {
      buffer.emit(
        .dropped(letter.number, from: letter.queue, .noDeadLetterRoute), after: published)
    }
    let deaths = Deaths(of: message)
    for target in targets {
      if letter.reason != .rejected, deaths.isCycle(to: queues[target].name) {
        buffer.emit(.dropped(letter.number, from: queues[target].name, .cycle), after: published)
      } else {
        _ = enqueue(
          message, letter.number, hasDied: true, into: target, after: published, &buffer)
      }
    }
  }

  // MARK: Limits

  /// Drops from the head what is over the limit (scenarios `maxlen-*`, `maxbytes-*`).
  @inline(__always)
  mutating func enforceLimits(of queue: Handle, after cause: Int, _ buffer: inout EventBuffer) {
    if !queues[queue].settings.isUnlimited {
      dropOverLimit(from: queue, after: cause, &buffer)
    }
  }

  private mutating func dropOverLimit(
    from queue: Handle, after cause: Int, _ buffer: inout EventBuffer
  ) {
    let settings = queues[queue].settings
    // What refuses publishes keeps what comes back (scenario `maxlen-reject-publish-requeue`).
    if settings.overflow != .dropHead {
      if queues[queue].quorum != nil { updateRefusal(of: queue) }
      return
    }
    while queues[queue].ready.count > settings.maximumLength ?? .max
      || queues[queue].readyBytes > settings.maximumBytes ?? .max,
      let copy = queues[queue].takeFirst()
    {
      bury(copy, from: queue, .maxLength, after: cause, &buffer)
    }
    if queues[queue].mayExpire { noteDeadline(of: queue) }
  }
}
