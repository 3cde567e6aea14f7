import CReadline
import Glibc

/// Reads single keys from the terminal, which it takes care to leave as it was.
///
/// Create it before any thread starts, as the editor of lines: it blocks signals.
public final class Keyboard {
  /// What came of waiting.
  public enum Event: Hashable, Sendable {
    /// A character, or one of the keys that send several.
    case key(Key)
    /// Ctrl-C.
    case interrupted
    /// The window has another size, or the process goes on after a stop: the screen is in disorder.
    case changed
    /// No more keys can come.
    case endOfInput
  }

  /// A key.
  public enum Key: Hashable, Sendable {
    case character(Character)
    case enter
    /// An arrow or a page key towards the end, as pointing devices for presentations send.
    case forward
    /// One towards the beginning.
    case backward
    case other
  }

  private let signals = Signals()
  private var original = termios()
  private var isActive = false
  private var pending: [UInt8] = []

  /// A keyboard, unless standard input and output are no terminal.
  public init?() {
    guard Screen.isTerminal(STDIN_FILENO), Screen.isTerminal(STDOUT_FILENO) else { return nil }
  }

  deinit { end() }

  /// Takes the terminal: keys come at once and are not echoed, and signals wait for `next`.
  public func begin() {
    guard !isActive, tcgetattr(STDIN_FILENO, &original) == 0 else { return }
    signals.hold()
    isActive = true
    takeTerminal()
  }

  /// Gives the terminal back as it was.
  public func end() {
    guard isActive else { return }
    isActive = false
    giveTerminalBack()
    signals.release()
  }

  private func takeTerminal() {
    var modes = original
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO)
    modes.c_iflag &= ~tcflag_t(IXON)
    withUnsafeMutableBytes(of: &modes.c_cc) { octets in
      octets[Int(VMIN)] = 1
      octets[Int(VTIME)] = 0
    }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
  }

  private func giveTerminalBack() { tcsetattr(STDIN_FILENO, TCSADRAIN, &original) }

  /// Tells whether Ctrl-C was typed since the last call of this or of `next`.
  public func takeInterrupt() -> Bool {
    // Other endings wait until `next`, which knows how to obey them.
    var waiting = sigset_t()
    guard sigpending(&waiting) == 0, sigismember(&waiting, SIGINT) == 1 else { return false }
    while let signal = signals.take(from: signals.endings) {
      if signal == SIGINT { return true }
      obey(signal)
    }
    return false
  }

  /// Waits for what happens next, at most so many milliseconds; nil when they have passed.
  public func next(within milliseconds: Int? = nil) -> Event? {
    if let event = takePending() { return event }
    let deadline = milliseconds.map { Self.now + $0 }
    while true {
      let left = deadline.map { max(0, $0 - Self.now) }
      var polled = [STDIN_FILENO, signals.endings, signals.changes].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      let count = poll(&polled, nfds_t(polled.count), CInt(clamping: left ?? -1))
      if count == 0 { return nil }
      // A signal that is not held back here.
      if count < 0 { continue }
      if polled[1].revents != 0 {
        guard let signal = signals.take(from: signals.endings) else { continue }
        if signal == SIGINT { return .interrupted }
        obey(signal)
        return .changed
      }
      if polled[2].revents != 0 {
        while signals.take(from: signals.changes) != nil {}
        // Whoever stopped the process may have left other modes behind.
        if isActive { takeTerminal() }
        return .changed
      }
      guard read() else { return .endOfInput }
      if let event = takePending() { return event }
    }
  }

  /// Ends or suspends the process, with the terminal as it was.
  private func obey(_ signal: CInt) {
    PinnedArea.current?.leave()
    giveTerminalBack()
    signals.release()
    raise(signal)
    signals.hold()
    if isActive { takeTerminal() }
    PinnedArea.current?.restore()
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  // MARK: Keys

  private func read() -> Bool {
    var octets = [UInt8](repeating: 0, count: 256)
    let count = retrying { Glibc.read(STDIN_FILENO, &octets, octets.count) }
    guard count > 0 else { return false }
    pending += octets[..<count]
    return true
  }

  private static let escape: UInt8 = 0x1b
  private static let endOfTransmission: UInt8 = 0x04

  private func takePending() -> Event? {
    guard let first = pending.first else { return nil }
    if first == Self.escape { return .key(takeSequence()) }
    let length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    let octets = Array(pending.prefix(length))
    pending.removeFirst(octets.count)
    switch first {
    case Self.endOfTransmission: return .endOfInput
    case 0x0a, 0x0d: return .key(.enter)
    default:
      let text = String(decoding: octets, as: UTF8.self)
      return .key(text.count == 1 ? text.first.map { .character($0) } ?? .other : .other)
    }
  }

  /// Takes the sequence that one key has sent; a single Escape is a key, too.
  private func takeSequence() -> Key {
    pending.removeFirst()
    guard let introducer = pending.first,
      [UInt8(ascii: "["), UInt8(ascii: "O")].contains(introducer)
    else { return .other }
    pending.removeFirst()
    var sequence = ""
    while let octet = pending.first {
      pending.removeFirst()
      sequence.unicodeScalars.append(UnicodeScalar(octet))
      if (0x40...0x7e).contains(octet) { break }
    }
    switch sequence {
    case "A", "D", "5~": return .backward
    case "B", "C", "6~": return .forward
    default: return .other
    }
  }
}
