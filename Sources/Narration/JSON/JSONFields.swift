import AMQPModel
import BrokerCore
import Interchange

/// Names, tables and bodies as JSON.
enum JSONFields {
  static func name(_ name: some ShortStringName) -> JSONValue { .string(name.description) }

  static func channel(_ address: ChannelAddress) -> [JSONValue.Field] {
    [
      .init("connection", name(address.connection)),
      .init("channel", .integer(Int(address.channel.rawValue))),
    ]
  }

  /// `body`, or `body_base64` where it is no UTF-8.
  static func body(_ body: [UInt8]) -> JSONValue.Field {
    String(validating: body, as: UTF8.self).map { .init("body", .string($0)) }
      ?? .init("body_base64", .string(Base64.text(of: body)))
  }

  static func message(_ message: Message) -> [JSONValue.Field] {
    [
      .init("exchange", name(message.exchange)),
      .init("routing_key", name(message.routingKey)), body(message.body),
    ]
  }

  static func table(_ table: FieldTable) -> JSONValue {
    .object(table.fields.map { .init($0.name.description, value($0.value)) })
  }

  static func value(_ value: FieldValue) -> JSONValue {
    switch value {
    case .boolean(let flag): .boolean(flag)
    case .int8(let number): .integer(Int(number))
    case .uint8(let number): .integer(Int(number))
    case .int16(let number): .integer(Int(number))
    case .uint16(let number): .integer(Int(number))
    case .int32(let number): .integer(Int(number))
    case .uint32(let number): .integer(Int(number))
    case .int64(let number): .integer(Int(number))
    case .float(let number): .number(Double(number))
    case .double(let number): .number(number)
    case .decimal(let scale, let number):
      .object([.init("scale", .integer(Int(scale))), .init("value", .integer(Int(number)))])
    case .longString(let octets), .byteArray(let octets):
      .string(String(decoding: octets, as: UTF8.self))
    case .array(let values): .array(values.map { self.value($0) })
    case .timestamp(let seconds): .integer(Int(clamping: seconds))
    case .table(let table): self.table(table)
    case .void: .null
    }
  }

  static func binding(_ binding: Binding) -> [JSONValue.Field] {
    let kind =
      switch binding.destination {
      case .queue: "queue"
      case .exchange: "exchange"
      }
    return [
      .init("source", name(binding.source)),
      .init("destination", .string(binding.destination.name.description)),
      .init("destination_type", .string(kind)), .init("routing_key", name(binding.key)),
    ] + arguments(binding.arguments)
  }

  static func arguments(_ table: FieldTable) -> [JSONValue.Field] {
    table.isEmpty ? [] : [.init("arguments", self.table(table))]
  }

  static func properties(_ properties: BasicProperties) -> [JSONValue.Field] {
    var fields: [JSONValue.Field] = []
    func add(_ name: String, _ value: ShortString?) {
      if let value { fields.append(.init(name, .string(value.description))) }
    }
    add("content_type", properties.contentType)
    add("content_encoding", properties.contentEncoding)
    if let headers = properties.headers { fields.append(.init("headers", table(headers))) }
    if let mode = properties.deliveryMode {
      fields.append(.init("delivery_mode", .integer(Int(mode))))
    }
    if let priority = properties.priority {
      fields.append(.init("priority", .integer(Int(priority))))
    }
    add("correlation_id", properties.correlationID)
    add("reply_to", properties.replyTo)
    add("expiration", properties.expiration)
    add("message_id", properties.messageID)
    if let timestamp = properties.timestamp {
      fields.append(.init("timestamp", .integer(Int(clamping: timestamp))))
    }
    add("type", properties.type)
    add("user_id", properties.userID)
    add("app_id", properties.appID)
    return fields
  }
}
