import AMQPModel
import BrokerCore
import BrokerHost
import Narration
import Synchronization
import Terminal
import Workbench

/// What programs over the network do, on its way from the listener's thread to the main one.
///
/// A person cannot read more than a few lines a second, and nobody may fill the memory: what comes
/// faster is counted, and what waits too long is forgotten.
final class ClientFeed: Sendable {
  fileprivate struct State {
    var news: [ClientNews] = []
    /// How many of them people have read.
    var toldCount = 0
    var octets = 0
    var traffic = Traffic()
    /// Since when something is counted instead of told, in milliseconds.
    var countingSince: Int?
    var allowance = Allowance()
    var narrator: TextNarrator
    var log: TraceLog?
  }

  /// Something to be told is there.
  let wakeup: Wakeup
  private let state: Mutex<State>
  private let isQuiet: Bool
  /// Whether everything is told, however fast it comes: programs read faster than people.
  private let isComplete: Bool

  /// The most operations, and octets of bodies, that wait.
  private static let limit = 20_000
  private static let octetLimit = 64 << 20
  /// How long at least something is counted before its number is told, in milliseconds.
  fileprivate static let interval = 1_000
  // Beyond that a verdict for every binding would take longer than the publish itself.
  private static let explainedBindingLimit = 1_000

  init(_ wakeup: Wakeup, _ options: Options, isQuiet: Bool, log: TraceLog?) {
    self.wakeup = wakeup
    self.isQuiet = isQuiet
    isComplete = options.format == .json
    state = Mutex(State(narrator: TextNarrator(language: options.language), log: log))
  }

  /// What happens in `host` is put aside from now on.
  func observe(_ host: BrokerHost) {
    host.observe { [self] in append($0, $1, $2) }
    host.watchAlarm { [self] isOn in
      state.withLock { $0.news.append(.said(.alarm(isOn: isOn))) }
      wakeup.signal()
    }
    host.watchStrangers { [self] in turnAway($0, $1) }
  }

  /// Called inside of the host too.
  private func turnAway(_ peer: String, _ loss: ConnectionLoss) {
    let isNews = state.withLock { state in
      let now = ServiceClock.milliseconds
      let isTold =
        state.news.count < Self.limit
        && (isComplete || (state.countingSince == nil && state.allowance.take(at: now)))
      if isTold {
        state.news.append(.said(.turnedAway(peer: peer, loss)))
      } else {
        state.countStranger(since: now)
      }
      return isTold
    }
    if isNews { wakeup.signal() }
  }

  /// Called inside of the host.
  private func append(_ operation: Operation, _ events: [Event], _ broker: borrowing Broker) {
    guard !events.isEmpty else { return }
    let octets = Self.octets(of: operation)
    let isNews = state.withLock { state in
      let now = ServiceClock.milliseconds
      guard state.news.count < Self.limit, state.octets + octets <= Self.octetLimit else {
        state.count(events, since: now)
        return false
      }
      var happening = Happening(events: events)
      happening.client = operation.client
      let isTold = isComplete || (state.countingSince == nil && state.allowance.take(at: now))
      if isTold {
        happening = Self.explained(operation, happening, broker)
      } else {
        state.count(events, since: now)
      }
      state.news.append(.happened(operation, happening, isTold: !isTold))
      state.octets += octets
      return isTold
    }
    if isNews { wakeup.signal() }
  }

  private static func octets(of operation: Operation) -> Int {
    guard case .method(.basic(.publish(let publish)), on: _) = operation else { return 0 }
    return publish.message.body.count
  }

  /// With the reasons of the route, as the prompt gives them.
  private static func explained(
    _ operation: Operation, _ happening: Happening, _ broker: borrowing Broker
  ) -> Happening {
    guard case .method(.basic(.publish(let publish)), let address) = operation,
      broker.bindingCount <= explainedBindingLimit
    else { return happening }
    let message = publish.message
    let host = broker.connectionSnapshots.first { $0.id == address.connection }?.virtualHost
    var explained = Happening(
      events: happening.events,
      explanation: broker.explainRouting(
        from: message.exchange, key: message.routingKey, headers: message.properties.headers,
        in: host ?? .default))
    explained.client = happening.client
    return explained
  }

