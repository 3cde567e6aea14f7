import AMQPModel

/// What must always hold; checked after every operation in debug builds of small brokers and by
/// the property tests.
extension Broker {
  /// Whether a debug build looks at everything after the last operation: with many messages, or
  /// after each operation with many queues, the walk would make it slow.
  var isToBeChecked: Bool {
    lastMessageNumber <= 2_000
      && (queues.slotCount <= 256 || eventCount % (queues.slotCount / 8) == 0)
  }

  /// A sentence about the first invariant that does not hold, or nil.
  package var invariantViolation: String? {
    deliveryViolation ?? dispatchViolation ?? activityViolation ?? deadlineViolation
  }

  /// A copy is ready, unacknowledged or gone, never two of them; counters agree with the lists.
  private var deliveryViolation: String? {
    var unacknowledged: [Handle: Set<Int>] = [:]
    var perConsumer: [Handle: Int] = [:]
    for handle in channelHandles.values {
      var lastTag = 0
      for delivery in channels[handle].unacknowledged {
        if delivery.sequence <= lastTag { return "delivery tags rise on a channel" }
        lastTag = delivery.sequence
      }
      let held = channels[handle].transaction?.deliveries ?? []
      for delivery in Array(channels[handle].unacknowledged) + held {
        if let consumer = delivery.consumer { perConsumer[consumer, default: 0] += 1 }
        let isFirst = unacknowledged[delivery.queue, default: []].insert(delivery.copy.sequence)
        if !isFirst.inserted { return "a copy is unacknowledged once" }
      }
    }
    for handle in allQueues {
      let queue = queues[handle]
      let outstanding = unacknowledged[handle] ?? []
      if queue.unacknowledged != outstanding.count {
        return "queue \(queue.name) counts \(queue.unacknowledged) of \(outstanding.count)"
      }
      var last = Int.min
      for copy in queue.ready {
        if copy.sequence <= last { return "queue \(queue.name) keeps its order" }
        if outstanding.contains(copy.sequence) { return "a ready copy is not unacknowledged" }
        last = copy.sequence
      }
      for consumer in queue.consumers {
        if consumers[consumer].unacknowledged != perConsumer[consumer, default: 0] {
          return "consumer \(consumers[consumer].properties.tag) counts its deliveries"
        }
      }
    }
    return nil
  }

  /// A queue with a single active consumer has one as soon as it has any; a quorum queue may have
  /// none after a handover that failed.
  private var activityViolation: String? {
    for handle in allQueues {
      let queue = queues[handle]
      let isServed = queue.activeConsumer.map { queue.consumers.contains($0) }
      let isWanted = queue.settings.hasSingleActiveConsumer && !queue.consumers.isEmpty
      if queue.quorum != nil, queue.activeConsumer == nil, queue.ring.isEmpty { continue }
      if isServed != (isWanted ? true : nil) { return "\(queue.name) serves somebody else" }
    }
    return nil
  }

  /// Nobody with room waits beside a ready message.
  private var dispatchViolation: String? {
    for handle in allQueues where !queues[handle].ready.isEmpty {
      if !queues[handle].ring.isEmpty { return "\(queues[handle].name) has idle consumers" }
    }
    return nil
  }

  /// The index of deadlines knows of every one, and not too late.
  private var deadlineViolation: String? {
    for handle in allQueues {
      guard let deadline = queues[handle].deadline else { continue }
      if deadlines.noted(for: handle).map({ $0 <= deadline }) != true {
        return "the deadline of \(queues[handle].name) is noted"
      }
    }
    return nil
  }
}
