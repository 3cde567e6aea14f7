extension English {
  var quorumQueueExplanation: Explanation {
    Explanation(
      "Quorum queues (not simulated yet)",
      [
        """
        In RabbitMQ `x-queue-type=quorum` makes a queue that is kept on several servers. It \
        counts deliveries and, over its limit, drops or dead-letters the poison message. It is \
        always durable, and keeps every message over a restart. This version knows classic \
        queues only, and refuses the argument with 540 NOT_IMPLEMENTED.
        """
      ])
  }

  var transactionExplanation: Explanation {
    Explanation(
      "Transactions (not simulated yet)",
      [
        """
        In RabbitMQ `tx.select` collects publishes and acks of a channel until `tx.commit`. It \
        is slow; publisher confirms are what most programs use, and a channel can have only \
        one of the two. This version has no command for transactions.
        """
      ])
  }
}
