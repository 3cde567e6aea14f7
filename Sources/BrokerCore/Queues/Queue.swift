import AMQPModel

/// A queue: messages in their order, and consumers in theirs.
struct Queue: Sendable {
  let properties: QueueProperties
  /// The place of its virtual host.
  let virtualHost: Int
  /// What its arguments and its policy make of it.
  private(set) var settings: QueueSettings
  /// The policies that count for it; nil for none.
  var policies: PolicyPair? {
    get { policyBox.first }
    set {
      policyBox = newValue.map { [$0] } ?? []
      settings = QueueSettings(effectiveArguments)
    }
  }
  // A box, because few queues have any.
  private var policyBox: [PolicyPair] = []
  /// Its place in the order of declaration.
  let order: Int
  /// The messages that wait.
  var ready = SequenceStore<QueuedMessage>()
  /// Bytes of the bodies that wait.
  var readyBytes = 0
  /// Messages that were delivered and not settled.
  private(set) var unacknowledged = 0
  /// Bytes of the bodies that were delivered and not settled.
  private(set) var unacknowledgedBytes = 0
  /// The consumers in the order in which they started.
  var consumers: [Handle] = []
  /// Whose turn it is.
  var ring = ConsumerRing()
  /// Channels that a message found at their own limit; they wait until it has room again.
  var heldUpChannels: [Handle] = []
  /// Whether one consumer refuses others.
  var hasExclusiveConsumer = false
  /// The consumer that is served while the others stand by, if the queue serves one at a time.
  var activeConsumer: Handle?
  /// What only quorum queues have.
  var quorum: QuorumState?
  /// Bindings that lead here, each with its place in the order of binding.
  var incoming: [Binding: Int] = [:]
  /// When somebody used it last: declared it, fetched from it, stopped consuming.
  var lastUsed = Instant.start
  /// Whether a copy whose time is limited was ever here: without one nobody looks at the head.
  private(set) var mayExpire = false
  private var lastSequence = 0

  init(properties: QueueProperties, in virtualHost: Int, order: Int) {
    self.virtualHost = virtualHost
    self.properties = properties
    settings = QueueSettings(properties.arguments)
    self.order = order
    if settings.type == .quorum { quorum = QuorumState() }
  }

  var name: QueueName { properties.name }

  /// Its arguments as its policies leave them.
  var effectiveArguments: FieldTable {
    PolicySettings.merged(properties.arguments, with: policies?.definition)
  }

  /// Gives a new copy its place behind all others, or behind those of its priority.
  mutating func admit(
    _ message: Message, number: MessageNumber, hasDied: Bool, at instant: Instant
  ) -> QueuedMessage {
    lastSequence += 1
    let expiry = Self.expiry(of: message, settings.timeToLive, at: instant)
    if expiry != .max { mayExpire = true }
    return QueuedMessage(
      sequence: settings.isInOrderOfArrival
        ? lastSequence : lastSequence + Self.precedence(of: message, settings.maximumPriority),
      number: number, message: message, expiry: expiry, hasDied: hasDied)
  }

  /// What puts a copy's place behind every higher priority and before every lower one.
  ///
  /// The order of a priority queue is that of one list: the places of each priority have a range of
  /// their own, the highest first, so a requeued copy finds its way back as in any queue (scenarios
  /// `priority-*`).
  private static func precedence(of message: Message, _ maximum: Int?) -> Int {
    guard let maximum else {
      return QuorumState.place(of: 0, priority: message.properties.priority)
    }
    return (maximum - min(maximum, Int(message.properties.priority ?? 0))) << 48
  }

  /// The smaller of the queue's and the message's own time to live counts.
  private static func expiry(
    of message: Message, _ queueTimeToLive: Int?, at instant: Instant
  ) -> Int {
    var timeToLive = queueTimeToLive
    if message.hasProperties, let text = message.expiration, let own = Int(text.description) {
      timeToLive = min(timeToLive ?? .max, own)
    }
    guard let timeToLive else { return .max }
    return instant.adding(milliseconds: timeToLive)
  }

  /// When the first message that waits expires.
  var headExpiry: Int? {
    guard mayExpire else { return nil }
    let first =
      if let quorum {
        quorum.next(in: ready).flatMap { ready.element(at: $0)?.expiry }
      } else {
        ready.firstElement(\.expiry)
      }
    return first == .max ? nil : first
  }

  /// When time alone will make something happen here, in ms.
  var deadline: Int? {
    guard let unused = expiresAt else { return headExpiry }
    return min(unused, headExpiry ?? .max)
  }

