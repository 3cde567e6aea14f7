import Glibc

/// Reads lines from a descriptor that is not a terminal: no prompt, no echo, no history.
public final class PipeEditor: LineEditor {
  private let descriptor: CInt
  private var buffer: [UInt8] = []
  private var position = 0

  /// Creates an editor for standard input.
  public convenience init() { self.init(descriptor: STDIN_FILENO) }

  init(descriptor: CInt) { self.descriptor = descriptor }

  /// Reads the next line.
  public func read(prompt: String, remembers: Bool, assistance: Assistance) -> Input {
    var line: [UInt8] = []
    var isTooLong = false
    var hasEnded = false
    while !hasEnded {
      guard position < buffer.endIndex || fill() else {
        if line.isEmpty && !isTooLong { return .endOfInput }
        break
      }
      let rest = buffer[position...]
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      let part = rest[..<(end ?? rest.endIndex)]
      isTooLong = isTooLong || line.count + part.count > Input.longestLine
      if isTooLong { line = [] } else { line += part }
      hasEnded = end != nil
      position = part.endIndex + (hasEnded ? 1 : 0)
    }
    if isTooLong { return .tooLong }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return .line(String(decoding: line, as: UTF8.self))
  }

  /// Tells `false`: a process that reads a pipe is left to the system's Ctrl-C.
  public func takeInterrupt() -> Bool { false }

  private func fill() -> Bool {
    buffer = [UInt8](unsafeUninitializedCapacity: 1 << 16) { storage, count in
      count = max(0, retrying { Glibc.read(descriptor, storage.baseAddress, storage.count) })
    }
    position = 0
    return !buffer.isEmpty
  }
}
