import AMQPModel

extension StatementPrinter {
  static func words(of statement: SimulationStatement) -> [String] {
    switch statement {
    case .produce(let produce): producing(produce)
    case .stop(let name): ["stop", word(name)]
    case .run(nil): ["run until idle"]
    case .run(let milliseconds?): ["run", Duration.text(of: milliseconds)]
    case .step(let count): ["step"] + (count == 1 ? [] : ["\(count)"])
    case .timeline: ["timeline"]
    case .compare(let first, let second):
      ["compare", word(first)] + (second.map { [word($0)] } ?? [])
    case .sweep(let sweep): sweeping(sweep)
    case .listActors: ["list actors"]
    }
  }

  static func working(_ work: WorkStatement?) -> [String] {
    guard let work else { return [] }
    return ["work=" + (work.milliseconds.map { Duration.text(of: $0) } ?? "dots")]
      + option("ack-every", work.ackEvery == 1 ? nil : work.ackEvery)
      + option("reject-every", work.rejectEvery)
  }

  // Words that mean something behind the first one.
  private static let reserved = publishFlags + ["as"]

  private static func producing(_ produce: ProduceStatement) -> [String] {
    let message = produce.message
    var words = ["produce"]
    if let exchange = message.exchange {
      words += [
        word(exchange), Quoting.word(message.routingKey.value.octets, reserved: reserved),
      ]
    } else {
      words.append(word(message.routingKey))
    }
    switch message.body {
    case .octets(let octets):
      if !octets.isEmpty {
        // By position it would be the key of an exchange.
        words.append(
          message.exchange == nil
            ? "body=" + Quoting.quoted(octets) : Quoting.word(octets, reserved: reserved))
      }
    case .file(let path): words.append("body@\(path)")
    }
    return words + flag("mandatory", message.isMandatory) + [
      "every=" + Duration.text(of: produce.interval)
    ]
      + properties(message.properties) + option("n", produce.isEndless ? nil : message.count)
      + (produce.name.map { ["as", word($0)] } ?? [])
  }
}
