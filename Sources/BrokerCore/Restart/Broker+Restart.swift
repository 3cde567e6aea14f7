import AMQPModel

/// The broker stops and starts again. Recorded: scenarios `restart-*`,
/// `broker-restart-durability`.
extension Broker {
  /// In this order: connections are lost together, in the order of their names, and what they had
  /// not settled returns to its place, flagged as redelivered; auto-delete queues that lose their
  /// last consumer and exclusive queues go, as ever; then the broker comes back: queues in the
  /// order of their declaration, each with its copies in their order, then exchanges likewise.
  mutating func restart(_ buffer: inout EventBuffer) {
    let began = buffer.emit(.restart(.began), after: nil)
    loseConnections(after: began, &buffer)
    // What died of that is published again while everything is still there.
    deliverDeadLetters(&buffer)
    var (survivors, kept, lost) = (0, 0, 0)
    for queue in allQueues.sorted(by: { queues[$0].order < queues[$1].order }) {
      buffer.place = virtualHosts[queues[queue].virtualHost].place
      let count = queues[queue].ready.count
      if queues[queue].properties.isDurable {
        survivors += 1
        kept += restart(queue, after: began, &buffer)
        lost += count - queues[queue].ready.count
      } else {
        lost += count
        deleteQueue(queue, .restart, after: began, &buffer)
      }
    }
    let inOrder = virtualHosts.flatMap(\.exchangeHandles.values)
      .sorted { exchanges[$0].order < exchanges[$1].order }
    for exchange in inOrder {
      buffer.place = virtualHosts[exchanges[exchange].virtualHost].place
      let name = exchanges[exchange].name
      if !exchanges[exchange].properties.isDurable {
        deleteExchange(exchange, .restart, after: began, &buffer)
      } else if !name.isEmpty, !name.value.hasPrefix("amq.") {
        buffer.emit(.restart(.exchangeSurvived(name)), after: began)
      }
    }
    buffer.place = nil
    buffer.emit(.restart(.finished(queues: survivors, kept: kept, lost: lost)), after: began)
  }

  /// Ends all connections at once, so that nothing unsettled reaches another one's consumers.
  private mutating func loseConnections(after cause: Int, _ buffer: inout EventBuffer) {
    var closing: [Int: [Handle]] = [:]
    for (id, connection) in connections.sorted(by: { $0.key < $1.key }) {
      buffer.place = virtualHosts[connection.virtualHost].place
      buffer.emit(.connectionClosed(id, .lost), after: cause)
      closing[connection.virtualHost, default: []] += connection.channels.sorted().compactMap {
        channelHandles[ChannelAddress(id, $0)]
      }
    }
    connections = [:]
    for host in closing.keys.sorted(by: { virtualHosts[$0].order < virtualHosts[$1].order }) {
      buffer.place = virtualHosts[host].place
      closeChannels(closing[host] ?? [], .withConnection, after: cause, &buffer)
    }
    let owned = allQueues.filter { queues[$0].properties.owner != nil }
    for queue in owned.sorted(by: { queues[$0].order < queues[$1].order }) {
      buffer.place = virtualHosts[queues[queue].virtualHost].place
      deleteQueue(queue, .exclusive, after: cause, &buffer)
    }
  }

  /// Tells what a durable queue keeps and loses; returns how many copies it keeps.
  private mutating func restart(
    _ queue: Handle, after cause: Int, _ buffer: inout EventBuffer
  ) -> Int {
    let before = queues[queue]
    queues[queue].restart(at: buffer.instant)
    noteDeadline(of: queue)
    let kept = queues[queue].ready.count
    let survived = buffer.emit(
      .restart(.queueSurvived(before.name, kept: kept, lost: before.ready.count - kept)),
      after: cause)
    for copy in before.ready {
      if let reason = before.survival(of: copy) {
        buffer.emit(
          .restart(
            .messageSurvived(
              copy.number, in: before.name, reason, isRedelivered: copy.isRedelivered)),
          after: survived)
      } else {
        buffer.emit(
          .dropped(copy.number, from: before.name, .restart(.transientMessage)), after: survived)
      }
    }
    return kept
  }
}
