import BrokerCore
import Interchange

extension EventRecord {
  /// The record of what happened to a transaction.
  static func transaction(_ event: TransactionEvent) -> EventRecord {
    switch event {
    case .selected(let channel, let isNew):
      EventRecord("tx-selected", nil, [.init("new", .boolean(isNew))] + JSONFields.channel(channel))
    case .publishHeld(let number, let channel, let held):
      EventRecord(
        "held", number,
        [.init("reason", .string("publish")), .init("uncommitted", .integer(held))]
          + JSONFields.channel(channel))
    case .settlementHeld(let settlement, let outcome):
      EventRecord(
        "held", settlement.number,
        [.init("reason", .string(word(outcome)))] + fields(of: settlement))
    case .committed(let channel, let publishes, let settlements):
      EventRecord("tx-committed", nil, counts(publishes, settlements) + JSONFields.channel(channel))
    case .rolledBack(let channel, let publishes, let settlements):
      EventRecord(
        "tx-rolled-back", nil, counts(publishes, settlements) + JSONFields.channel(channel))
    }
  }

  private static func counts(_ publishes: Int, _ settlements: Int) -> [JSONValue.Field] {
    [.init("publishes", .integer(publishes)), .init("settlements", .integer(settlements))]
  }

  private static func word(_ outcome: SettlementOutcome) -> String {
    switch outcome {
    case .acknowledged: "ack"
    case .rejected: "reject"
    case .requeued: "requeue"
    }
  }
}
