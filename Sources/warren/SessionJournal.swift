import Glibc
import Workbench

/// The lines of this session, on disk while it lasts, so that it can be taken up if it is cut off.
///
/// Each session has a file of its own, named after its process; one whose process is gone was cut
/// off. A line is written before its result is shown, whole and at once.
struct SessionJournal {
  private let folder: String
  private let path: String
  private var file: CInt = -1
  /// The file of the newest session that was cut off.
  private let cutOff: String?
  /// Its lines.
  private(set) var cutOffLines: [String] = []

  private static let prefix = "session-"
  private static let byteLimit = 16 << 20

  /// A journal in `folder`; nothing is written before the first line.
  init(folder: String) {
    self.folder = folder
    path = "\(folder)/\(Self.prefix)\(getpid())"
    let old = Files.names(in: folder).filter { name in
      guard name.hasPrefix(Self.prefix), let process = pid_t(name.dropFirst(Self.prefix.count))
      else { return false }
      return process != getpid() && kill(process, 0) != 0 && errno == ESRCH
    }
    let newest = old.map { "\(folder)/\($0)" }.max { Self.time(of: $0) < Self.time(of: $1) }
    cutOff = newest
    // Only the newest can be taken up.
    for name in old where "\(folder)/\(name)" != newest { unlink("\(folder)/\(name)") }
    if let newest, let octets = try? Files.read(newest, Self.byteLimit) {
      // A line that was cut off in the middle was not run.
      let end = octets.lastIndex(of: UInt8(ascii: "\n")) ?? octets.startIndex
      cutOffLines = octets[..<end].split(separator: UInt8(ascii: "\n"))
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }

  private static func time(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mtim.tv_sec : 0
  }

  /// Writes a line down; where that fails the session goes on without.
  mutating func append(_ line: String) {
    guard !line.isEmpty else { return }
    if file < 0 {
      guard (try? Files.makeFolder(folder, mode: 0o700)) != nil else { return }
      file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    }
    let octets = Array((line + "\n").utf8)
    _ = octets.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
  }

  /// Makes the lines that were taken up those of this session.
  mutating func adopt() {
    for line in cutOffLines { append(line) }
    if let cutOff { unlink(cutOff) }
    cutOffLines = []
  }

  /// The session is over and need not be taken up.
  func end() {
    if file >= 0 {
      close(file)
      unlink(path)
    }
  }
}
