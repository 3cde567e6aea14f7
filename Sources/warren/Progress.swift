import Glibc
import Terminal

/// A transient count on the terminal while a statement takes longer than a moment.
struct Progress {
  private var started = Self.now
  private var count = 0
  private var isShown = false

  // Long enough not to flicker, short enough not to leave anybody wondering.
  private static let delay = 0.5

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Whether the statement has been going on for so long that the person should see something.
  var isDue: Bool { Self.now - started > Self.delay }

  mutating func begin() {
    started = Self.now
    count = 0
  }

  mutating func advance(by events: Int) {
    count += events
    guard isDue else { return }
    isShown = Screen.write("\r\u{1b}[K… \(count)")
  }

  mutating func erase() {
    guard isShown else { return }
    _ = Screen.write("\r\u{1b}[K")
    isShown = false
  }
}
