/// The keys that a message is routed by besides its own: its `CC` and `BCC` headers.
///
/// RabbitMQ's extension, sender-selected distribution. The broker keeps them beside the message:
/// `BCC` is no header any more when a consumer sees it.
public struct CopyKeys: Hashable, Sendable {
  /// The keys of `CC`, which everybody sees.
  public let carbon: [RoutingKey]
  /// The keys of `BCC`, which nobody sees.
  public let blind: [RoutingKey]

  /// Keys of both headers.
  public init(carbon: [RoutingKey], blind: [RoutingKey]) {
    self.carbon = carbon
    self.blind = blind
  }

  /// All keys, those of `CC` first.
  public var all: [RoutingKey] { carbon + blind }
}
