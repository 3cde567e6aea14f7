import AMQPModel

/// What acts by itself, and time.
extension StatementBuilder {
  /// `produce QUEUE`, or `produce EXCHANGE KEY [BODY]`.
  func produce() throws(Diagnostic) -> Statement.Kind {
    let message: PublishStatement =
      if arguments.slot("key") == nil {
        PublishStatement(exchange: nil, routingKey: try name("exchange"))
      } else {
        PublishStatement(exchange: try name("exchange"), routingKey: try name("key"))
      }
    var statement = ProduceStatement(try publishing(message))
    statement.isEndless = arguments.options["n"] == nil
    if let every = arguments.options["every"] {
      statement.interval = try arguments.duration(every)
      guard statement.interval > 0 else {
        throw arguments.problem(
          .badValue(every.text, expected: .duration, nearest: "1ms"), every.range)
      }
    }
    if let value = arguments.options["as"] {
      statement.name = (try arguments.name(value) as ConnectionName).description
    }
    return .simulation(.produce(statement))
  }

  /// `work=` and `ack-every=` of `consume`.
  func work() throws(Diagnostic) -> WorkStatement? {
    guard let time = arguments.options["work"] else {
      if let every = arguments.options["ack-every"] {
        throw arguments.problem(.missingSlot("work="), every.range)
      }
      return nil
    }
    let isDots = Arguments.folded(time.text) == "dots"
    guard isDots || Duration.milliseconds(of: time.text) != nil else {
      throw arguments.problem(
        .badValue(
          time.text, expected: .workTime, nearest: Spelling.nearest(to: time.text, among: ["dots"])),
        time.range)
    }
    var statement = WorkStatement(milliseconds: isDots ? nil : try arguments.duration(time))
    if let every = try arguments.number(option: "ack-every", in: 1...65535) {
      if arguments.has("auto-ack"), let range = arguments.options["ack-every"]?.range {
        throw arguments.problem(.contradiction("ack-every", "auto-ack"), range)
      }
      statement.ackEvery = every
    }
    return statement
  }

  func run() throws(Diagnostic) -> Statement.Kind {
    guard let value = arguments.slot("duration") else {
      return .simulation(.run(milliseconds: nil))
    }
    return .simulation(.run(milliseconds: try arguments.duration(value)))
  }
}
