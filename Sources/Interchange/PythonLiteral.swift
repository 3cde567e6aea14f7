import AMQPModel

/// Values as Python writes them.
enum Python {
  static func literal(_ flag: Bool) -> String { flag ? "True" : "False" }

  static func literal(_ name: ShortString) -> String { literal(octets: name.octets) }

  static func literal(octets: [UInt8]) -> String {
    guard let text = String(validating: octets, as: UTF8.self) else {
      return "b\"" + octets.map { "\\x" + hex($0) }.joined() + "\""
    }
    return "\""
      + text.unicodeScalars.map { scalar in
        if scalar == "\"" || scalar == "\\" { return "\\\(scalar)" }
        guard isHidden(scalar) else { return String(scalar) }
        let digits = String(scalar.value, radix: 16)
        return scalar.value < 0x1_0000
          ? "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          : "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }.joined() + "\""
  }

  static func literal(_ value: FieldValue) -> String {
    switch value {
    case .boolean(let flag): literal(flag)
    case .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64: "\(value.integer ?? 0)"
    case .float, .double, .decimal, .timestamp: JSONValue(exporting: value).text
    case .longString(let octets), .byteArray(let octets): literal(octets: octets)
    case .array(let values): "[" + values.map { literal($0) }.joined(separator: ", ") + "]"
    case .table(let table):
      "{"
        + table.fields.map { "\(literal($0.name)): \(literal($0.value))" }.joined(separator: ", ")
        + "}"
    case .void: "None"
    }
  }
}
