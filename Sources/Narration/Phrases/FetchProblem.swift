/// Why a broker does not give or take definitions over its HTTP API; texts come in visible form.
public enum FetchProblem: Error, Hashable, Sendable {
  /// It is no address of such an API.
  case badAddress
  /// TLS is not spoken.
  case noTLS
  /// There is no connection, and why.
  case unreachable(String)
  /// Nothing, or not all, is answered within so many milliseconds.
  case silent(milliseconds: Int)
  /// The answer is longer than so many octets.
  case tooLarge(limit: Int)
  /// What listens there is no HTTP server.
  case notHTTP
  /// It is one, but no RabbitMQ.
  case notRabbitMQ(status: Int)
  /// The user or the password is wrong.
  case notLetIn
  /// The user may not do that there: it takes the tag `administrator`.
  case notAllowed(reason: String)
  /// There is no such virtual host.
  case noVirtualHost(String)
  /// It answers something else, with RabbitMQ's reason.
  case answered(status: Int, reason: String)
  /// Somebody did not want to wait.
  case interrupted
}
