import DequeModule

/// The order in which a queue's consumers get their turn, as RabbitMQ keeps it.
///
/// A message goes to the first consumer that can take it, and that one moves to the back. One that
/// is found full when its turn comes leaves the ring; when it has room again it comes in at the
/// back. A full consumer keeps its place until a message finds it full (scenario
/// `dispatch-lazy-blocking-vs-eager`). Each priority has a ring of its own, the highest first.
struct ConsumerRing: Sendable {
  private struct Tier: Sendable {
    let priority: Int
    var consumers: Deque<Handle>
  }

  /// A consumer that was found full.
  struct Blocked: Sendable {
    let consumer: Handle
    let channel: Handle
    let priority: Int
  }

  // Highest priority first. A tier whose consumers are all blocked stays, so that blocking and
  // unblocking need no memory.
  private var tiers: [Tier] = []
  /// The consumers that left the ring, in the order in which they were found full.
  private(set) var blocked: [Blocked] = []

  /// Puts a consumer at the back of its priority.
  mutating func append(_ consumer: Handle, priority: Int) {
    for index in tiers.indices {
      if tiers[index].priority == priority {
        tiers[index].consumers.append(consumer)
        return
      }
      if tiers[index].priority < priority {
        tiers.insert(Tier(priority: priority, consumers: [consumer]), at: index)
        return
      }
    }
    tiers.append(Tier(priority: priority, consumers: [consumer]))
  }

  /// The consumer whose turn it is.
  var first: Handle? { currentTier.flatMap { tiers[$0].consumers.first } }

  private var currentTier: Int? { tiers.firstIndex { !$0.consumers.isEmpty } }

  /// The first consumer took a message: it goes to the back of its priority.
  mutating func rotate() {
    guard let tier = currentTier, tiers[tier].consumers.count > 1,
      let consumer = tiers[tier].consumers.popFirst()
    else { return }
    tiers[tier].consumers.append(consumer)
  }

  /// A message found the first consumer full: it leaves until it has room.
  mutating func blockFirst(channel: Handle) {
    guard let tier = currentTier, let consumer = tiers[tier].consumers.popFirst() else { return }
    blocked.append(
      Blocked(consumer: consumer, channel: channel, priority: tiers[tier].priority))
  }

  /// A consumer, wherever its turn is, leaves until it has room.
  mutating func block(_ consumer: Handle, channel: Handle, priority: Int) {
    guard let tier = tiers.firstIndex(where: { $0.priority == priority }),
      let index = tiers[tier].consumers.firstIndex(of: consumer)
    else { return }
    tiers[tier].consumers.remove(at: index)
    blocked.append(Blocked(consumer: consumer, channel: channel, priority: priority))
  }

  /// The blocked consumer at `index` has room again: it comes in at the back.
  mutating func unblock(at index: Int) {
    let consumer = blocked.remove(at: index)
    append(consumer.consumer, priority: consumer.priority)
  }

  /// Whether nobody waits to be given a message.
  var isEmpty: Bool { currentTier == nil }

  /// Takes a consumer out.
  mutating func remove(_ consumer: Handle) {
    blocked.removeAll { $0.consumer == consumer }
    for index in tiers.indices { tiers[index].consumers.removeAll { $0 == consumer } }
    tiers.removeAll { $0.consumers.isEmpty }
  }
}
