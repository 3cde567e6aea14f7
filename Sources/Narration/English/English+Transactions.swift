import CommandLanguage

extension English {
  func text(_ phrase: TransactionPhrase) -> String {
    switch phrase {
    case .selected(let channel, let isNew):
      isNew
        ? "publishes and acks on \(channel) are held back until tx commit"
        : "\(channel) is transactional already"
    case .publishHeld(let channel, let held):
      "held back until tx commit on \(channel): no queue has it yet (\(held) in all)"
    case .settlementHeld(let from, let tag, let outcome):
      "\(from), delivery tag \(tag)   \(word(outcome)) waits for tx commit; still unacked"
    case .committed(let channel, let publishes, let settlements):
      "commit on \(channel)   "
        + (publishes + settlements == 0 ? "nothing was held back" : held(publishes, settlements))
    case .rolledBack(let channel, let publishes, let settlements):
      "rollback on \(channel)   "
        + (publishes + settlements == 0
          ? "nothing was held back" : held(publishes, settlements) + " forgotten")
        + (settlements > 0 ? "; unacked again" : "")
    case .forgotten: "forgotten: its transaction was not committed"
    }
  }

  private func held(_ publishes: Int, _ settlements: Int) -> String {
    var parts: [String] = []
    if publishes > 0 { parts.append(publishes == 1 ? "1 publish" : "\(publishes) publishes") }
    if settlements > 0 { parts.append(count(settlements, "ack")) }
    return parts.joined(separator: " and ")
  }

  private func word(_ outcome: TransactionPhrase.Outcome) -> String {
    switch outcome {
    case .acknowledged: "ack"
    case .rejected: "reject (requeue=false)"
    case .requeued: "requeue"
    }
  }
}

extension English {
  func help(on transaction: TransactionStatement) -> CommandHelp {
    switch transaction {
    case .select: txSelectHelp
    case .commit: txCommitHelp
    case .rollback: txRollbackHelp
    }
  }

  var txSelectHelp: CommandHelp {
    CommandHelp(
      "hold publishes and acks back until tx commit",
      [
        """
        Makes the channel transactional (AMQP's class tx). From now on every publish is routed \
        and waits, and every ack, nack and reject waits, until `tx commit` or `tx rollback`.
        """,
        """
        It cannot be switched off, and a channel that has confirms cannot have it: 406 \
        PRECONDITION_FAILED. Deliveries and gets go on as before.
        """,
      ])
  }

  var txCommitHelp: CommandHelp {
    CommandHelp(
      "carry out what the channel held back",
      [
        """
        The publishes enter their queues, in order; then the acks count. Mandatory messages \
        without a queue come back now.
        """,
        """
        A full queue that refuses, or one that was deleted meanwhile, makes it 406 \
        PRECONDITION_FAILED - partial tx completion: the rest was done all the same. A \
        transaction over several queues is not atomic.
        """,
      ])
  }

  var txRollbackHelp: CommandHelp {
    CommandHelp(
      "forget what the channel held back",
      [
        """
        The publishes are lost, the deliveries are unacked again and keep their tags: they can \
        be acked once more. A channel that closes rolls back too, and its unacked messages \
        return to their queues.
        """
      ])
  }

  var transactionExplanation: Explanation {
    Explanation(
      "Transactions: hold back, then commit or roll back",
      [
        """
        `tx select` makes a channel hold back its publishes and acks. `tx commit` carries them \
        out, publishes first; `tx rollback` forgets them. What is held back is in no queue.
        """,
        """
        The route is decided when the message is published, not at the commit: a queue that is \
        bound in between does not get it. The window of a consumer stays full until its acks \
        are committed.
        """,
        """
        It is slow on a real broker, and not atomic over several queues. Publisher confirms \
        are what most programs use; a channel can have only one of the two.
        """,
      ])
  }
}
