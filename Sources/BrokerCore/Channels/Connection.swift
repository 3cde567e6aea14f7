import AMQPModel

/// An open connection: who is behind it, and its channels.
struct Connection: Sendable {
  let user: UserName
  /// The place of its virtual host.
  let virtualHost: Int
  /// Whether its messages may name any user.
  let isImpersonator: Bool
  /// Its open channels, in the order of opening.
  var channels: [ChannelNumber] = []
}