  /// To be called about once a second: what was counted is told.
  func tick() {
    if state.withLock({ $0.countingSince != nil }) { wakeup.signal() }
  }

  /// Takes everything, what was counted included when it is time.
  func take(isLast: Bool = false) -> [ClientNews] {
    state.withLock { state in
      state.tellCount(at: ServiceClock.milliseconds, isLast: isLast)
      defer {
        state.news = []
        state.toldCount = 0
        state.octets = 0
      }
      let told = state.news.prefix(state.toldCount).compactMap { news -> ClientNews? in
        guard case .happened(let operation, let happening, _) = news else { return nil }
        return .happened(operation, happening, isTold: true)
      }
      return told + state.news.dropFirst(state.toldCount)
    }
  }

  /// The lines that tell what nobody has read yet; it stays here to be noted.
  func lines(in language: Language, _ rendered: (Line) -> String) -> [String] {
    state.withLock { state in
      state.tellCount(at: ServiceClock.milliseconds, isLast: false)
      if state.narrator.language != language { state.narrator = state.narrator.speaking(language) }
      var lines: [Line] = []
      for news in state.news.dropFirst(state.toldCount) {
        for report in news.reports {
          state.log?.write(report)
          if !isQuiet { lines += state.narrator.lines(for: report) }
        }
      }
      state.toldCount = state.news.count
      return lines.map(rendered)
    }
  }
}

extension ClientFeed.State {
  fileprivate mutating func count(_ events: [Event], since now: Int) {
    countingSince = countingSince ?? now
    for event in events { traffic.count(event.kind) }
  }

  fileprivate mutating func countStranger(since now: Int) {
    countingSince = countingSince ?? now
    traffic.others += 1
  }

  fileprivate mutating func tellCount(at now: Int, isLast: Bool) {
    guard let since = countingSince, isLast || now - since >= ClientFeed.interval else { return }
    news.append(.said(.skipped(traffic)))
    traffic = Traffic()
    countingSince = nil
  }
}

/// How much more may be told: some at once, and then so many a second.
private struct Allowance: Sendable {
  private static let most = 200
  private static let perSecond = 10
  private var left = most * 1_000
  private var last = 0

  /// Whether an operation may be told at `now`, in milliseconds.
  mutating func take(at now: Int) -> Bool {
    let passed = min(max(0, now - last), 1_000_000)
    left = min(Self.most * 1_000, left + passed * Self.perSecond)
    last = now
    guard left >= 1_000 else { return false }
    left -= 1_000
    return true
  }
}

extension Traffic {
  fileprivate mutating func count(_ kind: Event.Kind) {
    switch kind {
    case .published: published += 1
    case .delivered, .got: delivered += 1
    case .acknowledged: acknowledged += 1
    case .connectionOpened, .connectionClosed, .channelOpened, .channelClosed, .exceptionRaised,
      .exchangeDeclared, .exchangeDeleted, .queueDeclared, .queueDeleted, .bound, .unbound,
      .nothingToUnbind, .noQueueToDelete, .noExchangeToDelete, .purged, .routed, .dropped,
      .returned, .enqueued, .gotEmpty, .rejected, .requeued, .deliveryLimitReached,
      .settledAfterDeletion, .consumerStarted, .consumerCancelled, .consumerActivityChanged,
      .nothingToCancel, .prefetchSet, .recovered, .confirmsSelected, .confirmed, .nacked,
      .expired, .deadLettered, .sent, .transaction, .directReply, .restart, .profileChosen,
      .managed:
      others += 1
    }
  }
}

extension Operation {
  /// The program that does it, if one does.
  fileprivate var client: ConnectionID? {
    switch self {
    case .connectionOpened(let id, _), .connectionClosed(let id, _): id
    case .method(_, let address), .violated(_, let address): address.connection
    case .management, .timePassed, .brokerRestarted, .profileChosen: nil
    }
  }
}

extension ClientNews {
  /// What a console shows of it; nothing when people have read it.
  var reports: [Report] {
    switch self {
    case .said(let phrase): return [.noticed(.service(phrase))]
    case .happened(_, let happening, let isTold):
      guard !isTold, let first = happening.events.first else { return [] }
      return [
        .statementBegan(number: first.number - 1, first.instant), .happened(happening),
        .statementEnded,
      ]
    }
  }
}
