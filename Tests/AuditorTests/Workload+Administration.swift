import AMQPModel
import BrokerCore

/// What operators do: users, permissions, virtual hosts, policies and the profile; and who logs in.
extension Workload {
  static let passwords = ["pw", "new", "guest", ""]

  /// Seldom the strict one, and not for long: it refuses most of what the others do.
  mutating func profile(_ auditor: Auditor) -> BrokerProfile? {
    if auditor.profile == .strict { return chance(40) ? .current : nil }
    return chance(500) ? .strict : nil
  }

  /// `C` is another user's, `D` goes to another virtual host; the rest is chance.
  mutating func login(of id: ConnectionID) -> Login {
    let isOther = id == "C" ? !chance(12) : chance(40)
    var host: VirtualHostName = (id == "D" ? !chance(20) : chance(id == "A" ? 30 : 4)) ? "v" : "/"
    if chance(60) { host = "none" }
    var user: UserName = isOther ? "u" : .guest
    if chance(80) { user = "nobody" }
    let password = chance(15) ? Password(pick(Self.passwords)) : nil
    return Login(
      user: user, virtualHost: host, password: password)
  }

  /// What would make way for a login that will be refused.
  mutating func repair(_ login: Login, _ auditor: Auditor) -> ManagementOperation? {
    guard login.user != "nobody", login.virtualHost != "none" else { return nil }
    if !auditor.hostNames.contains(login.virtualHost) { return .addVirtualHost(login.virtualHost) }
    guard let user = auditor.users.first(where: { $0.name == login.user }) else {
      return .addUser(login.user, hash("pw"), tags: tags())
    }
    if user.permissions.contains(where: { $0.host == login.virtualHost }) { return nil }
    return .setPermissions(.all, of: login.user, in: login.virtualHost)
  }

  mutating func management(_ auditor: Auditor) -> ManagementOperation {
    let isThere = auditor.hostNames.contains("v")
    let guest = auditor.users.first { $0.name == UserName.guest }
    if !isThere, chance(2) { return .addVirtualHost("v") }
    if isThere, guest?.permissions.contains(where: { $0.host == "v" }) != true, chance(2) {
      return .setPermissions(.all, of: .guest, in: "v")
    }
    guard let user = auditor.users.first(where: { $0.name == "u" }) else {
      return chance(4) ? forUser(isThere) : .addUser("u", hash("pw"), tags: tags())
    }
    if user.permissions.isEmpty, chance(2) {
      return .setPermissions(.all, of: "u", in: isThere && chance(3) ? "v" : .default)
    }
    switch Int.random(in: 0..<12, using: &random) {
    case 0..<4: return policy(auditor)
    case 4..<6: return operatorPolicy(auditor)
    case 6: return topics(auditor)
    case 7: return definition(auditor)
    default: return forUser(isThere)
    }
  }

  func hash(_ password: String) -> PasswordHash {
    PasswordHash(of: Password(password), salt: 0)
  }

  private mutating func tags() -> [String] {
    pick([[], ["administrator"], ["impersonator"], ["impersonator", "monitoring"]])
  }

  mutating func host(_ isThere: Bool) -> VirtualHostName {
    if chance(15) { return "none" }
    return isThere && chance(3) ? "v" : .default
  }

  private mutating func forUser(_ isThere: Bool) -> ManagementOperation {
    let name: UserName = chance(12) ? "nobody" : "u"
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<9:
      let patterns = [".*", ".*", ".*", ".*", ".*", ".*", "^q", "^am", ""]
      return .setPermissions(
        Permissions(configure: pick(patterns), write: pick(patterns), read: pick(patterns)),
        of: name, in: host(isThere))
    case 9..<11: return .clearPermissions(of: name, in: host(isThere))
    case 11..<13: return .deleteUser(name)
    case 13: return .changePassword(name, chance(3) ? .none : hash(pick(["pw", "new"])))
    case 14: return .setTags(name, tags())
    case 15..<17: return .addUser("u", hash("pw"), tags: tags())
    case 17: return .addVirtualHost(chance(2) ? .default : "v")
    default: return .deleteVirtualHost(chance(6) ? "none" : "v")
    }
  }

  private mutating func policy(_ auditor: Auditor) -> ManagementOperation {
    let name: ShortString = pick(["p1", "p2", "p3"])
    let host = host(auditor.hostNames.contains("v"))
    if chance(3), chance(8) || auditor.policies.contains(where: { $0.name == name }) {
      return .clearPolicy(name, in: host)
    }
    let definition: FieldTable = pick([
      ["max-length": .int32(1)], ["message-ttl": .int32(10)], ["expires": .int32(50)],
      ["dead-letter-exchange": .string("f"), "max-length": .int32(2)],
      ["dead-letter-exchange": .string(""), "dead-letter-routing-key": .string("q2")],
      ["overflow": .string("reject-publish"), "max-length-bytes": .int32(4)],
      ["alternate-exchange": .string(pick(["f", "d", "spare", "missing"]))],
      ["alternate-exchange": .string("f"), "max-length": .int32(3)],
      ["delivery-limit": .int32(pick([0, 1])), "max-length": .int32(3)],
      ["queue-mode": .string("lazy"), "message-ttl": .int32(5)],
      ["max-length": chance(2) ? .boolean(true) : .int32(4), "overflow": .string("drop-head")],
    ])
    return .setPolicy(
      Policy(
        name: name, pattern: pick([".*", ".*", "^q", "^q1", "^a", "^s", "^d", "^t"]),
        definition: definition, priority: pick([0, 0, 1]),
        target: pick([.all, .all, .queues, .exchanges, .classicQueues, .quorumQueues, .streams])),
      in: host)
  }
}
