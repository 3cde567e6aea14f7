import Glibc

/// The terminal, or whatever standard output is.
public enum Screen {
  /// Tells whether `descriptor` is a terminal.
  public static func isTerminal(_ descriptor: CInt) -> Bool { isatty(descriptor) == 1 }

  /// The columns of standard output: the terminal's, else `COLUMNS`, else 80.
  public static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    let columns = getenv("COLUMNS").flatMap { Int(String(cString: $0)) } ?? 0
    return columns > 0 ? columns : 80
  }

  /// The rows and columns of the terminal; 24 and 80 where there is none.
  public static var size: (rows: Int, columns: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else { return (24, 80) }
    return (Int(size.ws_row), Int(size.ws_col))
  }

  /// Writes all of `text` to standard output; `false` means that it cannot be written, mostly
  /// because nobody reads any more.
  public static func write(_ text: String) -> Bool {
    _ = brokenPipeIsAnError
    fflush(nil)
    return writeAll(text, to: STDOUT_FILENO)
  }

  private static let brokenPipeIsAnError: Void = { _ = signal(SIGPIPE, SIG_IGN) }()
}

/// Writes all of `text` however little the system takes at a time.
func writeAll(_ text: String, to descriptor: CInt) -> Bool {
  var text = text
  return text.withUTF8 { octets in
    var done = 0
    while done < octets.count {
      let written = retrying {
        write(descriptor, octets.baseAddress.map { $0 + done }, octets.count - done)
      }
      if written >= 0 {
        done += written
      } else if errno == EAGAIN {
        var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&polled, 1, -1)
      } else {
        return false
      }
    }
    return true
  }
}

/// Calls `body` until no signal interrupts it.
func retrying(_ body: () -> Int) -> Int {
  while true {
    let result = body()
    if result >= 0 || errno != EINTR { return result }
  }
}
