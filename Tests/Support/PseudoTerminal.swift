import CPty
import Glibc

/// A program that runs at a terminal of its own.
public final class PseudoTerminal {
  /// What a person would see now.
  public private(set) var screen: ScreenModel
  /// The program's process.
  public let process: CInt

  private let terminal: CInt
  private var received: [UInt8] = []
  private var position = 0
  private var isClosed = false
  private var hasEnded = false

  /// Something that did not happen in time, or could not be done.
  public struct Failure: Error, CustomStringConvertible {
    /// What was awaited, and what the screen shows instead.
    public let description: String
  }

  /// Starts `program` with a controlling terminal and exactly this environment.
  public init(
    _ program: String, arguments: [String] = [], environment: [String: String] = [:],
    rows: Int = 24, columns: Int = 80
  ) throws {
    var (terminal, line): (CInt, CInt) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&terminal, &line, &name, nil, &size) == 0 else {
      throw Failure(description: "openpty: errno \(errno)")
    }
    _ = fcntl(terminal, F_SETFD, FD_CLOEXEC)
    _ = fcntl(line, F_SETFD, FD_CLOEXEC)
    defer { close(line) }
    self.terminal = terminal
    screen = ScreenModel(rows: rows, columns: columns)
    process = try Self.spawn(
      [program] + arguments, environment.map { "\($0)=\($1)" }, at: name)
  }

  deinit {
    // A process number of 0 would mean this process's own group.
    if !hasEnded, process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(terminal)
  }

  /// All that the program has written so far.
  public var transcript: String { String(decoding: received, as: UTF8.self) }

  /// The path of an executable that was built beside the running one.
  public static func built(_ name: String) -> String {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = max(0, readlink("/proc/self/exe", &path, path.count))
    let octets = path.prefix(count).map { UInt8(bitPattern: $0) }
    let folder = octets.prefix(through: octets.lastIndex(of: UInt8(ascii: "/")) ?? 0)
    return String(decoding: folder, as: UTF8.self) + name
  }

  /// Types `text`.
  public func send(_ text: String) {
    let octets = Array(text.utf8)
    var done = 0
    while done < octets.count {
      let count = octets[done...].withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return }
      done += max(0, count)
    }
  }

  /// Gives the window another width.
  public func resize(columns: Int) {
    screen.resize(columns: columns)
    var size = winsize(
      ws_row: UInt16(screen.rows.count), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  /// Sends `signal` to the program.
  public func send(signal: CInt) {
    if !hasEnded, process > 0 { kill(process, signal) }
  }

  /// Waits until `isReached`, which is asked after each piece of output.
  public func wait(
    for what: String, within limit: Duration = .seconds(20), until isReached: () -> Bool
  ) throws {
    let deadline = ContinuousClock.now + limit
    while !isReached() {
      guard try receive(until: deadline) else {
        throw Failure(
          description: """
            no \(what); the screen shows:
            \(screen.text)
            after \(transcript.suffix(400).debugDescription)
            """)
      }
    }
  }

  /// Waits until the program has written `text` since the end of the last such wait.
  public func waitFor(_ text: String) throws {
    let octets = Array(text.utf8)
    try wait(for: text.debugDescription) {
      guard let found = self.received[self.position...].firstRange(of: octets) else { return false }
      self.position = found.upperBound
      return true
    }
  }

  /// Waits until the cursor's row shows exactly `text`.
  public func waitForRow(_ text: String) throws {
    try wait(for: "row \(text.debugDescription)") {
      self.screen.rows[self.screen.cursor.row] == text
    }
  }

  /// Waits until the screen shows exactly `text`, rows from the top.
  public func waitForScreen(_ text: String) throws {
    try wait(for: "screen\n\(text)\n--") { self.screen.text == text }
  }

  /// Waits for the program's end and gives its exit code, or 128 and its signal's number.
  public func waitForExit() throws -> CInt {
    try wait(for: "end") { self.isClosed }
    var status: CInt = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    hasEnded = true
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
  }

  /// Tells whether the terminal echoes and edits by itself, as it does for most programs.
  public var isCooked: Bool {
    var modes = termios()
    return tcgetattr(terminal, &modes) == 0
      && modes.c_lflag & tcflag_t(ICANON | ECHO) == tcflag_t(ICANON | ECHO)
  }

  /// Reads some output; false when time is up or no more can come.
  private func receive(until deadline: ContinuousClock.Instant) throws -> Bool {
    let left = (deadline - .now) / .milliseconds(1)
    guard !isClosed, left > 0 else { return false }
    var polled = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, CInt(left.rounded(.up))) > 0 else { return true }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = read(terminal, &chunk, chunk.count)
    guard count > 0 else {
      // The last program to have the terminal open has closed it.
      isClosed = count == 0 || errno != EINTR
      return true
    }
    screen.show(chunk[..<count])
    received += chunk[..<count]
    return true
  }

  private static func spawn(
    _ arguments: [String], _ environment: [String], at name: [CChar]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A leader of a new session gets the terminal that it opens first as its controlling one.
    let ownSession: CInt = 0x80
    posix_spawnattr_setflags(
      &attributes, Int16(ownSession | CInt(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)))
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let argumentPointers = arguments.map { strdup($0) } + [nil]
    let environmentPointers = environment.map { strdup($0) } + [nil]
    defer { for pointer in argumentPointers + environmentPointers { free(pointer) } }
    var process: pid_t = 0
    let result = posix_spawn(
      &process, arguments[0], &actions, &attributes, argumentPointers, environmentPointers)
    guard result == 0, process > 0 else {
      throw Failure(description: "\(arguments[0]): errno \(result)")
    }
    return process
  }
}
