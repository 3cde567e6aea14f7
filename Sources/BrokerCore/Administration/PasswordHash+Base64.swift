/// Hashes as `definitions.json` and `password-hash=` write them.
extension PasswordHash {
  /// The longest text that is read, in characters.
  public static let base64Limit = 1_024

  /// The octets in letters, padded.
  public var base64: String { Base64.text(of: octets) }

  /// The hash that `text` spells; nil where it is no padded base64.
  public init?(base64 text: String, algorithm: Algorithm = .sha256) {
    guard text.utf8.count <= Self.base64Limit, let octets = Base64.octets(of: text) else {
      return nil
    }
    self.init(octets: octets, algorithm: algorithm)
  }
}
