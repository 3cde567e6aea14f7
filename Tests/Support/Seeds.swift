import Foundation

/// The seeds that a property test runs with.
public enum Seeds {
  /// `count` of them, from 1; `WARREN_SEEDS=N` asks for N instead.
  public static func first(_ count: Int) -> ClosedRange<UInt64> {
    let wanted = ProcessInfo.processInfo.environment["WARREN_SEEDS"].flatMap { UInt64($0) }
    return 1...max(1, wanted ?? UInt64(count))
  }
}
