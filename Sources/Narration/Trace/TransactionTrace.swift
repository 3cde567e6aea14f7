import BrokerCore

/// Transactions: what is held back, and what a commit releases.
extension TraceNarrator {
  mutating func tell(_ event: TransactionEvent) {
    switch event {
    case .selected(let channel, let isNew):
      add(.transaction, words.text(.selected(channel: Spelled.channel(channel), isNew: isNew)))
    case .publishHeld(let number, let channel, let held):
      guard number == inFull else { return }
      let text = words.text(.publishHeld(channel: Spelled.channel(channel), held: held))
      lines.append(Line([Span(RouteNarrator.indentation), Span(text, .dim)]))
    case .settlementHeld(let settlement, let outcome):
      add(
        .hold, settlement.number,
        words.text(
          .settlementHeld(
            from: Spelled.settler(settlement), tag: "\(settlement.deliveryTag)",
            Self.word(outcome))))
    case .committed(let channel, let publishes, let settlements):
      isReleasing = true
      add(
        .transaction,
        words.text(
          .committed(
            channel: Spelled.channel(channel), publishes: publishes, settlements: settlements)))
    case .rolledBack(let channel, let publishes, let settlements):
      add(
        .transaction,
        words.text(
          .rolledBack(
            channel: Spelled.channel(channel), publishes: publishes, settlements: settlements)))
    }
  }

  private static func word(_ outcome: SettlementOutcome) -> TransactionPhrase.Outcome {
    switch outcome {
    case .acknowledged: .acknowledged
    case .rejected: .rejected
    case .requeued: .requeued
    }
  }
}
