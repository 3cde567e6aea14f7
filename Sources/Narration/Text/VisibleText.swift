public import AMQPModel
import Interchange

/// Text from outside with everything visible that a terminal would obey instead of show.
///
/// Control characters, escape sequences, direction overrides and invisible format characters
/// become `\e`, `\n`, `\xNN` or `\u{…}`; other text stays as it is.
public func visible(_ text: String) -> String {
  if text.unicodeScalars.allSatisfy({ !isHidden($0) }) { return text }
  return text.unicodeScalars.reduce(into: "") { result, scalar in
    guard isHidden(scalar) else {
      result.unicodeScalars.append(scalar)
      return
    }
    switch scalar {
    case "\u{1b}": result += "\\e"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    default:
      let digits = String(scalar.value, radix: 16)
      result +=
        scalar.value < 0x100
        ? "\\x" + String(repeating: "0", count: 2 - digits.count) + digits : "\\u{\(digits)}"
    }
  }
}

/// The same for octets; those that are no UTF-8 become `\xNN`.
public func visible(_ octets: [UInt8]) -> String {
  if let text = String(validating: octets, as: UTF8.self) { return visible(text) }
  return octets.map { octet in
    let digits = String(octet, radix: 16)
    return (0x20..<0x7f).contains(octet)
      ? String(UnicodeScalar(octet)) : "\\x" + (digits.count < 2 ? "0" : "") + digits
  }.joined()
}

/// The same for a name.
public func visible(_ name: some ShortStringName) -> String { visible(name.value.octets) }

/// An exchange's name, the nameless one's as traces show it.
public func spelled(_ exchange: ExchangeName) -> String { Spelled.exchange(exchange) }
