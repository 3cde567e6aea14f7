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

  private var lives: [Int: MessageLife] = [:]
  private var oldest = 1
  private var bodyCount = 0

  /// The life of the message numbered `number`; nil when it is forgotten or does not exist.
  func life(of number: Int) -> MessageLife? { lives[number] }

  mutating func note(_ event: Event, explanation: RoutingExplanation?) {
    if case .published(let publication) = event.kind {
      lives[publication.number.rawValue] = MessageLife(
        publication: publication, explanation: explanation, events: [event])
      // Explanations are large, so only the latest ones are kept.
      lives[publication.number.rawValue - Self.explanationLimit]?.forgetExplanation()
      bodyCount += publication.message.body.count
      while lives.count > Self.messageLimit || bodyCount > Self.bodyLimit, !lives.isEmpty {
        let forgotten = lives.removeValue(forKey: oldest)
        bodyCount -= forgotten?.publication.message.body.count ?? 0
        oldest += 1
      }
    } else if let number = event.kind.message?.rawValue,
      let count = lives[number]?.events.count, count < Self.eventLimit
    {
      lives[number]?.append(event)
    }
  }
}

extension Event.Kind {
  /// The message that it happened to, if it happened to one.
  var message: MessageNumber? {
    switch self {
    case .published(let publication): publication.number
    case .routed(let number, _, _, _), .dropped(let number, _, _),
      .returned(let number, _, _, _, _), .enqueued(let number, _, _):
      number
    case .delivered(let delivery): delivery.number
    case .got(let fetch): fetch.number
    case .acknowledged(let settlement), .rejected(let settlement),
      .requeued(let settlement, _, _):
      settlement.number
    case .connectionOpened, .connectionClosed, .channelOpened, .channelClosed, .exceptionRaised,
      .exchangeDeclared, .exchangeDeleted, .queueDeclared, .queueDeleted, .bound, .unbound,
      .nothingToUnbind, .noQueueToDelete, .noExchangeToDelete, .purged, .gotEmpty,
      .settledAfterDeletion, .consumerStarted, .consumerCancelled, .nothingToCancel,
      .prefetchSet, .recovered, .confirmsSelected, .confirmed, .sent:
      nil
    }
  }
}
