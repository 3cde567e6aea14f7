import AMQPModel

/// AMQP 0-9-1 class tx. Recorded: scenarios `tx-*`, `confirm-then-tx`.
extension Broker {
  mutating func perform(
    _ method: TxMethod, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    switch method {
    case .select:
      if channels[channel].lastConfirm != nil {
        throw AMQPException(
          .preconditionFailed, "cannot switch from confirm to tx mode", method: method.id)
      }
      let isNew = channels[channel].transaction == nil
      if isNew { channels[channel].transaction = Transaction() }
      buffer.emit(
        .transaction(.selected(channels[channel].address, isNew: isNew)), after: nil)
      reply(.tx(.selectOk), unless: false, on: channel, &buffer)
    case .commit: try commit(try transaction(of: channel, method.id), on: channel, &buffer)
    case .rollback:
      let transaction = try transaction(of: channel, method.id)
      rollBack(transaction, on: channel, after: nil, &buffer)
      for delivery in transaction.deliveries {
        channels[channel].unacknowledged.insert(delivery)
      }
      channels[channel].transaction = Transaction()
      reply(.tx(.rollbackOk), unless: false, on: channel, &buffer)
    case .selectOk, .commitOk, .rollbackOk: throw notForClients(method.id)
    }
  }

  private func transaction(
    of channel: Handle, _ method: MethodID
  ) throws(AMQPException) -> Transaction {
    if let transaction = channels[channel].transaction { return transaction }
    throw AMQPException(.preconditionFailed, "channel is not transactional", method: method)
  }

  // MARK: Holding back

  /// Keeps a publish whose route is known until the commit.
  @inline(never)
  mutating func hold(
    _ message: Message, _ number: MessageNumber, isMandatory: Bool, on channel: Handle,
    after cause: Int, _ buffer: inout EventBuffer
  ) {
    let targets = router.queues.map { queues.handle(inSlot: $0) }
    channels[channel].transaction?.hold(
      Transaction.Publish(
        message: message, number: number, isMandatory: isMandatory, queues: targets,
        names: targets.map { queues[$0].name }))
    let held = channels[channel].transaction?.publishes.count ?? 0
    buffer.emit(
      .transaction(.publishHeld(number, on: channels[channel].address, held: held)),
      after: cause)
  }

  /// Keeps settlements until the commit; who has the deliveries does not get their room back.
  @inline(never)
  mutating func hold(
    _ deliveries: [UnacknowledgedDelivery], as outcome: SettlementOutcome, on channel: Handle,
    _ buffer: inout EventBuffer
  ) {
    channels[channel].transaction?.hold(deliveries, as: outcome)
    for delivery in deliveries {
      let left = delivery.consumer.flatMap {
        consumers.contains($0) ? consumers[$0].unacknowledged : nil
      }
      buffer.emit(
        .transaction(
          .settlementHeld(settlement(of: delivery, left ?? 0), outcome)),
        after: nil)
    }
  }

  // MARK: Ending

  /// Publishes first, then settlements (scenario `tx-mixed-order`). A queue that has gone or is
  /// full makes it a 406, after everything else was done (scenarios `tx-queue-*`).
  private mutating func commit(
    _ transaction: Transaction, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    channels[channel].transaction = Transaction()
    let committed = buffer.emit(
      .transaction(
        .committed(
          channels[channel].address, publishes: transaction.publishes.count,
          settlements: transaction.deliveries.count)), after: nil)
    var isComplete = true
    for publish in transaction.publishes {
      if publish.queues.isEmpty {
        giveUp(
          publish.message, publish.number, isMandatory: publish.isMandatory, on: channel,
          after: committed, &buffer)
      }
      for (queue, name) in zip(publish.queues, publish.names) {
        if queues.contains(queue) {
          let isTaken = enqueue(
            publish.message, publish.number, into: queue, after: committed, &buffer)
          isComplete = isTaken && isComplete
        } else {
          buffer.emit(.dropped(publish.number, from: name, .queueDeleted), after: committed)
          isComplete = false
        }
      }
    }
    for group in transaction.settlements {
      let inOrder = group.deliveries.sorted { $0.sequence < $1.sequence }
      settleNow(inOrder, as: group.outcome, on: channel, &buffer)
    }
    if !isComplete {
      throw AMQPException(
        .preconditionFailed, "partial tx completion", method: TxMethod.commit.id)
    }
    reply(.tx(.commitOk), unless: false, on: channel, &buffer)
  }

  /// Tells what a rollback, or a channel that closes, forgets.
  mutating func rollBack(
    _ transaction: Transaction, on channel: Handle, after cause: Int?,
    _ buffer: inout EventBuffer
  ) {
    let rolledBack = buffer.emit(
      .transaction(
        .rolledBack(
          channels[channel].address, publishes: transaction.publishes.count,
          settlements: transaction.deliveries.count)), after: cause)
    for publish in transaction.publishes {
      buffer.emit(.dropped(publish.number, from: nil, .rolledBack), after: rolledBack)
    }
  }
}
