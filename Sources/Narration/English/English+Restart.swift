extension English {
  func text(_ phrase: RestartPhrase) -> String {
    switch phrase {
    case .began: "the broker stops: all connections drop, and what is not durable goes"
    case .queueSurvived(let queue, let kept, let lost):
      "queue \(queue)   durable"
        + (kept + lost > 0 ? ": \(count(kept, "message")) kept, \(lost) lost" : "")
    case .messageSurvived(let queue, let becauseOfQueue, let isRedelivered):
      "in \(queue)   "
        + (becauseOfQueue ? "the queue keeps everything" : "persistent, in a durable queue")
        + (isRedelivered ? "   redelivered" : "")
    case .exchangeSurvived(let exchange): "exchange \(exchange)   durable"
    case .finished(let queues, let kept, let lost):
      "done: \(count(queues, "queue")) and \(count(kept, "copy", "copies")) are there again, "
        + "\(count(lost, "copy", "copies")) lost"
    case .lostWithTransientQueue(let queue): "lost with transient queue \(queue)"
    case .lostTransient(let queue):
      "lost: not persistent (delivery_mode 2), though \(queue) is durable"
    }
  }

  private func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  var restartHelp: CommandHelp {
    CommandHelp(
      "stop and start the broker",
      [
        """
        All connections drop, your own too, with their channels, consumers and exclusive \
        queues. Then the broker is there again, with what is durable. Message numbers and the \
        clock go on; `undo` takes the restart back.
        """,
        """
        A message survives if it is persistent and its queue is durable: both. What was \
        unacknowledged comes back to its place, marked redelivered. A transient queue goes \
        with all its messages, persistent ones too; nothing lost here is dead-lettered.
        """,
        """
        An auto-delete queue that had a consumer goes, durable or not, because its last \
        consumer does; one that never had any stays. A binding survives if both its ends do.
        """,
      ])
  }

  var restartExplanation: Explanation {
    Explanation(
      "A restart: what survives",
      [
        """
        Two flags, two questions. `durable` is about the queue or the exchange: is it there \
        afterwards? `persistent` is about the message: is it in the queue afterwards? It takes \
        both to keep a message.
        """,
        """
        A persistent message in a transient queue is lost, and so is a transient message in a \
        durable queue. And between publish and disk there is time: only a confirm tells that a \
        persistent message is safe.
        """,
        """
        Consumers and connections never survive: programs connect, declare and consume again. \
        What they had not acknowledged they get again, marked redelivered.
        """,
      ])
  }
}
