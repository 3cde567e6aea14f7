import AMQPModel
import BrokerCore

/// Ack, nack, reject and recover.
extension Auditor {
  enum Outcome: String {
    case acknowledge
    case reject
    case requeue
  }

  mutating func settle(
    _ tag: DeliveryTag, _ isMultiple: Bool, _ outcome: Outcome, on channel: Int
  ) throws {
    let unsettled = channels[channel].unsettled
    let isKnown = unsettled.contains { $0.tag == Int(tag.rawValue) }
    let chosen: [Unsettled]
    if isMultiple, tag == 0 {
      // [ack-multiple-zero, ack-multiple-zero-nothing-outstanding]
      chosen = unsettled
    } else if !isKnown {
      // [ack-unknown-tag, ack-unknown-tag-multiple, ack-zero-single]
      throw Refusal(.preconditionFailed, "unknown delivery tag \(tag)")
    } else {
      // Tags count for the whole channel [dispatch-prefetch2-both-on-one-channel].
      chosen = unsettled.filter {
        isMultiple ? $0.tag <= Int(tag.rawValue) : $0.tag == Int(tag.rawValue)
      }
    }
    settle(chosen, outcome, on: channel)
  }

  /// [recover-requeue-true, recover-async-and-gets]
  mutating func recover(requeue: Bool, on channel: Int) throws {
    guard requeue else { throw Refusal(.notImplemented, "requeue=false") }
    count("recovered")
    let all = channels[channel].unsettled
    channels[channel].unsettled = []
    settleNow(all, .requeue, on: channel)
  }

  private mutating func settle(_ chosen: [Unsettled], _ outcome: Outcome, on channel: Int) {
    channels[channel].unsettled.removeAll { own in chosen.contains { $0.tag == own.tag } }
    if channels[channel].transaction == nil {
      settleNow(chosen, outcome, on: channel)
    } else {
      hold(chosen, outcome, on: channel)
    }
  }

  mutating func settleNow(_ chosen: [Unsettled], _ outcome: Outcome, on channel: Int) {
    let address = channels[channel].address
    // Fetches give no room [qos-get-counts-against-global]; the queues hear of it after they have
    // settled [qos-global-recover-order].
    let wasFull = channels[channel].isFull
    let fromConsumers = chosen.count { $0.consumer != nil }
    channels[channel].volume = max(0, channels[channel].volume - fromConsumers)
    let held = wasFull && !channels[channel].isFull ? suspended(address) : []
    for group in grouped(chosen, byConsumer: true) { settle(group, outcome, address) }
    resume(held, address)
  }

  private mutating func settle(
    _ group: [Unsettled], _ outcome: Outcome, _ address: ChannelAddress
  ) {
    let number = group[0].queue
    guard index(of: number) != nil else {
      // [queue-delete-ack-afterwards]
      count("settled after deletion")
      return
    }
    // The queue knows consumers by channel and tag: a new one under an old tag gets the room
    // [consumer-tag-reuse-window].
    let heir = consumers.firstIndex {
      $0.channel == address && $0.tag == group[0].consumer && $0.queue == number
    }
    let wasAtLimit = heir.map { consumers[$0].credit == 0 } ?? false
    if let heir, let credit = consumers[heir].credit {
      consumers[heir].credit = credit + group.count
    }
    count("settled: \(outcome.rawValue)")
    switch outcome {
    case .acknowledge: break
    case .reject: for unsettled in group { die(unsettled.copy, in: number, "rejected") }
    case .requeue: takeBack(group, channelClosed: false)
    }
    if outcome == .requeue { failHandover(of: number) } else { finishHandover(of: number) }
    if wasAtLimit { unblock(address, in: number) }
    dispatch(number)
    if outcome == .requeue, queues.contains(where: { $0.number == number && $0.isQuorum }) {
      finishTakingBack(number)
    }
  }

  /// Copies return to their places, flagged [nack-requeue-*]; what does not fit then goes before
  /// anybody can take it [maxlen-requeue-with-consumer].
  mutating func takeBack(_ group: [Unsettled], channelClosed: Bool) {
    guard let queue = index(of: group[0].queue) else { return }
    if queues[queue].isQuorum {
      takeBackInQuorum(group, channelClosed: channelClosed)
      return
    }
    for unsettled in group {
      var copy = unsettled.copy
      copy.wasDelivered = true
      insert(copy, into: queue)
    }
    dropWhatIsTooMuch(in: group[0].queue)
  }

  /// A channel settles queue by queue and consumer by consumer, in the order of their names, fetches
  /// first [qos-global-recover-order]; a queue that loses a channel takes everything at once.
  func grouped(_ all: [Unsettled], byConsumer: Bool) -> [[Unsettled]] {
    var groups: [[Unsettled]] = []
    for unsettled in all {
      let group = groups.firstIndex {
        $0[0].queue == unsettled.queue && (!byConsumer || $0[0].consumer == unsettled.consumer)
      }
      if let group { groups[group].append(unsettled) } else { groups.append([unsettled]) }
    }
    return groups.sorted {
      let (left, right) = ($0[0], $1[0])
      if left.queueName != right.queueName { return left.queueName < right.queueName }
      return (left.consumer ?? "") < (right.consumer ?? "")
    }
  }
}
