import AMQPModel

/// A consumer and its window of unacknowledged deliveries.
struct Consumer: Sendable {
  let properties: ConsumerProperties
  /// What its deliveries remember of it.
  let origin: DeliveryOrigin
  let queue: Handle
  let channel: Handle
  /// Its place in the order in which consumers started.
  let order: Int
  /// The most deliveries that it may have unsettled; 0 for no limit.
  let window: Int
  /// Deliveries that it has not settled.
  var unacknowledged = 0

  /// Room beyond its prefetch, left by a cancelled consumer of the same tag.
  var inheritedRoom = 0

  /// What a quorum queue gives a consumer that sets no limit (scenario `quorum-unlimited`).
  private static let quorumWindow = 2_000

  init(
    properties: ConsumerProperties, queue: Handle, channel: Handle, order: Int, isLimited: Bool
  ) {
    self.properties = properties
    window =
      isLimited && properties.prefetchCount == 0 ? Self.quorumWindow : properties.prefetchCount
    origin = DeliveryOrigin(properties.queue, properties.tag, properties.channel)
    self.queue = queue
    self.channel = channel
    self.order = order
  }

  /// Whether its own prefetch allows one more delivery.
  var hasRoom: Bool {
    window == 0 || properties.isAutomaticallyAcknowledging
      || unacknowledged < window + inheritedRoom
  }
}

extension Consumer: Vacatable {
  static var vacant: Consumer {
    Consumer(
      properties: ConsumerProperties(
        tag: "", queue: "", channel: ChannelAddress("", 0), isAutomaticallyAcknowledging: true,
        isExclusive: false, prefetchCount: 0, priority: 0, arguments: [:]),
      queue: Handle(slot: 0, generation: 0), channel: Handle(slot: 0, generation: 0),
      order: 0, isLimited: false)
  }
}
