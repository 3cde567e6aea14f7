/// Why a connection ended of itself, without `connection.close` and without anybody's wish; RabbitMQ
/// tells it in its log only ("client unexpectedly closed TCP connection", "missed heartbeats from
/// client", "handshake_timeout").
public enum ConnectionLoss: Hashable, Sendable {
  /// The client closed its socket.
  case closedByPeer
  /// The client's side reset the socket, as the system does for a program that was killed.
  case resetByPeer
  /// The client said nothing for two heartbeats.
  case heartbeatMissed
  /// Logging in took longer than it may.
  case handshakeTimedOut
  /// The first octets are not AMQP 0-9-1's.
  case notAMQP
  /// What the client sent cannot be read, which RabbitMQ answers by hanging up.
  case malformed
  /// The client wanted limits that the server does not allow.
  case limitsRefused
  /// The socket failed in another way.
  case failed
}
