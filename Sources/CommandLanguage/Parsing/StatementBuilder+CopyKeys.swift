import AMQPModel

extension StatementBuilder {
  /// The headers of a message: those typed as such, and the keys of `cc=` and `bcc=`.
  func headers() throws(Diagnostic) -> FieldTable {
    var table = try arguments.table()
    for (option, header) in [("cc", "CC"), ("bcc", "BCC")] {
      guard let value = arguments.options[option] else { continue }
      table[ShortString(truncating: header)] = FieldText.array(value.octets)
    }
    return table
  }
}

extension FieldText {
  /// An array of the strings between the commas.
  static func array(_ octets: [UInt8]) -> FieldValue {
    .array(
      octets.isEmpty
        ? []
        : octets.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
          .map { .longString(Array($0)) })
  }

  /// The word that reads back as `values`; nil where they are not strings without commas.
  static func arrayText(_ values: [FieldValue]) -> String? {
    var parts: [[UInt8]] = []
    for value in values {
      guard case .longString(let octets) = value, !octets.contains(UInt8(ascii: ",")) else {
        return nil
      }
      parts.append(octets)
    }
    // One empty string would read back as none.
    return parts == [[]] ? nil : Quoting.quoted(Array(parts.joined(separator: [0x2c])))
  }
}
