import AMQPModel
import NIOCore

/// Why octets are no arguments, properties or table.
enum Malformation: Error, Hashable, Sendable {
  /// They end too early, or too late.
  case length
  /// A table has a type that nobody knows, or ends inside a field.
  case table
  /// Tables or arrays are nested deeper than `ArgumentReader.depthLimit`.
  case depth
  /// A short string of a method is no UTF-8.
  case text
}

/// Reads the data types of AMQP 0-9-1 (section 4.2.5) out of a frame's payload.
///
/// It never reads beyond the payload and never makes room for a length that was only announced.
struct ArgumentReader {
  /// How many tables and arrays may be inside one another; RabbitMQ has no limit but a frame's
  /// size, and nobody is known to need even ten.
  static let depthLimit = 128

  private var octets: ByteBuffer

  /// Reads `octets` from their beginning.
  init(_ octets: ByteBuffer) { self.octets = octets }

  /// Whether nothing is left.
  var isAtEnd: Bool { octets.readableBytes == 0 }

  /// The next integer, in network order.
  mutating func integer<Value: FixedWidthInteger>(
    as type: Value.Type = Value.self
  ) throws(Malformation) -> Value {
    guard let value = octets.readInteger(as: type) else { throw .length }
    return value
  }

  /// The next `count` octets.
  mutating func take(_ count: Int) throws(Malformation) -> [UInt8] {
    guard let taken = octets.readBytes(length: count) else { throw .length }
    return taken
  }

  private mutating func slice(_ count: Int) throws(Malformation) -> ByteBuffer {
    guard let taken = octets.readSlice(length: count) else { throw .length }
    return taken
  }

  /// A string of at most 255 octets, whatever they are.
  mutating func shortString() throws(Malformation) -> ShortString {
    let count = Int(try integer(as: UInt8.self))
    guard let text = ShortString(octets: try take(count)) else { throw .length }
    return text
  }

  /// A short string of a method, which RabbitMQ wants to be UTF-8.
  mutating func text() throws(Malformation) -> ShortString {
    let text = try shortString()
    guard String(validating: text.octets, as: UTF8.self) != nil else { throw .text }
    return text
  }

  /// A name of some kind.
  mutating func name<Name: ShortStringName>(
    as type: Name.Type = Name.self
  ) throws(Malformation) -> Name {
    Name(try text())
  }

  /// A string with a length of 32 bits.
  mutating func longString() throws(Malformation) -> [UInt8] {
    try take(Int(try integer(as: UInt32.self)))
  }

  /// Up to eight flags in one octet, the first in its lowest bit.
  mutating func flags() throws(Malformation) -> Flags { Flags(octet: try integer()) }

  /// A field table.
  mutating func table() throws(Malformation) -> FieldTable {
    let size = Int(try integer(as: UInt32.self))
    var reader = ArgumentReader(try slice(size))
    do {
      return try reader.fields(depth: 0)
    } catch {
      throw error == .depth ? .depth : .table
    }
  }

  /// All that is left as the fields of a table without its size, as AMQPLAIN has them.
  mutating func bareTable() throws(Malformation) -> FieldTable { try fields(depth: 0) }

  private mutating func fields(depth: Int) throws(Malformation) -> FieldTable {
    guard depth < Self.depthLimit else { throw .depth }
    var fields: [FieldTable.Field] = []
    while !isAtEnd {
      let name = try shortString()
      fields.append(FieldTable.Field(name: name, value: try value(depth: depth)))
    }
    return FieldTable(fields)
  }

  private mutating func elements(depth: Int) throws(Malformation) -> [FieldValue] {
    guard depth < Self.depthLimit else { throw .depth }
    var elements: [FieldValue] = []
    while !isAtEnd { elements.append(try value(depth: depth)) }
    return elements
  }

  /// A value with its type in front (RabbitMQ, "AMQP 0-9-1 Errata", Field types).
  private mutating func value(depth: Int) throws(Malformation) -> FieldValue {
    switch try integer(as: UInt8.self) {
    case UInt8(ascii: "t"): return .boolean(try integer(as: UInt8.self) != 0)
    case UInt8(ascii: "b"): return .int8(try integer())
    case UInt8(ascii: "B"): return .uint8(try integer())
    case UInt8(ascii: "s"): return .int16(try integer())
    case UInt8(ascii: "u"): return .uint16(try integer())
    case UInt8(ascii: "I"): return .int32(try integer())
    case UInt8(ascii: "i"): return .uint32(try integer())
    // RabbitMQ takes both letters and sends the small one.
    case UInt8(ascii: "l"), UInt8(ascii: "L"): return .int64(try integer())
    case UInt8(ascii: "f"): return .float(Float(bitPattern: try integer()))
    case UInt8(ascii: "d"): return .double(Double(bitPattern: try integer()))
    case UInt8(ascii: "D"): return .decimal(scale: try integer(), value: try integer())
    case UInt8(ascii: "S"): return .longString(try longString())
    case UInt8(ascii: "x"): return .byteArray(try longString())
    case UInt8(ascii: "T"): return .timestamp(try integer())
    case UInt8(ascii: "V"): return .void
    case UInt8(ascii: "A"):
      var inner = ArgumentReader(try slice(Int(try integer(as: UInt32.self))))
      return .array(try inner.elements(depth: depth + 1))
    case UInt8(ascii: "F"):
      var inner = ArgumentReader(try slice(Int(try integer(as: UInt32.self))))
      return .table(try inner.fields(depth: depth + 1))
    case _: throw .table
    }
  }
}

/// Up to eight bits that a method packs into one octet (AMQP 0-9-1 section 4.2.5.2).
struct Flags: Hashable, Sendable {
  let octet: UInt8

  /// The flags in `octet`.
  init(octet: UInt8) { self.octet = octet }

  /// Flags, the first in the lowest bit.
  init(_ flags: Bool...) {
    octet = flags.enumerated().reduce(0) { $0 | ($1.element ? 1 << UInt8($1.offset) : 0) }
  }

  /// The flag at `index`, from 0.
  subscript(index: Int) -> Bool { octet >> UInt8(index) & 1 == 1 }
}
