/// A value in a field table, with its wire type.
///
/// AMQP 0-9-1 section 4.2.5.5, with the types that RabbitMQ documents in its errata
/// (`s` is a 16-bit integer, `x` a byte array).
public indirect enum FieldValue: Hashable, Sendable {
  /// `t`
  case boolean(Bool)
  /// `b`
  case int8(Int8)
  /// `B`
  case uint8(UInt8)
  /// `s`
  case int16(Int16)
  /// `u`
  case uint16(UInt16)
  /// `I`
  case int32(Int32)
  /// `i`
  case uint32(UInt32)
  /// `l`
  case int64(Int64)
  /// `f`
  case float(Float)
  /// `d`
  case double(Double)
  /// `D`: `value` divided by ten to the power of `scale`.
  case decimal(scale: UInt8, value: Int32)
  /// `S`
  case longString([UInt8])
  /// `A`
  case array([FieldValue])
  /// `T`: seconds since 1970.
  case timestamp(UInt64)
  /// `F`
  case table(FieldTable)
  /// `V`
  case void
  /// `x`
  case byteArray([UInt8])

  /// A long string of the UTF-8 octets of `text`.
  public static func string(_ text: String) -> FieldValue { .longString(Array(text.utf8)) }

  /// The value of any of the integer types; nil for the others, timestamps included.
  public var integer: Int64? {
    switch self {
    case .int8(let value): Int64(value)
    case .uint8(let value): Int64(value)
    case .int16(let value): Int64(value)
    case .uint16(let value): Int64(value)
    case .int32(let value): Int64(value)
    case .uint32(let value): Int64(value)
    case .int64(let value): value
    case .boolean, .float, .double, .decimal, .longString, .array, .timestamp, .table, .void,
      .byteArray:
      nil
    }
  }

  /// RabbitMQ's own word for the type, as its error texts use it.
  public var typeName: String {
    switch self {
    case .boolean: "bool"
    case .int8: "byte"
    case .uint8: "unsignedbyte"
    case .int16: "short"
    case .uint16: "unsignedshort"
    case .int32: "signedint"
    case .uint32: "unsignedint"
    case .int64: "long"
    case .float: "float"
    case .double: "double"
    case .decimal: "decimal"
    case .longString: "longstr"
    case .array: "array"
    case .timestamp: "timestamp"
    case .table: "table"
    case .void: "void"
    case .byteArray: "binary"
    }
  }
}
