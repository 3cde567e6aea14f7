/// The `x-` arguments of queues that RabbitMQ knows; others are accepted and mean nothing.
enum QueueArguments {
  /// Those that a second declare must repeat, in the order in which RabbitMQ compares them.
  static let compared = [
    "x-expires", "x-message-ttl", "x-dead-letter-exchange", "x-dead-letter-routing-key",
    "x-max-length", "x-max-length-bytes", "x-max-priority", "x-overflow", "x-queue-mode",
    "x-single-active-consumer",
  ]

  /// Those whose effect is not simulated: refused rather than half done.
  static let notSimulated = Set(compared + ["x-queue-type", "x-delivery-limit"])
}
