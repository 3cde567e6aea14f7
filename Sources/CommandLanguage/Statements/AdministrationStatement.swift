public import AMQPModel
public import BrokerCore

/// What operators say: rabbitmqctl's words for users, permissions, virtual hosts and policies.
public enum AdministrationStatement: Hashable, Sendable {
  /// `add user`
  case addUser(UserName, Credential, tags: [String])
  /// `delete user`
  case deleteUser(UserName)
  /// `change password`, or `clear password` for the empty hash.
  case changePassword(UserName, Credential)
  /// `set user tags`
  case setTags(UserName, [String])
  /// `set permissions`
  case setPermissions(Permissions, of: UserName, in: VirtualHostName)
  /// `clear permissions`
  case clearPermissions(of: UserName, in: VirtualHostName)
  /// `add vhost`
  case addVirtualHost(VirtualHostName)
  /// `delete vhost`
  case deleteVirtualHost(VirtualHostName)
  /// `set policy`
  case setPolicy(Policy, in: VirtualHostName)
  /// `clear policy`
  case clearPolicy(ShortString, in: VirtualHostName)
  /// `set operator policy`
  case setOperatorPolicy(Policy, in: VirtualHostName)
  /// `clear operator policy`
  case clearOperatorPolicy(ShortString, in: VirtualHostName)
  /// `set topic permissions`
  case setTopicPermissions(TopicPermissions, of: UserName, in: VirtualHostName)
  /// `clear topic permissions`; of all exchanges where none is named.
  case clearTopicPermissions(of: UserName, for: ExchangeName?, in: VirtualHostName)
}

/// What proves who somebody is, as it was typed. It prints itself as `****` or as a hash.
public enum Credential: Hashable, Sendable {
  /// A password in clear, which leaves this value only to be hashed or compared.
  case password(Password)
  /// The hash of a password, in a script that was saved.
  case hash(PasswordHash)
  /// `****`: what is left of a password in a line that was kept.
  case hidden
}

extension AdministrationStatement {
  /// The canonical words.
  var words: [String] {
    switch self {
    case .addUser(let user, let credential, let tags):
      ["add user", word(user), credential.word]
        + (tags.isEmpty ? [] : ["tags=\(Quoting.word(Array(tags.joined(separator: ",").utf8)))"])
    case .deleteUser(let user): ["delete user", word(user)]
    case .changePassword(let user, .hash(.none)): ["clear password", word(user)]
    case .changePassword(let user, let credential):
      ["change password", word(user), credential.word]
    case .setTags(let user, let tags):
      ["set user tags", word(user)] + tags.map { Quoting.word(Array($0.utf8)) }
    case .setPermissions(let permissions, let user, let host):
      ["set permissions", word(user)]
        + [permissions.configure, permissions.write, permissions.read]
        .map { Quoting.word(Array($0.utf8)) } + vhost(host)
    case .clearPermissions(let user, let host): ["clear permissions", word(user)] + vhost(host)
    case .addVirtualHost(let name): ["add vhost", word(name)]
    case .deleteVirtualHost(let name): ["delete vhost", word(name)]
    case .setTopicPermissions(let permissions, let user, let host):
      ["set topic permissions", word(user), word(permissions.exchange)]
        + [permissions.write, permissions.read].map { Quoting.word(Array($0.utf8)) }
        + vhost(host)
    case .clearTopicPermissions(let user, let exchange, let host):
      ["clear topic permissions", word(user)] + (exchange.map { [word($0)] } ?? []) + vhost(host)
    case .setPolicy(let policy, let host): ["set policy"] + words(of: policy) + vhost(host)
    case .setOperatorPolicy(let policy, let host):
      ["set operator policy"] + words(of: policy) + vhost(host)
    case .clearOperatorPolicy(let name, let host):
      ["clear operator policy", Quoting.word(name.octets)] + vhost(host)
    case .clearPolicy(let name, let host):
      ["clear policy", Quoting.word(name.octets)] + vhost(host)
    }
  }

  private func words(of policy: Policy) -> [String] {
    [Quoting.word(policy.name.octets), Quoting.word(Array(policy.pattern.utf8))]
      + policy.definition.fields.compactMap(Self.setting)
      + (policy.priority == 0 ? [] : ["priority=\(policy.priority)"])
      + (policy.target == .all ? [] : ["apply-to=\(policy.target.rawValue)"])
  }

  /// A setting as it is typed; texts in quotes.
  private static func setting(_ field: FieldTable.Field) -> String? {
    if let number = field.value.integer { return "\(field.name)=\(number)" }
    guard case .longString(let octets) = field.value else { return nil }
    return "\(field.name)=\(Quoting.quoted(octets))"
  }

  private func word(_ name: some ShortStringName) -> String { Quoting.word(name.value.octets) }

  private func vhost(_ name: VirtualHostName) -> [String] {
    name == .default ? [] : ["vhost=\(Quoting.word(name.value.octets))"]
  }
}

extension Credential {
  /// The word that stands for it, never the password.
  var word: String {
    switch self {
    case .password, .hidden: Redaction.mask
    case .hash(let hash): "password-hash=\"\(hash.base64)\""
    }
  }
}
