import AMQPModel

/// Makes the names that the server chooses: the same ones from the same seed.
struct NameGenerator: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// `prefix` and 22 characters of base64url, as RabbitMQ makes them.
  mutating func name(prefix: String) -> ShortString {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var octets = Array(prefix.utf8)
    var bits: UInt64 = 0
    for index in 0..<22 {
      if index % 10 == 0 { bits = next() }
      octets.append(alphabet[Int(bits & 63)])
      bits >>= 6
    }
    return ShortString(truncating: String(decoding: octets, as: UTF8.self))
  }

  // SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
