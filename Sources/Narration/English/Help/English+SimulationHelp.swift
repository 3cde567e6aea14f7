import CommandLanguage

extension English {
  func simulationHelp(on command: CommandName) -> CommandHelp {
    if command == .produce { return produceHelp }
    if command == .stop { return stopHelp }
    if command == .run { return runHelp }
    if command == .runUntilIdle { return runUntilIdleHelp }
    if command == .step { return stepHelp }
    if command == .compare { return compareHelp }
    if command == .sweep { return sweepHelp }
    return command == .timeline ? timelineHelp : listActorsHelp
  }

  private var produceHelp: CommandHelp {
    CommandHelp(
      "publish by itself, once in a while",
      [
        """
        Starts a producer: a program that publishes the same message again and again in virtual \
        time. Nothing happens until `run`, `step` or `tick` lets time pass. Several can run at \
        once; `produce QUEUE` publishes through the default exchange, as `send` does.
        """,
        """
        It waits before each message, the first one included, so `every=1s` and `run 10s` make \
        10. It has a connection of its own; when that is closed or killed, or an exception \
        closes its channel, the producer ends as a program would. `stop` ends it too.
        """,
      ],
      [
        "exchange": "Where to; the name of a queue when nothing else follows.",
        "key": "The routing key.",
        "every": "How long it waits before each message, at least 1ms. The default is 1s.",
        "as": "The producer's name, and its connection's. Otherwise P1, P2 and so on.",
      ],
      more: Self.messageDetails.map { detail in
        detail.name == "n"
          ? .init(
            name: "n",
            text: "How many it publishes before it ends, 1 to 1000000. Without it there is no end.")
          : detail
      } + Self.copyKeyDetails)
  }

  private var stopHelp: CommandHelp {
    CommandHelp(
      "end a producer, or let a worker hang",
      [
        """
        A producer ends; its connection stays open. A consumer with `work=` stops to work and \
        stays a consumer: it holds what it is given until you ack it, as a program that hangs. \
        Say `cancel` or `kill` to end the consumer itself.
        """
      ], ["name": "The producer or the worker."])
  }

  private var runHelp: CommandHelp {
    CommandHelp(
      "let time pass, and things happen",
      [
        """
        Lets virtual time pass: producers publish, workers finish and ack, messages expire. \
        `run 10s` is the same as `tick 10s`; `run` alone is `run until idle`. A line `time` in \
        the trace says when the following happens.
        """,
        """
        One run does at most 100000 things; then it stops and says so, and the next one goes \
        on. Ctrl-C stops it between two things, and `undo` takes back the whole line.
        """,
      ], ["duration": "As `250ms`, `5s`, `2m` or `1h`; a bare number is ms."])
  }

  private var runUntilIdleHelp: CommandHelp {
    CommandHelp(
      "run until nothing happens by itself",
      [
        """
        Lets time pass until nothing is left that would happen by itself: every producer has \
        published its `n=`, every worker is idle, no message and no queue waits for its end. \
        Messages that nobody takes may still be there.
        """,
        """
        A producer without `n=` never ends, nor does a message that goes round and round. So \
        it stops after one hour of virtual time or 100000 things, and says which. Say it again \
        to go on.
        """,
      ])
  }

  private var stepHelp: CommandHelp {
    CommandHelp(
      "let the next thing happen",
      [
        """
        Moves the clock to the next thing that is due, whenever that is, and does only that: \
        one publish of a producer, one message that a worker finishes, or all that the broker \
        itself does at that instant.
        """,
        """
        Of things at the same instant the broker's come first, then the workers, then the \
        producers, each in the order in which they were started.
        """,
      ], ["count": "How many. The default is 1."])
  }

  private var timelineHelp: CommandHelp {
    CommandHelp(
      "draw who did what over time",
      [
        """
        A chart over virtual time: how many messages each producer published, how many waited \
        in each queue, when each consumer was busy. It begins when the clock first moves, or \
        with the first producer or worker, and is scaled to 50 columns.
        """,
        """
        `#` is a worker that is busy the whole column, `+` a part of it, `.` is nothing. A \
        consumer without `work=` shows `=` while it holds unacknowledged messages. Numbers are \
        as they are up to 9; above that, 9 is the most of that row.
        """,
        "At most 30 producers, 30 queues and 30 consumers have a row.",
      ])
  }

  private var listActorsHelp: CommandHelp {
    CommandHelp(
      "list who acts by itself",
      [
        """
        Producers that will publish, and consumers with `work=`: what they do, how much they \
        have done, and when they act next.
        """
      ])
  }

  var virtualTimeExplanation: Explanation {
    Explanation(
      "Virtual time",
      [
        """
        Warren's clock starts at 0 and stands still until you move it: `run`, `step` and `tick` \
        do. An hour passes in a moment, and the same commands always give the same trace.
        """,
        """
        `produce` starts a producer that publishes by itself, `consume ... work=2s` a consumer \
        that is busy with each message for so long and then acks it. `work=dots` is a second \
        for each dot in the body, as in RabbitMQ's tutorial: `Hello...` takes 3 s.
        """,
        """
        Of things at one instant, the broker's own deadlines come first (messages that expire, \
        queues that nobody used), then workers that finish, then producers; each in the order \
        in which they were declared or started.
        """,
        """
        RabbitMQ has a real clock and makes no such promise: there the order at one instant is \
        a matter of luck. `timeline` draws who was busy when.
        """,
      ])
  }

  /// What `consume` says of a consumer that works by itself.
  static let workDetails = CommandHelp.Detail.list([
    "work":
      """
    A worker: it is busy so long with each message, then acks it; `dots` is 1 s for each dot \
    in the body. Time passes with `run`, `step` and `tick`.
    """,
    "ack-every":
      """
    The worker acks only every so many messages, all with one ack. With a prefetch below that \
    it waits for ever. The default is 1.
    """,
    "reject-every":
      """
    The worker fails: each so many-th message it rejects for good, so that it is dead-lettered \
    or lost. 1 is every one.
    """,
  ])
}
