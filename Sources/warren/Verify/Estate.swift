import AMQPClient
import AMQPModel
import BrokerCore
import Glibc
import ManagementClient

/// What a run has on the real broker for itself alone, made over the HTTP API: a virtual host that
/// stands for `/`, a user that stands for `guest`, and the others of the run beside them.
struct Estate {
  private let api: ManagementAPI
  private let naming: Naming
  /// The password of the user that stands for `guest`; nobody else knows it.
  private let secret: String
  /// Whether that user is still as it was made.
  private var guestIsUntouched = true
  private var hosts: [VirtualHostName] = []
  private var users: [UserName] = []

  init(_ api: ManagementAPI, _ naming: Naming) {
    self.api = api
    self.naming = naming
    secret = (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
  }

  /// Makes what every broker has from the start.
  mutating func open() throws(HTTPFailure) -> String? {
    guestIsUntouched = true
    let host = naming.real(VirtualHostName.default)
    let user = naming.real(UserName.guest)
    hosts.append(host)
    users.append(user)
    let salt = UInt32.random(in: .min ... .max)
    let operations: [ManagementOperation] = [
      .addVirtualHost(host),
      .addUser(user, PasswordHash(of: Password(secret), salt: salt), tags: []),
      .setPermissions(.all, of: user, in: host),
    ]
    for operation in operations {
      if let reason = try api.perform(operation) { return reason }
    }
    return nil
  }

  /// Does what an operator did; RabbitMQ's reason where that refuses it.
  mutating func perform(_ operation: ManagementOperation) throws(HTTPFailure) -> String? {
    let real = naming.real(operation)
    switch real {
    case .addVirtualHost(let host): if !hosts.contains(host) { hosts.append(host) }
    case .addUser(let user, _, _): if !users.contains(user) { users.append(user) }
    case .deleteVirtualHost, .deleteUser, .changePassword, .setTags, .setPermissions,
      .clearPermissions, .setTopicPermissions, .clearTopicPermissions, .setOperatorPolicy,
      .clearOperatorPolicy, .setPolicy, .clearPolicy, .defineExchange, .defineQueue, .defineBinding:
      break
    }
    switch operation {
    case .addUser(.guest, _, _), .deleteUser(.guest), .changePassword(.guest, _):
      guestIsUntouched = false
    case .addUser, .deleteUser, .changePassword, .addVirtualHost, .deleteVirtualHost, .setTags,
      .setPermissions, .clearPermissions, .setTopicPermissions, .clearTopicPermissions,
      .setOperatorPolicy, .clearOperatorPolicy, .setPolicy, .clearPolicy, .defineExchange,
      .defineQueue, .defineBinding:
      break
    }
    let reason = try api.perform(real)
    // Queues hear of policies a little later.
    usleep(Self.settling)
    return reason
  }

  /// How long RabbitMQ may take until a change counts everywhere, in µs.
  private static let settling: UInt32 = 250_000

  /// Opens a connection as the real broker must see the login.
  func logIn(
    _ login: Login, at address: ServerAddress, called name: String, on loop: ClientLoop
  ) throws(VerifyStop) -> ClientConnection {
    var address = address
    address.user = "\(naming.real(login.user))"
    address.virtualHost = naming.real(login.virtualHost)
    func open() throws(VerifyStop) -> ClientConnection {
      do {
        return try ClientConnection.open(address, called: name, on: loop, within: 10_000)
      } catch {
        throw .broker(error)
      }
    }
    if login.user == .guest, guestIsUntouched,
      login.password == nil || login.password == Password("guest")
    {
      address.password = secret
      return try open()
    }
    if let password = login.password {
      address.password = String(decoding: password.octets, as: UTF8.self)
      return try open()
    }
    // Nobody knows the password of a client that is vouched for: it gets another one meanwhile.
    address.password = secret
    let hash = PasswordHash(of: Password(secret), salt: 0)
    let old: ManagementAPI.Restoration?
    do throws(HTTPFailure) {
      old = try api.replacePassword(of: naming.real(login.user), with: hash)
    } catch {
      throw .api(error)
    }
    defer { if let old { try? api.restore(old) } }
    return try open()
  }

  /// What the virtual host has by the broker's own export, in the simulator's names.
  func definitions(_ naming: Naming) throws(HTTPFailure) -> Definitions? {
    try api.exported(from: naming.real(VirtualHostName.default)) { naming.shown($0) }
  }

  /// Deletes all that was made; what could not be deleted.
  mutating func close() -> [String] {
    let left =
      users.filter { !isGone(.deleteUser($0)) }.map { "user \($0)" }
      + hosts.filter { !isGone(.deleteVirtualHost($0)) }.map { "vhost \($0)" }
    (hosts, users) = ([], [])
    return left
  }

  private func isGone(_ operation: ManagementOperation) -> Bool {
    do {
      guard let reason = try api.perform(operation) else { return true }
      // The run has deleted it itself.
      return reason == "Not Found"
    } catch {
      return false
    }
  }
}
