import AMQPModel
import BrokerCore
import Interchange

extension EventRecord {
  /// The record of what happened while the broker restarted.
  static func restart(_ event: RestartEvent) -> EventRecord {
    switch event {
    case .began: EventRecord("restarting")
    case .queueSurvived(let queue, let kept, let lost):
      EventRecord(
        "survived", nil,
        [
          .init("queue", JSONFields.name(queue)), .init("kept", .integer(kept)),
          .init("lost", .integer(lost)),
        ])
    case .messageSurvived(let number, in: let queue, let reason, let isRedelivered):
      EventRecord(
        "survived", number,
        [
          .init("queue", JSONFields.name(queue)),
          .init("reason", .string(reason == .persistent ? "persistent" : "queue-keeps-all")),
          .init("redelivered", .boolean(isRedelivered)),
        ])
    case .exchangeSurvived(let exchange):
      EventRecord("survived", nil, [.init("exchange", JSONFields.name(exchange))])
    case .finished(let queues, let kept, let lost):
      EventRecord(
        "restarted", nil,
        [
          .init("queues", .integer(queues)), .init("kept", .integer(kept)),
          .init("lost", .integer(lost)),
        ])
    }
  }

  /// Why a copy did not survive; empty for other reasons.
  static func detail(of reason: DropReason) -> [JSONValue.Field] {
    guard case .restart(let loss) = reason else { return [] }
    return [
      .init("because", .string(loss == .transientQueue ? "transient-queue" : "transient-message"))
    ]
  }
}
