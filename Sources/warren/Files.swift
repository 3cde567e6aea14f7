import Glibc
import Workbench

/// Files by path, read with a limit.
enum Files {
  static let access = access { false }

  /// The same, where somebody may not want to wait for a broker.
  static func access(isInterrupted: @escaping @Sendable () -> Bool) -> FileAccess {
    FileAccess(
      read: { path, limit throws(FileAccess.Failure) in
        Fetching.isAddress(path)
          ? try Fetching.read(path, limit, isInterrupted: isInterrupted) : try read(path, limit)
      }, write: write)
  }

  static func read(_ path: String, _ limit: Int) throws(FileAccess.Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable }
    defer { close(descriptor) }
    return try read(descriptor, limit)
  }

  /// Everything that a descriptor still gives.
  static func read(_ descriptor: CInt, _ limit: Int) throws(FileAccess.Failure) -> [UInt8] {
    var octets: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable }
      if count == 0 { return octets }
      octets += part[..<count]
      if octets.count > limit { throw .tooLarge }
    }
  }

  static func write(_ path: String, _ octets: [UInt8]) throws(FileAccess.Failure) {
    // Beside the file first, so that a full disk does not cost the old one.
    let temporary = path + ".warren-\(getpid())"
    guard let file = fopen(temporary, "wx") else { throw .unwritable }
    let isWritten = fwrite(octets, 1, octets.count, file) == octets.count
    guard fclose(file) == 0, isWritten, rename(temporary, path) == 0 else {
      unlink(temporary)
      throw .unwritable
    }
  }

  /// Makes a folder, and those above it, unless they are there.
  static func makeFolder(_ path: String, mode: mode_t = 0o777) throws(FileAccess.Failure) {
    if mkdir(path, mode) == 0 || errno == EEXIST { return }
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    guard errno == ENOENT, !parent.isEmpty else { throw .unwritable }
    try makeFolder((path.hasPrefix("/") ? "/" : "") + parent, mode: mode)
    guard mkdir(path, mode) == 0 || errno == EEXIST else { throw .unwritable }
  }

  /// The names in a folder, sorted; empty if it is none.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
