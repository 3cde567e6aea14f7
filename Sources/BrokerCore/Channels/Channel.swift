import AMQPModel

/// An open channel: its consumers, its unsettled deliveries, its limits.
struct Channel: Sendable {
  let address: ChannelAddress
  /// The place of the virtual host that it speaks in.
  let virtualHost: Int
  /// Whether it is no client's, and an operator defines something on it, who may do anything.
  let isOperators: Bool
  /// The consumers by tag.
  var consumers: [ConsumerTag: Handle] = [:]
  /// What was delivered here and not settled.
  var unacknowledged = SequenceStore<UnacknowledgedDelivery>()
  /// How many of them were fetched.
  var fetched = 0
  /// The tag of the last delivery.
  var lastDeliveryTag: DeliveryTag = 0
  /// The limit for consumers that start from now on; 0 for none.
  var prefetchCount = 0
  /// The limit that all consumers share.
  var globalPrefetch = GlobalPrefetch()
  /// The number of the last publish when publishes are confirmed.
  var lastConfirm: DeliveryTag?
  /// What is held back when the channel is transactional.
  var transaction: Transaction?
  /// The consumer of direct replies.
  var replyConsumer: ReplyConsumer?
  /// What its user was allowed, the oldest first.
  var grants: [Grant] = []
  /// The keys of topic exchanges that its user was allowed, the oldest first.
  var topicGrants: [TopicGrant] = []
  /// The exchange that was published to last, while the grant for it is remembered.
  var writableExchange: Handle?
  /// What an empty queue name stands for.
  var lastDeclaredQueue: QueueName?

  init(address: ChannelAddress, virtualHost: Int, isOperators: Bool = false) {
    self.address = address
    self.virtualHost = virtualHost
    self.isOperators = isOperators
  }

  /// The next delivery's tag.
  mutating func nextDeliveryTag() -> DeliveryTag {
    lastDeliveryTag = lastDeliveryTag.next
    return lastDeliveryTag
  }
}

extension Channel: Vacatable {
  static var vacant: Channel {
    Channel(address: ChannelAddress("", 0), virtualHost: VirtualHost.defaultIndex)
  }
}

/// A delivery that waits to be settled.
struct UnacknowledgedDelivery: Sequenced, Sendable {
  let tag: DeliveryTag
  /// The queue, which may have gone.
  let queue: Handle
  /// The consumer, which may have gone; nil when the message was fetched.
  let consumer: Handle?
  let origin: DeliveryOrigin
  let copy: QueuedMessage

  var queueName: QueueName { origin.queue }
  var consumerTag: ConsumerTag? { origin.consumer }
  var sequence: Int { Int(truncatingIfNeeded: tag.rawValue) }
}

/// The window of `basic.qos` with `global`, shared by a channel's consumers.
///
/// What is unsettled when the limit is first set counts, fetched messages included; from then on
/// only what consumers get (scenarios `qos-global-*`, `qos-get-counts-against-global`).
struct GlobalPrefetch: Sendable {
  /// The limit; 0 for none.
  private(set) var limit = 0
  private var volume = 0
  private var turn = 0

  /// Which of `count` queues that wait for room is asked first this time: each in turn.
  mutating func takeTurn(of count: Int) -> Int {
    guard count > 1 else { return 0 }
    let first = turn % count
    turn = first + 1
    return first
  }

  /// Whether one more delivery is allowed.
  var hasRoom: Bool { limit == 0 || volume < limit }

  /// Sets the limit, with `unacknowledged` deliveries outstanding.
  mutating func set(limit: Int, unacknowledged: Int) {
    if limit == 0 {
      volume = 0
    } else if self.limit == 0 {
      volume = unacknowledged
    }
    self.limit = limit
  }

  /// Counts a delivery to a consumer; only while there is a limit.
  mutating func countDelivery() { volume += 1 }

  /// Gives room back for a settled delivery.
  mutating func countSettlement() {
    volume = max(0, volume - 1)
  }
}
