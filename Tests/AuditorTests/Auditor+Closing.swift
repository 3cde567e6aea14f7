import AMQPModel
import BrokerCore

/// Ends of connections and channels, and time.
extension Auditor {
  mutating func close(_ id: ConnectionID) {
    guard let connection = connections.first(where: { $0.id == id }) else { return }
    enter(connection.host)
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
        if queues[queue].isQuorum { finishHandover(of: group[0].queue) }
        dispatch(group[0].queue)
        if queues[queue].isQuorum { finishTakingBack(group[0].queue) }
      }
    }
    // The one that came up may have gone with the channel as well.
    for number in successions {
      if let queue = index(of: number), queues[queue].active != nil { dispatch(number) }
    }
  }

  // MARK: Time

  /// The instants at which time alone does something.
  var deadlines: [Int] { allQueues.compactMap { deadline(of: $0.queue) } }

  /// The instants at which a waiting copy's time is over, at the head or not.
  var expiries: [Int] {
    deadlines + allQueues.flatMap { $0.queue.ready.compactMap(\.expiry) }
  }

  private func deadline(of queue: Queue) -> Int? {
    [unusedDeadline(of: queue), queue.first?.expiry].compactMap { $0 }.min()
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
      let due = allQueues.filter { (deadline(of: $0.queue) ?? .max) <= instant }
      let first = due.min {
        let (left, right) = ($0.queue, $1.queue)
        return (deadline(of: left) ?? 0, left.number) < (deadline(of: right) ?? 0, right.number)
      }
      guard let (host, next) = first, let deadline = deadline(of: next) else { break }
      enter(host)
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
    while let expiry = queues[queue].first?.expiry, expiry <= now {
      die(takeFirst(of: queue), in: number, "expired")
    }
  }
}
