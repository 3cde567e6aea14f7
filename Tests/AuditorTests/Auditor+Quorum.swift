import AMQPModel
import BrokerCore

/// What is different in quorum queues.
extension Auditor {
  /// A copy waits before it is handed on, and a queue that refuses takes one too many
  /// [quorum-reject-publish, quorum-ttl-zero].
  mutating func enqueueInQuorum(_ copy: Copy, into number: Int) -> Bool {
    guard let queue = index(of: number) else { return true }
    if queues[queue].isRefusing {
      count("overflow quorum")
      count("dropped maxlen")
      return false
    }
    insert(copy, into: queue)
    serve(number)
    expireHead(of: number)
    limitQuorum(number)
    return true
  }

  /// Drops from the head, or refuses until a fifth is free again [quorum-maxlen,
  /// quorum-refuse-resume, quorum-reject-publish-dlx].
  private mutating func limitQuorum(_ number: Int) {
    guard let queue = index(of: number) else { return }
    guard queues[queue].text("x-overflow") == "reject-publish" else {
      while isOverLimit(queues[queue]), !queues[queue].ready.isEmpty {
        count("overflow quorum")
        die(takeFirst(of: queue), in: number, "maxlen")
      }
      return
    }
    if isOverLimit(queues[queue]) { queues[queue].isRefusing = true }
  }

  /// Takes the head; with that a queue may stop refusing. What has come back before does not count
  /// for the turns [quorum-message-priority-counter].
  mutating func takeFirst(of queue: Int) -> Copy {
    let copy = queues[queue].ready.remove(at: queues[queue].next ?? 0)
    let isOther = queues[queue].turn == 2 && !copy.isHigh
    if isOther, queues[queue].ready.contains(where: \.isHigh) { count("quorum took turns") }
    if copy.place >= 0 { queues[queue].turn = (queues[queue].turn + 1) % 3 }
    stopRefusing(queue)
    return copy
  }

  /// It refuses until a fifth of each limit is free [quorum-refuse-resume, quorum-refuse-bytes].
  private mutating func stopRefusing(_ queue: Int) {
    let bytes = queues[queue].ready.reduce(0) { $0 + $1.message.body.count }
    func isLow(_ count: Int, _ argument: ShortString) -> Bool {
      queues[queue].number(argument).map { count <= $0 * 8 / 10 } ?? true
    }
    if isLow(queues[queue].ready.count, "x-max-length"), isLow(bytes, "x-max-length-bytes") {
      queues[queue].isRefusing = false
    }
  }

  /// Its policy has changed (asked of RabbitMQ 4.0.5: `QuorumPolicyTests`).
  mutating func reconsiderQuorum(_ number: Int) {
    guard let queue = index(of: number) else { return }
    if queues[queue].text("x-overflow") != "reject-publish" { queues[queue].isRefusing = false }
    stopRefusing(queue)
    limitQuorum(number)
  }

  /// Copies come back to the front, in the order of their return, counted in a header, and die when
  /// they have come back too often; without a limit they go to the back unless their channel closed
  /// [quorum-requeue-order-*, quorum-delivery-limit, quorum-default-limit].
  mutating func takeBackInQuorum(_ group: [Unsettled], channelClosed: Bool) {
    guard let queue = index(of: group[0].queue) else { return }
    let limit = queues[queue].number("x-delivery-limit") ?? 20
    for unsettled in channelClosed ? inOrderOfClosing(group) : group {
      var copy = unsettled.copy
      let returns = copy.returns + 1
      if limit >= 0, returns > limit {
        die(copy, in: group[0].queue, "delivery_limit")
        continue
      }
      copy.returns = returns
      copy.wasDelivered = true
      var properties = copy.message.properties
      var headers = properties.headers ?? FieldTable()
      headers["x-delivery-count"] = .int64(Int64(returns))
      properties.headers = headers
      copy.message = withSortedHeaders(
        Message(
          exchange: copy.message.exchange, routingKey: copy.message.routingKey,
          properties: properties, body: copy.message.body))
      queues[queue].lastReturn += 1
      queues[queue].lastPlace += 1
      let isToBack = limit < 0 && !channelClosed
      // [quorum-priority-requeue-unlimited]
      copy.isHigh = false
      copy.place =
        isToBack ? queues[queue].lastPlace : queues[queue].lastReturn - 1_000_000_000
      if !isToBack { queues[queue].lastPlace -= 1 }
      insert(copy, into: queue)
    }
  }

