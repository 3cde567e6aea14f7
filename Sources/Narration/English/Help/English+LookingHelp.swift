extension English {
  private static let formatDetail = CommandHelp.Detail(
    name: "format",
    text: """
      `table` (the default), `vertical` with a line for each column, `csv` (quoted as in \
      RFC 4180) or `json`.
      """)

  static let columnDetailsInVirtualHost =
    columnDetails
    + CommandHelp.Detail.list([
      "vhost":
        "Only what is in that virtual host; without it `/`, or of permissions and policies all."
    ])

  static let columnDetails =
    CommandHelp.Detail.list([
      "sort":
        """
      A column to sort by, or several with commas; `-` in front puts the largest first: \
      `sort=-messages`.
      """,
      "limit": "How many rows at most; a table says how many more there are.",
    ]) + [formatDetail]
    + CommandHelp.Detail.list([
      "column":
        """
      The columns to show, also as `columns=A,B`; without any the usual ones. Those that end \
      with `_rate` are per second, over the last 5 s of virtual time. There are
      """
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
      more: Self.columnDetailsInVirtualHost)
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
      more: Self.columnDetailsInVirtualHost)
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
      more: Self.columnDetailsInVirtualHost)
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
      more: Self.columnDetailsInVirtualHost)
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
        """
        What is ready and unacknowledged altogether, what was published, delivered and acked, \
        and how many of everything there are and have come and gone.
        """,
        """
        Rates are per second, over the last 5 s of virtual time; `help rates` tells more.
        """,
      ], more: [Self.formatDetail])
  }

  var showQueueHelp: CommandHelp {
    CommandHelp(
      "one queue: messages, consumers, bindings",
      [
        """
        Shows what the queue's page on RabbitMQ's management shows: its features with their \
        abbreviations, bindings, consumers, messages and bytes, rates, the messages that wait \
        in their order, and what can be done with it, ready to be typed. It only looks: \
        nothing is marked redelivered, unlike `get`.
        """,
        """
        D durable, AD auto-delete, Excl exclusive, TTL message TTL, Exp expires, Lim and \
        Lim B max-length in messages and bytes, Ovfl overflow, DLX and DLK dead letter \
        exchange and key, Pri max-priority, SAC single active consumer, Args anything else.
        """,
      ],
      [
        "queue": "Which one."
      ], more: [Self.formatDetail])
  }

  var showExchangeHelp: CommandHelp {
    CommandHelp(
      "one exchange: type and bindings",
      [
        """
        Shows what is bound to it and under which keys, where it is bound itself, its \
        features (D durable, AD auto-delete, I internal, AE alternate exchange), its rates, \
        and what can be done with it. `publish_in` counts what is published to it, \
        `publish_out` the copies that queues got; what only passes through it from another \
        exchange counts there, as in RabbitMQ.
        """
      ],
      [
        "exchange": "Which one; `\"\"` is the default exchange."
      ], more: [Self.formatDetail])
  }

  var showConnectionHelp: CommandHelp {
    CommandHelp(
      "one connection: its channels and consumers",
      [
        """
        Shows when it was opened, its channels with what they hold, and its consumers. `you` \
        is yours.
        """
      ],
      [
        "name": "A connection, or a consumer for the connection that it is on."
      ], more: [Self.formatDetail])
  }

  var showChannelHelp: CommandHelp {
    CommandHelp(
      "one channel: mode, limits, unacked, rates",
      [
        """
        Shows whether it confirms publishes, its two prefetch limits (for each consumer that \
        starts from now on, and the one that all share), what is unacknowledged, its \
        consumers and its rates. Nothing is ever unconfirmed: this broker answers at once.
        """
      ],
      [
        "name": "As `you/1`; without a number channel 1."
      ], more: [Self.formatDetail])
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
