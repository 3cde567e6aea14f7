extension English {
  var moveHelp: CommandHelp {
    CommandHelp(
      "move all that waits in a queue to another one",
      [
        """
        Does what Move messages on RabbitMQ's management page does, with a shovel: a client of \
        its own, called `shovel`, consumes the messages that are ready now, publishes each to \
        the default exchange with the other queue's name as the key, acks it when that is \
        confirmed, and goes. Messages that consumers hold stay with them.
        """,
        """
        A moved message is a new publish: it gets a new number, an empty exchange and a new \
        routing key, and goes to the end of the other queue, not redelivered. Body, headers and \
        properties stay. If the other queue refuses it, it stays where it was, redelivered. \
        A queue that does not exist is declared, durable.
        """,
      ],
      [
        "queue": "From where.",
        "destination": "To where; the word `to` may stand in front.",
      ])
  }
}
