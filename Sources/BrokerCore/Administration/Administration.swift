import AMQPModel

/// The users; everything else that operators arrange belongs to a virtual host.
struct Administration: Sendable {
  var users: [UserName: User] = [:]

  /// The user `guest` with the password `guest`, as a new RabbitMQ has it.
  static let standard: Administration = {
    var administration = Administration()
    var guest = User(
      passwordHash: PasswordHash(of: Password("guest"), salt: 0), tags: ["administrator"])
    if let all = try? CompiledPermissions(.all) { guest.permissions[.default] = all }
    administration.users[.guest] = guest
    return administration
  }()
}
