extension English {
  var listenHelp: CommandHelp {
    CommandHelp(
      "let programs connect as if this were RabbitMQ",
      [
        """
        Your own Python, Go or Java connects to localhost as guest with the password guest, and \
        speaks AMQP 0-9-1 with this very broker: what it does is told above the line that you \
        type. You can publish to it, kill its connection and watch what is redelivered.
        """,
        """
        While it listens, the clock is the wall's: tick, run and producers have to wait. As long \
        as programs are connected, nothing can be undone and no lesson begun, for they would not \
        know. Everything is in memory.
        """,
      ],
      ["port": "Where to listen. The default is 5672; 0 takes any port that is free."])
  }

  var listenOffHelp: CommandHelp {
    CommandHelp(
      "say good-bye to the programs that are connected",
      [
        """
        Closes their connections with 320 CONNECTION_FORCED, as RabbitMQ does when it stops, and \
        goes back to virtual time. What they left behind stays.
        """
      ])
  }
}
