public import AMQPModel

/// Where a broker is and who asks, as `amqp://user:password@host:port/vhost` says it.
///
/// RabbitMQ's page "URI Specification": what is left out is guest, guest, localhost, 5672 and `/`;
/// octets may be written as `%2F`.
public struct ServerAddress: Hashable, Sendable {
  /// The user's name.
  public var user = "guest"
  /// The password.
  public var password = "guest"
  /// The name or number of the machine.
  public var host = "localhost"
  /// The port, from 1 to 65535.
  public var port = 5672
  /// The virtual host.
  public var virtualHost: VirtualHostName = "/"

  /// The address in a text; nil when it is none.
  public init?(_ text: String) { self.init(text, scheme: "amqp", port: 5672) }

  /// The address in a text that begins with `scheme` and has `port` unless it says another one.
  public init?(_ text: String, scheme: String, port defaultPort: Int) {
    guard text.hasPrefix("\(scheme)://") else { return nil }
    port = defaultPort
    var rest = text.dropFirst(scheme.count + 3)
    if let slash = rest.firstIndex(of: "/") {
      let path = rest[rest.index(after: slash)...]
      rest = rest[..<slash]
      guard !path.contains(where: { "/?#".contains($0) }), let name = Self.decoded(path),
        let host = VirtualHostName(validating: name.isEmpty ? "/" : name)
      else { return nil }
      virtualHost = host
    }
    if let at = rest.lastIndex(of: "@") {
      let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]) else { return nil }
      user = name
      if parts.count > 1 {
        guard let secret = Self.decoded(parts[1]) else { return nil }
        password = secret
      }
      rest = rest[rest.index(after: at)...]
    }
    guard takePlace(rest) else { return nil }
  }

  /// The host and the port: `host`, `host:port`, `[::1]:port`.
  private mutating func takePlace(_ text: Substring) -> Bool {
    var name = text
    if let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") {
      guard let number = Int(text[text.index(after: colon)...]), (1...65_535).contains(number)
      else { return false }
      port = number
      name = text[..<colon]
    }
    if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
    guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-:_".contains($0)) })
    else { return false }
    if !name.isEmpty { host = String(name) }
    return true
  }

  private static func decoded(_ text: Substring) -> String? {
    var octets: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.popFirst() {
      guard first == UInt8(ascii: "%") else {
        octets.append(first)
        continue
      }
      guard rest.count >= 2,
        let octet = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else { return nil }
      octets.append(octet)
      rest = rest.dropFirst(2)
    }
    return String(validating: octets, as: UTF8.self)
  }
}
