import AMQPModel

/// What acts by itself, and time.
extension StatementBuilder {
  func simulation() throws(Diagnostic) -> SimulationStatement {
    let name = arguments.spec.name
    if name == .produce { return .produce(try produce()) }
    if name == .stop { return .stop(name: text("name")) }
    if name == .run, let value = arguments.slot("duration") {
      return .run(milliseconds: try arguments.duration(value))
    }
    if name == .run || name == .runUntilIdle { return .run(milliseconds: nil) }
    if name == .step { return .step(count: try repetitions()) }
    if name == .compare {
      return .compare(text("first"), with: arguments.slot("second")?.text)
    }
    if name == .sweep { return .sweep(try sweep()) }
    return name == .timeline ? .timeline : .listActors
  }

  /// `produce QUEUE`, or `produce EXCHANGE KEY [BODY]`.
  private func produce() throws(Diagnostic) -> ProduceStatement {
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
    return statement
  }

  private static let onlyForWorkers = ["ack-every", "reject-every"]

  /// `work=`, `ack-every=` and `reject-every=` of `consume`.
  func work() throws(Diagnostic) -> WorkStatement? {
    guard let time = arguments.options["work"] else {
      for name in Self.onlyForWorkers {
        guard let value = arguments.options[name] else { continue }
        throw arguments.problem(.missingSlot("work="), value.range)
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
    for name in Self.onlyForWorkers where arguments.has("auto-ack") {
      guard let value = arguments.options[name] else { continue }
      throw arguments.problem(.contradiction(name, "auto-ack"), value.range)
    }
    statement.ackEvery = try arguments.number(option: "ack-every", in: 1...65535) ?? 1
    statement.rejectEvery = try arguments.number(option: "reject-every", in: 1...1_000_000)
    return statement
  }
}
