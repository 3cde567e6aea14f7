/// A JSON document that keeps the order of its keys and the difference between 1 and 1.0.
public indirect enum JSON: Hashable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A number without fraction or exponent.
  case int(Int)
  /// Any other number.
  case double(Double)
  /// A string.
  case string(String)
  /// A list.
  case array([JSON])
  /// Keys and values in their order.
  case object([Member])

  /// One key and its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public let key: String
    /// The value.
    public let value: JSON

    /// A member called `key`.
    public init(key: String, value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// What is wrong with a document.
  public struct Problem: Error, CustomStringConvertible {
    /// A sentence.
    public let description: String
  }

  /// An object of `members`.
  public static func members(_ members: KeyValuePairs<String, JSON>) -> JSON {
    .object(members.map { Member(key: $0.key, value: $0.value) })
  }

  /// Reads a document.
  public init(parsing text: String) throws {
    var reader = Reader(octets: Array(text.utf8))
    self = try reader.value()
    reader.skipBlanks()
    guard reader.position == reader.octets.count else { throw reader.problem("end expected") }
  }

  /// The value under `key` of an object.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The members of an object; none of anything else.
  public var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  /// The elements of a list; none of anything else.
  public var elements: [JSON] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// The text of a string.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of a whole number.
  public var int: Int? {
    if case .int(let value) = self { value } else { nil }
  }

  /// The value of a boolean.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The same document with the keys of all objects sorted, for comparing.
  public var sorted: JSON {
    switch self {
    case .null, .bool, .int, .double, .string: self
    case .array(let elements): .array(elements.map(\.sorted))
    case .object(let members):
      .object(
        members.map { Member(key: $0.key, value: $0.value.sorted) }.sorted { $0.key < $1.key })
    }
  }
}

extension JSON: CustomStringConvertible {
  /// The document on one line.
  public var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .double(let value): "\(value)"
    case .string(let text): text.debugDescription
    case .array(let elements): "[" + elements.map(\.description).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\($0.key.debugDescription): \($0.value)" }.joined(separator: ", ") + "}"
    }
  }
}

private struct Reader {
  let octets: [UInt8]
  var position = 0

  func problem(_ text: String) -> JSON.Problem {
    JSON.Problem(description: "JSON, octet \(position): \(text)")
  }

  mutating func skipBlanks() {
    while position < octets.count, [0x20, 0x09, 0x0a, 0x0d].contains(octets[position]) {
      position += 1
    }
  }

  private mutating func take(_ text: String) -> Bool {
    guard octets[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  mutating func value() throws -> JSON {
    skipBlanks()
    guard position < octets.count else { throw problem("a value expected") }
    switch octets[position] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    default:
      if take("null") { return .null }
      if take("true") { return .bool(true) }
      if take("false") { return .bool(false) }
      return try number()
    }
  }

  private mutating func object() throws -> JSON {
    position += 1
    var members: [JSON.Member] = []
    skipBlanks()
    if take("}") { return .object([]) }
    while true {
      skipBlanks()
      let key = try string()
      skipBlanks()
      guard take(":") else { throw problem("':' expected") }
      members.append(JSON.Member(key: key, value: try value()))
      skipBlanks()
      if take("}") { return .object(members) }
      guard take(",") else { throw problem("',' or '}' expected") }
    }
  }

  private mutating func array() throws -> JSON {
    position += 1
    var elements: [JSON] = []
    skipBlanks()
    if take("]") { return .array([]) }
    while true {
      elements.append(try value())
      skipBlanks()
      if take("]") { return .array(elements) }
      guard take(",") else { throw problem("',' or ']' expected") }
    }
  }

  private mutating func number() throws -> JSON {
    let start = position
    while position < octets.count, "+-.0123456789eE".utf8.contains(octets[position]) {
      position += 1
    }
    let text = String(decoding: octets[start..<position], as: UTF8.self)
    if let value = Int(text) { return .int(value) }
    if let value = Double(text) { return .double(value) }
    throw problem("a value expected")
  }

  private mutating func string() throws -> String {
    guard take("\"") else { throw problem("a string expected") }
    var units: [UInt16] = []
    var plainStart = position
    func plain(_ end: Int) -> [UInt16] {
      Array(String(decoding: octets[plainStart..<end], as: UTF8.self).utf16)
    }
    while position < octets.count {
      switch octets[position] {
      case UInt8(ascii: "\""):
        units += plain(position)
        position += 1
        return String(decoding: units, as: UTF16.self)
      case UInt8(ascii: "\\"):
        units += plain(position)
        position += 1
        units.append(try escape())
        plainStart = position
      default: position += 1
      }
    }
    throw problem("an unterminated string")
  }

  private mutating func escape() throws -> UInt16 {
    guard position < octets.count else { throw problem("an unterminated escape") }
    let letter = octets[position]
    position += 1
    switch letter {
    case UInt8(ascii: "n"): return 0x0a
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "r"): return 0x0d
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0c
    case UInt8(ascii: "u"):
      guard position + 4 <= octets.count else { throw problem("an unterminated escape") }
      let digits = String(decoding: octets[position..<position + 4], as: UTF8.self)
      guard let unit = UInt16(digits, radix: 16) else { throw problem("four digits expected") }
      position += 4
      return unit
    default: return UInt16(letter)
    }
  }
}
