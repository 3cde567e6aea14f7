import AMQPModel

/// The kinds of values within which RabbitMQ compares.
extension FieldValue {
  /// The value of the two floating-point types.
  var floatingPoint: Double? {
    switch self {
    case .float(let value): Double(value)
    case .double(let value): value
    case .boolean, .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64, .decimal, .longString,
      .array, .timestamp, .table, .void, .byteArray:
      nil
    }
  }

  /// The octets of the two string types.
  var octets: [UInt8]? {
    switch self {
    case .longString(let octets), .byteArray(let octets): octets
    case .boolean, .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64, .float, .double,
      .decimal, .array, .timestamp, .table, .void:
      nil
    }
  }

  /// The value of the integer types and of a timestamp.
  var wholeNumber: Int64? {
    if case .timestamp(let seconds) = self { return Int64(exactly: seconds) }
    return integer
  }

  /// Whether the value is an array or a table without anything in it.
  var isEmptyList: Bool {
    switch self {
    case .array(let elements): elements.isEmpty
    case .table(let table): table.isEmpty
    case .boolean, .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64, .float, .double,
      .decimal, .longString, .timestamp, .void, .byteArray:
      false
    }
  }
}
