extension English {
  var acknowledgementExplanation: Explanation {
    Explanation(
      "Acknowledgement: done",
      [
        """
        A consumer says `ack` when it has finished a message; only then the broker forgets it. \
        Until then the message is unacked, and returns to the queue if the consumer dies.
        """,
        "Delivered is not gone, and acked is gone for good: ack after the work, not before.",
        """
        A delivery is settled once, on its own channel. A second ack is 406 `unknown delivery \
        tag` and closes the channel.
        """,
      ])
  }

  var automaticAcknowledgementExplanation: Explanation {
    Explanation(
      "Auto-ack: gone once sent",
      [
        """
        With auto-ack a message counts as acknowledged when the broker has sent it. No window \
        holds it back: everything that waits is sent at once.
        """,
        "If the consumer dies, all that it had not finished is lost, and nobody hears of it.",
        """
        It is fast, and right for what may be lost, such as measurements that come every \
        second.
        """,
      ])
  }

  var requeueExplanation: Explanation {
    Explanation(
      "Nack, reject, requeue: not done",
      [
        """
        `nack` and `reject` give a delivery back. By default it is put back in its original \
        place, not at the end, and is delivered again at once.
        """,
        "With `requeue=false` it is gone, or goes to a dead-letter exchange in RabbitMQ.",
        """
        A message that can never succeed and is always put back is a poison message: it goes \
        round without end. Count the attempts, or reject it for good.
        """,
      ])
  }

  var redeliveredExplanation: Explanation {
    Explanation(
      "Redelivered: perhaps not the first time",
      [
        """
        A message that was delivered and came back carries the flag redelivered: after a nack \
        with requeue, after a worker's death, and after a `get` that puts back.
        """,
        """
        The flag says that somebody may have worked on it, not that somebody did. What was \
        never delivered does not carry it.
        """,
        """
        So a consumer can see a message twice. Make the work repeatable, or remember what is \
        done.
        """,
      ])
  }

  var readyAndUnackedExplanation: Explanation {
    Explanation(
      "Ready and unacked: the two counts",
      [
        """
        Ready messages wait in the queue. Unacked ones are with a consumer that has not \
        acknowledged them yet. The total is both.
        """,
        """
        Much ready means too few or too slow consumers. Much unacked and nothing moving means \
        forgotten acks, or no prefetch.
        """,
        """
        `purge`, `delete queue hello if-empty` and the counts of declare see the ready ones \
        only.
        """,
      ])
  }

  var deliveryTagExplanation: Explanation {
    Explanation(
      "Delivery tag: the number of a delivery",
      [
        """
        Each channel numbers its deliveries from 1. An ack names that number; it means nothing \
        on another channel, and a redelivery has a new one.
        """,
        """
        `multiple` settles all up to the tag, of the whole channel: deliveries to other \
        consumers on it too. `all` is tag 0 with multiple.
        """,
      ])
  }

  var pushAndPullExplanation: Explanation {
    Explanation(
      "Push and pull: consume and get",
      [
        """
        A consumer is pushed messages as they come. `get` asks for one, and gets it or hears \
        that the queue is empty.
        """,
        """
        Fetching in a loop costs a round trip for each message, and most of them for nothing. \
        `get` is for looking; a program consumes.
        """,
        "A `get` is not limited by prefetch, and no auto-delete queue lives or dies by it.",
      ])
  }

  var mandatoryExplanation: Explanation {
    Explanation(
      "Mandatory: return what nobody wants",
      [
        """
        A publish that says `mandatory` comes back if no queue gets it: basic.return, 312 \
        NO_ROUTE. Without it the message is dropped in silence.
        """,
        """
        With confirms the return comes first, and then an ack: for the broker the case is \
        closed.
        """,
        """
        Consumers do not matter: a queue without any is a route. A message that an alternate \
        exchange took is not returned.
        """,
      ])
  }

  var confirmExplanation: Explanation {
    Explanation(
      "Publisher confirms: the broker has it",
      [
        """
        After `confirm select` the broker answers every publish on the channel, numbered from \
        1. It says that the broker took responsibility.
        """,
        """
        It is not the consumer's ack, and says nothing of any consumer. Even a message that \
        nobody wanted is confirmed.
        """,
        "Persistent without a confirm is a hope: only the confirm tells that it arrived.",
      ])
  }

  var durableExplanation: Explanation {
    Explanation(
      "Durable and persistent: what survives a restart",
      [
        """
        A durable queue survives a restart of the broker; a persistent message survives in a \
        durable queue. Both are needed. The exchange and its bindings must be durable as well.
        """,
        """
        Here queues and exchanges are durable unless `transient`, and messages transient \
        unless `persistent`. In a client library it is often the other way round: look it up.
        """,
        "`restart` shows it: it tells message by message what is left, and what is lost.",
      ])
  }

  var exclusiveExplanation: Explanation {
    Explanation(
      "Exclusive: two different things",
      [
        """
        An exclusive queue belongs to one connection. Others get 405 RESOURCE_LOCKED, except \
        for publishing. It dies with its connection, but not with its channel.
        """,
        """
        An exclusive consumer is another thing: it refuses other consumers of its queue with \
        403 ACCESS_REFUSED.
        """,
        "Neither is a single active consumer, where others may wait in line.",
      ])
  }

  var autoDeleteExplanation: Explanation {
    Explanation(
      "Auto-delete: gone with the last one",
      [
        """
        An auto-delete queue is deleted, with its messages, when its last consumer goes: by \
        cancel, by closing, by dying. One that never had a consumer stays.
        """,
        """
        An auto-delete exchange goes with the last binding that starts at it, which can take \
        further exchanges along.
        """,
        """
        In practice a worker that restarts loses what waited. Use it for queues that only make \
        sense while somebody listens.
        """,
      ])
  }

  var serverNamedExplanation: Explanation {
    Explanation(
      "A queue named by the server",
      [
        """
        Declare a queue called `""` and the server invents a name that begins with `amq.gen-`. \
        Nobody else has it: good for a subscriber's own queue.
        """,
        """
        `as inbox` gives it a second name in your commands. An empty name afterwards means the \
        queue last declared on the channel.
        """,
        """
        The generated name cannot be chosen: a name with `amq.` in front is 403 \
        ACCESS_REFUSED. It is usually exclusive as well.
        """,
      ])
  }
}
