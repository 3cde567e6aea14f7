import AMQPModel

/// A queue: messages in their order, and consumers in theirs.
struct Queue: Sendable {
  let properties: QueueProperties
  /// The place of its virtual host.
  let virtualHost: Int
  /// What its arguments make of it.
  let settings: QueueSettings
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
  }

  var name: QueueName { properties.name }

  /// Gives a new copy its place behind all others.
  mutating func admit(
    _ message: Message, number: MessageNumber, at instant: Instant
  ) -> QueuedMessage {
    lastSequence += 1
    let expiry = Self.expiry(of: message, settings.timeToLive, at: instant)
    if expiry != .max { mayExpire = true }
    return QueuedMessage(
      sequence: lastSequence, number: number, message: message, expiry: expiry,
      isRedelivered: false)
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
    guard mayExpire, let first = ready.firstElement(\.expiry), first != .max else { return nil }
    return first
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
    guard let copy = ready.popFirst() else { return nil }
    readyBytes -= copy.message.bodyCount
    return copy
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
