import AMQPModel

/// What a transactional channel holds back until `tx.commit`.
struct Transaction: Sendable {
  /// A publish, routed when it arrived (scenario `tx-queue-gone`).
  struct Publish: Sendable {
    let message: Message
    let number: MessageNumber
    let isMandatory: Bool
    let queues: [Handle]
    let names: [QueueName]
  }

  /// Settlements of one kind that came one after the other: they count as one method that names
  /// all their tags (scenario `tx-acks-grouped`).
  struct Settlements: Sendable {
    let outcome: SettlementOutcome
    var deliveries: [UnacknowledgedDelivery]
  }

  private(set) var publishes: [Publish] = []
  private(set) var settlements: [Settlements] = []
  /// Octets of the bodies held back.
  private(set) var bytes = 0

  /// Whether nothing is held back.
  var isEmpty: Bool { publishes.isEmpty && settlements.isEmpty }

  /// The deliveries whose settlement is held back, in the order of their tags.
  var deliveries: [UnacknowledgedDelivery] {
    settlements.flatMap(\.deliveries).sorted { $0.sequence < $1.sequence }
  }

  mutating func hold(_ publish: Publish) {
    publishes.append(publish)
    bytes += publish.message.bodyCount
  }

  mutating func hold(_ deliveries: [UnacknowledgedDelivery], as outcome: SettlementOutcome) {
    if settlements.last?.outcome == outcome {
      settlements[settlements.count - 1].deliveries += deliveries
    } else if !deliveries.isEmpty {
      settlements.append(Settlements(outcome: outcome, deliveries: deliveries))
    }
  }
}
