/// Hashes as `definitions.json` and `password-hash=` write them (RFC 4648 section 4).
extension PasswordHash {
  /// The longest text that is read, in characters.
  public static let base64Limit = 1_024

  /// The octets in letters, padded.
  public var base64: String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: octets.count, by: 3) {
      let group = octets[start..<min(start + 3, octets.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << ((3 - group.count) * 8)
      for place in 0..<4 {
        let digit = Self.alphabet[bits >> (18 - 6 * place) & 63]
        result.append(place <= group.count ? digit : Self.padding)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The hash that `text` spells; nil where it is no padded base64.
  public init?(base64 text: String) {
    let letters = Array(text.utf8)
    guard letters.count.isMultiple(of: 4), letters.count <= Self.base64Limit else { return nil }
    let digits = letters.prefix { $0 != Self.padding }
    guard letters.count - digits.count <= 2,
      letters[digits.endIndex...].allSatisfy({ $0 == Self.padding })
    else { return nil }
    var octets: [UInt8] = []
    var (bits, count) = (0, 0)
    for letter in digits {
      guard let digit = Self.alphabet.firstIndex(of: letter) else { return nil }
      bits = (bits << 6 | digit) & 0xffff
      count += 6
      if count >= 8 {
        count -= 8
        octets.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    // What is left over of the last letter means nothing, so that every hash has one spelling.
    if bits & (1 << count - 1) != 0 { return nil }
    self.init(octets: octets)
  }

  private static let padding = UInt8(ascii: "=")
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
