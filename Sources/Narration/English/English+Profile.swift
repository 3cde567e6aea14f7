import BrokerCore

extension English {
  func text(_ profile: BrokerProfile) -> String {
    switch profile {
    case .current: "4.x: deprecated features work, as in RabbitMQ 4.0 to 4.2"
    case .strict: "4.3: deprecated features are denied, as RabbitMQ 4.3 does by default"
    }
  }

  func text(_ feature: DeprecatedFeature) -> String {
    let what =
      switch feature {
      case .transientQueue:
        "refuses a queue that is neither durable nor exclusive (541, the connection closes)"
      case .globalPrefetch: "ignores global in basic.qos: the limit is each consumer's"
      case .manyHashes: "refuses a topic binding with more than two #"
      }
    return "RabbitMQ 4.3 \(what). `profile 4.3` behaves so; this is said once."
  }

  var profileHelp: CommandHelp {
    CommandHelp(
      "choose which RabbitMQ this is: 4.x or 4.3",
      [
        """
        The usual one is `4.x`: deprecated features work, as in RabbitMQ 4.0 to 4.2. `4.3` is \
        strict, as the newest RabbitMQ is by default. Without a word it says which it is. \
        Lessons always use 4.x; `--profile 4.3` starts with the other.
        """,
        """
        In 4.3 a new queue that is neither durable nor exclusive is refused with 541 \
        INTERNAL_ERROR, which closes the connection; server-named ones are transient unless \
        you say `durable` or `exclusive`. `qos … global` counts as one without `global`, \
        without an error. A topic binding with more than two `#` is refused.
        """,
        "What exists already stays as it is.",
      ],
      ["profile": "`4.x` or `4.3`."])
  }
}
