import AMQPModel
import NIOCore
import Synchronization

/// What a connection has received and nobody has taken yet; shared by its event loop and its owner.
final class Inbox: Sendable {
  struct State {
    var received: [ClientConnection.Received] = []
    var isOpen = false
    /// Why the connection is no more.
    var ending: String?
    var frameMax = ClientConnection.frameMax
    fileprivate var waiter: EventLoopPromise<Void>?
  }

  private let state = Mutex(State())

  /// Changes what is known, and wakes whoever waits.
  func change(_ body: (inout State) -> Void) {
    let waiter = state.withLock { state -> EventLoopPromise<Void>? in
      body(&state)
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.succeed()
  }

  /// What is known.
  func read<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
    state.withLock { body(&$0) }
  }

  /// Waits until `isReached` or something has changed, but no longer than `milliseconds`; not to be
  /// called on an event loop.
  func wait(on loop: any EventLoop, _ milliseconds: Int, until isReached: (State) -> Bool) {
    let promise = loop.makePromise(of: Void.self)
    let isThere = state.withLock { state in
      if isReached(state) { return true }
      state.waiter = promise
      return false
    }
    if isThere {
      promise.succeed()
      return
    }
    let timeout = loop.scheduleTask(in: .milliseconds(Int64(max(0, milliseconds)))) {
      promise.succeed()
    }
    try? promise.futureResult.wait()
    timeout.cancel()
    state.withLock { $0.waiter = nil }
  }
}