  /// Consumer by consumer, fetches at the end and as text [quorum-channel-close,
  /// quorum-gets-close].
  private func inOrderOfClosing(_ all: [Unsettled]) -> [Unsettled] {
    var tags: [ConsumerTag] = []
    for tag in all.compactMap(\.consumer) where !tags.contains(tag) { tags.append(tag) }
    return tags.flatMap { tag in all.filter { $0.consumer == tag } }
      + all.filter { $0.consumer == nil }.sorted { "\($0.tag)" < "\($1.tag)" }
  }

  /// After what came back was served [quorum-refuse-requeue].
  mutating func finishTakingBack(_ number: Int) { limitQuorum(number) }

  /// The count is the broker's own business: it does not go along.
  func withoutReturns(_ copy: Copy) -> Copy {
    guard copy.returns > 0 else { return copy }
    var copy = copy
    var properties = copy.message.properties
    properties.headers?["x-delivery-count"] = nil
    if properties.headers?.isEmpty == true { properties.headers = nil }
    copy.message = Message(
      exchange: copy.message.exchange, routingKey: copy.message.routingKey,
      properties: properties, body: copy.message.body)
    copy.returns = 0
    return copy
  }

  /// Fetches and consumers that went with deliveries unsettled count too [quorum-client-count].
  func consumerCount(of queue: Queue) -> Int {
    let own = consumers.filter { $0.queue == queue.number }
    guard queue.isQuorum else { return own.count }
    // Those that stand by do not [quorum-sac].
    let attached = queue.hasSingleActiveConsumer ? (queue.active == nil ? 0 : 1) : own.count
    var others = 0
    for channel in channels {
      // What a transaction holds back is not settled for the queue [quorum-tx-count].
      let all = channel.unsettled + (channel.transaction?.deliveries ?? [])
      let unsettled = all.filter { $0.queue == queue.number }
      others += unsettled.count { $0.consumer == nil }
      var gone: [ConsumerTag] = []
      for tag in unsettled.compactMap(\.consumer) where !gone.contains(tag) {
        let isThere = own.contains { $0.channel == channel.address && $0.tag == tag }
        if !isThere { gone.append(tag) }
      }
      others += gone.count
    }
    return attached + others
  }

  /// [quorum-declare-refusals, quorum-invalid-args]
  func checkQuorum(_ declare: QueueMethod.Declare, _ name: QueueName) throws {
    let properties = [
      ("auto-delete", declare.autoDelete), ("exclusive-owner", declare.exclusive),
      ("non-durable", !declare.durable),
    ]
    for (property, isWanted) in properties where isWanted {
      throw Refusal(
        .preconditionFailed, "invalid property '\(property)' for queue '\(name)' in vhost '\(host)'"
      )
    }
  }

  /// [quorum-delete-both]
  func checkDeletion(_ delete: QueueMethod.Delete, of queue: Queue) throws {
    guard queue.isQuorum, delete.ifUnused || delete.ifEmpty else { return }
    throw Refusal(
      .notImplemented,
      "cannot delete queue '\(queue.name)' in vhost '\(host)'. queue.delete operations with "
        + "if-\(delete.ifUnused ? "unused" : "empty") flag set are not supported by quorum queues")
  }
}

extension Auditor.Queue {
  /// Two above priority 4 leave for each other one, unless they are older [quorum-message-priority-*].
  var next: Int? {
    guard isQuorum, let first = ready.first, first.place >= 0,
      let high = ready.firstIndex(where: \.isHigh),
      let other = ready.firstIndex(where: { !$0.isHigh })
    else { return ready.indices.first }
    return turn == 2 && other < high ? other : high
  }

  /// The ready copies as they would leave.
  var inOrderOfLeaving: [Auditor.Copy] {
    guard isQuorum else { return ready }
    var auditor = Auditor()
    auditor.queues = [self]
    return ready.map { _ in auditor.takeFirst(of: 0) }
  }

  /// The copy that leaves next.
  var first: Auditor.Copy? { next.map { ready[$0] } }

  var isQuorum: Bool { arguments["x-queue-type"] == .string("quorum") }
}
