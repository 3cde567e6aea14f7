import AMQPModel
import NIOCore

/// Writes the data types of AMQP 0-9-1 (section 4.2.5).
struct ArgumentWriter {
  private(set) var octets: ByteBuffer

  /// Appends to `octets`.
  init(_ octets: ByteBuffer = ByteBuffer()) { self.octets = octets }

  /// An integer in network order.
  mutating func write(_ value: some FixedWidthInteger) { octets.writeInteger(value) }

  /// A count as 32 bits; the greatest number there is when it does not fit.
  mutating func write(count: Int) { write(UInt32(clamping: count)) }

  /// A string of at most 255 octets.
  mutating func write(_ text: ShortString) {
    write(UInt8(text.octets.count))
    octets.writeBytes(text.octets)
  }

  /// A name of some kind.
  mutating func write(_ name: some ShortStringName) { write(name.value) }

  /// A string with a length of 32 bits.
  mutating func write(long text: [UInt8]) {
    write(count: text.count)
    octets.writeBytes(text)
  }

  /// Up to eight flags.
  mutating func write(_ flags: Flags) { write(flags.octet) }

  /// A field table.
  mutating func write(_ table: FieldTable) {
    sized { writer in
      for field in table.fields {
        writer.write(field.name)
        writer.write(field.value)
      }
    }
  }

  /// What `body` writes, behind its size in 32 bits.
  mutating func sized(_ body: (inout ArgumentWriter) -> Void) {
    let start = octets.writerIndex
    write(UInt32(0))
    body(&self)
    let size = UInt32(clamping: octets.writerIndex - start - 4)
    octets.setInteger(size, at: start)
  }

  /// A value with the letter of its type in front.
  mutating func write(_ value: FieldValue) {
    write(value.letter)
    switch value {
    case .boolean(let flag): write(UInt8(flag ? 1 : 0))
    case .int8(let number): write(number)
    case .uint8(let number): write(number)
    case .int16(let number): write(number)
    case .uint16(let number): write(number)
    case .int32(let number): write(number)
    case .uint32(let number): write(number)
    case .int64(let number): write(number)
    case .float(let number): write(number.bitPattern)
    case .double(let number): write(number.bitPattern)
    case .decimal(let scale, let number):
      write(scale)
      write(number)
    case .longString(let text), .byteArray(let text): write(long: text)
    case .array(let elements):
      sized { writer in for element in elements { writer.write(element) } }
    case .timestamp(let seconds): write(seconds)
    case .table(let table): write(table)
    case .void: break
    }
  }
}

extension FieldValue {
  /// The letter that stands for the type on the wire.
  fileprivate var letter: UInt8 {
    switch self {
    case .boolean: UInt8(ascii: "t")
    case .int8: UInt8(ascii: "b")
    case .uint8: UInt8(ascii: "B")
    case .int16: UInt8(ascii: "s")
    case .uint16: UInt8(ascii: "u")
    case .int32: UInt8(ascii: "I")
    case .uint32: UInt8(ascii: "i")
    case .int64: UInt8(ascii: "l")
    case .float: UInt8(ascii: "f")
    case .double: UInt8(ascii: "d")
    case .decimal: UInt8(ascii: "D")
    case .longString: UInt8(ascii: "S")
    case .array: UInt8(ascii: "A")
    case .timestamp: UInt8(ascii: "T")
    case .table: UInt8(ascii: "F")
    case .void: UInt8(ascii: "V")
    case .byteArray: UInt8(ascii: "x")
    }
  }
}
