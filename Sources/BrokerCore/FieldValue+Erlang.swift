import AMQPModel

/// Values as Erlang prints them, for RabbitMQ's reply texts.
extension FieldValue {
  /// A string bare, everything else as a term: RabbitMQ's way of showing an argument.
  var erlangText: String {
    switch self {
    case .longString(let octets), .byteArray(let octets): String(decoding: octets, as: UTF8.self)
    case .boolean, .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64, .float, .double,
      .decimal, .array, .timestamp, .table, .void:
      erlangTerm
    }
  }

  /// An Erlang term on one line; RabbitMQ breaks long ones at 80 columns, which is not imitated.
  var erlangTerm: String {
    switch self {
    case .boolean(let value): value ? "true" : "false"
    case .float(let value): Self.erlangTerm(of: Double(value))
    case .double(let value): Self.erlangTerm(of: value)
    case .decimal(let scale, let value): "{\(scale),\(value)}"
    case .longString(let octets), .byteArray(let octets): Self.erlangTerm(of: octets)
    case .array(let elements):
      "[" + elements.map { "{\($0.typeName),\($0.erlangTerm)}" }.joined(separator: ",") + "]"
    case .timestamp(let seconds): "\(seconds)"
    case .table(let table): Self.erlangTerm(of: table)
    case .void: "undefined"
    case .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64: "\(integer ?? 0)"
    }
  }

  private static func erlangTerm(of table: FieldTable) -> String {
    let fields = table.fields.map { field in
      "{\(erlangTerm(of: field.name.octets)),\(field.value.typeName),\(field.value.erlangTerm)}"
    }
    return "[" + fields.joined(separator: ",") + "]"
  }

  /// `<<"text">>`, or the octets when they are not printable.
  static func erlangTerm(of octets: [UInt8]) -> String {
    if octets.isEmpty { return "<<>>" }
    guard let text = String(validating: octets, as: UTF8.self),
      text.unicodeScalars.allSatisfy(isPrintable)
    else { return "<<" + octets.map { "\($0)" }.joined(separator: ",") + ">>" }
    let escapes: [Character: String] = [
      "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\r\n": "\\r\\n",
    ]
    let escaped = text.map { escapes[$0] ?? String($0) }.joined()
    return "<<\"\(escaped)\"\(octets.allSatisfy { $0 < 0x80 } ? "" : "/utf8")>>"
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x08...0x0d, 0x1b, 0x20...0x7e, 0xa0...: true
    default: false
    }
  }

  /// The shortest digits, with an exponent only where that is no longer.
  private static func erlangTerm(of value: Double) -> String {
    let sign = value.sign == .minus ? "-" : ""
    let (digits, place) = decimalDigits(of: value.magnitude)
    let count = digits.count
    if 0 < place, place < count {
      return "\(sign)\(digits.prefix(place)).\(digits.dropFirst(place))"
    }
    if place == 0 { return "\(sign)0.\(digits)" }
    let exponent = "\(place - 1)"
    let cost = exponent.count + 1 + (count == 1 ? 2 : 1)
    if place < 0, 2 - place <= cost {
      return "\(sign)0.\(String(repeating: "0", count: -place))\(digits)"
    }
    if place > 0, place - count + 1 < cost {
      return "\(sign)\(digits)\(String(repeating: "0", count: place - count)).0"
    }
    return "\(sign)\(digits.prefix(1)).\(count == 1 ? "0" : digits.dropFirst())e\(exponent)"
  }

  /// The shortest digits that mean `value`, without zeros around them, and how many of them stand
  /// before the point.
  private static func decimalDigits(of value: Double) -> (digits: String, place: Int) {
    if value == 0 { return ("0", 1) }
    let parts = "\(value)".split(separator: "e")
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(halves[0])
    let all = whole + (halves.count > 1 ? String(halves[1]) : "")
    let leading = all.prefix { $0 == "0" }.count
    var digits = all.dropFirst(leading)
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return (String(digits), whole.count - leading + exponent)
  }
}
