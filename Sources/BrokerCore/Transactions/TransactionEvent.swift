import AMQPModel

/// What happened to a channel's transaction.
public enum TransactionEvent: Hashable, Sendable {
  /// `tx.select`: from now on publishes and settlements wait for a commit.
  case selected(ChannelAddress, isNew: Bool)
  /// A publish was routed and waits, with `held` publishes in all.
  case publishHeld(MessageNumber, on: ChannelAddress, held: Int)
  /// An ack, a nack or a reject waits; the delivery is still its consumer's.
  case settlementHeld(Settlement, SettlementOutcome)
  /// `tx.commit`: what follows from it takes effect now.
  case committed(ChannelAddress, publishes: Int, settlements: Int)
  /// `tx.rollback`, or the channel closed: the publishes are forgotten, the deliveries are
  /// unacknowledged again.
  case rolledBack(ChannelAddress, publishes: Int, settlements: Int)

  /// The message that it happened to, if it happened to one.
  public var message: MessageNumber? {
    switch self {
    case .publishHeld(let number, _, _): number
    case .settlementHeld(let settlement, _): settlement.number
    case .selected, .committed, .rolledBack: nil
    }
  }
}

/// What a client makes of a delivery.
public enum SettlementOutcome: Hashable, Sendable {
  /// Done.
  case acknowledged
  /// Refused for good.
  case rejected
  /// Back to the queue.
  case requeued
}
