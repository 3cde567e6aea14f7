extension English {
  static let messageDetails = CommandHelp.Detail.list([
    "body":
      """
    The content. In it `{n}` is replaced by 1, 2, 3 when `n=` repeats. `body@FILE` reads it \
    from a file. Without a body the message is empty, which is allowed.
    """,
    "mandatory":
      """
    If no queue gets it, send it back: basic.return with 312 NO_ROUTE. Without it such a \
    message is dropped.
    """,
    "persistent":
      """
    delivery_mode 2: survives a restart if its queue is durable too. Messages are transient \
    unless you say so.
    """,
    "n": "How many times, 1 to 1000000.",
    "priority":
      "0 to 255. Only a queue with `max-priority`, or a quorum queue, puts it before others.",
    "expiration":
      """
    A duration: `ms`, `s`, `m`, `h`; a bare number is ms. How long it may wait in a queue; \
    it goes only when it is the first there.
    """,
    "content-type": "What the body is, as `application/json`. The broker does not look at it.",
    "content-encoding": "How the body is packed, as `gzip`. The broker does not look at it.",
    "correlation-id": "Which request this answers. For the programs, not for the broker.",
    "reply-to":
      "Where answers go, for the programs. `amq.rabbitmq.reply-to`: help direct reply.",
    "message-id":
      "A name that the publisher gives, so that a consumer can recognise duplicates.",
    "timestamp": "When, in seconds since 1970.",
    "type": "What kind of message it is, in words of your own.",
    "user-id":
      """
    Who publishes. A name that is not the connection's user is 406 PRECONDITION_FAILED.
    """,
    "app-id": "Which program publishes.",
    "header.":
      """
    A header of the message. `10` is an integer, `1.5` a double, `true` a boolean, quoted \
    text a string; `header.NAME:timestamp=0` forces a type.
    """,
  ])

  var publishHelp: CommandHelp {
    CommandHelp(
      "publish a message to an exchange",
      [
        """
        Sends a message to an exchange, which decides by its bindings which queues get a copy. \
        The trace shows every decision, also those against it.
        """,
        """
        The second word is always the routing key, for a fanout exchange too, which ignores \
        it. `*` and `#` in a routing key are ordinary characters: patterns belong in bindings.
        """,
        """
        If no binding matches, the message is dropped and the publisher hears nothing, unless \
        it says `mandatory`. An exchange that does not exist is 404 NOT_FOUND.
        """,
      ],
      [
        "exchange": "Where to; `\"\"` is the default exchange.",
        "key": "The routing key, at most 255 bytes.",
      ],
      more: Self.messageDetails + Self.copyKeyDetails)
  }

  var sendHelp: CommandHelp {
    CommandHelp(
      "publish to a queue through the default exchange",
      [
        """
        Short for `publish "" QUEUE BODY`. Nothing ever goes straight into a queue: the \
        default exchange has a binding for each queue, under the queue's name, and the trace \
        shows this hop.
        """,
        """
        If there is no such queue the message is dropped, or returned with `mandatory`. It \
        does not wait for the queue to be declared.
        """,
      ],
      [
        "queue": "The name of the queue, which is the routing key."
      ],
      more: Self.messageDetails + Self.copyKeyDetails)
  }

  var getHelp: CommandHelp {
    CommandHelp(
      "fetch messages, and put them back",
      [
        """
        Fetches what is ready at the head of the queue. By default it is a look: the messages \
        are put back in their places, marked redelivered from then on. Say \
        `ackmode=ack_requeue_false` to take them for good.
        """,
        """
        The number behind it is what is still ready after this one. Prefetch does not limit \
        `get`. Good for a look; a program that fetches in a loop is slower than a consumer, \
        and asks in vain most of the time.
        """,
      ],
      [
        "queue": "From where.",
        "n": "How many at most. The default is 1.",
        "ackmode":
          """
        `ack_requeue_true` (the default) and `reject_requeue_true` put back; \
        `ack_requeue_false` takes for good; `reject_requeue_false` rejects for good; \
        `manual` leaves them unacknowledged on your channel: settle them with `ack you`.
        """,
      ])
  }

  var purgeHelp: CommandHelp {
    CommandHelp(
      "remove all ready messages of a queue",
      [
        """
        Removes what is ready and tells how many they were. Messages that a consumer holds \
        unacknowledged are not touched, and may come back later.
        """
      ],
      [
        "queue": "Which one."
      ])
  }

  var confirmSelectHelp: CommandHelp {
    CommandHelp(
      "ask the broker to confirm every publish",
      [
        """
        From now on the broker answers every publish on this channel with an ack, numbered \
        from 1. It says that the broker has dealt with the message, not that a consumer has.
        """,
        """
        A message that no queue wanted is acked too: use `mandatory` to learn of it, the \
        return comes before the ack. Asking again changes nothing; it cannot be switched off.
        """,
      ])
  }
}
