/// Why there is no connection to a broker.
public enum ClientFailure: Error, Hashable, Sendable {
  /// Nobody listens there, or not in time; what the system says.
  case unreachable(String)
  /// The broker answered with an exception, or closed the socket while the client logged in, which
  /// is how it refuses a login without one.
  case refused(String)
  /// Nothing was answered for so many milliseconds.
  case silent(milliseconds: Int)
}
