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

  private struct Blocked: Sendable {
    let consumer: Handle
    let channel: Handle
    let priority: Int
  }

  // Highest priority first; emptied tiers are removed.
  private var tiers: [Tier] = []
  // In the order in which they were found full.
  private var blocked: [Blocked] = []

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
  var first: Handle? { tiers.first?.consumers.first }

  /// The first consumer took a message: it goes to the back of its priority.
  mutating func rotate() {
    guard let consumer = tiers[0].consumers.popFirst() else { return }
    tiers[0].consumers.append(consumer)
  }

  /// A message found the first consumer full: it leaves until it has room.
  mutating func blockFirst(channel: Handle) {
    guard let consumer = tiers[0].consumers.popFirst() else { return }
    blocked.append(Blocked(consumer: consumer, channel: channel, priority: tiers[0].priority))
    if tiers[0].consumers.isEmpty { tiers.removeFirst() }
  }

  /// Takes the consumers of `channel` out of the blocked ones, in their old order.
  mutating func takeBlocked(of channel: Handle) -> [(consumer: Handle, priority: Int)] {
    guard blocked.contains(where: { $0.channel == channel }) else { return [] }
    let taken = blocked.filter { $0.channel == channel }
    blocked.removeAll { $0.channel == channel }
    return taken.map { ($0.consumer, $0.priority) }
  }

  /// Puts a consumer that still has no room back among the blocked ones.
  mutating func block(_ consumer: Handle, channel: Handle, priority: Int) {
    blocked.append(Blocked(consumer: consumer, channel: channel, priority: priority))
  }

  /// Whether nobody waits to be given a message.
  var isEmpty: Bool { tiers.isEmpty }

  /// Takes a consumer out.
  mutating func remove(_ consumer: Handle) {
    blocked.removeAll { $0.consumer == consumer }
    for index in tiers.indices { tiers[index].consumers.removeAll { $0 == consumer } }
    tiers.removeAll { $0.consumers.isEmpty }
  }
}
