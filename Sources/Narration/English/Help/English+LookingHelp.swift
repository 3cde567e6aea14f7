extension English {
  private static let columnDetails = CommandHelp.Detail.list([
    "column":
      "The columns to show, in rabbitmqctl's names; without any the usual ones. There are"
  ])

  var listQueuesHelp: CommandHelp {
    CommandHelp(
      "all queues with their counts",
      [
        """
        One row for each queue. `messages_ready` wait for a consumer; \
        `messages_unacknowledged` are with one that has not acked them; `messages` is the sum.
        """
      ],
      more: Self.columnDetails)
  }

  var listExchangesHelp: CommandHelp {
    CommandHelp(
      "all exchanges with their types",
      [
        """
        The predeclared ones are there from the start: the default exchange, whose name is \
        empty, and those that begin with `amq.`
        """
      ],
      more: Self.columnDetails)
  }

  var listBindingsHelp: CommandHelp {
    CommandHelp(
      "who receives from whom, and under which key",
      [
        """
        One row for each binding. Every queue is bound to the default exchange under its own \
        name; nobody can change that.
        """
      ],
      more: Self.columnDetails)
  }

  var listConsumersHelp: CommandHelp {
    CommandHelp(
      "who consumes which queue",
      [
        """
        One row for each consumer, with its prefetch and whether it must ack. The prefetch is \
        the one that held when it started: a later `qos` does not change it.
        """
      ],
      more: Self.columnDetails)
  }

  var listConnectionsHelp: CommandHelp {
    CommandHelp(
      "all connections",
      [
        """
        One row for each connection. `you` is yours. A consumer has one of its own unless \
        `on=` said otherwise.
        """
      ],
      more: Self.columnDetails)
  }

  var listChannelsHelp: CommandHelp {
    CommandHelp(
      "all channels with what they hold",
      [
        """
        One row for each channel: its consumers, what is unacknowledged on it, its limits, and \
        whether it is in confirm mode.
        """
      ],
      more: Self.columnDetails)
  }

  var showOverviewHelp: CommandHelp {
    CommandHelp(
      "the broker at a glance",
      [
        "Counts of everything, and what is ready and unacknowledged altogether."
      ])
  }

  var showQueueHelp: CommandHelp {
    CommandHelp(
      "one queue: messages, consumers, bindings",
      [
        """
        Shows the waiting messages in their order, those that are with consumers, the \
        attributes and the bindings. It only looks: nothing is marked redelivered, unlike \
        `get`.
        """
      ],
      [
        "queue": "Which one."
      ])
  }

  var showExchangeHelp: CommandHelp {
    CommandHelp(
      "one exchange: type and bindings",
      [
        """
        Shows its attributes, what is bound to it and under which keys, and where it is bound \
        itself.
        """
      ],
      [
        "exchange": "Which one; `\"\"` is the default exchange."
      ])
  }

  var showMessageHelp: CommandHelp {
    CommandHelp(
      "one message: content, properties, whereabouts",
      [
        "Shows the message with this number and where its copies are now."
      ],
      [
        "message": "Its number, as 7 for #7."
      ])
  }

  var matchHelp: CommandHelp {
    CommandHelp(
      "where would this key go? nothing is published",
      [
        """
        A dry run: every binding of the exchange with its verdict, word by word. At most 30 \
        are shown, those that match first.
        """,
        """
        Without a key the prompt changes: every line you type is a routing key, and the answer \
        follows. An empty line goes back; `""` is the empty key.
        """,
      ],
      [
        "exchange": "Which one.",
        "key": "The routing key to try.",
        "header.": "A header of the imagined message, for a headers exchange.",
      ], more: Self.copyKeyDetails)
  }

  var whyHelp: CommandHelp {
    CommandHelp(
      "the life of one message, and what did not happen",
      [
        """
        Tells the story of a message: how it was routed and why other bindings did not match, \
        where it waited, who got it, and what became of it. Only the lives of the latest \
        messages are kept.
        """
      ],
      [
        "message": "Its number, as 7 for #7."
      ])
  }

  var diagramHelp: CommandHelp {
    CommandHelp(
      "draw exchanges, bindings, queues and consumers",
      [
        "Draws the topology as it is now, with its counts."
      ],
      [
        "format":
          """
        `tree` (the default) is text; `dot` is for Graphviz, `mermaid` for Mermaid in \
        Markdown.
        """
      ])
  }
}
