/// What concerns programs that connect over the network.
public enum NetworkStatement: Hashable, Sendable {
  /// `listen`; without a port RabbitMQ's, and 0 for any that is free.
  case listen(port: UInt16?)
  /// `listen off`
  case stop
}

extension NetworkStatement {
  /// The canonical words.
  var words: [String] {
    switch self {
    case .listen(let port): ["listen"] + (port.map { ["\($0)"] } ?? [])
    case .stop: ["listen off"]
    }
  }
}

extension StatementBuilder {
  func listen() throws(Diagnostic) -> Statement.Kind {
    guard arguments.slot("port") != nil else { return .network(.listen(port: nil)) }
    // The table has checked the range.
    return .network(.listen(port: UInt16(clamping: try number("port") as Int)))
  }
}
