import AMQPModel
import BrokerCore
import BrokerHost
import CommandLanguage
public import Narration
import Simulation

/// Programs over the network at the bench.
///
/// While it listens the broker belongs to a host, and the bench borrows it for each line: nobody
/// else does anything meanwhile, and what programs did before is told and noted first.
extension Session {
  /// Whether programs can connect.
  public var isListening: Bool { network != nil }

  /// Runs a line on the broker that programs use, too.
  mutating func run(_ line: String, with network: Network, _ listener: Listener) -> Outcome {
    let outcome = borrowing(network, listener) { $0.runReviewed(line, listener) }
    if isLeavingNetwork { leave(network, listener) }
    return outcome
  }

  /// Notes what programs did, and tells what was not told.
  public mutating func catchUp(_ listener: Listener) {
    if let network { borrowing(network, listener) { _ in } }
  }

  /// Says good-bye to the programs, where there are any.
  public mutating func stopListening(_ listener: Listener) {
    if let network { leave(network, listener) }
  }

  @discardableResult
  private mutating func borrowing<Result: Sendable>(
    _ network: Network, _ listener: Listener, _ body: (inout Session) -> Result
  ) -> Result {
    network.host.lend { broker, now in
      state.bench.broker = broker
      state.bench.now = now
      for news in network.takeNews() { note(news, listener) }
      let result = body(&self)
      broker = state.bench.broker
      defer { sent = [] }
      return (result, sent)
    }
  }

  private mutating func leave(_ network: Network, _ listener: Listener) {
    network.close()
    borrowing(network, listener) { _ in }
    self.network = nil
    isLeavingNetwork = false
    setListening(false)
    listener(.noticed(.service(.detached)))
  }

  // MARK: Commands

  /// `listen` and `listen off`
  mutating func attend(to statement: NetworkStatement, _ listener: Listener) -> Outcome {
    switch statement {
    case .stop:
      guard network != nil else { return refuse(.notAttached, listener) }
      isLeavingNetwork = true
      return .fine
    case .listen(let port):
      if let network { return refuse(.alreadyAttached(port: network.port), listener) }
      guard let open = configuration.network.open, sourceDepth == 0, !isInLesson else {
        return refuse(.notHere, listener)
      }
      guard bench.actors.count == 0 else { return refuse(.actorsAreBusy, listener) }
      // Nobody has seen the virtual clock of an unused broker.
      if bench.broker.eventCount == 0 {
        state.bench.now = max(bench.now, configuration.network.now())
      }
      do {
        let network = try open(bench.broker, bench.now, port)
        self.network = network
        setListening(true)
        listener(
          .noticed(.service(.attached(host: visible(network.address), port: network.port))))
        return .fine
      } catch {
        return refuse(
          .cannotListen(
            host: visible(error.host), port: error.port, reason: visible(error.reason)), listener)
      }
    }
  }

  private func refuse(_ phrase: ServicePhrase, _ listener: Listener) -> Outcome {
    listener(.failed(.service(phrase)))
    return .failed
  }

  /// Why a statement has to wait while programs can connect; nil where it need not.
  func refusalWhileListening(of kind: Statement.Kind) -> ServicePhrase? {
    guard network != nil else { return nil }
    switch kind {
    case .tick: return .timeIsReal
    case .simulation(let simulation): return simulation.isQuestion ? nil : .timeIsReal
    case .consume(let consume): return consume.work == nil ? nil : .timeIsReal
    case .undo, .redo, .rollback, .checkpoint, .reset: break
    case .lesson(.learn), .lesson(.next), .lesson(.back), .lesson(.goTo), .lesson(.solution),
      .lesson(.skip), .lesson(.resume):
      break
    case .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .purge, .move, .bind,
      .unbind, .publish, .cancel, .qos, .get, .settle, .recover, .kill, .close, .openConnection,
      .openChannel, .confirmSelect, .transaction, .restart, .list, .show, .match, .why, .expect,
      .diagram, .save, .source, .lesson(.list), .lesson(.check), .lesson(.hint), .lesson(.quiz),
      .lesson(.progress), .lesson(.review), .lesson(.stage), .profile, .network, .language,
      .help, .quit, .interchange, .administration:
      return nil
    }
    let count = bench.broker.connectionSnapshots.count { $0.client != nil }
    return count == 0 ? nil : .clientsAreConnected(count: count)
  }

  // MARK: News

  private mutating func note(_ news: ClientNews, _ listener: Listener) {
    switch news {
    case .said(let phrase): listener(.noticed(.service(phrase)))
    case .happened(let operation, let happening, let isTold):
      note(operation, happening)
      guard !isTold, let first = happening.events.first else { return }
      listener(.statementBegan(number: first.number - 1, first.instant))
      listener(.happened(happening))
      listener(.statementEnded)
    }
  }

  private mutating func note(_ operation: Operation, _ happening: Happening) {
    revision += 1
    // What programs did in between cannot be taken back.
    history = History()
    let isPassive = operation.isPassiveDeclaration
    for event in happening.events {
      state.bench.directory.note(event.kind)
      state.bench.meter.note(event, isPassive: isPassive)
      state.bench.kept.note(event.kind)
      _ = state.bench.chronicle.note(event, explanation: happening.explanation)
    }
    guard let statement = Statement(saying: operation) else { return }
    state.bench.transcript.append("\(statement)")
    for case .exceptionRaised(let exception, _) in happening.events.lazy.map(\.kind) {
      state.bench.transcript.append("\(Statement(.expect(.error(Int(exception.code.rawValue)))))")
    }
  }
}
