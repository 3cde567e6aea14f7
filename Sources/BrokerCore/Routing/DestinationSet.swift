/// Where a binding leads, as a number: the slot of a queue or of an exchange.
struct DestinationID: Hashable, Sendable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }
  init(queueSlot: UInt32) { rawValue = queueSlot << 1 }
  init(exchangeSlot: UInt32) { rawValue = exchangeSlot << 1 | 1 }

  var isExchange: Bool { rawValue & 1 == 1 }
  var slot: UInt32 { rawValue >> 1 }
}

/// Destinations that some bindings lead to, each once however many do.
struct DestinationSet: Sendable {
  /// The destinations, in no particular order.
  private(set) var members: [DestinationID] = []
  private var counts: [UInt32] = []
  private var positions: [DestinationID: Int] = [:]

  var isEmpty: Bool { members.isEmpty }

  mutating func insert(_ destination: DestinationID) {
    if let position = positions[destination] {
      counts[position] += 1
      return
    }
    positions[destination] = members.count
    members.append(destination)
    counts.append(1)
  }

  mutating func remove(_ destination: DestinationID) {
    guard let position = positions[destination] else { return }
    counts[position] -= 1
    guard counts[position] == 0 else { return }
    positions[destination] = nil
    let last = members.count - 1
    if position < last {
      members[position] = members[last]
      counts[position] = counts[last]
      positions[members[position]] = position
    }
    members.removeLast()
    counts.removeLast()
  }
}
