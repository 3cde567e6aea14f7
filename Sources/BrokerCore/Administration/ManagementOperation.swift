public import AMQPModel

/// What an operator does with rabbitmqctl or the HTTP API.
public enum ManagementOperation: Hashable, Sendable {
  /// Makes a virtual host; one that exists stays as it is.
  case addVirtualHost(VirtualHostName)
  /// Deletes a virtual host with everything in it; its connections are closed.
  case deleteVirtualHost(VirtualHostName)
  /// Makes a user without permissions; refused when there is one of that name.
  case addUser(UserName, PasswordHash, tags: [String])
  /// Deletes a user; its connections are closed.
  case deleteUser(UserName)
  /// Gives a user another password; its connections stay.
  case changePassword(UserName, PasswordHash)
  /// Gives a user other tags, which count from its next connection on.
  case setTags(UserName, [String])
  /// Allows a user something in a virtual host; open channels remember what they were allowed.
  case setPermissions(Permissions, of: UserName, in: VirtualHostName)
  /// Takes a user's access to a virtual host away; its connections stay.
  case clearPermissions(of: UserName, in: VirtualHostName)
  /// Narrows what a user may do with the keys of a topic exchange.
  case setTopicPermissions(TopicPermissions, of: UserName, in: VirtualHostName)
  /// Takes a user's topic permissions in a virtual host away: those of one exchange, or all.
  case clearTopicPermissions(of: UserName, for: ExchangeName?, in: VirtualHostName)
  /// Makes or replaces an operator policy, which counts at once beside the users' policies.
  case setOperatorPolicy(Policy, in: VirtualHostName)
  /// Takes an operator policy away.
  case clearOperatorPolicy(ShortString, in: VirtualHostName)
  /// Makes or replaces a policy, which counts at once.
  case setPolicy(Policy, in: VirtualHostName)
  /// Takes a policy away.
  case clearPolicy(ShortString, in: VirtualHostName)
  /// Declares an exchange as an import does it: without a channel, whatever anybody may do.
  case defineExchange(ExchangeDefinition, in: VirtualHostName)
  /// Declares a queue in the same way.
  case defineQueue(QueueDefinition, in: VirtualHostName)
  /// Binds in the same way.
  case defineBinding(Binding, in: VirtualHostName)
}

/// What became of a management operation.
public enum ManagementOutcome: Hashable, Sendable {
  /// A virtual host exists, new or not.
  case virtualHostAdded(VirtualHostName, isNew: Bool)
  /// A virtual host is gone.
  case virtualHostDeleted(VirtualHostName)
  /// A user exists.
  case userAdded(UserName, tags: [String])
  /// A user is gone.
  case userDeleted(UserName)
  /// A user has another password.
  case passwordChanged(UserName)
  /// A user has no password any more, so that none fits.
  case passwordCleared(UserName)
  /// A user has other tags.
  case tagsSet(UserName, [String])
  /// A user has these permissions in a virtual host.
  case permissionsSet(Permissions, of: UserName, in: VirtualHostName)
  /// A user has no access to a virtual host.
  case permissionsCleared(of: UserName, in: VirtualHostName)
  /// A user has these topic permissions in a virtual host.
  case topicPermissionsSet(TopicPermissions, of: UserName, in: VirtualHostName)
  /// A user has no topic permissions for an exchange, or for any.
  case topicPermissionsCleared(of: UserName, for: ExchangeName?, in: VirtualHostName)
  /// An operator policy exists; with the queues that it now counts for.
  case operatorPolicySet(Policy, in: VirtualHostName, queues: Int)
  /// An operator policy is gone.
  case operatorPolicyCleared(ShortString, in: VirtualHostName)
  /// A policy exists; with the queues and exchanges that it now counts for.
  case policySet(Policy, in: VirtualHostName, queues: Int, exchanges: Int)
  /// A policy is gone.
  case policyCleared(ShortString, in: VirtualHostName)
  /// Nothing has changed.
  case refused(ManagementRefusal)
}

/// Why a management operation was refused, with the code of the HTTP API and rabbitmqctl's text.
public struct ManagementRefusal: Error, Hashable, Sendable {
  /// 400 for what is wrong in itself, 404 for what does not exist, 409 for what exists; AMQP's
  /// where an exchange, a queue or a binding is refused.
  public let code: Int
  /// rabbitmqctl's text.
  public let text: String
}

extension ManagementRefusal {
  static func noVirtualHost(_ name: VirtualHostName) -> Self {
    Self(code: 404, text: "Virtual host '\(name)' does not exist")
  }

  static func noUser(_ name: UserName) -> Self {
    Self(code: 404, text: "User \"\(name)\" does not exist")
  }

  static func userExists(_ name: UserName) -> Self {
    Self(code: 409, text: "User \"\(name)\" already exists")
  }

  static func noPermissions(of user: UserName, in host: VirtualHostName) -> Self {
    Self(code: 404, text: "User \"\(user)\" has no permissions in vhost '\(host)'")
  }

  static func noTopicVirtualHost(_ name: VirtualHostName) -> Self {
    Self(code: 404, text: "Virtual host \(name) does not exist")
  }

  static func noTopicUser(_ name: UserName) -> Self {
    Self(code: 404, text: "User \(name) does not exist")
  }

  /// The HTTP API's text; rabbitmqctl takes away what is not there without a word.
  static let noTopicPermissions = Self(code: 404, text: "Object Not Found")

  static func invalidTopicPattern(_ pattern: String, _ problem: NamePattern.Problem) -> Self {
    Self(
      code: 400,
      text: "{:invalid_regexp, \"\(pattern)\", {~c\"\(problem.reason)\", \(problem.offset)}}")
  }

  static let noPolicy = Self(code: 404, text: "Parameter does not exist")

  static func invalidPermissionPattern(_ pattern: String, _ problem: NamePattern.Problem) -> Self {
    Self(
      code: 400,
      text: "{:invalid_regexp, ~c\"\(pattern)\", {~c\"\(problem.reason)\", \(problem.offset)}}")
  }

  static func invalidPolicy(_ reason: String) -> Self {
    Self(code: 400, text: "Validation failed: \(reason)")
  }
}
