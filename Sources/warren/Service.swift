import BrokerCore
import BrokerHost
import Glibc
import Narration
import Terminal
import Workbench

/// Tells on standard output what clients do, until a signal ends it.
///
/// Events come from the listener's thread and are told by the main one.
struct Service {
  let feed: ClientFeed
  private let watch = Watch()
  private let options: Options
  private let isQuiet: Bool
  private var log: TraceLog?

  init(_ options: Options, isQuiet: Bool, log: TraceLog?) {
    self.options = options
    self.isQuiet = isQuiet
    self.log = log
    feed = ClientFeed(watch.wakeup, options, isQuiet: isQuiet, log: nil)
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
  mutating func run(stop: () -> Void) {
    var console = Console(options, language: options.language)
    console.flush()
    while watch.wait() == .news { tell(feed.take(), &console) }
    stop()
    tell(feed.take(isLast: true), &console)
    say(.stopped)
  }

  private mutating func tell(_ news: [ClientNews], _ console: inout Console) {
    for report in news.lazy.flatMap(\.reports) {
      log?.write(report)
      if !isQuiet { console.show(report) }
    }
    console.flush()
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
