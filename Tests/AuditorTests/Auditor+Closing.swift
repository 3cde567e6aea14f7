import AMQPModel
import BrokerCore

/// Ends of connections and channels, and time.
extension Auditor {
  mutating func close(_ id: ConnectionID) {
    connections.removeAll { $0.id == id }
    let own = channels.map(\.address).filter { $0.connection == id }
    close(own.sorted { $0.channel < $1.channel })
    // Exclusive queues go with their connection [exclusive-queue-dies-with-connection].
    for queue in queues where queue.owner == id { deleteQueue(queue.number, "exclusive") }
  }

  /// All consumers go before anything returns to a queue: nothing is delivered to what closes
  /// [channel-close-two-consumers, connection-close-redelivers-to-other].
  mutating func close(_ addresses: [ChannelAddress]) {
    let closing = addresses.compactMap { address in
      channels.first { $0.address == address }
    }
    channels.removeAll { addresses.contains($0.address) }
    var left: [Int] = []
    var successions: [Int] = []
    for address in addresses {
      for consumer in consumers where consumer.channel == address {
        if remove(consumer.number) { successions.append(consumer.queue) }
        left.append(consumer.queue)
      }
    }
    // [auto-delete-queue-channel-close]
    for queue in left { deleteIfAbandoned(queue) }
    for channel in closing {
      let held = channel.transaction?.deliveries ?? []
      let all = (channel.unsettled + held).sorted { $0.tag < $1.tag }
      for group in grouped(all, byConsumer: false) {
        guard let queue = index(of: group[0].queue) else { continue }
        // [expires-closed-fetch-resets]
        queues[queue].lastUsed = now
        takeBack(group, channelClosed: true)
        dispatch(group[0].queue)
        if queues[queue].isQuorum { finishTakingBack(group[0].queue) }
      }
    }
    for queue in successions { dispatch(queue) }
  }

  // MARK: Time

  /// The instants at which time alone does something.
  var deadlines: [Int] { queues.compactMap { deadline(of: $0) } }

  /// The instants at which a waiting copy's time is over, at the head or not.
  var expiries: [Int] { deadlines + queues.flatMap { $0.ready.compactMap(\.expiry) } }

  private func deadline(of queue: Queue) -> Int? {
    [unusedDeadline(of: queue), queue.ready.first?.expiry].compactMap { $0 }.min()
  }

  /// Consumers, a fetch and a declare count as use; publishing does not [expires-*].
  private func unusedDeadline(of queue: Queue) -> Int? {
    guard let expires = queue.number("x-expires") else { return nil }
    if consumers.contains(where: { $0.queue == queue.number }) { return nil }
    return queue.lastUsed + expires
  }

  /// Each deadline at its own instant; of several at once that of the older queue (our choice).
  mutating func passTime(to instant: Int) {
    while true {
      let due = queues.filter { (deadline(of: $0) ?? .max) <= instant }
      let next = due.min { (deadline(of: $0) ?? 0, $0.number) < (deadline(of: $1) ?? 0, $1.number) }
      guard let next, let deadline = deadline(of: next) else { break }
      now = max(now, deadline)
      if unusedDeadline(of: next).map({ $0 <= deadline }) ?? false {
        deleteQueue(next.number, "expired")
      } else {
        expireHead(of: next.number)
      }
      buryTheDead()
    }
    now = instant
  }

  /// Only what has reached the head goes [ttl-per-message-head-expires].
  mutating func expireHead(of number: Int) {
    guard let queue = index(of: number) else { return }
    while let expiry = queues[queue].ready.first?.expiry, expiry <= now {
      die(takeFirst(of: queue), in: number, "expired")
    }
  }
}
