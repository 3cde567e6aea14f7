import AMQPModel
import BrokerHost
import Synchronization

/// What the broker has for a connection and its event loop has not taken yet.
final class Outbox: Sendable {
  private struct State {
    var news: [BrokerHost.News] = []
    var isAnnounced = false
  }

  private let state = Mutex(State())
  private let wake: @Sendable () -> Void

  /// `wake` makes the event loop take what is here; any thread may call it, inside of the broker.
  init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  /// Puts news aside and wakes the event loop once.
  func append(_ news: BrokerHost.News) {
    let isFirst = state.withLock { state in
      state.news.append(news)
      defer { state.isAnnounced = true }
      return !state.isAnnounced
    }
    if isFirst { wake() }
  }

  /// Takes everything.
  func take() -> [BrokerHost.News] {
    state.withLock { state in
      state.isAnnounced = false
      defer { state.news = [] }
      return state.news
    }
  }
}
