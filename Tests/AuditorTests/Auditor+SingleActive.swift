import AMQPModel
import BrokerCore

/// The single active consumer of a quorum queue, which makes way for a higher priority
/// [quorum-sac-priority].
extension Auditor {
  func priority(of consumer: Int) -> Int {
    consumers.first { $0.number == consumer }?.priority ?? 0
  }

  /// At once if it has nothing to settle; else it gets nothing more until it has.
  mutating func replace(_ active: Int, by consumer: Int, of queue: Int) {
    queues[queue].turns.removeAll { $0 == active }
    queues[queue].blocked.removeAll { $0 == active }
    if unsettled(of: active) == 0 {
      count("higher priority is active")
      queues[queue].active = consumer
      queues[queue].isHandingOver = false
      queues[queue].turns.append(consumer)
    } else {
      count("consumer hands over")
      queues[queue].isHandingOver = true
    }
  }

  /// The highest priority, then, in a quorum queue, the most room, then the oldest
  /// [sac-failover-order, quorum-sac-credit-order, quorum-sac-displaced-order].
  mutating func chooseActive(of queue: Int) {
    var own = consumers.filter { $0.queue == queues[queue].number }
    let highest = own.map(\.priority).max()
    own.removeAll { $0.priority != highest }
    func room(_ consumer: Consumer) -> Int { consumer.prefetch == 0 ? 2_000 : consumer.prefetch }
    let largest = own.map(room).max()
    if queues[queue].isQuorum { own.removeAll { room($0) != largest } }
    queues[queue].active = own.first?.number
    queues[queue].isHandingOver = false
    queues[queue].turns = own.first.map { [$0.number] } ?? []
  }

  /// It has settled the last one for good, or somebody has gone.
  mutating func finishHandover(of number: Int) {
    guard let queue = index(of: number), queues[queue].hasSingleActiveConsumer else { return }
    if let active = queues[queue].active {
      guard queues[queue].isHandingOver, unsettled(of: active) == 0 else { return }
      count("handed over")
    }
    chooseActive(of: queue)
  }

  /// It has put the last one back: nobody is active until somebody starts, goes or settles something
  /// for good [quorum-sac-stuck-*].
  mutating func failHandover(of number: Int) {
    guard let queue = index(of: number), queues[queue].isHandingOver,
      let active = queues[queue].active, unsettled(of: active) == 0
    else { return }
    count("handover failed")
    queues[queue].active = nil
    queues[queue].isHandingOver = false
  }

  /// What a transaction holds back is not settled.
  private func unsettled(of number: Int) -> Int {
    guard let consumer = consumers.first(where: { $0.number == number }),
      let channel = channels.first(where: { $0.address == consumer.channel })
    else { return 0 }
    let held = (channel.transaction?.deliveries ?? []) + channel.committing
    return (channel.unsettled + held).count {
      $0.consumer == consumer.tag && $0.queue == consumer.queue
    }
  }
}
