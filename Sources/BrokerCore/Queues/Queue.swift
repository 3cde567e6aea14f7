import AMQPModel

/// A queue: messages in their order, and consumers in theirs.
struct Queue: Sendable {
  let properties: QueueProperties
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
  private var lastSequence = 0

  init(properties: QueueProperties, order: Int) {
    self.properties = properties
    self.order = order
  }

  var name: QueueName { properties.name }

  /// Gives a new copy its place behind all others.
  mutating func admit(_ message: Message, number: MessageNumber) -> QueuedMessage {
    lastSequence += 1
    return QueuedMessage(
      sequence: lastSequence, number: number, message: message, isRedelivered: false)
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
        isServerNamed: false), order: 0)
  }
}
