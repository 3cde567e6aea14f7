extension English {
  private static let expectedBodies = CommandHelp.Detail.list([
    "bodies": "The bodies in their order, separated by commas."
  ])

  var expectQueueHelp: CommandHelp {
    CommandHelp(
      "say what a queue must hold",
      [
        """
        For scripts and lessons: if it is not so, it says what is instead, and the script ends \
        with code 1. What you leave out may be anything.
        """
      ],
      [
        "queue": "Which one. It must exist.",
        "ready": "How many are ready.",
        "unacked": "How many are with consumers, unacknowledged.",
        "consumers": "How many consumers it has.",
      ],
      more: Self.expectedBodies)
  }

  var expectNoQueueHelp: CommandHelp {
    CommandHelp(
      "say that a queue must not exist",
      [
        """
        Fails if there is a queue of this name: good after `kill`, for exclusive and \
        auto-delete queues.
        """
      ],
      [
        "queue": "The name."
      ])
  }

  var expectRouteHelp: CommandHelp {
    CommandHelp(
      "say which queues a key must reach",
      [
        """
        A dry run like `match`: nothing is published. The queues must be exactly these, in any \
        order.
        """
      ],
      [
        "exchange": "Where the message would be published.",
        "key": "Its routing key.",
        "queues": "Names separated by commas, or `nobody`.",
      ])
  }

  var expectBindingHelp: CommandHelp {
    CommandHelp(
      "say that a binding must exist",
      [
        """
        Fails if the queue is not bound to the exchange under this very key. It compares the \
        key itself: `*.orange.*` is not a pattern here.
        """
      ],
      [
        "queue": "The queue that receives.",
        "source": "The exchange.",
        "key": "The binding key; without it the empty one.",
      ])
  }

  var expectDeliveredHelp: CommandHelp {
    CommandHelp(
      "say what a consumer must have been given",
      [
        """
        Compares all bodies that the consumer has been given so far, in their order, \
        acknowledged or not.
        """
      ],
      [
        "consumer": "Its name."
      ],
      more: Self.expectedBodies)
  }

  var expectConsumerHelp: CommandHelp {
    CommandHelp(
      "say what a consumer must hold",
      [
        """
        Fails if the consumer does not exist or the numbers differ. What you leave out may be \
        anything.
        """
      ],
      [
        "consumer": "Its name.",
        "unacked": "How many deliveries it holds unacknowledged.",
        "prefetch": "Its limit; 0 is none.",
      ])
  }

  var expectDeadHelp: CommandHelp {
    CommandHelp(
      "say how many messages must have died in a queue",
      [
        """
        Counts the copies that left the queue as dead since the start: expired, pushed out by a \
        limit, rejected, or delivered too often; whether a dead letter exchange took them or not.
        """
      ],
      [
        "queue": "Where they died.",
        "reason": "Only those that died of this.",
        "n": "How many; at least one where it is left out.",
      ])
  }

  var expectErrorHelp: CommandHelp {
    CommandHelp(
      "say that the line before must have failed",
      [
        """
        Without it an AMQP error ends a script with code 1. With it the error is what you \
        wanted to show, and the script goes on.
        """
      ],
      [
        "code": "The reply code, 404 or 406 for example."
      ])
  }
}
