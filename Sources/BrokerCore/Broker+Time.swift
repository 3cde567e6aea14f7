import AMQPModel

/// What time alone makes happen.
extension Broker {
  /// The next instant at which time alone makes something happen, if any; it may have passed.
  ///
  /// Of several deadlines at once that of the queue that was declared first is fired first.
  public var nextDeadline: Instant? {
    // Asking puts the index right, which nobody can see.
    mutating get { nextDue.map { Instant(milliseconds: $0.milliseconds) } }
  }

  private var nextDue: Deadlines.Entry? {
    mutating get { deadlines.first(in: queues) }
  }

  /// Notes when time alone will make something happen in a queue. Needed where that may be earlier
  /// than before: a copy that expires came to the head, also because the one before it was taken,
  /// or the last consumer went.
  @inline(never)
  mutating func noteDeadline(of queue: Handle) {
    guard let deadline = queues[queue].deadline else { return }
    deadlines.note(deadline, in: queue, order: queues[queue].order)
  }

  /// Fires the deadlines up to now, each at its own instant.
  mutating func passTime(_ buffer: inout EventBuffer) {
    let now = buffer.instant
    while let due = nextDue, due.milliseconds <= now.milliseconds {
      let instant = Instant(milliseconds: due.milliseconds)
      buffer.instant = max(instant, lastInstant)
      lastInstant = buffer.instant
      buffer.place = virtualHosts[queues[due.queue].virtualHost].place
      if queues[due.queue].isUnused(at: instant) {
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
    noteDeadline(of: queue)
  }
}
