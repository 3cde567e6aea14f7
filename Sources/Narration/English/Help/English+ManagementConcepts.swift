extension English {
  var managementPageExplanation: Explanation {
    Explanation(
      "The management page, as commands",
      [
        """
        RabbitMQ's management plugin shows a broker in the browser, under tabs. Here each tab \
        is a `list`, and each thing in it has a page: `show overview`, `list connections`, \
        `list channels`, `list exchanges`, `list queues`, and `show` for one of each.
        """,
        """
        What the pages have as forms are commands: `bind`, `publish`, `get` with its four ack \
        modes, `move`, `purge`, `delete`. The page of a queue lists them, ready to be typed. \
        As in RabbitMQ, `get` is no mere look: it takes messages, and puts them back marked \
        redelivered.
        """,
        """
        The columns have the names of rabbitmqctl and of the HTTP API, and `format=csv` or \
        `format=json` gives them to other programs. Memory, disk, network and nodes are not \
        there: this broker has none.
        """,
      ])
  }

  var ratesExplanation: Explanation {
    Explanation(
      "Rates: messages per second, lately",
      [
        """
        A rate is what happened in the last 5 s of virtual time, divided by 5: the interval \
        at which RabbitMQ collects its statistics. Time moves with `tick` only, so 10 messages \
        at one moment are 2.0 per second until 5 s have passed, and then 0.0. The counters \
        beside the rates only grow.
        """,
        """
        What counts is what RabbitMQ 4.0.5 was seen to count. `publish` of a queue is what \
        clients' messages brought it: dead letters are not in it. `deliver_get` is all that \
        left for a client, `redeliver` the part of it that had left before. Nack and reject \
        are no `ack`, and an exchange counts only what is published to it directly.
        """,
      ])
  }
}
