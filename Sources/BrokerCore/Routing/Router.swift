/// Working memory for routing one message, kept between messages.
struct Router: Sendable {
  /// The slots of the queues that take a copy, each once.
  private(set) var queues: [UInt32] = []
  /// Exchanges still to be asked.
  private(set) var exchanges: [UInt32] = []
  /// What one exchange answered.
  var destinations: [DestinationID] = []
  var scratch: [UInt32] = []

  // A slot was seen for this message when its stamp is the message's.
  private var queueStamps: [UInt32] = []
  private var exchangeStamps: [UInt32] = []
  private var stamp: UInt32 = 0

  /// Forgets the last message.
  mutating func begin() {
    // There are few, and removing a range would cost more.
    while queues.popLast() != nil {}
    while exchanges.popLast() != nil {}
    stamp &+= 1
    if stamp == 0 {
      queueStamps.removeAll()
      exchangeStamps.removeAll()
      stamp = 1
    }
  }

  /// Notes a queue, once.
  mutating func add(queueSlot: UInt32) {
    if Self.mark(queueSlot, in: &queueStamps, stamp) { queues.append(queueSlot) }
  }

  /// Notes an exchange, once: cycles end.
  mutating func add(exchangeSlot: UInt32) {
    if Self.mark(exchangeSlot, in: &exchangeStamps, stamp) { exchanges.append(exchangeSlot) }
  }

  /// The next exchange to ask.
  mutating func nextExchange() -> UInt32? { exchanges.popLast() }

  /// Notes whatever an exchange answered and forgets the answer.
  mutating func takeDestinations() {
    for destination in destinations {
      if destination.isExchange {
        add(exchangeSlot: destination.slot)
      } else {
        add(queueSlot: destination.slot)
      }
    }
    destinations.removeAll(keepingCapacity: true)
  }

  /// Puts the queues into the order of their slots, which does not depend on any index.
  mutating func finish() {
    if queues.count > 1 { queues.sort() }
  }

  private static func mark(_ slot: UInt32, in stamps: inout [UInt32], _ stamp: UInt32) -> Bool {
    let index = Int(slot)
    if index >= stamps.count {
      stamps.append(contentsOf: repeatElement(0, count: index + 1 - stamps.count))
    }
    if stamps[index] == stamp { return false }
    stamps[index] = stamp
    return true
  }
}
