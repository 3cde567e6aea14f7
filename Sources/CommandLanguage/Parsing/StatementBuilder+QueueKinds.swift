import AMQPModel

/// The settings that decide which kind of queue it is: whom it serves, and in which order.
extension StatementBuilder {
  func addKind(to table: inout FieldTable) throws(Diagnostic) {
    if let priority = try arguments.number(option: "max-priority", in: 0...255) {
      table["x-max-priority"] = Self.number(priority)
    }
    if arguments.has("single-active-consumer") {
      table["x-single-active-consumer"] = .boolean(true)
    }
  }
}
