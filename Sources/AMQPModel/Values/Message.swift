/// What a publisher sends: routing information, properties and a body.
///
/// Immutable and shared: the copies in several queues are one allocation.
public struct Message: Hashable, Sendable {
  private struct Content: Hashable, Sendable {
    let exchange: ExchangeName
    let routingKey: RoutingKey
    let properties: BasicProperties
    let body: [UInt8]
  }

  // An array of one element is a shared box whose parts can be read without copying the whole.
  private let box: [Content]

  /// A message for `exchange` with `routingKey`; `body` in octets.
  public init(
    exchange: ExchangeName, routingKey: RoutingKey, properties: BasicProperties = .init(),
    body: [UInt8] = []
  ) {
    box = [
      Content(exchange: exchange, routingKey: routingKey, properties: properties, body: body)
    ]
  }

  private var content: Content {
    _read { yield box[0] }
  }

  /// The exchange it was published to.
  public var exchange: ExchangeName { content.exchange }
  /// The key it was published with.
  public var routingKey: RoutingKey { content.routingKey }
  /// Its properties.
  public var properties: BasicProperties { content.properties }
  /// Its body, in octets.
  public var body: [UInt8] { content.body }
  /// Its own time to live in milliseconds, as text.
  public var expiration: ShortString? { content.properties.expiration }
  /// Its headers.
  public var headers: FieldTable? { content.properties.headers }
  /// The further keys that it is routed by.
  public var copyKeys: CopyKeys? { content.properties.copyKeys }
  /// Whether it has any property.
  public var hasProperties: Bool { !content.properties.isEmpty }
  /// How many octets its body has.
  public var bodyCount: Int { content.body.count }
}
