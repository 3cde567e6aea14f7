/// What a quorum queue keeps beside its messages.
///
/// Its messages wait in one list, ordered by their places, of which there are three ranges: what was
/// returned, then what has a high priority (above 4), then the rest. From the last two it takes
/// two high ones for each other one, unless the high one is older (scenarios
/// `quorum-message-priority*`, `quorum-priority-*`).
struct QuorumState: Sendable {
  /// The distance between the ranges; no queue ever holds so many messages.
  static let range = 1 << 48

  /// Messages above this priority are high ones.
  private static let normalPriority = 4
  private static let weight = 2

  /// How many were taken since the others had their turn, 0 to 2.
  private var taken = 0
  /// How many were ever returned.
  private var returned = 0
  /// Whether publishes are refused, until a fifth of the limit is free.
  var isRefusing = false
  /// Whether the single active consumer gets nothing more, because a higher priority waits.
  var isHandingOver = false

  /// The place of a new message, of which `arrival` are in the queue's history.
  static func place(of arrival: Int, priority: UInt8?) -> Int {
    Int(priority ?? 0) > normalPriority ? arrival : arrival + range
  }

  /// The place of a message that was returned: behind the others that were, before all else.
  mutating func placeOfReturned() -> Int {
    returned += 1
    return returned - Self.range
  }

  /// The place of the message that leaves next.
  func next(in ready: SequenceStore<QueuedMessage>) -> Int? {
    guard let first = ready.firstElement(\.sequence) else { return nil }
    guard (0..<Self.range).contains(first), taken == Self.weight,
      let other = ready.sequence(from: Self.range), other - Self.range < first
    else { return first }
    return other
  }

  /// Everything was purged: the turns begin again (scenario `quorum-purge-priority-counter`).
  mutating func reset() {
    taken = 0
    isRefusing = false
  }

  /// Counts a message that leaves from `place`; what was returned does not count.
  mutating func count(_ place: Int) {
    if place >= 0 { taken = taken == Self.weight ? 0 : taken + 1 }
  }
}
