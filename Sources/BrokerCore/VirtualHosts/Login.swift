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

  /// A login of `user` to `virtualHost`.
  public init(
    user: UserName = .guest, virtualHost: VirtualHostName = .default
  ) {
    self.user = user
    self.virtualHost = virtualHost
  }
}
