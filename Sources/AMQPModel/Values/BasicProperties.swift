/// The properties that travel with a message.
///
/// AMQP 0-9-1 section 1.8.2; nil means that the property flag is not set.
public struct BasicProperties: Hashable, Sendable {
  /// MIME content type.
  public var contentType: ShortString?
  /// MIME content encoding.
  public var contentEncoding: ShortString?
  /// The application's headers; a headers exchange compares them.
  public var headers: FieldTable?
  /// 1 transient, 2 persistent.
  public var deliveryMode: UInt8?
  /// Priority, from 0.
  public var priority: UInt8?
  /// The application's correlation identifier.
  public var correlationID: ShortString?
  /// Where to reply to.
  public var replyTo: ShortString?
  /// Time to live in milliseconds, as text.
  public var expiration: ShortString?
  /// The application's message identifier.
  public var messageID: ShortString?
  /// Seconds since 1970.
  public var timestamp: UInt64?
  /// The application's message type name.
  public var type: ShortString?
  /// The user who publishes; RabbitMQ checks it.
  public var userID: ShortString?
  /// The application's identifier.
  public var appID: ShortString?
  /// Deprecated by AMQP 0-9-1, passed through by RabbitMQ.
  public var clusterID: ShortString?

  /// No property at all.
  public init() {}

  /// Whether delivery mode 2 is set.
  public var isPersistent: Bool { deliveryMode == 2 }
}
