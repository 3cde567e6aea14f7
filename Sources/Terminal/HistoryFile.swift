import Glibc

/// The lines of former sessions, which several sessions may add to at a time.
struct HistoryFile {
  let path: String
  /// The most entries that are kept.
  static let limit = 1000

  /// Adds `lines` and gives all that are kept, or nil when the system refuses (see `errno`).
  func add(_ lines: [String]) -> [String]? {
    createParent()
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    defer { close(file) }
    // Closing the file gives up the lock.
    guard fchmod(file, 0o600) == 0, flock(file, LOCK_EX) == 0, let octets = contents(of: file)
    else { return nil }
    let old = octets.split(separator: UInt8(ascii: "\n"))
      .map { String(decoding: $0, as: UTF8.self) }
    let kept = Array((old + lines).suffix(Self.limit))
    if kept.count < old.count + lines.count {
      // In place, for a new file under the old name would lose what others add to the old one.
      let text = kept.map { $0 + "\n" }.joined()
      guard lseek(file, 0, SEEK_SET) == 0, writeAll(text, to: file),
        ftruncate(file, text.utf8.count) == 0
      else { return nil }
    } else if !lines.isEmpty {
      let isCut = octets.last.map { $0 != UInt8(ascii: "\n") } ?? false
      let text = (isCut ? "\n" : "") + lines.map { $0 + "\n" }.joined()
      guard writeAll(text, to: file) else { return nil }
    }
    return kept
  }

  private func createParent() {
    for (index, character) in zip(path.indices, path) where character == "/" {
      mkdir(String(path[..<index]), 0o700)
    }
  }

  private func contents(of file: CInt) -> [UInt8]? {
    var octets: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = retrying { read(file, &chunk, chunk.count) }
      guard count > 0 else { return count == 0 ? octets : nil }
      octets += chunk[..<count]
    }
  }
}
