/// What a trace says of transactions.
public enum TransactionPhrase: Hashable, Sendable {
  case selected(channel: String, isNew: Bool)
  case publishHeld(channel: String, held: Int)
  case settlementHeld(from: String, tag: String, Outcome)
  case committed(channel: String, publishes: Int, settlements: Int)
  case rolledBack(channel: String, publishes: Int, settlements: Int)
  case forgotten

  /// What waits for the commit.
  public enum Outcome: Hashable, Sendable {
    case acknowledged, rejected, requeued
  }
}
