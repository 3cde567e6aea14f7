/// What is wrong with a JSON document, and where.
public struct JSONProblem: Error, Hashable, Sendable {
  /// The kinds.
  public enum Kind: Hashable, Sendable {
    /// Another character was expected.
    case unexpected
    /// The text ends too early.
    case unfinished
    /// Something follows the document.
    case trailing
    /// The octets are no UTF-8.
    case notUTF8
    /// A number does not fit into 64 bits.
    case numberTooLarge
    /// An object has a key twice.
    case repeatedKey(String)
    /// Arrays and objects nest too deeply.
    case tooDeep(limit: Int)
    /// There are too many values.
    case tooMany(limit: Int)
  }

  /// What is wrong.
  public let kind: Kind
  /// The line, from 1.
  public let line: Int
  /// The column in characters, from 1.
  public let column: Int

  /// A problem of `kind` at a place.
  public init(kind: Kind, line: Int, column: Int) {
    self.kind = kind
    self.line = line
    self.column = column
  }
}

/// Reads RFC 8259 JSON of any origin: strict, bounded in depth and in the number of values.
struct JSONReader {
  /// How deeply arrays and objects may nest; RabbitMQ's own files reach 6.
  static let depthLimit = 64
  /// How many values a document may have.
  static let valueLimit = 2_000_000

  private let octets: [UInt8]
  private var position = 0
  private var count = 0

  /// Reads a whole document.
  static func value(of octets: [UInt8]) throws(JSONProblem) -> JSONValue {
    var reader = JSONReader(octets: octets)
    return try reader.document()
  }

  private init(octets: [UInt8]) { self.octets = octets }

  private mutating func document() throws(JSONProblem) -> JSONValue {
    guard String(validating: octets, as: UTF8.self) != nil else { throw problem(.notUTF8) }
    if octets.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    let value = try value(depth: 0)
    skipBlanks()
    guard position == octets.count else { throw problem(.trailing) }
    return value
  }

  private func problem(_ kind: JSONProblem.Kind) -> JSONProblem {
    let before = octets[..<min(position, octets.count)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONProblem(
      kind: kind, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
      column: before[lineStart...].count { $0 & 0xc0 != 0x80 } + 1)
  }

  private var next: UInt8? { position < octets.count ? octets[position] : nil }

  private mutating func skipBlanks() {
    while let octet = next, [0x20, 0x09, 0x0a, 0x0d].contains(octet) { position += 1 }
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(JSONProblem) {
    guard let octet = next else { throw problem(.unfinished) }
    guard octet == UInt8(ascii: character) else { throw problem(.unexpected) }
    position += 1
  }

  /// Whether `character` comes next; passes over it.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
    skipBlanks()
    count += 1
    if count > Self.valueLimit { throw problem(.tooMany(limit: Self.valueLimit)) }
    guard let octet = next else { throw problem(.unfinished) }
    switch octet {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONProblem) -> JSONValue {
    for character in word.unicodeScalars { try expect(character) }
    return value
  }

  private mutating func array(depth: Int) throws(JSONProblem) -> JSONValue {
    if depth > Self.depthLimit { throw problem(.tooDeep(limit: Self.depthLimit)) }
    try expect("[")
    var values: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array(values) }
    repeat {
      values.append(try value(depth: depth))
      skipBlanks()
    } while take(",")
    try expect("]")
    return .array(values)
  }

  private mutating func object(depth: Int) throws(JSONProblem) -> JSONValue {
    if depth > Self.depthLimit { throw problem(.tooDeep(limit: Self.depthLimit)) }
    try expect("{")
    var fields: [JSONValue.Field] = []
    var names: Set<String> = []
    skipBlanks()
    if take("}") { return .object(fields) }
    repeat {
      skipBlanks()
      let name = try string()
      guard names.insert(name).inserted else { throw problem(.repeatedKey(name)) }
      skipBlanks()
      try expect(":")
      fields.append(.init(name, try value(depth: depth)))
      skipBlanks()
    } while take(",")
    try expect("}")
    return .object(fields)
  }

  // MARK: Numbers

  private mutating func digits() throws(JSONProblem) {
    guard let first = next else { throw problem(.unfinished) }
    guard Self.isDigit(first) else { throw problem(.unexpected) }
    while let octet = next, Self.isDigit(octet) { position += 1 }
  }

  private static func isDigit(_ octet: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet)
  }

  private mutating func number() throws(JSONProblem) -> JSONValue {
    let start = position
    var isWhole = true
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") {
      isWhole = false
      try digits()
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: octets[start..<position], as: UTF8.self)
    if isWhole, let number = Int(text) { return .integer(number) }
    if !isWhole, let number = Double(text), number.isFinite { return .number(number) }
    position = start
    throw problem(.numberTooLarge)
  }

  // MARK: Strings

  private mutating func string() throws(JSONProblem) -> String {
    try expect("\"")
    var result: [UInt8] = []
    while true {
      guard let octet = next else { throw problem(.unfinished) }
      switch octet {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &result)
      case 0..<0x20: throw problem(.unexpected)
      default:
        result.append(octet)
        position += 1
      }
    }
  }

  private mutating func escape(into result: inout [UInt8]) throws(JSONProblem) {
    guard let octet = next else { throw problem(.unfinished) }
    let escapes: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5c, UInt8(ascii: "/"): 0x2f,
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0c, UInt8(ascii: "n"): 0x0a,
      UInt8(ascii: "r"): 0x0d, UInt8(ascii: "t"): 0x09,
    ]
    if let meaning = escapes[octet] {
      result.append(meaning)
      position += 1
      return
    }
    guard octet == UInt8(ascii: "u") else { throw problem(.unexpected) }
    position += 1
    var unit = try codeUnit()
    if (0xd800..<0xdc00).contains(unit), position + 1 < octets.count,
      octets[position] == UInt8(ascii: "\\"), octets[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      let low = try codeUnit()
      guard (0xdc00..<0xe000).contains(low) else { throw problem(.unexpected) }
      unit = 0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00)
    }
    // Half a pair is no character.
    guard let scalar = Unicode.Scalar(unit) else { throw problem(.unexpected) }
    result += Array(String(scalar).utf8)
  }

  private mutating func codeUnit() throws(JSONProblem) -> UInt32 {
    guard position + 4 <= octets.count else { throw problem(.unfinished) }
    let text = String(decoding: octets[position..<position + 4], as: UTF8.self)
    guard !text.hasPrefix("+"), !text.hasPrefix("-"), let unit = UInt32(text, radix: 16) else {
      throw problem(.unexpected)
    }
    position += 4
    return unit
  }
}
