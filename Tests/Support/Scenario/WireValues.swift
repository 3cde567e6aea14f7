public import AMQPModel

/// The scenario files' notation of AMQP values, both ways.
extension FieldValue {
  /// Reads a value: plain JSON, or `{"$type": "T", "value": 5}`.
  public init(scenario json: JSON) {
    switch json {
    case .null: self = .void
    case .bool(let value): self = .boolean(value)
    case .int(let value):
      self = Int32(exactly: value).map { .int32($0) } ?? .int64(Int64(value))
    case .double(let value): self = .double(value)
    case .string(let text): self = .string(text)
    case .array(let elements): self = .array(elements.map { FieldValue(scenario: $0) })
    case .object:
      if let type = json["$type"]?.string, let value = json["value"] {
        self = FieldValue(type: type, value: value)
      } else {
        self = .table(FieldTable(scenario: json))
      }
    }
  }

  private init(type: String, value: JSON) {
    let number = value.int ?? 0
    let floating: Double =
      if case .double(let value) = value { value } else { Double(number) }
    switch type {
    case "b": self = .int8(Int8(truncatingIfNeeded: number))
    case "B": self = .uint8(UInt8(truncatingIfNeeded: number))
    case "s": self = .int16(Int16(truncatingIfNeeded: number))
    case "u": self = .uint16(UInt16(truncatingIfNeeded: number))
    case "I": self = .int32(Int32(truncatingIfNeeded: number))
    case "i": self = .uint32(UInt32(truncatingIfNeeded: number))
    case "l": self = .int64(Int64(number))
    case "f": self = .float(Float(floating))
    case "d": self = .double(floating)
    case "T": self = .timestamp(UInt64(truncatingIfNeeded: number))
    case "x": self = .byteArray(Array((value.string ?? "").utf8))
    case "S": self = .string(value.string ?? "")
    case "D":
      let parts = value.elements.compactMap(\.int)
      self =
        parts.count == 2
        ? .decimal(
          scale: UInt8(truncatingIfNeeded: parts[0]), value: Int32(truncatingIfNeeded: parts[1]))
        : .void
    case "t": self = .boolean(value.bool ?? false)
    default: preconditionFailure("scenario files use no type \(type)")
    }
  }

  /// The value as the recorder writes it, without its type.
  public var plain: JSON {
    switch self {
    case .boolean(let value): .bool(value)
    case .float(let value): .double(Double(value))
    case .double(let value): .double(value)
    case .decimal(let scale, let value): .array([.int(Int(scale)), .int(Int(value))])
    case .longString(let octets), .byteArray(let octets):
      .string(String(decoding: octets, as: UTF8.self))
    case .array(let elements): .array(elements.map(\.plain))
    case .timestamp(let seconds): .int(Int(seconds))
    case .table(let table): table.plain
    case .void: .null
    case .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64: .int(Int(integer ?? 0))
    }
  }

  /// The types as the recorder writes them, as `A[I,S]`.
  public var signature: String {
    switch self {
    case .boolean: "t"
    case .int8: "b"
    case .uint8: "B"
    case .int16: "s"
    case .uint16: "u"
    case .int32: "I"
    case .uint32: "i"
    case .int64: "l"
    case .float: "f"
    case .double: "d"
    case .decimal: "D"
    case .longString: "S"
    case .array(let elements): "A[" + elements.map(\.signature).joined(separator: ",") + "]"
    case .timestamp: "T"
    case .table(let table): "F" + table.signature
    case .void: "V"
    case .byteArray: "x"
    }
  }
}

extension FieldTable {
  /// Reads an object of scenario values.
  public init(scenario json: JSON) {
    self.init(
      json.members.map {
        Field(name: ShortString(truncating: $0.key), value: FieldValue(scenario: $0.value))
      })
  }

  /// The table without its types.
  public var plain: JSON {
    .object(fields.map { JSON.Member(key: $0.name.description, value: $0.value.plain) })
  }

  /// The names and types in their order.
  public var signature: String {
    "{" + fields.map { "\($0.name):\($0.value.signature)" }.joined(separator: ",") + "}"
  }
}

extension BasicProperties {
  /// Reads the `properties` of a step.
  public init(scenario json: JSON?) {
    self.init()
    func text(_ key: String) -> ShortString? {
      json?[key]?.string.map { ShortString(truncating: $0) }
    }
    func octet(_ key: String) -> UInt8? { json?[key]?.int.map { UInt8(truncatingIfNeeded: $0) } }
    contentType = text("content_type")
    contentEncoding = text("content_encoding")
    headers = json?["headers"].map { FieldTable(scenario: $0) }
    deliveryMode = octet("delivery_mode")
    priority = octet("priority")
    correlationID = text("correlation_id")
    replyTo = text("reply_to")
    expiration = text("expiration")
    messageID = text("message_id")
    timestamp = json?["timestamp"]?.int.map { UInt64(truncatingIfNeeded: $0) }
    type = text("type")
    userID = text("user_id")
    appID = text("app_id")
    clusterID = text("cluster_id")
  }

  /// The properties that are set, as the recorder writes them, without the headers.
  public var plain: [JSON.Member] {
    func text(_ value: ShortString?) -> JSON? { value.map { .string($0.description) } }
    func number(_ value: (some BinaryInteger)?) -> JSON? { value.map { .int(Int($0)) } }
    let all: [(String, JSON?)] = [
      ("content_type", text(contentType)), ("content_encoding", text(contentEncoding)),
      ("delivery_mode", number(deliveryMode)), ("priority", number(priority)),
      ("correlation_id", text(correlationID)), ("reply_to", text(replyTo)),
      ("expiration", text(expiration)), ("message_id", text(messageID)),
      ("timestamp", number(timestamp)), ("type", text(type)), ("user_id", text(userID)),
      ("app_id", text(appID)), ("cluster_id", text(clusterID)),
    ]
    return all.compactMap { key, value in value.map { JSON.Member(key: key, value: $0) } }
  }
}

extension [UInt8] {
  /// A body as the scenario files write it: its text, or its size and digest where it is long.
  var scenarioText: String {
    if count <= 200, let text = String(validating: self, as: UTF8.self) { return text }
    return "<\(count) bytes sha1 \(SHA1.hexDigest(of: self).prefix(12))>"
  }
}
