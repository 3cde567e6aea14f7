import AMQPModel

/// What the broker makes of the properties of a message that arrives.
extension Broker {
  /// The message as it is routed and kept, or a refusal; in RabbitMQ's order (scenarios
  /// `cc-types`, `reply-to-order`). Only for internal exchanges and messages that have properties.
  @inline(never)
  func prepared(
    _ message: Message, for exchange: Handle, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) -> Message {
    if exchanges[exchange].properties.isInternal {
      throw AMQPException(
        .accessRefused,
        "cannot publish to internal exchange '\(message.exchange)' in vhost "
          + "'\(virtualHostName(of: channel))'", method: method)
    }
    var properties = message.properties
    if properties.replyTo == DirectReply.pseudoQueue.value {
      properties.replyTo = try replyName(for: channel, method)
    }
    if let expiration = properties.expiration, let problem = Expiration.problem(with: expiration) {
      throw AMQPException(
        .preconditionFailed, "invalid expiration '\(expiration)': \(problem)", method: method)
    }
    if let problem = properties.headers.flatMap({ SenderSelected.problem(in: $0) }) {
      throw AMQPException(.preconditionFailed, "invalid message: \(problem)", method: method)
    }
    if let claimed = properties.userID { try checkUser(claimed, method, on: channel) }
    if let headers = properties.headers {
      properties.copyKeys = SenderSelected.keys(in: headers)
      properties.headers = Self.sorted(SenderSelected.withoutBlind(headers))
    }
    if properties == message.properties { return message }
    return Message(
      exchange: message.exchange, routingKey: message.routingKey, properties: properties,
      body: message.body)
  }

  /// RabbitMQ 4 keeps a message's headers in the order of their names, whatever their order when
  /// published; tables inside them stay as they are (scenario `headers-order-of-delivery`).
  private static func sorted(_ headers: FieldTable) -> FieldTable {
    let fields = headers.fields
    let isSorted = !zip(fields, fields.dropFirst()).contains { $0.name > $1.name }
    return isSorted ? headers : FieldTable(fields.sorted { $0.name < $1.name })
  }
}

/// A message's own time to live, which travels as text.
enum Expiration {
  /// What is wrong with the text, in Erlang's words (scenario `ttl-invalid-expiration`).
  static func problem(with text: ShortString) -> String? {
    let octets = text.octets
    let isSigned = octets.first == UInt8(ascii: "-") || octets.first == UInt8(ascii: "+")
    let digits = octets.dropFirst(isSigned ? 1 : 0).prefix { (0x30...0x39).contains($0) }
    if digits.isEmpty { return "no_integer" }
    let rest = octets.dropFirst((isSigned ? 1 : 0) + digits.count)
    if !rest.isEmpty {
      return "{leftover_string,\"\(String(decoding: rest, as: UTF8.self))\"}"
    }
    let number = String(decoding: digits, as: UTF8.self)
    return octets.first == UInt8(ascii: "-") && number.contains { $0 != "0" }
      ? "{value_negative,-\(number)}" : nil
  }
}
