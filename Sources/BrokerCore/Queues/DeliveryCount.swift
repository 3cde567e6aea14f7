import AMQPModel

/// The header by which a quorum queue tells how often a message came back.
enum DeliveryCount {
  private static let header: ShortString = "x-delivery-count"

  /// The message as it is delivered again; a first delivery has no such header.
  static func noting(_ count: Int, in message: Message) -> Message {
    var headers = message.properties.headers ?? FieldTable()
    headers[header] = .int64(Int64(count))
    return self.message(message, with: FieldTable(headers.fields.sorted { $0.name < $1.name }))
  }

  /// The message as it is dead-lettered: without the queue's own note (scenario
  /// `quorum-dead-lettered-rejected`).
  static func removed(from copy: QueuedMessage) -> Message {
    guard copy.isRedelivered, let headers = copy.message.properties.headers,
      headers[header] != nil
    else { return copy.message }
    let others = headers.fields.filter { $0.name != header }
    return message(copy.message, with: others.isEmpty ? nil : FieldTable(others))
  }

  private static func message(_ message: Message, with headers: FieldTable?) -> Message {
    var properties = message.properties
    properties.headers = headers
    return Message(
      exchange: message.exchange, routingKey: message.routingKey, properties: properties,
      body: message.body)
  }
}
