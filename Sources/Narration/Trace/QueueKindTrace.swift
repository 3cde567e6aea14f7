import AMQPModel
import BrokerCore

extension QueueKindPhrase {
  /// What a trace says when a queue chooses whom it serves.
  static func activity(
    of consumer: ConsumerProperties, _ activity: ConsumerActivity
  ) -> QueueKindPhrase {
    let name = Spelled.consumer(consumer.tag, on: consumer.channel)
    let queue = Spelled.name(consumer.queue)
    return switch activity {
    case .up, .active: .activated(consumer: name, queue: queue)
    case .waiting(let active):
      .standsBy(consumer: name, queue: queue, active: active.map { Spelled.name($0) })
    }
  }

  /// What a page says beside a consumer; nothing where all are served.
  static func mark(of activity: ConsumerActivity) -> QueueKindPhrase? {
    switch activity {
    case .up: nil
    case .active: .isActive
    case .waiting: .isWaiting
    }
  }
}
