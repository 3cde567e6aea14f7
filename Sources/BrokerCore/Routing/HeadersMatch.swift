import AMQPModel

/// The rule of a headers exchange, read from a binding's arguments.
///
/// Fits all of the recorded `headers_oracle.jsonl` (RabbitMQ 4.0.5).
struct HeadersMatch: Sendable {
  let mode: HeadersMatchMode
  private let arguments: [FieldTable.Field]

  /// Reads `x-match`; RabbitMQ's text says what is wrong with it.
  init(arguments: FieldTable) throws(InvalidMatch) {
    mode = try HeadersMatch.mode(of: arguments)
    let includesX = mode == .allWithX || mode == .anyWithX
    self.arguments = arguments.fields.filter { field in
      field.name != "x-match" && (includesX || !field.name.hasPrefix("x-"))
    }
  }

  /// What is wrong with an `x-match`, in RabbitMQ's words.
  struct InvalidMatch: Error {
    let detail: String
  }

  private static func mode(of arguments: FieldTable) throws(InvalidMatch) -> HeadersMatchMode {
    let expected = "expected all, any, all-with-x, or any-with-x"
    switch arguments["x-match"] {
    case nil: return .all
    case .longString(let octets)?:
      let text = String(decoding: octets, as: UTF8.self)
      if let mode = HeadersMatchMode(rawValue: text) { return mode }
      throw InvalidMatch(
        detail: "Invalid x-match field value \(FieldValue.erlangTerm(of: octets)); \(expected)")
    case let value?:
      throw InvalidMatch(
        detail: "Invalid x-match field type \(value.typeName) (value \(value.erlangTerm)); "
          + "expected longstr")
    }
  }

  /// Whether a message with `headers` is taken.
  func matches(_ headers: FieldTable?) -> Bool {
    switch mode {
    case .all, .allWithX: arguments.allSatisfy { isMatch($0, in: headers) }
    case .any, .anyWithX: arguments.contains { isMatch($0, in: headers) }
    }
  }

  /// The same, field by field.
  func explain(_ headers: FieldTable?) -> HeadersVerdict {
    HeadersVerdict(
      mode: mode, isMatch: matches(headers),
      fields: arguments.map { field in
        HeadersVerdict.Field(
          name: field.name, expected: field.value, found: headers?[field.name],
          isMatch: isMatch(field, in: headers))
      })
  }

  private func isMatch(_ field: FieldTable.Field, in headers: FieldTable?) -> Bool {
    guard let found = headers?[field.name] else { return false }
    return HeadersMatch.agrees(found, with: field.value)
  }

  /// Whether a header's value is what a binding wants.
  ///
  /// Void wants any value; widths of integers and of floats do not matter, but an integer is not a
  /// float; long strings equal byte arrays; a timestamp equals an integer in the binding only; an
  /// empty array equals an empty table, for both are an empty list in Erlang.
  static func agrees(_ found: FieldValue, with expected: FieldValue) -> Bool {
    if case .void = expected { return true }
    if case .timestamp = found { return false }
    if let number = found.integer {
      if case .timestamp(let seconds) = expected { return Int64(exactly: seconds) == number }
      return expected.integer == number
    }
    if let number = found.floatingPoint { return expected.floatingPoint == number }
    if let octets = found.octets { return expected.octets == octets }
    return found == expected || (found.isEmptyList && expected.isEmptyList)
  }
}
