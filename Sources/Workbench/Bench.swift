import AMQPModel
public import BrokerCore
public import Simulation

/// What undo takes back: the broker, the clock, who is speaking, and what was noted of messages.
public struct Bench: Sendable {
  /// The broker.
  public internal(set) var broker: Broker
  /// What acts by itself.
  public internal(set) var actors = Actors()
  /// The clock, which `tick`, `run` and `step` move.
  public internal(set) var now = Instant.start
  var directory = Directory()
  /// What was imported and is not simulated, for `export`.
  var kept = KeptDefinitions()
  var chronicle = Chronicle()
  var meter = ActivityMeter()
  /// The canonical lines that led here, for `save`.
  var transcript = Transcript()

  init(seed: UInt64, profile: BrokerProfile = .current) {
    broker = Broker(seed: seed, profile: profile)
  }
}

/// The names that people use at the bench for what the broker knows otherwise.
struct Directory: Sendable {
  /// A consumer that was started by name.
  struct Entry: Hashable, Sendable {
    let tag: ConsumerTag
    let channel: ChannelAddress
    let queue: QueueName
  }

  private(set) var consumers: [ConsumerTag: Entry] = [:]
  /// Names given to queues that the server named.
  var aliases: [QueueName: QueueName] = [:]
  // Kept when the consumer has gone, until another one takes its name.
  private(set) var delivered: [ConsumerTag: ChunkedList<[UInt8]>] = [:]

  private var deliveredBytes = 0

  /// How many copies died in which queue, and of what; of queues of one name together.
  private(set) var deaths: [QueueName: [DeathReason: Int]] = [:]

  /// The most bodies that are remembered of one consumer.
  static let deliveredLimit = 100_000
  /// The most octets of bodies that are remembered.
  static let deliveredByteLimit = 32 << 20

  mutating func note(_ kind: Event.Kind) {
    switch kind {
    case .consumerStarted(let consumer):
      consumers[consumer.tag] = Entry(
        tag: consumer.tag, channel: consumer.channel, queue: consumer.queue)
      let earlier = delivered.updateValue(ChunkedList(), forKey: consumer.tag)
      deliveredBytes -= earlier?.reduce(0) { $0 + $1.count } ?? 0
    case .consumerCancelled(let consumer, _, _):
      if consumers[consumer.tag]?.channel == consumer.channel { consumers[consumer.tag] = nil }
      if consumer.queue == DirectReply.pseudoQueue {
        aliases[QueueName(consumer.tag.value)] = nil
      }
    case .directReply(.opened(let tag, on: _, let name)):
      // So that `send R answer` replies to R.
      aliases[QueueName(tag.value)] = name
    case .delivered(let delivery):
      let body = delivery.message.body
      guard let count = delivered[delivery.consumer]?.count, count < Self.deliveredLimit,
        deliveredBytes + body.count <= Self.deliveredByteLimit
      else { return }
      delivered[delivery.consumer]?.append(body)
      deliveredBytes += body.count
    case .deadLettered(_, let queue, let reason, _):
      deaths[queue, default: [:]][reason, default: 0] += 1
    case .dropped(_, from: let queue?, let reason):
      guard let reason = reason.death else { return }
      deaths[queue, default: [:]][reason, default: 0] += 1
    case .queueDeleted(let name, _, _, _):
      if let alias = aliases.first(where: { $0.value == name })?.key { aliases[alias] = nil }
    case .connectionOpened, .connectionClosed, .channelOpened, .channelClosed, .exceptionRaised,
      .exchangeDeclared, .exchangeDeleted, .queueDeclared, .bound, .unbound, .nothingToUnbind,
      .noQueueToDelete, .noExchangeToDelete, .purged, .published, .routed,
      .dropped(_, from: nil, _), .returned,
      .enqueued, .got, .gotEmpty, .acknowledged, .rejected, .requeued, .deliveryLimitReached,
      .settledAfterDeletion, .consumerActivityChanged, .nothingToCancel, .prefetchSet, .recovered,
      .confirmsSelected, .confirmed, .nacked, .expired, .sent, .transaction,
      .directReply(.addressed), .restart, .profileChosen, .managed:
      break
    }
  }

  /// The first of the names C1, C2 … that no consumer has.
  var freeName: ConsumerTag {
    var number = 1
    while consumers[Self.name(number)] != nil { number += 1 }
    return Self.name(number)
  }

  private static func name(_ number: Int) -> ConsumerTag {
    ConsumerTag(ShortString(truncating: "C\(number)"))
  }
}

extension DropReason {
  /// What a copy died of, if it died in a queue.
  fileprivate var death: DeathReason? {
    switch self {
    case .rejected: .rejected
    case .expired: .expired
    case .maxLength: .maxLength
    case .deliveryLimit: .deliveryLimit
    case .unroutable, .queueDeleted, .noDeadLetterRoute, .cycle, .rolledBack, .restart: nil
    }
  }
}
