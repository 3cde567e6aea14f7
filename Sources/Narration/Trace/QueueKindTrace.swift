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
    case .handingOver: .handsOver(consumer: name, queue: queue)
    case .waiting(let active):
      .standsBy(consumer: name, queue: queue, active: active.map { Spelled.name($0) })
    }
  }

  /// What a page says beside a consumer; nothing where all are served.
  static func mark(of activity: ConsumerActivity) -> QueueKindPhrase? {
    switch activity {
    case .up: nil
    case .active: .isActive
    case .handingOver: .isHandingOver
    case .waiting: .isWaiting
    }
  }

  /// What a trace says when a delivery goes back into a quorum queue.
  static func requeued(
    _ settlement: Settlement, _ place: RequeuePlace, _ ready: Int
  ) -> QueueKindPhrase {
    let (settler, queue) = (Spelled.settler(settlement), Spelled.name(settlement.queue))
    return switch place {
    case .original, .front: .requeuedToFront(from: settler, queue: queue, ready: ready)
    case .back: .requeuedToBack(from: settler, queue: queue, ready: ready)
    }
  }

  /// What a trace says when a delivery may not go back.
  static func limitReached(_ settlement: Settlement, _ count: Int) -> QueueKindPhrase {
    .limitReached(
      from: Spelled.settler(settlement), queue: Spelled.name(settlement.queue), count: count)
  }

  /// What a quorum queue notes in a message that it delivers again.
  static func deliveryCount(of message: Message) -> QueueKindPhrase? {
    guard case .int64(let count)? = message.properties.headers?["x-delivery-count"] else {
      return nil
    }
    return .deliveryCount(Int(count))
  }
}
