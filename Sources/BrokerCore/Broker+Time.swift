import AMQPModel

/// What time alone makes happen.
extension Broker {
  /// The next instant at which time alone makes something happen, if any; it may have passed.
  public var nextDeadline: Instant? { nextDue?.instant }

  /// The earliest deadline; of several at once that of the queue that was declared first.
  private var nextDue: (instant: Instant, queue: Handle)? {
    var next: (milliseconds: Int, order: Int, queue: Handle)?
    for queue in allQueues {
      guard let deadline = queues[queue].deadline else { continue }
      let order = queues[queue].order
      if next.map({ (deadline, order) < ($0.milliseconds, $0.order) }) ?? true {
        next = (deadline, order, queue)
      }
    }
    return next.map { (Instant(milliseconds: $0.milliseconds), $0.queue) }
  }

  /// Fires the deadlines up to now, each at its own instant.
  mutating func passTime(_ buffer: inout EventBuffer) {
    let now = buffer.instant
    while let due = nextDue, due.instant <= now {
      buffer.instant = max(due.instant, lastInstant)
      lastInstant = buffer.instant
      buffer.place = virtualHosts[queues[due.queue].virtualHost].place
      if queues[due.queue].isUnused(at: due.instant) {
        deleteQueue(due.queue, .expired, after: nil, &buffer)
      } else {
        expireHead(of: due.queue, &buffer)
      }
      deliverDeadLetters(&buffer)
    }
    buffer.instant = now
  }

  /// Removes the expired messages at the head; those behind a live one stay (scenarios `ttl-*`).
  @inline(__always)
  mutating func expireHead(of queue: Handle, _ buffer: inout EventBuffer) {
    if queues[queue].mayExpire { removeExpired(from: queue, &buffer) }
  }

  private mutating func removeExpired(from queue: Handle, _ buffer: inout EventBuffer) {
    let now = buffer.instant.milliseconds
    while let expiry = queues[queue].headExpiry, expiry <= now,
      let copy = queues[queue].takeFirst()
    {
      let expired = buffer.emit(
        .expired(copy.number, from: queues[queue].name, ready: queues[queue].ready.count),
        after: nil)
      bury(copy, from: queue, .expired, after: expired, &buffer)
    }
  }
}
