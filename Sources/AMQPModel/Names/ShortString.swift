/// A string of at most 255 octets, compared octet by octet.
///
/// AMQP 0-9-1 section 4.2.5.3. Not a `String`: canonical equivalence and the repair of invalid
/// UTF-8 are not AMQP's semantics.
public struct ShortString: Sendable {
  /// The longest short string, in octets.
  public static let maximumCount = 255

  /// The octets as they travel on the wire.
  public let octets: [UInt8]
  /// A digest of the octets (64-bit FNV-1a), computed once, because names are looked up far more
  /// often than they are made.
  public let digest: UInt64

  /// Wraps `octets`, or returns nil when there are more than 255 of them.
  public init?(octets: [UInt8]) {
    guard octets.count <= ShortString.maximumCount else { return nil }
    self.init(unchecked: octets)
  }

  /// The UTF-8 octets of `text`, or nil when there are more than 255 of them.
  public init?(validating text: String) {
    self.init(octets: Array(text.utf8))
  }

  /// The octets of `text`, cut at 255: for texts composed by the broker itself.
  public init(truncating text: String) {
    self.init(unchecked: Array(text.utf8.prefix(ShortString.maximumCount)))
  }

  private init(unchecked octets: [UInt8]) {
    self.octets = octets
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for octet in octets { digest = (digest ^ UInt64(octet)) &* 0x100_0000_01b3 }
    self.digest = digest
  }

  /// Whether there are no octets.
  public var isEmpty: Bool { octets.isEmpty }

  /// Whether the octets begin with those of `prefix`.
  public func hasPrefix(_ prefix: String) -> Bool { octets.starts(with: prefix.utf8) }
}

extension ShortString: Hashable {
  /// Compares octets.
  public static func == (left: ShortString, right: ShortString) -> Bool {
    left.digest == right.digest && left.octets == right.octets
  }

  /// Feeds the stored digest.
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

extension ShortString: Comparable {
  /// Orders by octets, the shorter first where one is a prefix of the other.
  public static func < (left: ShortString, right: ShortString) -> Bool {
    left.octets.lexicographicallyPrecedes(right.octets)
  }
}

extension ShortString: ExpressibleByStringLiteral, CustomStringConvertible {
  /// A literal known to be short enough.
  public init(stringLiteral text: String) {
    precondition(text.utf8.count <= ShortString.maximumCount, "a short string has 255 octets")
    self.init(unchecked: Array(text.utf8))
  }

  /// The text, invalid UTF-8 repaired; for people, not for comparing.
  public var description: String { String(decoding: octets, as: UTF8.self) }
}
