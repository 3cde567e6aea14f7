extension JSONValue {
  /// The value of a document of any origin: strict, bounded in depth and in the number of values.
  public init(reading octets: [UInt8]) throws(JSONProblem) {
    self = try JSONReader.value(of: octets)
  }

  /// The field of an object; nil where there is none, and in anything else.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let fields) = self else { return nil }
    return fields.first { $0.name == name }?.value
  }

  /// The text of a string; nil of anything else.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}
