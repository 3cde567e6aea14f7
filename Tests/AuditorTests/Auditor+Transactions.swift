import AMQPModel
import BrokerCore

/// Transactions.
extension Auditor {
  /// What a channel holds back until the commit.
  struct Transaction {
    var publishes: [HeldPublish] = []
    var settlements: [(deliveries: [Unsettled], outcome: Outcome)] = []

    /// In the order of their tags.
    var deliveries: [Unsettled] {
      settlements.flatMap(\.deliveries).sorted { $0.tag < $1.tag }
    }
  }

  struct HeldPublish {
    let copy: Copy
    let isMandatory: Bool
    let targets: [Int]
  }

  /// [tx-commit-rollback, confirm-then-tx]
  mutating func perform(_ method: TxMethod, on channel: Int) throws {
    let address = channels[channel].address
    if method == .select {
      if channels[channel].lastConfirm != nil {
        throw Refusal(.preconditionFailed, "cannot switch from confirm to tx mode")
      }
      if channels[channel].transaction == nil { channels[channel].transaction = Transaction() }
      send(.tx(.selectOk), to: address)
      return
    }
    guard let transaction = channels[channel].transaction else {
      throw Refusal(.preconditionFailed, "channel is not transactional")
    }
    channels[channel].transaction = Transaction()
    if method == .rollback {
      count("rolled back")
      // What was settled may be settled again.
      channels[channel].unsettled += transaction.deliveries
      channels[channel].unsettled.sort { $0.tag < $1.tag }
      send(.tx(.rollbackOk), to: address)
    } else {
      count("committed")
      try commit(transaction, on: channel)
      send(.tx(.commitOk), to: address)
    }
  }

  /// Publishes first, then settlements [tx-mixed-order]; what cannot be done makes it a 406 after
  /// the rest was done [tx-queue-gone, tx-queue-full].
  private mutating func commit(_ transaction: Transaction, on channel: Int) throws {
    var isComplete = true
    for publish in transaction.publishes {
      if publish.targets.isEmpty {
        giveUp(publish.copy.message, publish.isMandatory, channels[channel].address)
      }
      for target in publish.targets {
        if index(of: target) == nil {
          count("dropped in commit")
          isComplete = false
        } else if !enqueue(publish.copy, into: target) {
          isComplete = false
        }
      }
    }
    for (index, group) in transaction.settlements.enumerated() {
      channels[channel].committing = transaction.settlements[(index + 1)...]
        .flatMap(\.deliveries)
      settleNow(group.deliveries.sorted { $0.tag < $1.tag }, group.outcome, on: channel)
    }
    if !isComplete { throw Refusal(.preconditionFailed, "partial tx completion") }
  }

  /// Settlements of one kind in a row count as one method [tx-acks-grouped].
  mutating func hold(_ deliveries: [Unsettled], _ outcome: Outcome, on channel: Int) {
    guard var transaction = channels[channel].transaction, !deliveries.isEmpty else { return }
    if transaction.settlements.last?.outcome == outcome {
      transaction.settlements[transaction.settlements.count - 1].deliveries += deliveries
    } else {
      transaction.settlements.append((deliveries, outcome))
    }
    channels[channel].transaction = transaction
  }
}
