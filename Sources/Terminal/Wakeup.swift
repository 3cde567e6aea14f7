import CReadline
import Glibc

/// Makes an editor that waits for a key ask for news.
public struct Wakeup: Sendable {
  let descriptor = eventfd(0, CInt(EFD_NONBLOCK) | CInt(EFD_CLOEXEC))

  /// Wakes nobody yet.
  public init() {}

  /// Wakes the editor; any thread may call this, also while nobody reads.
  public func signal() { eventfd_write(descriptor, 1) }

  func clear() {
    var count: eventfd_t = 0
    eventfd_read(descriptor, &count)
  }
}
