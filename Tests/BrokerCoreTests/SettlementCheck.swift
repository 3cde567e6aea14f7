import AMQPModel
import BrokerCore

/// What ack, nack, reject and recover settle, against what AMQP says they mean.
enum SettlementCheck {
  /// Which deliveries a method names.
  private enum Target {
    case one(DeliveryTag)
    case upTo(DeliveryTag)
    case all
  }

  /// A sentence when `operation` settled others than it names, or in another way.
  static func problem(
    with operation: Operation, _ events: [Event], _ before: Broker
  ) -> String? {
    guard case .method(.basic(let method), let address) = operation,
      let (target, outcome) = meaning(of: method), before.isOpen(address)
    else { return nil }
    let outstanding = before.unacknowledgedTags(on: address)
    let isRefused = events.contains { event in
      if case .exceptionRaised = event.kind { true } else { false }
    }
    guard let expected = tags(target, among: outstanding) else {
      return isRefused ? nil : "an unknown tag is accepted"
    }
    if isRefused { return "a known tag is refused" }
    var settled: [DeliveryTag] = []
    for event in events {
      switch event.kind {
      case .acknowledged(let settlement) where outcome == .acknowledged:
        settled.append(settlement.deliveryTag)
      case .rejected(let settlement) where outcome == .rejected:
        settled.append(settlement.deliveryTag)
      case .deliveryLimitReached(let settlement, count: _) where outcome == .requeued:
        settled.append(settlement.deliveryTag)
      case .requeued(let settlement, let reason, _, ready: _)
      where outcome == .requeued && reason != .channelClosed:
        settled.append(settlement.deliveryTag)
      case .transaction(.settlementHeld(let settlement, let held)) where held == outcome:
        settled.append(settlement.deliveryTag)
      case .settledAfterDeletion(_, let tag): settled.append(tag)
      default: break
      }
    }
    return settled.sorted() == expected ? nil : "settled \(settled), not \(expected)"
  }

  private typealias Outcome = SettlementOutcome

  private static func meaning(of method: BasicMethod) -> (Target, Outcome)? {
    func target(_ tag: DeliveryTag, _ isMultiple: Bool) -> Target {
      isMultiple ? (tag == 0 ? .all : .upTo(tag)) : .one(tag)
    }
    switch method {
    case .ack(let ack): return (target(ack.deliveryTag, ack.multiple), .acknowledged)
    case .nack(let nack):
      return (target(nack.deliveryTag, nack.multiple), nack.requeue ? .requeued : .rejected)
    case .reject(let reject):
      return (.one(reject.deliveryTag), reject.requeue ? .requeued : .rejected)
    case .recover(let recover) where recover.requeue: return (.all, .requeued)
    case .recoverAsync(let recover) where recover.requeue: return (.all, .requeued)
    default: return nil
    }
  }

  /// The tags of a target; nil when it is unknown.
  private static func tags(_ target: Target, among outstanding: [DeliveryTag]) -> [DeliveryTag]? {
    switch target {
    case .all: outstanding
    case .one(let tag): outstanding.contains(tag) ? [tag] : nil
    case .upTo(let tag): outstanding.contains(tag) ? outstanding.filter { $0 <= tag } : nil
    }
  }
}
