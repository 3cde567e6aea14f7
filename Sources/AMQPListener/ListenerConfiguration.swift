public import AMQPWire

/// What a listener allows; each limit is there so that no client can take more than its share.
public struct ListenerConfiguration: Sendable {
  /// The address to listen on; only this machine can reach the default.
  public var host = "127.0.0.1"
  /// The port; 0 for any that is free.
  public var port = 5672
  /// The most connections at a time; further ones are refused as by RabbitMQ's `connection_max`.
  public var connectionLimit = 1_000
  /// Whether `guest` may come from other machines, which RabbitMQ's `loopback_users` refuses.
  public var allowsRemoteGuest = false
  /// The most octets that may wait for a client that does not read, before it is given up.
  public var outgoingLimit = 256 << 20
  /// From how many octets on nothing more is taken from a client that does not read.
  public var pauseLimit = 16 << 20
  /// Frame sizes, channels, heartbeats, message sizes and timeouts.
  public var wire: WireConfiguration

  /// The defaults, for Warren's `version`.
  public init(version: String = "") { wire = WireConfiguration(version: version) }
}
