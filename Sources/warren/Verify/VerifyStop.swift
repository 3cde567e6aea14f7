import AMQPClient
import ManagementClient

/// Why a verification ends before its time.
enum VerifyStop: Error {
  /// There is no connection to the broker.
  case broker(ClientFailure)
  /// The HTTP API does not answer.
  case api(HTTPFailure)
  /// The HTTP API refuses what the run needs for itself, and why.
  case noPlace(String)
  /// SIGINT or SIGTERM came.
  case interrupted
}
