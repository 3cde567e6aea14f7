/// Why an HTTP request has no answer.
public enum HTTPFailure: Error, Hashable, Sendable {
  /// Nobody listens there, or not in time; what the system says.
  case unreachable(String)
  /// The answer was not complete within so many milliseconds.
  case silent(milliseconds: Int)
  /// The answer has more than so many octets.
  case tooLarge(limit: Int)
  /// What is answered is not HTTP, or ends in the middle.
  case notHTTP
  /// Somebody did not want to wait.
  case interrupted
}
