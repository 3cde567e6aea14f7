import BrokerCore
import BrokerHost
import Glibc
import Narration
import Synchronization
import Terminal
import Workbench

/// Tells on standard output what clients do, until a signal ends it.
///
/// Events come from the listener's thread and are told by the main one. When they come faster than
/// anybody could read, most of them are only counted.
struct Service {
  private let watch = Watch()
  private let backlog = Backlog()
  private let options: Options

  init(_ options: Options) { self.options = options }

  /// What happens in `host` is put aside for the main thread.
  func observe(_ host: BrokerHost) {
    let (backlog, wakeup) = (backlog, watch.wakeup)
    host.observe { events, _ in
      if backlog.append(events) { wakeup.signal() }
    }
  }

  /// Says something of the service itself, on standard error where a program reads the events.
  func say(_ phrase: ServicePhrase) {
    let line = options.language.phrasebook.text(phrase) + "\n"
    if options.format == .json {
      Console.writeError(line)
    } else {
      _ = Screen.write(line)
    }
  }

  /// Tells what happens until SIGINT or SIGTERM, then what happens because of `stop`.
  func run(stop: () -> Void) {
    var console = Console(options, language: options.language)
    console.flush()
    while watch.wait() == .news { tell(&console) }
    stop()
    tell(&console)
    say(.stopped)
  }

  private func tell(_ console: inout Console) {
    let (events, skipped) = backlog.take()
    var rest = events[...]
    while let first = rest.first {
      // What happens at one time is told together; that time goes on by itself needs no words.
      let together = rest.prefix { $0.instant == first.instant }
      console.show(.statementBegan(number: first.number - 1, first.instant))
      console.show(.happened(Happening(events: Array(together))))
      console.show(.statementEnded)
      rest = rest.dropFirst(together.count)
    }
    console.flush()
    if skipped > 0 { say(.skipped(events: skipped)) }
  }
}

/// Events that wait to be told.
private final class Backlog: Sendable {
  private struct State {
    var events: [Event] = []
    var skipped = 0
  }

  private static let limit = 2_000
  private let state = Mutex(State())

  /// Keeps as many as there is room for; whether there was nothing before.
  func append(_ events: ArraySlice<Event>) -> Bool {
    state.withLock { state in
      let isFirst = state.events.isEmpty && state.skipped == 0
      let room = max(0, Self.limit - state.events.count)
      state.events += events.prefix(room)
      state.skipped += max(0, events.count - room)
      return isFirst
    }
  }

  func take() -> ([Event], Int) {
    state.withLock { state in
      defer { state = State() }
      return (state.events, state.skipped)
    }
  }
}

/// The broker's clock while it serves: milliseconds since 2026 began (UTC), by the wall clock when
/// the process started and by one that does not go back since then.
enum ServiceClock {
  private static let offset = milliseconds(of: CLOCK_REALTIME) - 1_767_225_600_000
  private static let start = milliseconds(of: CLOCK_MONOTONIC)

  static var milliseconds: Int {
    let offset = offset
    return offset + milliseconds(of: CLOCK_MONOTONIC) - start
  }

  private static func milliseconds(of clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
