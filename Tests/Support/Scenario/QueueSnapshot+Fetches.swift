import AMQPModel
import BrokerCore

extension QueueSnapshot {
  /// Whether nobody may fetch from it: a quorum queue with a single active consumer.
  var refusesFetches: Bool {
    properties.arguments["x-queue-type"] == .string("quorum")
      && properties.arguments["x-single-active-consumer"] == .boolean(true)
  }
}
