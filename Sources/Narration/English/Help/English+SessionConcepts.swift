extension English {
  var connectionExplanation: Explanation {
    Explanation(
      "Connection and channel",
      [
        """
        A connection is one TCP link to the broker. Channels share it: each has its own \
        delivery tags, prefetch and confirms.
        """,
        """
        When a connection dies, all its channels, consumers and exclusive queues go with it. \
        When a channel closes, its unacked messages go back.
        """,
        """
        Here `you` are a connection, and each consumer has one of its own, so that `kill C1` \
        kills one worker.
        """,
      ])
  }

  var exceptionExplanation: Explanation {
    Explanation(
      "Exceptions: AMQP's way to say no",
      [
        """
        An error closes the channel; a worse one closes the whole connection. The common ones: \
        403 ACCESS_REFUSED, 404 NOT_FOUND, 405 RESOURCE_LOCKED, 406 PRECONDITION_FAILED.
        """,
        """
        The surprise is what goes with it: the consumers of the channel end, and its unacked \
        messages return to their queues.
        """,
        """
        Warren opens a new channel with your next command, and says so. A program has to do \
        that itself. 540 NOT_IMPLEMENTED here also marks what Warren does not simulate.
        """,
      ])
  }

  var timeTravelExplanation: Explanation {
    Explanation(
      "Time travel: undo and checkpoints",
      [
        """
        `undo` takes back a whole line, whatever it did, and `redo` does it again. `checkpoint \
        NAME` remembers a moment, `rollback NAME` returns to it.
        """,
        "So ask \"what if\": kill a worker, look, undo, try it with auto-ack.",
        "RabbitMQ has nothing of this kind: what is acked or purged there is gone.",
      ])
  }

  var traceExplanation: Explanation {
    Explanation(
      "Reading a trace",
      [
        """
        Every command shows what the broker did. `#12` is the message. `✓` stands before a \
        binding that matches, `✗` before one that does not, with the reason.
        """,
        "`→` shows where a copy went, and `∅` that nobody wanted the message.",
        """
        The counts behind it are ready and unacked. `why 12` tells the whole story of a \
        message later.
        """,
      ])
  }

  var keyPromptExplanation: Explanation {
    Explanation(
      "The key prompt: try keys",
      [
        """
        `match animals` without a key turns the prompt into `animals key>`. Every line you \
        type is a routing key, and you see which queues would get it. Nothing is published.
        """,
        """
        A line `# x` is a key here, not a comment. `""` is the empty key. An empty line or \
        Ctrl-D goes back.
        """,
      ])
  }

  var speakerExplanation: Explanation {
    Explanation(
      "Speakers: who says it",
      [
        """
        Your commands come from the connection `you`, channel 1. `on=P1` says a command from \
        another connection, `on=P1/2` from its channel 2; both open themselves.
        """,
        "A consumer speaks for itself: `ack C1` is said on the channel of C1.",
        """
        It matters more than it seems: exclusive queues, delivery tags, prefetch and confirms \
        belong to one connection or one channel.
        """,
      ])
  }

  var numberExplanation: Explanation {
    Explanation(
      "Numbers: #12",
      [
        """
        `#12` is the twelfth message that was published. Its copies and deliveries keep that \
        number, so `why 12` can follow it.
        """,
        """
        It is Warren's own: RabbitMQ does not number messages. A delivery tag is something \
        else, counted on each channel.
        """,
        "`undo` takes the numbers back too.",
      ])
  }
}
