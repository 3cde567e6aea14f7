public import BrokerCore

/// What the actors and the timeline hear of the broker.
extension Actors {
  /// Whether anybody has to hear of events: without actors and without a running clock nobody has,
  /// and a session that only routes does not pay for it.
  public var isListening: Bool { timeline.isRecording }

  /// Takes notice of an event.
  public mutating func note(_ event: Event) {
    let now = event.instant
    switch event.kind {
    case .enqueued(_, let queue, _), .expired(_, let queue, _), .purged(let queue, _),
      .queueDeleted(let queue, _, _, _), .dropped(_, let queue?, _),
      .deadLettered(_, let queue, _, _):
      timeline.touch(queue, in: event.virtualHost)
    case .queueDeclared(let queue, _, _, _): timeline.touch(queue.name, in: event.virtualHost)
    case .got(let fetch): timeline.touch(fetch.queue, in: event.virtualHost)
    case .delivered(let delivery):
      timeline.touch(delivery.queue, in: event.virtualHost)
      timeline.noteDelivery(to: delivery.consumer, held: delivery.unacknowledged, at: now)
      hear(delivery, at: now)
    case .requeued(let settlement, _, _, _):
      timeline.touch(settlement.queue, in: event.virtualHost)
      settled(settlement, at: now)
    case .acknowledged(let settlement), .rejected(let settlement),
      .deliveryLimitReached(let settlement, _):
      settled(settlement, at: now)
    case .consumerStarted(let consumer): timeline.noteConsumer(consumer.tag, at: now)
    case .consumerCancelled(let consumer, let reason, _):
      hearEnd(of: consumer, reason, at: now)
      if reason == .channelClosed { timeline.noteHeld(0, by: consumer.tag, at: now) }
    case .channelClosed(let channel, _): hearEnd(of: channel, at: now)
    case .connectionOpened, .connectionClosed, .channelOpened, .exceptionRaised,
      .exchangeDeclared, .exchangeDeleted, .bound, .unbound, .nothingToUnbind, .noQueueToDelete,
      .noExchangeToDelete, .published, .routed, .dropped(_, nil, _), .returned, .gotEmpty,
      .settledAfterDeletion, .nothingToCancel, .prefetchSet, .recovered, .confirmsSelected,
      .confirmed, .nacked, .consumerActivityChanged, .transaction, .directReply, .restart,
      .profileChosen, .managed, .sent:
      break
    }
  }

  private mutating func settled(_ settlement: Settlement, at now: Instant) {
    hear(settlement, at: now)
    if let consumer = settlement.consumer {
      timeline.noteHeld(settlement.unacknowledged, by: consumer, at: now)
    }
  }
}
