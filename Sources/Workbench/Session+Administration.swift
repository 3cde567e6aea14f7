import AMQPModel
import BrokerCore
import CommandLanguage
import Narration

/// Users, permissions, virtual hosts and policies: what an operator does, from outside of AMQP.
extension Session {
  mutating func administer(
    _ statement: AdministrationStatement, _ listener: Listener
  ) -> Outcome {
    guard let operation = operation(of: statement) else {
      listener(.failed(.passwordHidden))
      return .failed
    }
    return speaking(listener) { session in
      // That connections are closed with what is deleted is no refusal.
      for event in session.apply(.management(operation), listener) {
        if case .managed(.refused(let refusal)) = event.kind {
          return .raised(code: refusal.code)
        }
      }
      return .fine
    }
  }

  /// What the broker is asked to do; nil where the password was not told.
  private func operation(of statement: AdministrationStatement) -> ManagementOperation? {
    switch statement {
    case .addUser(let user, let credential, let tags):
      hash(of: credential, for: user).map { .addUser(user, $0, tags: tags) }
    case .deleteUser(let user): .deleteUser(user)
    case .changePassword(let user, let credential):
      hash(of: credential, for: user).map { .changePassword(user, $0) }
    case .setTags(let user, let tags): .setTags(user, tags)
    case .setPermissions(let permissions, let user, let host):
      .setPermissions(permissions, of: user, in: host)
    case .clearPermissions(let user, let host): .clearPermissions(of: user, in: host)
    case .addVirtualHost(let name): .addVirtualHost(name)
    case .deleteVirtualHost(let name): .deleteVirtualHost(name)
    case .setPolicy(let policy, let host): .setPolicy(policy, in: host)
    case .clearPolicy(let name, let host): .clearPolicy(name, in: host)
    case .setOperatorPolicy(let policy, let host): .setOperatorPolicy(policy, in: host)
    case .clearOperatorPolicy(let name, let host): .clearOperatorPolicy(name, in: host)
    case .setTopicPermissions(let permissions, let user, let host):
      .setTopicPermissions(permissions, of: user, in: host)
    case .clearTopicPermissions(let user, let exchange, let host):
      .clearTopicPermissions(of: user, for: exchange, in: host)
    }
  }

  // MARK: Passwords

  /// The statement with a hash in the place of a password, as it is kept for `save`.
  func sealed(_ statement: Statement) -> Statement {
    var sealed = statement
    if case .openConnection(var opening) = statement.kind {
      opening.credential = nil
      sealed.kind = .openConnection(opening)
    }
    guard case .administration(let administration) = statement.kind else { return sealed }
    switch administration {
    case .addUser(let user, let credential, let tags):
      guard let hash = hash(of: credential, for: user) else { return statement }
      sealed.kind = .administration(.addUser(user, .hash(hash), tags: tags))
    case .changePassword(let user, let credential):
      guard let hash = hash(of: credential, for: user) else { return statement }
      sealed.kind = .administration(.changePassword(user, .hash(hash)))
    case .deleteUser, .setTags, .setPermissions, .clearPermissions, .addVirtualHost,
      .deleteVirtualHost, .setPolicy, .clearPolicy, .setOperatorPolicy, .clearOperatorPolicy,
      .setTopicPermissions, .clearTopicPermissions:
      break
    }
    return sealed
  }

  private func hash(of credential: Credential, for user: UserName) -> PasswordHash? {
    switch credential {
    case .password(let password): PasswordHash(of: password, salt: salt(for: user))
    case .hash(let hash): hash
    case .hidden: nil
    }
  }

  /// FNV-1a of the seed, of how much has happened, and of the name: the same script has the same
  /// hashes, and two users with the same password have different ones.
  private func salt(for user: UserName) -> UInt32 {
    var salt: UInt32 = 0x811c_9dc5
    func add(_ octet: UInt8) { salt = (salt ^ UInt32(octet)) &* 0x0100_0193 }
    for number in [configuration.seed, UInt64(bench.broker.eventCount)] {
      for shift in stride(from: 0, to: 64, by: 8) {
        add(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
      }
    }
    user.value.octets.forEach(add)
    return salt
  }

  // MARK: Names

  /// The nearest name that exists, where an operator named what does not.
  func nearestName(for statement: AdministrationStatement) -> String? {
    switch statement {
    case .deleteUser(let user), .changePassword(let user, _), .setTags(let user, _):
      nearestUser(to: user)
    case .setPermissions(_, let user, let host), .clearPermissions(let user, let host),
      .setTopicPermissions(_, let user, let host):
      nearestVirtualHost(to: host) ?? nearestUser(to: user)
    case .clearTopicPermissions(let user, let exchange, let host):
      nearestVirtualHost(to: host) ?? nearestUser(to: user)
        ?? exchange.flatMap { exchange in
          Spelling.nearest(
            to: "\(exchange)",
            among: bench.broker.topicPermissionsSnapshots
              .filter { $0.user == user && $0.virtualHost == host }
              .map { visible($0.permissions.exchange) })
        }
    case .deleteVirtualHost(let host), .setPolicy(_, let host), .setOperatorPolicy(_, let host):
      nearestVirtualHost(to: host)
    case .clearOperatorPolicy(let name, let host):
      nearestVirtualHost(to: host)
        ?? Spelling.nearest(to: "\(name)", among: operatorPolicyNames(in: host))
    case .clearPolicy(let name, let host):
      nearestVirtualHost(to: host)
        ?? Spelling.nearest(to: "\(name)", among: policyNames(in: host))
    case .addUser, .addVirtualHost: nil
    }
  }

  private func nearestUser(to user: UserName) -> String? {
    userNames.contains(visible(user)) ? nil : Spelling.nearest(to: "\(user)", among: userNames)
  }

  private func nearestVirtualHost(to host: VirtualHostName) -> String? {
    bench.broker.virtualHostNames.contains(host)
      ? nil : Spelling.nearest(to: "\(host)", among: virtualHostNames)
  }

  var userNames: [String] { bench.broker.userSnapshots.map { visible($0.name) } }

  var virtualHostNames: [String] { bench.broker.virtualHostNames.map { visible($0) } }

  func operatorPolicyNames(in host: VirtualHostName) -> [String] {
    bench.broker.operatorPolicies(in: host).map { visible("\($0.name)") }
  }

  func policyNames(in host: VirtualHostName) -> [String] {
    bench.broker.policies(in: host).map { visible("\($0.name)") }
  }
}
