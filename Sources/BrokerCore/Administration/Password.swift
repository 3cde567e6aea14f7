/// A password in clear, on its way to be compared; no text of it exists but its octets.
public struct Password: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  package let octets: [UInt8]

  /// The password that somebody typed or sent.
  public init(_ text: String) { octets = Array(text.utf8) }

  /// Nothing of the password.
  public var description: String { "(password)" }
  /// Nothing of the password.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a broker keeps of a password, as in `definitions.json` (RabbitMQ, "Passwords": Credentials
/// and Passwords, `rabbit_password_hashing_sha256`).
public struct PasswordHash: Hashable, Sendable {
  /// How a digest is made: the name of RabbitMQ's module, or of a plugin's.
  ///
  /// Every other than the standard one is kept and exported, but nobody can log in with it.
  public struct Algorithm: RawRepresentable, Hashable, Sendable {
    /// The name of the module.
    public let rawValue: String

    /// The algorithm of the module called `rawValue`.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The standard one, SHA-256.
    public static let sha256 = Algorithm(rawValue: "rabbit_password_hashing_sha256")
  }

  /// How the digest was made.
  public let algorithm: Algorithm
  /// Four octets of salt and the digest of salt and password; empty for a user without a password,
  /// whom nobody can log in as.
  public let octets: [UInt8]

  /// The octets of a hash made elsewhere.
  public init(octets: [UInt8], algorithm: Algorithm = .sha256) {
    self.octets = octets
    self.algorithm = algorithm
  }

  /// The hash of `password`; the salt is the caller's, so that the same script has the same hash.
  public init(of password: Password, salt: UInt32) {
    let salt = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: salt >> UInt32($0)) }
    self.init(octets: salt + SHA256.digest(of: salt + password.octets))
  }

  /// No password at all.
  public static let none = PasswordHash(octets: [])

  /// Whether this is the hash of `password`.
  func matches(_ password: Password) -> Bool {
    guard algorithm == .sha256, octets.count == 36 else { return false }
    let salt = Array(octets.prefix(4))
    return SHA256.digest(of: salt + password.octets).elementsEqual(octets.dropFirst(4))
  }
}
