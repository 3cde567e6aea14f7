import AMQPModel
public import BrokerCore

/// What happens by itself at a broker in virtual time: producers publish, workers finish, and the
/// broker's own deadlines fire.
///
/// A value on top of the core, which knows nothing of it. The host asks for the `next` thing, moves
/// the clock to its instant, applies its `operations` and lets every event be noted.
///
/// The order is fixed: the earliest thing first; of those at one instant the broker's deadlines,
/// then workers in the order in which they started to work, then producers in theirs
/// (`SimulationTests`). What a thing causes is seen before the next one is chosen.
public struct Actors: Hashable, Sendable {
  /// The most producers and workers together.
  public static let limit = 1_000

  /// The producers, in the order in which they were started; those that are done are gone.
  public private(set) var producers: [Producer] = []
  /// The workers, in the order in which they started to work.
  public private(set) var workers: [Worker] = []
  /// What has been going on so far.
  public internal(set) var timeline = Timeline()
  /// The names of producers whose channel closed, until somebody takes them.
  private var interrupted: [String] = []
  /// How many messages were lost with workers that had been sent them with auto-ack.
  public private(set) var lostCount = 0
  // The place of each worker in the list.
  private var places: [Worker.ID: Int] = [:]

  /// Nothing happens by itself.
  public init() {}

  /// Something that is due, and when.
  public struct Thing: Hashable, Sendable {
    /// What is due.
    public enum Kind: Hashable, Sendable {
      /// All that the broker does by itself at that instant.
      case deadline
      /// The worker at this place of the list finishes a message.
      case worker(Int)
      /// The producer at this place of the list publishes.
      case producer(Int)
    }

    /// What.
    public let kind: Kind
    /// When; it may have passed.
    public let instant: Instant
  }

  /// What happens next, `deadline` being the broker's; nil when everything is idle.
  public func next(deadline: Instant?) -> Thing? {
    var next = deadline.map { Thing(kind: .deadline, instant: $0) }
    for index in workers.indices {
      guard let due = workers[index].due else { continue }
      if next.map({ due < $0.instant }) ?? true {
        next = Thing(kind: .worker(index), instant: due)
      }
    }
    for index in producers.indices {
      let due = producers[index].due
      if next.map({ due < $0.instant }) ?? true {
        next = Thing(kind: .producer(index), instant: due)
      }
    }
    return next
  }

  /// Does what an actor does by itself, and gives what it says to the broker.
  public mutating func operations(of thing: Thing) -> [Operation] {
    switch thing.kind {
    case .deadline: return [.timePassed]
    case .producer(let index):
      let operation = producers[index].publish()
      timeline.notePublish(by: producers[index].name, at: thing.instant)
      if producers[index].isDone { producers.remove(at: index) }
      return [operation]
    case .worker(let index):
      let id = workers[index].id
      let operation = workers[index].finish(at: thing.instant)
      timeline.noteFinish(by: id.consumer, isBusy: workers[index].due != nil, at: thing.instant)
      if workers[index].isGone { removeWorker(at: index) }
      return operation.map { [$0] } ?? []
    }
  }

  // MARK: Actors

  /// Begins to hear of what happens, and to record it from `now` on.
  public mutating func listen(to broker: Broker, at now: Instant) {
    timeline.begin(with: broker, at: now)
  }

  /// Must be called before the clock goes on from `now`.
  public mutating func settle(with broker: Broker, at now: Instant) {
    timeline.settle(with: broker, at: now)
  }

  /// How many producers and workers there are.
  public var count: Int { producers.count + workers.count }

  /// The producer called `name`.
  public func producer(named name: String) -> Producer? { producers.first { $0.name == name } }

  /// Adds a producer; no other one may have its name.
  public mutating func start(_ producer: Producer) {
    producers.append(producer)
    timeline.noteProducer(producer.name, at: producer.due)
  }

  /// All producers wait from `now` on, and `interval` ms, at least 1, before each message.
  public mutating func pace(every interval: Int, from now: Instant) {
    for index in producers.indices { producers[index].pace(every: interval, from: now) }
  }

  /// Ends the producer called `name`.
  public mutating func stopProducer(named name: String) { producers.removeAll { $0.name == name } }

  /// The worker of a consumer.
  public func worker(_ id: Worker.ID) -> Worker? { places[id].map { workers[$0] } }

  /// Lets a consumer work from its next delivery on.
  public mutating func start(_ worker: Worker) {
    if let place = places[worker.id] {
      workers[place].restart(as: worker)
      return
    }
    places[worker.id] = workers.count
    workers.append(worker)
  }

  /// The consumer stops to work: what it has stays unacknowledged until somebody settles it.
  public mutating func stopWorker(_ id: Worker.ID, at now: Instant) {
    guard let place = places[id] else { return }
    timeline.noteIdle(id.consumer, at: now)
    removeWorker(at: place)
  }

  private mutating func removeWorker(at index: Int) {
    places[workers[index].id] = nil
    workers.remove(at: index)
    for place in index..<workers.count { places[workers[place].id] = place }
  }

  /// The producers that have ended because their channel closed, each told once.
  public mutating func takeInterrupted() -> [String] {
    defer { interrupted = [] }
    return interrupted
  }

  /// About how many bytes a copy of it takes that shares nothing.
  public var byteCount: Int {
    workers.reduce(timeline.byteCount + 512 * producers.count) { $0 + $1.byteCount }
  }

  // MARK: Hearing

  mutating func hear(_ delivery: Delivery, at now: Instant) {
    let id = Worker.ID(delivery.consumer, on: delivery.channel)
    guard let place = places[id] else { return }
    workers[place].take(delivery, at: now)
    timeline.noteBusy(id.consumer, at: now)
  }

  mutating func hear(_ settlement: Settlement, at now: Instant) {
    guard let consumer = settlement.consumer,
      let place = places[Worker.ID(consumer, on: settlement.channel)]
    else { return }
    workers[place].drop(settlement.deliveryTag, at: now)
    if workers[place].due == nil { timeline.noteIdle(consumer, at: now) }
    if workers[place].isGone { removeWorker(at: place) }
  }

  /// The channel went, and with it what the broker counts as acknowledged.
  private mutating func loseWorker(_ id: Worker.ID, at now: Instant) {
    if let worker = worker(id), worker.isAutomatic { lostCount += worker.waitingCount }
    stopWorker(id, at: now)
  }

  mutating func hearEnd(of consumer: ConsumerProperties, _ reason: CancelReason, at now: Instant) {
    let id = Worker.ID(consumer.tag, on: consumer.channel)
    guard let place = places[id] else { return }
    switch reason {
    case .requested, .queueDeleted:
      workers[place].leave()
      if workers[place].isGone { removeWorker(at: place) }
    case .channelClosed: loseWorker(id, at: now)
    }
  }

  mutating func hearEnd(of channel: ChannelAddress, at now: Instant) {
    for worker in workers.map(\.id) where worker.channel == channel {
      loseWorker(worker, at: now)
    }
    interrupted += producers.filter { $0.channel == channel }.map(\.name)
    producers.removeAll { $0.channel == channel }
  }
}
