import AMQPModel
import BrokerCore
import Narration

/// The lives of the latest messages, for `why` and `show message`.
struct Chronicle: Sendable {
  /// How many messages are remembered.
  static let messageLimit = 10_000
  /// How many messages' routes can be explained.
  static let explanationLimit = 500
  /// How much is remembered of one that goes round and round.
  static let eventLimit = 1_000

  /// How many octets of bodies are remembered.
  static let bodyLimit = 32 << 20

  // The message numbered n has place n; nil when it is forgotten. Place 0 is nobody's.
  private var lives: ChunkedList<MessageLife?> = {
    var lives = ChunkedList<MessageLife?>()
    lives.append(nil)
    return lives
  }()
  // The first one that is not forgotten.
  private var oldest = 1
  private var bodyCount = 0

  /// The life of the message numbered `number`; nil when it is forgotten or does not exist.
  func life(of number: Int) -> MessageLife? {
    (oldest..<lives.endIndex).contains(number) ? lives[number] : nil
  }

  /// Notes what happened; returns about how many bytes a copy of the chronicle made before does
  /// not share with it any more.
  @discardableResult
  mutating func note(_ event: Event, explanation: RoutingExplanation?) -> Int {
    if case .published(let publication) = event.kind {
      let number = publication.number.rawValue
      // What very fast programs did may have gone unseen.
      while lives.endIndex < number { lives.append(nil) }
      precondition(number == lives.endIndex, "messages are published one after the other")
      lives.append(
        MessageLife(publication: publication, explanation: explanation, events: [event]))
      // Explanations are large, so only the latest ones are kept.
      let unexplained = number - Self.explanationLimit
      if unexplained >= oldest { lives[unexplained]?.forgetExplanation() }
      bodyCount += publication.message.body.count
      forget()
      return 0
    }
    guard let number = event.kind.message?.rawValue,
      (oldest..<lives.endIndex).contains(number),
      let count = lives[number]?.events.count, count < Self.eventLimit
    else { return 0 }
    lives[number]?.append(event)
    return count * MemoryLayout<Event>.stride
  }

  private mutating func forget() {
    while lives.endIndex - oldest > Self.messageLimit || bodyCount > Self.bodyLimit,
      oldest < lives.endIndex
    {
      bodyCount -= lives[oldest]?.publication.message.body.count ?? 0
      lives[oldest] = nil
      oldest += 1
      let chunk = ChunkedList<MessageLife?>.chunkCapacity
      if oldest - lives.startIndex > chunk { lives.removeFirstChunk() }
    }
  }
}

extension Event.Kind {
  /// The message that it happened to, if it happened to one.
  var message: MessageNumber? {
    switch self {
    case .published(let publication): publication.number
    case .routed(let number, _, _), .dropped(let number, _, _),
      .returned(let number, _, _, _, _), .enqueued(let number, _, _),
      .expired(let number, _, _), .deadLettered(let number, _, _, _):
      number
    case .delivered(let delivery): delivery.number
    case .got(let fetch): fetch.number
    case .acknowledged(let settlement), .rejected(let settlement),
      .requeued(let settlement, _, _, _), .deliveryLimitReached(let settlement, _):
      settlement.number
    case .transaction(let event): event.message
    case .directReply(let event): event.message
    case .restart(let event): event.message
    case .connectionOpened, .connectionClosed, .channelOpened, .channelClosed, .exceptionRaised,
      .exchangeDeclared, .exchangeDeleted, .queueDeclared, .queueDeleted, .bound, .unbound,
      .nothingToUnbind, .noQueueToDelete, .noExchangeToDelete, .purged, .gotEmpty,
      .settledAfterDeletion, .consumerStarted, .consumerCancelled, .consumerActivityChanged,
      .nothingToCancel, .prefetchSet, .recovered, .confirmsSelected, .confirmed, .nacked, .sent,
      .profileChosen, .managed:
      nil
    }
  }
}
