public import AMQPModel

/// What RabbitMQ's `definitions.json` holds: everything that can be declared, and no message.
///
/// The sections are those of `rabbit_definitions` (RabbitMQ 3.10 and 4.x). In the form of a single
/// virtual host the objects name none, so their `virtualHost` is nil.
public struct Definitions: Hashable, Sendable {
  /// Which of the two forms a file has.
  public enum Form: Hashable, Sendable {
    /// All virtual hosts, with users: `GET /api/definitions`.
    case broker
    /// One virtual host: `GET /api/definitions/VHOST`; its name where the file tells it.
    case virtualHost(VirtualHostName?)
  }

  /// The form.
  public var form: Form
  /// The virtual hosts; in the other form the properties of the only one, if any.
  public var virtualHosts: [VirtualHostDefinition] = []
  /// The users.
  public var users: [UserDefinition] = []
  /// Who may do what.
  public var permissions: [PermissionDefinition] = []
  /// Who may use which keys.
  public var topicPermissions: [TopicPermissionDefinition] = []
  /// Operator policies, and settings of plugins.
  public var parameters: [ParameterDefinition] = []
  /// Settings of the whole broker.
  public var globalParameters: [ParameterDefinition] = []
  /// Policies.
  public var policies: [PolicyDefinition] = []
  /// Exchanges, the predeclared ones left out.
  public var exchanges: [ExchangeDefinition] = []
  /// Queues, exclusive ones left out.
  public var queues: [QueueDefinition] = []
  /// Bindings, the implicit ones left out.
  public var bindings: [BindingDefinition] = []
  /// What else stands in the file.
  public var kept: [KeptField] = []

  /// Empty definitions of the given form.
  public init(form: Form = .broker) { self.form = form }
}

/// A field that means nothing to the broker and is given back as it came.
public struct KeptField: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Its value, as JSON text on one line.
  public let json: String

  /// A field called `name` whose value is `json`.
  public init(name: String, json: String) {
    self.name = name
    self.json = json
  }
}

/// An entry of `vhosts`.
public struct VirtualHostDefinition: Hashable, Sendable {
  /// Its name.
  public var name: VirtualHostName
  /// What it is for.
  public var description: String?
  /// Everything else: tags, metadata, limits.
  public var kept: [KeptField]

  /// The virtual host called `name`.
  public init(name: VirtualHostName, description: String? = nil, kept: [KeptField] = []) {
    self.name = name
    self.description = description
    self.kept = kept
  }
}

/// An entry of `users`; there is never a password, only its hash.
public struct UserDefinition: Hashable, Sendable {
  /// Its name.
  public var name: UserName
  /// Base64 of salt and hash; empty for a user who cannot log in by password.
  public var passwordHash: String
  /// RabbitMQ's name of the algorithm.
  public var hashingAlgorithm: PasswordHash.Algorithm
  /// `administrator`, `monitoring` and the like.
  public var tags: [String]
  /// Everything else: limits.
  public var kept: [KeptField]

  /// The user called `name`.
  public init(
    name: UserName, passwordHash: String, hashingAlgorithm: PasswordHash.Algorithm = .sha256,
    tags: [String] = [], kept: [KeptField] = []
  ) {
    self.name = name
    self.passwordHash = passwordHash
    self.hashingAlgorithm = hashingAlgorithm
    self.tags = tags
    self.kept = kept
  }
}

/// An entry of `permissions`: three regular expressions over names.
public struct PermissionDefinition: Hashable, Sendable {
  /// Whose.
  public var user: UserName
  /// Where.
  public var virtualHost: VirtualHostName
  /// What may be declared and deleted.
  public var configure: String
  /// What may be published to.
  public var write: String
  /// What may be consumed from.
  public var read: String
  /// Everything else.
  public var kept: [KeptField]

  /// The permissions of `user` in `virtualHost`.
  public init(
    user: UserName, virtualHost: VirtualHostName, configure: String, write: String,
    read: String, kept: [KeptField] = []
  ) {
    self.user = user
    self.virtualHost = virtualHost
    self.configure = configure
    self.write = write
    self.read = read
    self.kept = kept
  }
}

/// An entry of `topic_permissions`: two regular expressions over routing keys.
public struct TopicPermissionDefinition: Hashable, Sendable {
  /// Whose.
  public var user: UserName
  /// Where.
  public var virtualHost: VirtualHostName
  /// On which exchange.
  public var exchange: ExchangeName
  /// Which keys may be published.
  public var write: String
  /// Which keys may be bound.
  public var read: String
  /// Everything else.
  public var kept: [KeptField]

  /// The permissions of `user` on `exchange`.
  public init(
    user: UserName, virtualHost: VirtualHostName, exchange: ExchangeName, write: String,
    read: String, kept: [KeptField] = []
  ) {
    self.user = user
    self.virtualHost = virtualHost
    self.exchange = exchange
    self.write = write
    self.read = read
    self.kept = kept
  }
}

/// An entry of `parameters` or `global_parameters`.
public struct ParameterDefinition: Hashable, Sendable {
  /// Where; nil for a global one.
  public var virtualHost: VirtualHostName?
  /// What it configures, `operator_policy` or `federation-upstream`; nil for a global one.
  public var component: String?
  /// Its name.
  public var name: String
  /// Its value.
  public var value: Value
  /// Everything else.
  public var kept: [KeptField]

  /// The parameter called `name`.
  public init(
    virtualHost: VirtualHostName?, component: String?, name: String, value: Value,
    kept: [KeptField] = []
  ) {
    self.virtualHost = virtualHost
    self.component = component
    self.name = name
    self.value = value
    self.kept = kept
  }
}

/// An entry of `policies`.
public struct PolicyDefinition: Hashable, Sendable {
  /// Where.
  public var virtualHost: VirtualHostName?
  /// Its name.
  public var name: ShortString
  /// The regular expression for names.
  public var pattern: String
  /// `all`, `queues`, `classic_queues`, `quorum_queues`, `streams` or `exchanges`.
  public var applyTo: String
  /// What it sets, without `x-`, sorted by name.
  public var definition: FieldTable
  /// Of several that match the highest counts.
  public var priority: Int
  /// Everything else.
  public var kept: [KeptField]

  /// The policy called `name`.
  public init(
    virtualHost: VirtualHostName?, name: ShortString, pattern: String, applyTo: String,
    definition: FieldTable, priority: Int, kept: [KeptField] = []
  ) {
    self.virtualHost = virtualHost
    self.name = name
    self.pattern = pattern
    self.applyTo = applyTo
    self.definition = definition.sortedByName
    self.priority = priority
    self.kept = kept
  }
}
