import AMQPModel
import BrokerCore

/// Consumers, their turns and their limits; fetching.
extension Auditor {
  mutating func perform(_ method: BasicMethod, on channel: Int) throws {
    switch method {
    case .publish(let publish): try self.publish(publish, on: channel)
    case .consume(let consume): try self.consume(consume, on: channel)
    case .cancel(let cancel): self.cancel(cancel, on: channel)
    case .qos(let qos): try setPrefetch(qos, on: channel)
    case .get(let get): try self.get(get, on: channel)
    case .ack(let ack):
      try settle(ack.deliveryTag, ack.multiple, .acknowledge, on: channel)
    case .nack(let nack):
      try settle(nack.deliveryTag, nack.multiple, nack.requeue ? .requeue : .reject, on: channel)
    case .reject(let reject):
      try settle(reject.deliveryTag, false, reject.requeue ? .requeue : .reject, on: channel)
    case .recover(let recover):
      try self.recover(requeue: recover.requeue, on: channel)
      send(.basic(.recoverOk), to: channels[channel].address)
    case .recoverAsync(let recover): try self.recover(requeue: recover.requeue, on: channel)
    case .qosOk, .consumeOk, .cancelOk, .return, .deliver, .getOk, .getEmpty, .recoverOk: break
    }
  }

  private mutating func consume(_ consume: BasicMethod.Consume, on channel: Int) throws {
    let address = channels[channel].address
    // [consume-duplicate-tag]
    if consumers.contains(where: { $0.channel == address && $0.tag == consume.consumerTag }) {
      throw Refusal(.notAllowed, "attempt to reuse consumer tag '\(consume.consumerTag)'")
    }
    if consume.queue == Self.pseudoQueue {
      try consumeReplies(consume, on: channel)
      return
    }
    let name = try meant(consume.queue, on: channel)
    try check(.read, queue: name, on: channel)
    let queue = try queue(name)
    try refuseStrangers(queue, on: channel)
    // [consumer-priority-invalid]
    let priority = consume.arguments["x-priority"] ?? .int32(0)
    guard let priority = priority.integer else {
      throw Refusal(
        .preconditionFailed,
        "invalid arg 'x-priority' for queue '\(queue.name)' in vhost '\(host)': \"expected integer, got "
          + "\(priority.typeName)\"")
    }
    // [quorum-consume-refusals]
    if queue.isQuorum, channels[channel].limit > 0 {
      throw Refusal(
        .notImplemented, "queue '\(queue.name)' in vhost '\(host)' does not support global qos")
    }
    // [consume-exclusive, sac-exclusive-consumer-refused, quorum-exclusive-consume]
    let others = consumers.filter { $0.queue == queue.number }
    let isDisturbing =
      consume.exclusive && (!others.isEmpty || queue.hasSingleActiveConsumer)
    if !queue.isQuorum, isDisturbing || others.contains(where: \.isExclusive) {
      throw Refusal(.accessRefused, "queue '\(queue.name)' in vhost '\(host)' in exclusive use")
    }
    var tag = consume.consumerTag
    if tag.isEmpty { tag = ConsumerTag(chosenName("amq.ctag-")) }
    // Without acknowledging there is nothing to limit [qos-*].
    let prefetch = channels[channel].prefetch
    let isLimited = prefetch > 0 && !consume.noAck
    lastNumber += 1
    consumers.append(
      Consumer(
        number: lastNumber, tag: tag, queue: queue.number, channel: address,
        isAutomatic: consume.noAck, isExclusive: consume.exclusive, prefetch: prefetch,
        priority: Int(priority), arguments: consume.arguments,
        credit: isLimited ? prefetch : nil))
    admit(lastNumber, to: queue.number)
    count("consumer started")
    send(.basic(.consumeOk(.init(consumerTag: tag))), to: address)
    dispatch(queue.number)
  }

  /// With a single active consumer the others stand by [sac-failover-order].
  private mutating func admit(_ consumer: Int, to number: Int) {
    guard let queue = index(of: number) else { return }
    if queues[queue].hasSingleActiveConsumer {
      if let active = queues[queue].active {
        if queues[queue].isQuorum, priority(of: consumer) > priority(of: active) {
          replace(active, by: consumer, of: queue)
        } else {
          count("consumer stands by")
        }
        return
      }
      chooseActive(of: queue)
      return
    }
    queues[queue].turns.append(consumer)
  }

