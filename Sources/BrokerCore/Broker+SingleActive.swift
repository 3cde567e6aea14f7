/// Queues that serve one consumer and keep the others in reserve (scenarios `sac-*`).
///
/// Only the active consumer is in the queue's ring, so the others are not even asked.
extension Broker {
  /// A consumer that has just started takes its place among those that are served, or stands by.
  mutating func admit(
    _ consumer: Handle, to queue: Handle, after cause: Int, _ buffer: inout EventBuffer
  ) {
    guard queues[queue].settings.hasSingleActiveConsumer else {
      queues[queue].ring.append(consumer, priority: consumers[consumer].properties.priority)
      return
    }
    guard let active = queues[queue].activeConsumer else {
      replaceActiveConsumer(of: queue, after: cause, &buffer)
      if queues[queue].activeConsumer != consumer {
        standBy(consumer, of: queue, after: cause, &buffer)
      }
      return
    }
    if queues[queue].quorum != nil,
      consumers[consumer].properties.priority > consumers[active].properties.priority
    {
      replace(active, by: consumer, of: queue, after: cause, &buffer)
      return
    }
    standBy(consumer, of: queue, after: cause, &buffer)
  }

  /// In a quorum queue a higher priority takes over from the active consumer, which first settles
  /// what it has (scenario `quorum-sac-priority`).
  private mutating func replace(
    _ active: Handle, by consumer: Handle, of queue: Handle, after cause: Int,
    _ buffer: inout EventBuffer
  ) {
    queues[queue].ring.remove(active)
    if consumers[active].unacknowledged == 0 {
      activate(consumer, of: queue, after: cause, &buffer)
      standBy(active, of: queue, after: cause, &buffer)
      return
    }
    queues[queue].quorum?.isHandingOver = true
    standBy(consumer, of: queue, after: cause, &buffer)
    buffer.emit(
      .consumerActivityChanged(consumers[active].properties, .handingOver), after: cause)
  }

  /// Somebody has settled something for good, or gone: the active consumer makes way if it was to
  /// and has nothing left, and where none is active one begins.
  mutating func finishHandover(
    of queue: Handle, after cause: Int?, _ buffer: inout EventBuffer
  ) {
    guard queues[queue].settings.hasSingleActiveConsumer else { return }
    let active = queues[queue].activeConsumer
    if let active {
      guard queues[queue].quorum?.isHandingOver == true, consumers[active].unacknowledged == 0
      else { return }
      queues[queue].activeConsumer = nil
    }
    replaceActiveConsumer(of: queue, after: cause, &buffer)
    if let active, queues[queue].activeConsumer != active {
      standBy(active, of: queue, after: cause, &buffer)
    }
  }

  /// An active consumer that was to make way has put back what was left: it stands by, and nobody
  /// is active until one starts or goes, or somebody settles something for good (scenarios
  /// `quorum-sac-stuck-*`).
  mutating func failHandover(
    of queue: Handle, after cause: Int?, _ buffer: inout EventBuffer
  ) {
    guard queues[queue].quorum?.isHandingOver == true, let active = queues[queue].activeConsumer,
      consumers[active].unacknowledged == 0
    else { return }
    queues[queue].activeConsumer = nil
    queues[queue].quorum?.isHandingOver = false
    standBy(active, of: queue, after: cause, &buffer)
  }

  private func standBy(
    _ consumer: Handle, of queue: Handle, after cause: Int?, _ buffer: inout EventBuffer
  ) {
    let active = queues[queue].activeConsumer.map { consumers[$0].properties.tag }
    buffer.emit(
      .consumerActivityChanged(
        consumers[consumer].properties, .waiting(behind: active)), after: cause)
  }

  /// Chooses a new active consumer where there is none: the highest priority, then, in a quorum
  /// queue, the most room (scenario `quorum-sac-credit-order`), then the oldest.
  ///
  /// Called when everybody who goes has gone, so that nobody is chosen who is about to go
  /// (scenario `sac-two-on-one-channel`). Returns whether somebody was chosen.
  @discardableResult
  mutating func replaceActiveConsumer(
    of queue: Handle, after cause: Int?, _ buffer: inout EventBuffer
  ) -> Bool {
    guard queues.contains(queue), queues[queue].settings.hasSingleActiveConsumer,
      queues[queue].activeConsumer == nil
    else { return false }
    let isQuorum = queues[queue].quorum != nil
    let successor = queues[queue].consumers.min { left, right in
      let (left, right) = (consumers[left], consumers[right])
      let (leftRoom, rightRoom) = isQuorum ? (left.window, right.window) : (0, 0)
      return (-left.properties.priority, -leftRoom, left.order)
        < (-right.properties.priority, -rightRoom, right.order)
    }
    guard let successor else { return false }
    activate(successor, of: queue, after: cause, &buffer)
    return true
  }

  private mutating func activate(
    _ consumer: Handle, of queue: Handle, after cause: Int?, _ buffer: inout EventBuffer
  ) {
    let properties = consumers[consumer].properties
    queues[queue].activeConsumer = consumer
    queues[queue].quorum?.isHandingOver = false
    queues[queue].ring.append(consumer, priority: properties.priority)
    buffer.emit(.consumerActivityChanged(properties, .active), after: cause)
  }

  /// Whether a consumer is served.
  func activity(of consumer: Handle) -> ConsumerActivity {
    let queue = consumers[consumer].queue
    guard queues[queue].settings.hasSingleActiveConsumer else { return .up }
    if queues[queue].activeConsumer == consumer {
      return queues[queue].quorum?.isHandingOver == true ? .handingOver : .active
    }
    return .waiting(behind: queues[queue].activeConsumer.map { consumers[$0].properties.tag })
  }
}
