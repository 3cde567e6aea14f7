extension English {
  var killHelp: CommandHelp {
    CommandHelp(
      "cut a connection, as when a worker dies",
      [
        """
        The connection is lost without a word. Its unacknowledged messages return to their \
        queues and go to others, marked redelivered. Its exclusive queues are deleted.
        """,
        """
        What an auto-ack consumer had been sent is lost. Others that share the connection die \
        with it; the trace says who.
        """,
      ],
      [
        "name": "A consumer, whose connection is meant, or a connection."
      ])
  }

  var closeHelp: CommandHelp {
    CommandHelp(
      "close a connection or a channel",
      [
        """
        An orderly end. For the messages it is the same as `kill`: what is unacknowledged goes \
        back to its queue. An exclusive queue survives the end of a channel, not that of its \
        connection.
        """
      ],
      [
        "name": "A connection, or one channel of it as `A/2`."
      ])
  }

  var openConnectionHelp: CommandHelp {
    CommandHelp(
      "open a connection",
      [
        """
        Opens a connection and its channel 1. You rarely need it: connections open themselves \
        when `on=` names them. Of use to show that a connection without a consumer does \
        nothing, or to log in.
        """
      ],
      [
        "name": "What to call it.",
        "user": "Who opens it; `guest` if none is named.",
        "vhost": "Where it goes; `/` if none is named. It cannot change later.",
        "password":
          """
        Checked if it is there; without it the user is believed. A wrong one is refused with \
        403 ACCESS_REFUSED. It is never shown or kept.
        """,
      ])
  }

  var openChannelHelp: CommandHelp {
    CommandHelp(
      "open a channel of a connection",
      [
        """
        A connection carries many channels, each with its own delivery tags, prefetch and \
        confirms. An error usually closes one channel only, not the connection.
        """
      ],
      [
        "name": "The connection and the channel's number, as `P1/2`."
      ])
  }
}
