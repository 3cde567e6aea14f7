/// A point on the broker's clock, in milliseconds from its start; the host supplies it.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since the clock's start.
  public let milliseconds: Int
  /// The instant `milliseconds` after the clock's start.
  public init(milliseconds: Int) { self.milliseconds = milliseconds }
  /// The milliseconds of a later instant; the last there are if that is too far away.
  func adding(milliseconds duration: Int) -> Int {
    let (sum, isTooFar) = milliseconds.addingReportingOverflow(duration)
    return isTooFar ? .max : sum
  }
  /// Seconds since 1970, for a clock that starts with the year 2026 (UTC).
  var timestamp: UInt64 { 1_767_225_600 + UInt64(max(0, milliseconds) / 1000) }
  /// The clock's start.
  public static let start = Instant(milliseconds: 0)
  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}
