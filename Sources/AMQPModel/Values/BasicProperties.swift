/// The properties that travel with a message.
///
/// AMQP 0-9-1 section 1.8.2; nil means that the property flag is not set.
public struct BasicProperties: Hashable, Sendable {
  private struct Fields: Hashable, Sendable {
    var contentType: ShortString?
    var contentEncoding: ShortString?
    var headers: FieldTable?
    var deliveryMode: UInt8?
    var priority: UInt8?
    var correlationID: ShortString?
    var replyTo: ShortString?
    var expiration: ShortString?
    var messageID: ShortString?
    var timestamp: UInt64?
    var type: ShortString?
    var userID: ShortString?
    var appID: ShortString?
    var clusterID: ShortString?
    var copyKeys: CopyKeys?
  }

  // Most messages have no properties, and then there is nothing to copy: no element, or one.
  private var fields: [Fields] = []

  /// No property at all.
  public init() {}

  private var present: Fields {
    get { fields.isEmpty ? Fields() : fields[0] }
    _modify {
      if fields.isEmpty { fields.append(Fields()) }
      yield &fields[0]
      if fields[0] == Fields() { fields = [] }
    }
  }

  /// MIME content type.
  public var contentType: ShortString? {
    get { fields.isEmpty ? nil : fields[0].contentType }
    set { present.contentType = newValue }
  }

  /// MIME content encoding.
  public var contentEncoding: ShortString? {
    get { fields.isEmpty ? nil : fields[0].contentEncoding }
    set { present.contentEncoding = newValue }
  }

  /// The application's headers; a headers exchange compares them.
  public var headers: FieldTable? {
    get { fields.isEmpty ? nil : fields[0].headers }
    set { present.headers = newValue }
  }

  /// 1 transient, 2 persistent.
  public var deliveryMode: UInt8? {
    get { fields.isEmpty ? nil : fields[0].deliveryMode }
    set { present.deliveryMode = newValue }
  }

  /// Priority, from 0.
  public var priority: UInt8? {
    get { fields.isEmpty ? nil : fields[0].priority }
    set { present.priority = newValue }
  }

  /// The application's correlation identifier.
  public var correlationID: ShortString? {
    get { fields.isEmpty ? nil : fields[0].correlationID }
    set { present.correlationID = newValue }
  }

  /// Where to reply to.
  public var replyTo: ShortString? {
    get { fields.isEmpty ? nil : fields[0].replyTo }
    set { present.replyTo = newValue }
  }

  /// Time to live in milliseconds, as text.
  public var expiration: ShortString? {
    get { fields.isEmpty ? nil : fields[0].expiration }
    set { present.expiration = newValue }
  }

  /// The application's message identifier.
  public var messageID: ShortString? {
    get { fields.isEmpty ? nil : fields[0].messageID }
    set { present.messageID = newValue }
  }

  /// Seconds since 1970.
  public var timestamp: UInt64? {
    get { fields.isEmpty ? nil : fields[0].timestamp }
    set { present.timestamp = newValue }
  }

  /// The application's message type name.
  public var type: ShortString? {
    get { fields.isEmpty ? nil : fields[0].type }
    set { present.type = newValue }
  }

  /// The user who publishes; RabbitMQ checks it.
  public var userID: ShortString? {
    get { fields.isEmpty ? nil : fields[0].userID }
    set { present.userID = newValue }
  }

  /// The application's identifier.
  public var appID: ShortString? {
    get { fields.isEmpty ? nil : fields[0].appID }
    set { present.appID = newValue }
  }

  /// Deprecated by AMQP 0-9-1, passed through by RabbitMQ.
  public var clusterID: ShortString? {
    get { fields.isEmpty ? nil : fields[0].clusterID }
    set { present.clusterID = newValue }
  }

  /// The further keys that the broker routes the message by; no property of AMQP, kept here so that
  /// messages without properties need no room for it.
  public var copyKeys: CopyKeys? {
    get { fields.isEmpty ? nil : fields[0].copyKeys }
    set { present.copyKeys = newValue }
  }

  /// Whether no property is set.
  public var isEmpty: Bool { fields.isEmpty }

  /// Whether delivery mode 2 is set.
  public var isPersistent: Bool { deliveryMode == 2 }
}
