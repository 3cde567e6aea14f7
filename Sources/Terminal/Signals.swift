import CReadline
import Glibc

/// The signals that a terminal's user causes, as descriptors that can be polled.
///
/// Between two lines all but SIGINT do what they do to any process.
struct Signals {
  /// Readable when a signal ends or suspends the line.
  let endings: CInt
  /// Readable when the window's size changed, or the process continues after a stop.
  let changes: CInt

  private static let fatal = [SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]

  /// Blocks the signals in this thread and in those that it starts from now on, so that none of
  /// them takes one away.
  init() {
    // Swift's runtime would answer Ctrl-\ with a backtrace and a prompt of its own.
    signal(SIGQUIT, SIG_DFL)
    let descriptors = [[SIGINT] + Self.fatal, [SIGWINCH, SIGCONT]].map { signals in
      Self.withSet(of: signals) { set in
        pthread_sigmask(SIG_BLOCK, set, nil)
        return signalfd(-1, set, CInt(SFD_NONBLOCK) | CInt(SFD_CLOEXEC))
      }
    }
    (endings, changes) = (descriptors[0], descriptors[1])
  }

  /// Takes the next signal from `descriptor`.
  func take(from descriptor: CInt) -> CInt? {
    var information = signalfd_siginfo()
    let size = MemoryLayout.size(ofValue: information)
    return read(descriptor, &information, size) == size ? CInt(information.ssi_signo) : nil
  }

  /// Holds back the signals that would leave the terminal in disorder.
  func hold() { Self.withSet(of: Self.fatal) { _ = pthread_sigmask(SIG_BLOCK, $0, nil) } }

  /// Lets them act again; those that wait act now.
  func release() { Self.withSet(of: Self.fatal) { _ = pthread_sigmask(SIG_UNBLOCK, $0, nil) } }

  private static func withSet<Result>(
    of signals: [CInt], _ body: (UnsafePointer<sigset_t>) -> Result
  ) -> Result {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return body(&set)
  }
}
