import AMQPModel

/// The fourteen properties of class basic behind their flags (AMQP 0-9-1 section 4.2.6.1).
extension BasicProperties {
  /// The bit of the first property, `content-type`; each next one has the bit below.
  private static let firstFlag: UInt16 = 1 << 15
  /// The bit that says that another word of flags follows, which class basic has none of.
  private static let continuation: UInt16 = 1

  /// Reads flags and properties; RabbitMQ ignores the bit below those of the properties.
  init(reading reader: inout ArgumentReader) throws(Malformation) {
    self.init()
    let flags: UInt16 = try reader.integer()
    guard flags & Self.continuation == 0 else { throw .length }
    var flag = Self.firstFlag
    func isNext() -> Bool {
      defer { flag >>= 1 }
      return flags & flag != 0
    }
    if isNext() { contentType = try reader.shortString() }
    if isNext() { contentEncoding = try reader.shortString() }
    if isNext() { headers = try reader.table() }
    if isNext() { deliveryMode = try reader.integer() }
    if isNext() { priority = try reader.integer() }
    if isNext() { correlationID = try reader.shortString() }
    if isNext() { replyTo = try reader.shortString() }
    if isNext() { expiration = try reader.shortString() }
    if isNext() { messageID = try reader.shortString() }
    if isNext() { timestamp = try reader.integer() }
    if isNext() { type = try reader.shortString() }
    if isNext() { userID = try reader.shortString() }
    if isNext() { appID = try reader.shortString() }
    if isNext() { clusterID = try reader.shortString() }
    guard reader.isAtEnd else { throw .length }
  }
}

extension ArgumentWriter {
  /// Flags, then the properties that are set.
  mutating func write(_ properties: BasicProperties) {
    let isSet = [
      properties.contentType != nil, properties.contentEncoding != nil, properties.headers != nil,
      properties.deliveryMode != nil, properties.priority != nil,
      properties.correlationID != nil, properties.replyTo != nil, properties.expiration != nil,
      properties.messageID != nil, properties.timestamp != nil, properties.type != nil,
      properties.userID != nil, properties.appID != nil, properties.clusterID != nil,
    ]
    write(isSet.enumerated().reduce(UInt16(0)) { $0 | ($1.element ? 0x8000 >> $1.offset : 0) })
    if let text = properties.contentType { write(text) }
    if let text = properties.contentEncoding { write(text) }
    if let table = properties.headers { write(table) }
    if let number = properties.deliveryMode { write(number) }
    if let number = properties.priority { write(number) }
    if let text = properties.correlationID { write(text) }
    if let text = properties.replyTo { write(text) }
    if let text = properties.expiration { write(text) }
    if let text = properties.messageID { write(text) }
    if let seconds = properties.timestamp { write(seconds) }
    if let text = properties.type { write(text) }
    if let text = properties.userID { write(text) }
    if let text = properties.appID { write(text) }
    if let text = properties.clusterID { write(text) }
  }
}
