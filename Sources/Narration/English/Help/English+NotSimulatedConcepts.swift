extension English {
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
