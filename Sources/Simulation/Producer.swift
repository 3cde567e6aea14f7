public import AMQPModel
public import BrokerCore

/// A program that publishes by itself, once in a while.
public struct Producer: Hashable, Sendable {
  /// What it is called; also its connection's name unless it was told another one.
  public let name: String
  /// Where it publishes from. When this channel closes the producer ends, as a program would.
  public let channel: ChannelAddress
  /// Where to.
  public let exchange: ExchangeName
  /// The routing key.
  public let routingKey: RoutingKey
  /// The properties of each message.
  public let properties: BasicProperties
  /// Whether a message comes back when it is unroutable.
  public let isMandatory: Bool
  /// The body; `{n}` in it counts from 1.
  public let body: NumberedBody
  /// How long it waits before each message, the first one included, in ms; at least 1.
  public private(set) var interval: Int
  /// How many messages it publishes before it ends; nil for no end.
  public let count: Int?
  /// How many it has published.
  public private(set) var published = 0
  /// When it publishes next.
  public private(set) var due: Instant

  /// A producer that waits for the first time at `now`.
  public init(
    name: String, channel: ChannelAddress, exchange: ExchangeName, routingKey: RoutingKey,
    properties: BasicProperties, isMandatory: Bool, body: NumberedBody, interval: Int, count: Int?,
    now: Instant
  ) {
    precondition(interval > 0, "a producer without a pause would never let time pass")
    self.name = name
    self.channel = channel
    self.exchange = exchange
    self.routingKey = routingKey
    self.properties = properties
    self.isMandatory = isMandatory
    self.body = body
    self.interval = interval
    self.count = count
    due = now.later(by: interval)
  }

  /// Whether it has published all that it should.
  public var isDone: Bool { count.map { published >= $0 } ?? false }

  /// Waits from `now` on, and `interval` ms before each message.
  mutating func pace(every interval: Int, from now: Instant) {
    precondition(interval > 0, "a producer without a pause would never let time pass")
    self.interval = interval
    due = now.later(by: interval)
  }

  /// Its next publish, which moves the one after it to its time.
  mutating func publish() -> Operation {
    published += 1
    due = due.later(by: interval)
    let message = Message(
      exchange: exchange, routingKey: routingKey, properties: properties,
      body: body.octets(published))
    return .method(
      .basic(.publish(.init(message: message, mandatory: isMandatory))), on: channel)
  }
}

extension Instant {
  /// The instant `duration` ms later; the last there is if that is too far away.
  public func later(by duration: Int) -> Instant {
    let (sum, isTooFar) = milliseconds.addingReportingOverflow(duration)
    return Instant(milliseconds: isTooFar ? .max : sum)
  }
}
