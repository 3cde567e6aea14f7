import AMQPModel

/// Who may come in, and what they may claim to be.
extension Broker {
  /// The place of the virtual host that a login asks for, or a refusal.
  func admit(_ login: Login) throws(AMQPException) -> Int {
    guard let host = virtualHostIndexes[login.virtualHost] else {
      throw AMQPException(
        .notAllowed, "vhost \(login.virtualHost) not found", method: .connectionOpen)
    }
    return host
  }

  /// The user behind `channel`.
  func user(of channel: Handle) -> UserName {
    connections[channels[channel].address.connection]?.user ?? .guest
  }

  /// A message's `user_id` is the publisher's own name (scenario `publish-user-id-mismatch`).
  @inline(never)
  func checkUser(
    _ claimed: ShortString, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) {
    let user = user(of: channel)
    guard claimed != user.value else { return }
    throw AMQPException(
      .preconditionFailed,
      "user_id property set to '\(claimed)' but authenticated user was '\(user)'", method: method)
  }
}

extension MethodID {
  /// `connection.open`, which a refusal of the virtual host answers.
  static let connectionOpen = MethodID(classID: 10, methodID: 40, name: "connection.open")
  /// No method in particular: the refusal comes before any was said.
  static let none = MethodID(classID: 0, methodID: 0, name: "none")
}
