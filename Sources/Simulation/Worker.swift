public import AMQPModel
public import BrokerCore

/// How long a worker is busy with a message.
public enum WorkTime: Hashable, Sendable {
  /// So many ms with each.
  case fixed(milliseconds: Int)
  /// A second for each dot in the body, as in RabbitMQ's second tutorial: `Hello...` takes 3 s.
  case dots

  /// The ms that a message with `body` takes.
  public func milliseconds(for body: [UInt8]) -> Int {
    switch self {
    case .fixed(let milliseconds): milliseconds
    case .dots: 1000 * body.count { $0 == UInt8(ascii: ".") }
    }
  }
}

/// A consumer's program: it takes its deliveries one after the other, is busy with each for a
/// while, and then acks it.
public struct Worker: Hashable, Sendable {
  /// Which consumer: tags are unique within a channel.
  public struct ID: Hashable, Sendable {
    /// The consumer's tag.
    public let consumer: ConsumerTag
    /// Its channel.
    public let channel: ChannelAddress

    /// The consumer `consumer` of `channel`.
    public init(_ consumer: ConsumerTag, on channel: ChannelAddress) {
      self.consumer = consumer
      self.channel = channel
    }
  }

  private struct Job: Hashable, Sendable {
    let tag: DeliveryTag
    let duration: Int
  }

  /// Which consumer it works for.
  public let id: ID
  /// How long it is busy with a message.
  public private(set) var time: WorkTime
  /// After how many finished messages it acks, all of them with one ack; 1 or more.
  public private(set) var ackEvery: Int
  /// Each so many-th message it rejects for good, as a program that fails; nil for none.
  public private(set) var rejectEvery: Int?
  /// Whether deliveries count as acknowledged when sent, so that it never acks.
  public private(set) var isAutomatic: Bool
  /// How many messages it has finished.
  public private(set) var finishedCount = 0
  /// When it finishes the message that it is busy with; nil while it is idle.
  public private(set) var due: Instant?
  /// Whether its consumer was cancelled: it finishes what it has, and gets nothing more.
  public private(set) var isLeaving = false

  // What it was given and has not finished; the one it is busy with is the first.
  private var inbox: [Job] = []
  private var first = 0
  // What it has finished and not acked yet.
  private var finished: [DeliveryTag] = []

  /// An idle worker.
  public init(
    _ id: ID, time: WorkTime, ackEvery: Int = 1, rejectEvery: Int? = nil, isAutomatic: Bool = false
  ) {
    self.id = id
    self.time = time
    self.ackEvery = ackEvery
    self.rejectEvery = rejectEvery
    self.isAutomatic = isAutomatic
  }

  /// How many messages it was given and has not finished.
  public var waitingCount: Int { inbox.count - first }

  /// Whether it has nothing to do and will get nothing more.
  var isGone: Bool { isLeaving && due == nil }

  mutating func restart(as worker: Worker) {
    time = worker.time
    ackEvery = worker.ackEvery
    rejectEvery = worker.rejectEvery
    isAutomatic = worker.isAutomatic
    isLeaving = false
  }

  mutating func leave() { isLeaving = true }

  mutating func take(_ delivery: Delivery, at now: Instant) {
    guard !isLeaving else { return }
    let duration = time.milliseconds(for: delivery.message.body)
    inbox.append(Job(tag: delivery.deliveryTag, duration: duration))
    if due == nil { begin(at: now) }
  }

  /// What is left of a delivery when somebody else has settled it is nothing: it leaves its hands.
  mutating func drop(_ tag: DeliveryTag, at now: Instant) {
    if let index = finished.firstIndex(of: tag) {
      finished.remove(at: index)
      return
    }
    guard let index = place(of: tag) else { return }
    if index == first {
      advance(at: now)
    } else {
      inbox.remove(at: index)
    }
  }

  private func place(of tag: DeliveryTag) -> Int? {
    // What is settled all at once goes from one end.
    if first < inbox.count, inbox[first].tag == tag { return first }
    if first < inbox.count, inbox[inbox.count - 1].tag == tag { return inbox.count - 1 }
    return inbox[first...].firstIndex { $0.tag == tag }
  }

  /// Finishes the message that it is busy with; the ack, when it is time for one, or the reject.
  mutating func finish(at now: Instant) -> Operation? {
    let tag = inbox[first].tag
    finishedCount += 1
    advance(at: now)
    if isAutomatic { return nil }
    if let rejectEvery, finishedCount.isMultiple(of: rejectEvery) {
      return .method(
        .basic(.reject(.init(deliveryTag: tag, requeue: false))), on: id.channel)
    }
    finished.append(tag)
    guard finished.count >= ackEvery else { return nil }
    let isMultiple = finished.count > 1
    return .method(
      .basic(.ack(.init(deliveryTag: tag, multiple: isMultiple))), on: id.channel)
  }

  private mutating func advance(at now: Instant) {
    first += 1
    if first == inbox.count {
      inbox.removeAll(keepingCapacity: true)
      first = 0
      due = nil
    } else {
      if first > 64, first > inbox.count / 2 {
        inbox.removeFirst(first)
        first = 0
      }
      begin(at: now)
    }
  }

  private mutating func begin(at now: Instant) { due = now.later(by: inbox[first].duration) }

  /// About how many bytes a copy of it takes.
  var byteCount: Int { 256 + MemoryLayout<Job>.stride * inbox.count + 8 * finished.count }
}
