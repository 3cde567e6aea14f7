/// Octets as letters (RFC 4648 section 4), for what is no text: hashes, bodies.
public enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  /// The letters for `octets`, padded.
  public static func text(of octets: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((octets.count + 2) / 3 * 4)
    for start in stride(from: 0, to: octets.count, by: 3) {
      let group = octets[start..<min(start + 3, octets.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << ((3 - group.count) * 8)
      for place in 0..<4 {
        let digit = alphabet[bits >> (18 - 6 * place) & 63]
        result.append(place <= group.count ? digit : padding)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The octets that `text` spells; nil where it is no padded base64.
  static func octets(of text: String) -> [UInt8]? {
    let letters = Array(text.utf8)
    let digits = letters.prefix { $0 != padding }
    guard letters.count.isMultiple(of: 4), letters.count - digits.count <= 2,
      letters[digits.endIndex...].allSatisfy({ $0 == padding })
    else { return nil }
    var octets: [UInt8] = []
    var (bits, count) = (0, 0)
    for letter in digits {
      guard let digit = alphabet.firstIndex(of: letter) else { return nil }
      bits = (bits << 6 | digit) & 0xffff
      count += 6
      if count >= 8 {
        count -= 8
        octets.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    // What is left over of the last letter means nothing, so that all octets have one spelling.
    return bits & (1 << count - 1) == 0 ? octets : nil
  }
}
