public import AMQPModel

/// What a client over a network says of itself in `connection.start-ok`, and where it is.
///
/// The broker only keeps it for whoever looks (the columns `peer_host`, `peer_port` and
/// `client_properties` of `rabbitmqctl list_connections`).
public struct ClientIdentity: Hashable, Sendable {
  /// Its properties: `product`, `version`, `platform`, `capabilities` and others.
  public let properties: FieldTable
  /// The address that it comes from.
  public let peerHost: String
  /// The port that it comes from.
  public let peerPort: Int

  /// A client at `peerHost`:`peerPort`.
  public init(properties: FieldTable, peerHost: String, peerPort: Int) {
    self.properties = properties
    self.peerHost = peerHost
    self.peerPort = peerPort
  }
}
