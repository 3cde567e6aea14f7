/// A point on the broker's clock, in milliseconds from its start; the host supplies it.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since the clock's start.
  public let milliseconds: Int
  /// The instant `milliseconds` after the clock's start.
  public init(milliseconds: Int) { self.milliseconds = milliseconds }
  /// The clock's start.
  public static let start = Instant(milliseconds: 0)
  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}
