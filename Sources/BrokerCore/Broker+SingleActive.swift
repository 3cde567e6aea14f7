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
      activate(consumer, of: queue, after: cause, &buffer)
      return
    }
    buffer.emit(
      .consumerActivityChanged(
        consumers[consumer].properties,
        .waiting(behind: consumers[active].properties.tag)), after: cause)
  }

  /// Chooses a new active consumer where there is none: the highest priority, then the oldest.
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
    let successor = queues[queue].consumers.min { left, right in
      let (left, right) = (consumers[left], consumers[right])
      return (-left.properties.priority, left.order) < (-right.properties.priority, right.order)
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
    queues[queue].ring.append(consumer, priority: properties.priority)
    buffer.emit(.consumerActivityChanged(properties, .active), after: cause)
  }

  /// Whether a consumer is served.
  func activity(of consumer: Handle) -> ConsumerActivity {
    let queue = consumers[consumer].queue
    guard queues[queue].settings.hasSingleActiveConsumer else { return .up }
    if queues[queue].activeConsumer == consumer { return .active }
    return .waiting(behind: queues[queue].activeConsumer.map { consumers[$0].properties.tag })
  }
}