  /// [cancel-unknown-tag, cancel-keeps-unacked]
  private mutating func cancel(_ cancel: BasicMethod.Cancel, on channel: Int) {
    let address = channels[channel].address
    if channels[channel].reply?.tag == cancel.consumerTag {
      channels[channel].reply = nil
      send(.basic(.cancelOk(.init(consumerTag: cancel.consumerTag))), to: address)
      count("replies cancelled")
      return
    }
    let found = consumers.first { $0.channel == address && $0.tag == cancel.consumerTag }
    let isSucceeded = found.map { remove($0.number) } ?? false
    send(.basic(.cancelOk(.init(consumerTag: cancel.consumerTag))), to: address)
    count(found == nil ? "nothing cancelled" : "cancelled")
    guard let found else { return }
    deleteIfAbandoned(found.queue)
    if isSucceeded { dispatch(found.queue) }
  }

  /// Takes a consumer away; whether another one became the active one.
  mutating func remove(_ number: Int) -> Bool {
    guard let consumer = consumers.first(where: { $0.number == number }),
      let queue = index(of: consumer.queue)
    else { return false }
    consumers.removeAll { $0.number == number }
    queues[queue].turns.removeAll { $0 == number }
    queues[queue].blocked.removeAll { $0 == number }
    queues[queue].lastUsed = now
    // [qos-global-held-up-consumer-replaced]
    let others = consumers.filter { $0.queue == consumer.queue }
    if !others.contains(where: { $0.channel == consumer.channel }) {
      queues[queue].suspended.removeAll { $0 == consumer.channel }
    }
    guard queues[queue].hasSingleActiveConsumer else { return false }
    if queues[queue].active == number { queues[queue].active = nil }
    guard queues[queue].active == nil else { return false }
    chooseActive(of: queue)
    if queues[queue].active != nil { count("another consumer is active") }
    return queues[queue].active != nil
  }

  private mutating func setPrefetch(_ qos: BasicMethod.Qos, on channel: Int) throws {
    // [qos-prefetch-size-not-implemented]
    if qos.prefetchSize != 0 {
      throw Refusal(.notImplemented, "prefetch_size!=0 (\(qos.prefetchSize))")
    }
    let wasFull = channels[channel].isFull
    let isGlobal = qos.global && profile == .current
    if isGlobal != qos.global { count("global prefetch ignored") }
    let limit = isGlobal ? Int(qos.prefetchCount) : 0
    if !isGlobal { channels[channel].prefetch = Int(qos.prefetchCount) }
    // What is unsettled when a limit is first set counts, fetches too; later only what consumers
    // get [qos-get-counts-against-global]. A limit for each consumer lifts the one for all
    // [qos-per-consumer-lifts-global].
    if limit == 0 {
      channels[channel].volume = 0
    } else if channels[channel].limit == 0 {
      channels[channel].volume = channels[channel].unsettled.count
    }
    channels[channel].limit = limit
    send(.basic(.qosOk), to: channels[channel].address)
    let address = channels[channel].address
    if wasFull, !channels[channel].isFull { resume(suspended(address), address) }
  }

  private mutating func get(_ get: BasicMethod.Get, on channel: Int) throws {
    let address = channels[channel].address
    let name = try meant(get.queue, on: channel)
    try check(.read, queue: name, on: channel)
    let number = try queue(name).number
    guard let queue = index(of: number) else { return }
    try refuseStrangers(queues[queue], on: channel)
    // [quorum-sac]
    if queues[queue].isQuorum, queues[queue].hasSingleActiveConsumer {
      throw Refusal(
        .resourceLocked,
        "cannot obtain access to locked queue '\(name)' in vhost '\(host)'. basic.get operations "
          + "are not supported by quorum queues with single active consumer")
    }
    // [expires-get-resets]
    queues[queue].lastUsed = now
    expireHead(of: number)
    guard !queues[queue].ready.isEmpty else {
      count("got empty")
      send(.basic(.getEmpty), to: address)
      return
    }
    let copy = takeFirst(of: queue)
    // What its going brings to the head is gone before the answer counts
    // [ttl-behind-head-vanishes-on-get], in quorum queues after [quorum-ttl-head].
    let left = queues[queue].ready.count
    expireHead(of: number)
    let isQuorum = queues[queue].isQuorum
    channels[channel].lastTag += 1
    let tag = channels[channel].lastTag
    // The limits of consumers mean nothing here [qos-does-not-limit-get].
    if !get.noAck {
      channels[channel].unsettled.append(
        Unsettled(
          tag: tag, queue: number, queueName: queues[queue].name, consumer: nil, copy: copy))
    }
    count("got")
    send(
      .basic(
        .getOk(
          .init(
            deliveryTag: DeliveryTag(UInt64(tag)), redelivered: copy.wasDelivered,
            messageCount: isQuorum ? left : queues[queue].ready.count, message: copy.message))),
      to: address)
  }

  // MARK: Turns

