import AMQPModel

/// The settings that decide which kind of queue it is: whom it serves, and in which order.
extension StatementBuilder {
  func addKind(to table: inout FieldTable) throws(Diagnostic) {
    if let priority = try arguments.number(option: "max-priority", in: 0...255) {
      table["x-max-priority"] = Self.number(priority)
    }
    if let type = arguments.options["type"] {
      // Streams are known and left to the broker, which says that it has none.
      table["x-queue-type"] = .string(
        try arguments.choice(type, ["classic", "quorum", "stream"]))
    }
    if let limit = try arguments.number(option: "delivery-limit", in: -1...Int.max) {
      table["x-delivery-limit"] = Self.number(limit)
    }
    if arguments.has("single-active-consumer") {
      table["x-single-active-consumer"] = .boolean(true)
    }
  }
}
