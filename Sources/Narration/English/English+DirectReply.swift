extension English {
  func text(_ phrase: DirectReplyPhrase) -> String {
    switch phrase {
    case .opened(let consumer, let name):
      "replies for \(consumer) are published under the key \(name)"
    case .addressed(let name): "reply_to becomes \(name)"
    }
  }

  var directReplyExplanation: Explanation {
    Explanation(
      "Direct reply-to: answers without a queue",
      [
        """
        A requester consumes the pseudo-queue `amq.rabbitmq.reply-to`, with `auto-ack`, and \
        publishes its request on the same channel with that name as `reply-to`. The broker \
        puts a name of its own in its place.
        """,
        """
        Whoever has the request publishes the answer to the default exchange under that name; \
        here the requester's name does too: `send R "42"`. It goes straight to the channel.
        """,
        """
        No queue keeps it: when the requester has gone, the answer is lost. One consumer a \
        channel; without it the request is 406 PRECONDITION_FAILED. With `mandatory` RabbitMQ \
        returns an answer as unroutable although it was delivered.
        """,
      ])
  }
}
