import AMQPModel

/// What `x-queue-type` may be.
enum QueueType: String, Sendable {
  case classic
  case quorum
  /// Known to RabbitMQ and not simulated.
  case stream

  /// What RabbitMQ's texts call it.
  var module: String { "rabbit_\(rawValue)_queue" }

  /// The type that arguments ask for; nil for one that RabbitMQ does not know.
  init?(_ arguments: FieldTable) {
    guard let value = arguments["x-queue-type"] else {
      self = .classic
      return
    }
    guard case .longString(let octets) = value else { return nil }
    self.init(rawValue: String(decoding: octets, as: UTF8.self))
  }
}
