import Glibc
import Terminal

/// A bar on the terminal while a sweep takes longer than a moment.
struct SweepBar {
  private let isWatched = Screen.isTerminal(STDERR_FILENO)
  private var started = 0.0
  private var isShown = false

  // As for other statements: long enough not to flicker.
  private static let delay = 0.5
  private static let columns = 40

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Shows that `done` of `whole` runs are done; nothing is left of it at the end.
  mutating func show(_ done: Int, of whole: Int) {
    guard isWatched else { return }
    if done == 0 { started = Self.now }
    if done == whole {
      if isShown { Console.writeError("\r\u{1b}[K") }
      isShown = false
    } else if Self.now - started > Self.delay {
      isShown = true
      Console.writeError("\r\u{1b}[K" + Self.text(done, of: whole))
    }
  }

  /// `[####....] 4/8`
  static func text(_ done: Int, of whole: Int) -> String {
    let full = columns * done / max(1, whole)
    let bar = String(repeating: "#", count: full) + String(repeating: ".", count: columns - full)
    return "[\(bar)] \(done)/\(whole)"
  }
}
