public import AMQPClient
public import AMQPModel

/// Where definitions are: `http://user:password@host:port`, or one virtual host's at
/// `http://…/api/definitions/VHOST`, as RabbitMQ's HTTP API calls them.
public struct DefinitionsAddress: Hashable, Sendable {
  /// The API.
  public let server: ServerAddress
  /// The virtual host; nil for the whole broker.
  public let virtualHost: VirtualHostName?

  /// RabbitMQ's port for it.
  public static let port = 15_672

  /// The address in a text; nil when it is none.
  public init?(_ text: String) {
    guard text.hasPrefix(Self.scheme) else { return nil }
    let rest = text.dropFirst(Self.scheme.count)
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
    let path = parts.dropFirst().filter { !$0.isEmpty }
    let place = Self.scheme + (parts.first ?? "")
    switch path.count {
    case 0...2 where path[...] == ["api", "definitions"].prefix(path.count):
      virtualHost = nil
      guard let address = ServerAddress(place, scheme: "http", port: Self.port) else { return nil }
      server = address
    case 3 where path[..<2] == ["api", "definitions"]:
      guard
        let address = ServerAddress("\(place)/\(path[2])", scheme: "http", port: Self.port)
      else { return nil }
      server = address
      virtualHost = address.virtualHost
    default: return nil
    }
  }

  private static let scheme = "http://"
}
