extension Redaction {
  /// An address, as `http://user:password@host`, without its password; any other text as it is.
  public static func masked(address: String) -> String {
    let octets = Array(address.utf8)
    guard let range = passwordOfAddress(in: octets) else { return address }
    return String(
      decoding: octets[..<range.lowerBound] + Array(mask.utf8) + octets[range.upperBound...],
      as: UTF8.self)
  }

  /// Where the password of an address stands in a word.
  static func passwordOfAddress(in octets: [UInt8]) -> Range<Int>? {
    let scheme = Array("://".utf8)
    guard
      let start = octets.indices.first(where: { octets[$0...].starts(with: scheme) }),
      let colon = octets[(start + scheme.count)...].firstIndex(of: UInt8(ascii: ":")),
      // A password with an `@` in it is no address, and still a password.
      let end = octets.lastIndex(of: UInt8(ascii: "@")), colon < end
    else { return nil }
    return colon + 1..<end
  }
}
