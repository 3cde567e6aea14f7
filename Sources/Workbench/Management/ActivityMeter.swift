import AMQPModel
import BrokerCore
import Narration

/// Counts what happens, for the rates of `list` and `show`; it looks at events only.
struct ActivityMeter: Sendable {
  /// What one thing counted, with enough of its past for a rate.
  struct Gauge: Sendable {
    /// Within this many ms everything counts as having happened at once, so that a rate needs at
    /// most 500 samples; what happens at multiples of it is counted exactly.
    static let resolution = 10
    private static let window = Activity.seconds * 1_000 / resolution

    private(set) var counts = Counts()
    // What was counted before each of the latest moments at which something was, oldest first.
    private var samples: [(slot: Int, before: Counts)] = []

    var sampleCount: Int { samples.count }

    mutating func add(_ statistic: Statistic, _ count: Int = 1, at instant: Instant) {
      let slot = instant.milliseconds / Self.resolution
      if samples.last?.slot != slot {
        // Not at every moment, because all that is behind moves.
        let isAllPast = samples.last.map { Self.isPast($0.slot, slot) } == true
        if samples.count >= 2 * Self.window || isAllPast {
          samples.removeAll { Self.isPast($0.slot, slot) }
        }
        samples.append((slot, counts))
      }
      counts[statistic] += count
    }

    private static func isPast(_ slot: Int, _ now: Int) -> Bool { slot <= now - window }

    func activity(at now: Instant) -> Activity {
      let slot = now.milliseconds / Self.resolution
      let first = samples.first { !Self.isPast($0.slot, slot) }
      return Activity(counts: counts, earlier: first?.before ?? counts)
    }
  }

  private(set) var whole = Gauge()
  private var queues: [ActivitySnapshot.Place<QueueName>: Gauge] = [:]
  private var exchanges: [ActivitySnapshot.Place<ExchangeName>: Gauge] = [:]
  private var channels: [ChannelAddress: Gauge] = [:]
  private var opened: [ConnectionID: Instant] = [:]
  // The latest publish by a channel: dead letters are routed, too, but count as nothing.
  private var published: (event: Int, exchange: ExchangeName, channel: ChannelAddress)?
  private var routed = 0

  /// About how many bytes a change moves when a copy of this is kept.
  var weight: Int {
    (queues.count + exchanges.count + channels.count + 1) * MemoryLayout<Gauge>.stride * 2
      + whole.sampleCount * MemoryLayout<Counts>.stride * 4
  }

  /// The activity of everything as it is at `now`.
  func snapshot(at now: Instant) -> ActivitySnapshot {
    ActivitySnapshot(
      whole: whole.activity(at: now), queues: queues.mapValues { $0.activity(at: now) },
      exchanges: exchanges.mapValues { $0.activity(at: now) },
      channels: channels.mapValues { $0.activity(at: now) }, opened: opened)
  }

  /// Counts an event; one of a passive declaration counts as nothing.
  mutating func note(_ event: Event, isPassive: Bool = false) {
    let now = event.instant
    switch event.kind {
    case .published(let publication):
      published = (event.number, publication.message.exchange, publication.channel)
      count(.publish, on: publication.channel, at: now)
      add(.publishIn, to: publication.message.exchange, event)
    case .routed(_, _, let names): route(event, to: names)
    case .dropped(_, nil, .unroutable):
      guard let published, event.cause == routed else { return }
      count(.dropUnroutable, on: published.channel, at: now)
    case .returned(_, _, _, _, let channel): count(.returnUnroutable, on: channel, at: now)
    case .confirmed(let channel, _, _): count(.confirm, on: channel, at: now)
    case .delivered(let delivery):
      count(
        delivery.isAutomaticallyAcknowledged ? .deliverNoAck : .deliver, on: delivery.channel,
        of: delivery.queue, isRedelivered: delivery.isRedelivered, event)
    case .got(let fetch):
      count(
        fetch.isAutomaticallyAcknowledged ? .getNoAck : .get, on: fetch.channel, of: fetch.queue,
        isRedelivered: fetch.isRedelivered, event)
    case .gotEmpty(let queue, let channel):
      count(.getEmpty, on: channel, of: queue, isRedelivered: false, event)
    case .acknowledged(let settlement):
      count(.ack, on: settlement.channel, of: settlement.queue, isRedelivered: false, event)
    // What is gone is forgotten, but not what the whole broker counted.
    case .connectionOpened(let connection, _):
      opened[connection] = now
      whole.add(.connectionCreated, at: now)
    case .connectionClosed(let connection, _):
      opened[connection] = nil
      whole.add(.connectionClosed, at: now)
    case .channelOpened: whole.add(.channelCreated, at: now)
    case .channelClosed(let channel, _):
      channels[channel] = nil
      whole.add(.channelClosed, at: now)
    case .queueDeclared(_, let isNew, _, _):
      if !isPassive { whole.add(.queueDeclared, at: now) }
      if isNew { whole.add(.queueCreated, at: now) }
    case .queueDeleted(let name, _, _, _):
      queues[.init(name, in: event.virtualHost)] = nil
      whole.add(.queueDeleted, at: now)
    case .exchangeDeleted(let name, _): exchanges[.init(name, in: event.virtualHost)] = nil
    case .exceptionRaised, .managed, .exchangeDeclared, .bound, .unbound, .nothingToUnbind,
      .noQueueToDelete, .noExchangeToDelete, .purged, .dropped, .enqueued, .rejected, .requeued,
      .settledAfterDeletion, .deliveryLimitReached, .consumerStarted, .consumerCancelled,
      .consumerActivityChanged, .nothingToCancel, .prefetchSet, .recovered, .confirmsSelected,
      .nacked, .expired, .deadLettered, .sent, .transaction, .directReply, .restart,
      .profileChosen:
      break
    }
  }

  private mutating func route(_ event: Event, to names: [QueueName]) {
    guard let published, event.cause == published.event else { return }
    routed = event.number
    guard !names.isEmpty else { return }
    add(.publishOut, names.count, to: published.exchange, event)
    for name in names { add(.publish, to: name, event) }
  }

  private mutating func add(_ statistic: Statistic, to queue: QueueName, _ event: Event) {
    queues[.init(queue, in: event.virtualHost), default: Gauge()].add(statistic, at: event.instant)
  }

  private mutating func add(
    _ statistic: Statistic, _ count: Int = 1, to exchange: ExchangeName, _ event: Event
  ) {
    exchanges[.init(exchange, in: event.virtualHost), default: Gauge()]
      .add(statistic, count, at: event.instant)
  }

  private mutating func count(
    _ statistic: Statistic, on channel: ChannelAddress, at now: Instant
  ) {
    whole.add(statistic, at: now)
    channels[channel, default: Gauge()].add(statistic, at: now)
  }

  private mutating func count(
    _ statistic: Statistic, on channel: ChannelAddress, of queue: QueueName, isRedelivered: Bool,
    _ event: Event
  ) {
    count(statistic, on: channel, at: event.instant)
    add(statistic, to: queue, event)
    guard isRedelivered else { return }
    count(.redeliver, on: channel, at: event.instant)
    add(.redeliver, to: queue, event)
  }
}
