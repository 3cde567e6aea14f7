import AMQPModel

extension AMQPException {
  /// What RabbitMQ says to its clients when it stops (`rabbit_reader`).
  public static let shutdown = AMQPException(
    .connectionForced, "broker forced connection closure with reason 'shutdown'", method: .none)
}