  /// The consumer whose turn it is goes to the back; whoever is found full leaves until there is
  /// room again [dispatch-*, consumer-priority-*].
  mutating func nextConsumer(of number: Int) -> Int? {
    guard let queue = index(of: number) else { return nil }
    while !queues[queue].turns.isEmpty {
      let waiting = queues[queue].turns.compactMap { turn in
        consumers.first { $0.number == turn }
      }
      let highest = waiting.map(\.priority).max()
      guard let consumer = waiting.first(where: { $0.priority == highest }) else { return nil }
      queues[queue].turns.removeAll { $0 == consumer.number }
      let isSuspended = queues[queue].suspended.contains(consumer.channel)
      if !isSuspended, consumer.credit != 0 {
        // Auto-ack consumers are held up as well [qos-global-holds-up-auto-ack].
        // Quorum queues know nothing of the limit [quorum-global-qos-later].
        let isFull = channels.contains { $0.address == consumer.channel && $0.isFull }
        if !isFull || queues[queue].isQuorum {
          queues[queue].turns.append(consumer.number)
          return consumer.number
        }
        queues[queue].suspended.append(consumer.channel)
      }
      queues[queue].blocked.append(consumer.number)
    }
    return nil
  }

  mutating func dispatch(_ number: Int) {
    expireHead(of: number)
    serve(number)
  }

  mutating func serve(_ number: Int) {
    guard let queue = index(of: number) else { return }
    while !queues[queue].ready.isEmpty, let consumer = nextConsumer(of: number) {
      deliver(takeFirst(of: queue), to: consumer)
      // A quorum queue takes a full consumer out at once [quorum-dispatch].
      if queues[queue].isQuorum,
        consumers.contains(where: { $0.number == consumer && $0.credit == 0 })
      {
        queues[queue].turns.removeAll { $0 == consumer }
        queues[queue].blocked.append(consumer)
      }
      expireHead(of: number)
    }
  }

  mutating func deliver(_ copy: Copy, to number: Int) {
    guard let index = consumers.firstIndex(where: { $0.number == number }),
      let queue = queues.first(where: { $0.number == consumers[index].queue }),
      let channel = channels.firstIndex(where: { $0.address == consumers[index].channel })
    else { return }
    let consumer = consumers[index]
    channels[channel].lastTag += 1
    let tag = channels[channel].lastTag
    if !consumer.isAutomatic {
      if let credit = consumer.credit { consumers[index].credit = credit - 1 }
      if channels[channel].limit > 0, !queue.isQuorum { channels[channel].volume += 1 }
      channels[channel].unsettled.append(
        Unsettled(
          tag: tag, queue: queue.number, queueName: queue.name, consumer: consumer.tag, copy: copy))
    }
    count(copy.wasDelivered ? "redelivered" : "delivered")
    send(
      .basic(
        .deliver(
          .init(
            consumerTag: consumer.tag, deliveryTag: DeliveryTag(UInt64(tag)),
            redelivered: copy.wasDelivered, message: copy.message))), to: consumer.channel)
  }

  /// A channel's blocked consumers that may take something again come in at the back
  /// [dispatch-unblock-two-consumers-same-channel].
  mutating func unblock(_ address: ChannelAddress, in number: Int) {
    guard let queue = index(of: number) else { return }
    for blocked in queues[queue].blocked {
      guard let consumer = consumers.first(where: { $0.number == blocked }),
        consumer.channel == address, consumer.credit != 0
      else { continue }
      queues[queue].blocked.removeAll { $0 == blocked }
      queues[queue].turns.append(blocked)
    }
  }

  /// The queues that have found a channel full, in the order in which its consumers started (our
  /// choice).
  func suspended(_ address: ChannelAddress) -> [Int] {
    var numbers: [Int] = []
    for consumer in consumers where consumer.channel == address {
      let isSuspended = queues.contains {
        $0.number == consumer.queue && $0.suspended.contains(address)
      }
      if isSuspended, !numbers.contains(consumer.queue) { numbers.append(consumer.queue) }
    }
    return numbers
  }

  /// They go on when the channel had room, even if others have filled it again by then
  /// [qos-global-recover-fills-again]; where there are several, the next one begins each time.
  mutating func resume(_ numbers: [Int], _ address: ChannelAddress) {
    var numbers = numbers
    if numbers.count > 1, let channel = channels.firstIndex(where: { $0.address == address }) {
      let first = channels[channel].turn % numbers.count
      channels[channel].turn = first + 1
      numbers = Array(numbers[first...] + numbers[..<first])
    }
    for number in numbers {
      guard let queue = index(of: number), queues[queue].suspended.contains(address)
      else { continue }
      count("channel resumed")
      queues[queue].suspended.removeAll { $0 == address }
      unblock(address, in: number)
      dispatch(number)
    }
  }
}
