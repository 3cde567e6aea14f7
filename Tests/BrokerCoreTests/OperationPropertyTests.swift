import AMQPModel
import BrokerCore
import CommandLanguage
import TestSupport
import Testing

/// Random sequences of operations, right and wrong ones, keep what must always hold.
///
/// `WARREN_SEEDS=N swift test --filter OperationPropertyTests` tries N seeds.
@Suite struct OperationPropertyTests {
  private static let length = 180

  @Test(arguments: Seeds.first(150))
  func everythingThatMustHoldHolds(seed: UInt64) {
    let operations = Self.operations(seed: seed)
    guard Self.problem(with: operations) != nil else { return }
    let fewest = CommandScript.shrink(operations) { Self.problem(with: $0) != nil }
    let problem = Self.problem(with: fewest) ?? ""
    Issue.record("seed \(seed): \(problem)\(CommandScript.text(of: fewest))")
  }

  /// A copy made halfway does what the original did, event by event.
  @Test(arguments: Seeds.first(20))
  func aCopyRepeatsEverything(seed: UInt64) {
    let operations = Self.operations(seed: seed)
    let half = operations.count / 2
    var broker = Broker(seed: seed)
    for operation in operations[..<half] { _ = broker.apply(operation) }
    var copy = broker
    let events = operations[half...].flatMap { broker.apply($0) }
    let repeated = operations[half...].flatMap { copy.apply($0) }
    #expect(events == repeated, "seed \(seed)\(CommandScript.text(of: operations))")
    #expect(BrokerState(broker) == BrokerState(copy), "seed \(seed)")
  }

  /// Much succeeds and much is refused; otherwise the sequences prove little.
  @Test func sequencesAreInteresting() {
    var counts: [String: Int] = [:]
    for seed: UInt64 in 1...60 {
      var broker = Broker(seed: seed)
      for operation in Self.operations(seed: seed) {
        for event in broker.apply(operation) { counts[Self.label(event.kind), default: 0] += 1 }
      }
    }
    let wanted = [
      "delivered", "redelivered", "got", "gotEmpty", "acknowledged", "rejected", "requeued",
      "recovered", "purged", "returned", "settledAfterDeletion", "autoDelete", "exclusive",
      "requested", "consumerCancelled", "consumerActivityChanged", "bound", "unbound",
      "transaction", "restart", "403", "404", "405", "406", "504", "530", "540",
      "deliveryLimitReached",
    ]
    for label in wanted { #expect(counts[label, default: 0] >= 5, "\(label)") }
  }

  private static func label(_ kind: Event.Kind) -> String {
    switch kind {
    case .exceptionRaised(let exception, on: _): "\(exception.code.rawValue)"
    case .queueDeleted(_, let reason, ready: _, unacknowledged: _): "\(reason)"
    case .delivered(let delivery) where delivery.isRedelivered: "redelivered"
    default: String("\(kind)".prefix { $0 != "(" })
    }
  }

  // MARK: Running

  private static func operations(seed: UInt64) -> [Operation] {
    var generator = OperationGenerator(seed: seed)
    var broker = Broker(seed: seed)
    return (0..<length).map { _ in
      let operation = generator.next(for: broker)
      _ = broker.apply(operation)
      return operation
    }
  }

  /// Whether a host could say this now: a connection is opened once, and used while it is open.
  /// A second channel.open is left out, so that what made the first one necessary can be.
  private static func isPossible(_ operation: Operation, _ broker: Broker) -> Bool {
    switch operation {
    case .connectionOpened(let id, _): !broker.isOpen(id)
    case .connectionClosed(let id, _): broker.isOpen(id)
    case .method(.channel(.open), let address):
      broker.isOpen(address.connection) && !broker.isOpen(address)
    case .method(_, let address): broker.isOpen(address.connection)
    case .timePassed, .brokerRestarted, .profileChosen, .management, .violated: true
    }
  }

  /// The first thing that does not hold, or nil.
  private static func problem(with operations: [Operation]) -> String? {
    var broker = Broker(seed: 1)
    var auditor = EventAuditor()
    for (index, operation) in operations.enumerated() where isPossible(operation, broker) {
      let before = broker
      let events = broker.apply(operation)
      for event in events { auditor.follow(event) }
      auditor.compare(with: broker)
      let problem =
        auditor.problems.first ?? broker.invariantViolation
        ?? problem(withRefusalIn: events, before, broker)
        ?? SettlementCheck.problem(with: operation, events, before)
      if let problem { return "\(problem) (operation \(index + 1): \(operation))" }
    }
    return nil
  }

  /// A refusal closes its channel or its connection and changes nothing else: the broker looks as
  /// if it had only been closed.
  private static func problem(
    withRefusalIn events: [Event], _ before: Broker, _ after: Broker
  ) -> String? {
    let refusals = events.compactMap { event in
      if case .exceptionRaised(let exception, let address) = event.kind {
        (exception.scope, address)
      } else {
        nil
      }
    }
    guard let (scope, address) = refusals.first else { return nil }
    if refusals.count > 1 { return "refused twice" }
    var closed = before
    if closed.isOpen(address) {
      let close = ChannelMethod.Close(replyCode: .replySuccess, replyText: "")
      _ = closed.apply(.method(.channel(.close(close)), on: address))
    }
    if scope == .connection {
      _ = closed.apply(.connectionClosed(address.connection, .closedByClient))
    }
    return BrokerState(after) == BrokerState(closed) ? nil : "the refusal did more than close"
  }
}
