import AMQPModel

/// An open connection: who is behind it, and its channels.
struct Connection: Sendable {
  let user: UserName
  /// The place of its virtual host.
  let virtualHost: Int
  /// Whether its messages may name any user.
  let isImpersonator: Bool
  /// Who is behind it, where that is a client over a network.
  let client: ClientIdentity?
  /// Its open channels, in the order of opening.
  var channels: [ChannelNumber] = []
}
