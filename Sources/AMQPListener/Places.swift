import Synchronization

/// How many connections there are, and may be.
final class Places: Sendable {
  /// How many may be open.
  let limit: Int
  private let taken = Mutex(0)

  /// How many more may be there to be told that they are too many.
  private static let anteroom = 64

  init(_ limit: Int) { self.limit = limit }

  /// Lets a socket in; false when not even a refusal can be had.
  func take() -> Bool {
    taken.withLock { taken in
      guard taken < limit + Self.anteroom else { return false }
      taken += 1
      return true
    }
  }

  func giveBack() { taken.withLock { $0 -= 1 } }

  /// Whether there are more connections than may be open.
  var isOver: Bool { taken.withLock { $0 > limit } }
}
