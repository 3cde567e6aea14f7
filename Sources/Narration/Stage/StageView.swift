public import AMQPModel
public import BrokerCore

/// What the stage shows: the topology with its counts, and the way of the last message through it.
public struct StageView: Sendable {
  /// Exchanges, bindings, queues and consumers.
  public let topology: TopologySnapshot
  /// The way of the last message; empty where nothing moved.
  public let path: StagePath

  /// A view of `topology` with `path` marked.
  public init(topology: TopologySnapshot, path: StagePath) {
    self.topology = topology
    self.path = path
  }
}

/// The way of a message: what it passed, in the order of passing.
public struct StagePath: Hashable, Sendable {
  /// How far along the way one looks.
  public enum Beat: Int, CaseIterable, Comparable, Sendable {
    case exchanges, bindings, queues, consumers

    /// Orders by the way.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// The last message that was published; nil where none was.
  public private(set) var message: MessageNumber?
  /// The exchanges that it passed.
  public private(set) var exchanges: Set<ExchangeName> = []
  /// The bindings that took it.
  public private(set) var bindings: Set<Binding> = []
  /// The queues that a copy entered, or from which one was taken.
  public private(set) var queues: Set<QueueName> = []
  /// The consumers that were given something.
  public private(set) var consumers: Set<ConsumerTag> = []

  /// A way that leads nowhere.
  public init() {}

  /// Whether there is nothing to mark.
  public var isEmpty: Bool { exchanges.isEmpty && queues.isEmpty && consumers.isEmpty }

  /// Follows what happened; of several messages the last one is marked.
  public mutating func follow(_ happening: Happening) {
    for event in happening.events { follow(event.kind) }
    guard let explanation = happening.explanation, message != nil else { return }
    for hop in explanation.hops {
      exchanges.insert(hop.exchange)
      bindings.formUnion(hop.verdicts.filter(\.isMatch).map(\.binding))
    }
  }

  private mutating func follow(_ kind: Event.Kind) {
    if case .published(let publication) = kind {
      self = StagePath()
      message = publication.number
      exchanges = [publication.message.exchange]
    }
    if case .enqueued(_, let queue, _) = kind { queues.insert(queue) }
    if case .requeued(let settlement, _, _, _) = kind { queues.insert(settlement.queue) }
    if case .got(let fetch) = kind { queues.insert(fetch.queue) }
    if case .delivered(let delivery) = kind {
      queues.insert(delivery.queue)
      consumers.insert(delivery.consumer)
    }
  }
}