  private var expiresAt: Int? {
    guard let expires = settings.expires, consumers.isEmpty else { return nil }
    return lastUsed.adding(milliseconds: expires)
  }

  /// Whether nobody has used it for as long as it lives without.
  func isUnused(at instant: Instant) -> Bool {
    expiresAt.map { $0 <= instant.milliseconds } ?? false
  }

  /// Whether it is full and refuses what does not fit.
  @inline(__always)
  func refuses(_ message: Message) -> Bool {
    guard settings.isRefusing else { return false }
    if let limit = settings.maximumLength, ready.count + 1 > limit { return true }
    guard let limit = settings.maximumBytes else { return false }
    return readyBytes + message.bodyCount > limit
  }

  /// Puts a copy into its place among the ready ones.
  mutating func makeReady(_ copy: QueuedMessage) {
    readyBytes += copy.message.bodyCount
    ready.insert(copy)
  }

  /// Takes the first ready copy.
  mutating func takeFirst() -> QueuedMessage? {
    guard let copy = quorum == nil ? ready.popFirst() : takeByTurns() else { return nil }
    readyBytes -= copy.message.bodyCount
    return copy
  }

  @inline(never)
  private mutating func takeByTurns() -> QueuedMessage? {
    guard let place = quorum?.next(in: ready), let copy = ready.remove(place) else { return nil }
    quorum?.count(place)
    if quorum?.isRefusing == true, hasRoomAgain(readyBytes - copy.message.bodyCount) {
      quorum?.isRefusing = false
    }
    return copy
  }

  /// A quorum queue whose settings have changed may stop refusing publishes (asked of RabbitMQ
  /// 4.0.5: `QuorumPolicyTests`).
  mutating func reconsiderRefusal() {
    guard quorum?.isRefusing == true else { return }
    if settings.overflow != .rejectPublish || hasRoomAgain(readyBytes) {
      quorum?.isRefusing = false
    }
  }

  /// Whether a fifth of each limit is free (scenario `quorum-refuse-resume`).
  private func hasRoomAgain(_ readyBytes: Int) -> Bool {
    func allows(_ limit: Int?, _ count: Int) -> Bool {
      limit.map { Double(count) <= (Double($0) * 0.8).rounded(.down) } ?? true
    }
    return allows(settings.maximumLength, ready.count)
      && allows(settings.maximumBytes, readyBytes)
  }

  /// A copy that comes back to a quorum queue, which counts it: to the front with those that came
  /// back before, or to the back where nothing limits how often (scenarios
  /// `quorum-requeue-order-*`).
  mutating func readmit(_ copy: QueuedMessage, toBack: Bool) {
    let place: Int
    if toBack {
      lastSequence += 1
      place = QuorumState.place(of: lastSequence, priority: nil)
    } else {
      place = quorum?.placeOfReturned() ?? copy.sequence
    }
    makeReady(
      QueuedMessage(
        sequence: place, number: copy.number,
        message: DeliveryCount.noting(Int(copy.returns) + 1, in: copy.message),
        expiry: copy.expiry, returns: copy.returns + 1, hasDied: copy.hasDied))
  }

  /// At most `limit` of the copies that wait, in the order in which they leave.
  func waiting(limit: Int) -> [QueuedMessage] {
    guard quorum != nil else { return Array(ready.prefix(limit)) }
    var queue = self
    var copies: [QueuedMessage] = []
    while copies.count < limit, let copy = queue.takeFirst() { copies.append(copy) }
    return copies
  }

  /// Counts a copy that was delivered and waits to be settled.
  mutating func countDelivery(of copy: QueuedMessage) {
    unacknowledged += 1
    unacknowledgedBytes += copy.message.bodyCount
  }

  /// Counts a copy that was settled.
  mutating func countSettlement(of copy: QueuedMessage) {
    unacknowledged -= 1
    unacknowledgedBytes -= copy.message.bodyCount
  }

  /// Removes the ready copies and says how many there were.
  mutating func purge() -> Int {
    let count = ready.count
    readyBytes = 0
    ready.clear()
    quorum?.reset()
    return count
  }
}

extension Queue: Vacatable {
  static var vacant: Queue {
    Queue(
      properties: QueueProperties(
        name: "", isDurable: false, owner: nil, isAutoDelete: false, arguments: [:],
        isServerNamed: false), in: VirtualHost.defaultIndex, order: 0)
  }
}
