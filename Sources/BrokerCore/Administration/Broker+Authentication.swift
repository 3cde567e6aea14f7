public import AMQPModel

extension Broker {
  /// Why a user is not let in at all, whatever the virtual host; nil when it is.
  ///
  /// A client that says no password is one that the host vouches for. RabbitMQ names the
  /// `mechanism` of SASL that the client used (recording `frames.json`, cases `login *`).
  public func refusal(
    of user: UserName, _ password: Password?, mechanism: String = "PLAIN"
  ) -> AMQPException? {
    // A blank password is never right, whatever the hash (asked of RabbitMQ 4.0.5).
    if let user = administration.users[user],
      password.map({ !$0.octets.isEmpty && user.passwordHash.matches($0) }) ?? true
    {
      return nil
    }
    return .loginRefused(mechanism: mechanism)
  }

  /// The users that may log in from this machine only: RabbitMQ's `loopback_users`.
  public static let loopbackUsers: Set<UserName> = [.guest]
}

extension AMQPException {
  /// What RabbitMQ tells a client that may not log in, whatever the reason; the broker's log has
  /// the rest.
  public static func loginRefused(mechanism: String) -> AMQPException {
    AMQPException(
      .accessRefused,
      "Login was refused using authentication mechanism \(mechanism). For details see the broker "
        + "logfile.", method: .none, scope: .connection)
  }

  /// What RabbitMQ answers to `connection.open` when the node has `connection_max` connections.
  public static func connectionLimitReached(_ limit: Int) -> AMQPException {
    AMQPException(
      .notAllowed, "connection refused: node connection limit (\(limit)) is reached",
      method: .connectionOpen)
  }
}
