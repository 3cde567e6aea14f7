import AMQPModel

/// An open connection: who is behind it, and its channels.
struct Connection: Sendable {
  let user: UserName
  /// The place of its virtual host.
  let virtualHost: Int
  /// Its open channels, in the order of opening.
  var channels: [ChannelNumber] = []
}
