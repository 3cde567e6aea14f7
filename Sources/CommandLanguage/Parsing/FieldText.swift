import AMQPModel

/// Typed values of headers and arguments as text, both ways.
enum FieldText {
  /// The types that `:type` can force.
  static let typeNames = [
    "string", "integer", "long", "double", "boolean", "timestamp", "void", "binary", "array",
  ]

  /// `10` is an integer, `1.5` a double, `true` a boolean, anything else and what is quoted a
  /// string, unless `type` says otherwise.
  static func value(of value: Arguments.Value, type: String?) -> FieldValue? {
    let text = value.text
    switch type {
    case "string": return .longString(value.octets)
    case "integer": return Int32(text).map { .int32($0) }
    case "long": return Int64(text).map { .int64($0) }
    case "double": return Double(text).map { .double($0) }
    case "boolean": return Bool(text).map { .boolean($0) }
    case "timestamp": return UInt64(text).map { .timestamp($0) }
    case "void": return .void
    case "binary": return .byteArray(value.octets)
    case "array": return array(value.octets)
    case .some: return nil
    case nil: break
    }
    if value.isQuoted { return .longString(value.octets) }
    if let number = Int32(text) { return .int32(number) }
    if let number = Int64(text) { return .int64(number) }
    if let flag = Bool(text) { return .boolean(flag) }
    if text.first?.isNumber == true || text.first == "-", let number = Double(text) {
      return .double(number)
    }
    return .longString(value.octets)
  }

  /// The words for `name` with `value`, which read back the same; nil for what cannot be typed.
  static func words(for name: ShortString, _ value: FieldValue, prefix: String) -> String? {
    func word(_ type: String, _ text: String) -> String { "\(prefix)\(name):\(type)=\(text)" }
    switch value {
    case .longString(let octets): return "\(prefix)\(name)=\(Quoting.quoted(octets))"
    case .int32(let number): return "\(prefix)\(name)=\(number)"
    case .int64(let number): return word("long", "\(number)")
    case .double(let number): return word("double", "\(number)")
    case .boolean(let flag): return "\(prefix)\(name)=\(flag)"
    case .timestamp(let seconds): return word("timestamp", "\(seconds)")
    case .void: return word("void", "\"\"")
    case .byteArray(let octets): return word("binary", Quoting.quoted(octets))
    case .array(let values): return arrayText(values).map { word("array", $0) }
    case .int8, .uint8, .int16, .uint16, .uint32, .float, .decimal, .table: return nil
    }
  }
}

/// Words that read back as the octets they were made of.
enum Quoting {
  /// `octets` as a word, quoted only where it must be.
  static func word(_ octets: [UInt8], reserved: [String] = []) -> String {
    let text = String(decoding: octets, as: UTF8.self)
    let isPlain =
      !octets.isEmpty && Array(text.utf8) == octets && !reserved.contains(text)
      && !text.hasPrefix("--") && !text.hasPrefix("body@")
      && octets.allSatisfy {
        $0 > 0x20 && $0 != 0x7f && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'")
          && $0 != UInt8(ascii: "=")
      }
    return isPlain ? text : quoted(octets)
  }

  /// `octets` in double quotes.
  static func quoted(_ octets: [UInt8]) -> String {
    if let text = String(validating: octets, as: UTF8.self) {
      return "\"" + escapedText(text) + "\""
    }
    return "\"" + octets.map(hex).joined() + "\""
  }

  private static func escapedText(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7f {
          result += hex(UInt8(scalar.value))
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
  }

  private static func hex(_ octet: UInt8) -> String {
    let digits = String(octet, radix: 16)
    return "\\x" + (digits.count < 2 ? "0" : "") + digits
  }
}
