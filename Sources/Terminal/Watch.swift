import CReadline
import Glibc

/// Waits for news of other threads and for the signals that end a service.
///
/// To be made before any other thread starts, so that none of them takes a signal away.
public struct Watch: Sendable {
  /// Why the waiting is over.
  public enum Reason: Hashable, Sendable {
    /// Somebody called `Wakeup.signal`.
    case news
    /// SIGINT or SIGTERM came.
    case ended
  }

  /// Makes `wait` return; any thread may signal it.
  public let wakeup = Wakeup()
  private let signals: CInt

  /// Blocks SIGINT and SIGTERM in this thread and in those that it starts from now on.
  public init() {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    signals = signalfd(-1, &set, CInt(SFD_NONBLOCK) | CInt(SFD_CLOEXEC))
  }

  /// Whether SIGINT or SIGTERM has come; does not wait.
  public var isEnded: Bool {
    var polled = pollfd(fd: signals, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 0) > 0
  }

  /// Waits, without end, until something comes.
  public func wait() -> Reason {
    while true {
      var polled = [signals, wakeup.descriptor].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      poll(&polled, nfds_t(polled.count), -1)
      if polled[0].revents != 0 { return .ended }
      if polled[1].revents != 0 {
        wakeup.clear()
        return .news
      }
    }
  }
}
