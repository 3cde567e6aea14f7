public import AMQPModel

extension UserName {
  /// The user that every new broker has.
  public static let guest: UserName = "guest"
}

/// Who opens a connection, and where to.
public struct Login: Hashable, Sendable {
  /// The user that the client says it is.
  public let user: UserName
  /// The virtual host that it asks for.
  public let virtualHost: VirtualHostName
  /// What it says to prove it; nil when the host vouches for the client.
  public let password: Password?
  // In a list of its own, so that operations stay small.
  private let clients: [ClientIdentity]
  /// The client behind it; nil for one without a network.
  public var client: ClientIdentity? { clients.first }

  /// A login of `user` to `virtualHost`.
  public init(
    user: UserName = .guest, virtualHost: VirtualHostName = .default, password: Password? = nil,
    client: ClientIdentity? = nil
  ) {
    self.user = user
    self.virtualHost = virtualHost
    self.password = password
    clients = client.map { [$0] } ?? []
  }
}
