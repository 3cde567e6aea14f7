extension English {
  var consumeHelp: CommandHelp {
    CommandHelp(
      "start a consumer on a queue",
      [
        """
        Starts a consumer: from now on the broker pushes messages to it, as many as its \
        prefetch allows. Each is unacknowledged until `ack`.
        """,
        """
        The consumer gets a connection of its own with the same name, so that `kill C1` kills \
        one worker. If you give it no name, Warren calls it C1, C2 and so on. A queue that is \
        exclusive to a connection is consumed on that connection.
        """,
        """
        Without `prefetch` there is no limit: the first consumer of a full queue takes \
        everything, and the second one gets nothing.
        """,
      ],
      [
        "queue": "From where.",
        "as": "The consumer's name, and its connection's.",
        "prefetch":
          """
        The most unacknowledged messages it may hold; basic.qos before basic.consume. 0, the \
        default, is no limit.
        """,
        "priority":
          """
        Higher ones are served first while they have room. The default is 0; negative ones \
        come last.
        """,
        "auto-ack":
          """
        A message counts as acknowledged once it is sent. Prefetch has no effect then, and a \
        consumer that dies loses what it had not finished.
        """,
        "exclusive":
          """
        Refuses every other consumer of the queue: 403 ACCESS_REFUSED. `get` is still \
        allowed.
        """,
        "arg.": "Or `x-NAME=VALUE`: arguments of basic.consume, `x-priority` for example.",
      ], more: Self.workDetails)
  }

  var cancelHelp: CommandHelp {
    CommandHelp(
      "stop a consumer",
      [
        """
        The broker sends it nothing more. What it holds unacknowledged stays so: it can still \
        be acknowledged. Only when its channel or its connection ends do those messages go \
        back to the queue.
        """,
        """
        If it was the last consumer of an auto-delete queue, the queue is deleted. Cancelling \
        a consumer that does not exist succeeds in RabbitMQ.
        """,
      ],
      [
        "consumer": "Its name."
      ])
  }

  var qosHelp: CommandHelp {
    CommandHelp(
      "set the prefetch of a channel",
      [
        """
        basic.qos for a channel. Without `global` it is the limit of each consumer that starts \
        on the channel from now on, each for itself; those that run keep theirs. That \
        surprises most people.
        """,
        """
        With `global` the consumers of the channel share one limit, at once. If both are set, \
        both must allow a delivery.
        """,
      ],
      [
        "name": "A consumer or a connection; its channel is meant.",
        "count": "How many unacknowledged messages; 0 is no limit.",
        "global":
          "One limit for the whole channel. The newest RabbitMQ refuses this by default.",
      ])
  }

  var ackHelp: CommandHelp {
    CommandHelp(
      "acknowledge: done, the message may go",
      [
        """
        Tells the broker that a delivery is dealt with. The message is gone for good, and its \
        place in the prefetch window is free for the next one.
        """,
        """
        Without a tag it is the oldest delivery that the consumer holds. A delivery is settled \
        once, on the channel that it came on: a second ack is 406 PRECONDITION_FAILED `unknown \
        delivery tag`, and closes the channel.
        """,
      ],
      [
        "name": "A consumer or a connection; `you` for what `get` left with `ackmode=manual`.",
        "tag": "The delivery tag, or `all` for everything that the channel holds.",
        "multiple":
          """
        All deliveries up to this tag, of the whole channel: those to other consumers on it \
        too.
        """,
      ])
  }

  var nackHelp: CommandHelp {
    CommandHelp(
      "not done: put back, or throw away",
      [
        """
        Gives a delivery back. It returns to its original place in the queue, marked \
        redelivered, and goes to the consumer whose turn it is: with one consumer, to that one \
        again, at once.
        """,
        """
        With `requeue=false` the message is gone, or goes to the queue's dead letter exchange. \
        A message that always fails and is always requeued goes \
        round without end.
        """,
      ],
      [
        "name": "A consumer or a connection.",
        "tag": "The delivery tag, or `all`. Without it the oldest.",
        "requeue": "`true`, the default, puts it back; `false` does not.",
        "multiple": "All deliveries up to this tag, of the whole channel.",
      ])
  }

  var rejectHelp: CommandHelp {
    CommandHelp(
      "not done, one delivery: AMQP's own verb",
      [
        """
        The same as `nack` for a single delivery. AMQP knew only this one; RabbitMQ added \
        `nack`, which can settle several.
        """,
        """
        It puts the message back unless you say `requeue=false`. The back of the queue is not \
        where it goes: it returns to its original place.
        """,
      ],
      [
        "name": "A consumer or a connection.",
        "tag": "The delivery tag. Without it the oldest.",
        "requeue": "`true`, the default, puts it back; `false` throws it away.",
      ])
  }

  var recoverHelp: CommandHelp {
    CommandHelp(
      "put back all that a channel holds",
      [
        """
        basic.recover: everything unacknowledged on the channel goes back to its place, marked \
        redelivered, what `get` left there too. It may then go to another consumer.
        """
      ],
      [
        "name": "A consumer or a connection; its channel is meant."
      ])
  }
}
