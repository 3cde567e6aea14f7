import AMQPModel
import BrokerCore

/// A copy of a message in a queue, as the auditor knows it.
struct AuditedCopy {
  let number: MessageNumber
  /// Higher ones leave first.
  var rank: Int
  /// Its place in the order of arrival.
  var place: Int
  var wasDelivered = false

  static func precedes(_ left: AuditedCopy, _ right: AuditedCopy) -> Bool {
    (-left.rank, left.place) < (-right.rank, right.place)
  }
}

/// Which copy leaves a queue next: the obvious way, with lists only.
struct AuditedOrder {
  let isQuorum: Bool
  private let maximumPriority: Int
  private var taken = 0

  private static let returned = Int.max

  init(_ arguments: FieldTable) {
    isQuorum = arguments["x-queue-type"] == .string("quorum")
    if case .int32(let maximum)? = arguments["x-max-priority"] {
      maximumPriority = Int(maximum)
    } else {
      maximumPriority = 0
    }
  }

  func rank(ofPriority priority: Int) -> Int {
    isQuorum ? (priority > 4 ? 1 : 0) : min(priority, maximumPriority)
  }

  /// Takes the copy whose turn it is from copies that are sorted.
  mutating func take(from copies: inout [AuditedCopy]) -> AuditedCopy? {
    guard let first = copies.first else { return nil }
    guard isQuorum, first.rank != Self.returned else { return copies.removeFirst() }
    var index = 0
    if first.rank == 1, taken == 2, let other = copies.firstIndex(where: { $0.rank == 0 }),
      copies[other].place < first.place
    {
      index = other
    }
    taken = taken == 2 ? 0 : taken + 1
    return copies.remove(at: index)
  }

  /// The queue was purged (scenario `quorum-purge-priority-counter`).
  mutating func beginAgain() { taken = 0 }

  /// A copy comes back: to its place, or in a quorum queue before what never left.
  func takeBack(_ copy: inout AuditedCopy, at place: Int) {
    guard isQuorum else { return }
    copy.rank = Self.returned
    copy.place = place
  }

  func inOrder(_ copies: [AuditedCopy]) -> [AuditedCopy] {
    var (order, rest, result) = (self, copies, [AuditedCopy]())
    while let next = order.take(from: &rest) { result.append(next) }
    return result
  }
}
