public import AMQPModel

/// What importing definitions comes to.
public struct ImportPlan: Sendable {
  /// What is to be applied, in order.
  public internal(set) var operations: [ManagementOperation] = []
  /// How much that is.
  public internal(set) var count = Count()
  /// What is not applied, or does less than in RabbitMQ, and why.
  public internal(set) var omissions: [Omission] = []
  /// What is not simulated, so that an export gives it back.
  public internal(set) var leftovers = Definitions()
  /// Policies of which an export gives back more than what counts.
  var policyOriginals: [PolicyOriginal] = []
  /// The same of operator policies.
  var operatorPolicyOriginals: [PolicyOriginal] = []

  /// How many objects are new, or other than before; exchanges, queues and bindings that exist are
  /// never changed.
  public struct Count: Hashable, Sendable {
    /// New virtual hosts.
    public internal(set) var virtualHosts = 0
    /// Users that are new, or have another password or other tags.
    public internal(set) var users = 0
    /// Permissions of one user in one virtual host.
    public internal(set) var permissions = 0
    /// Topic permissions of one user for one exchange.
    public internal(set) var topicPermissions = 0
    /// Policies.
    public internal(set) var policies = 0
    /// Operator policies.
    public internal(set) var operatorPolicies = 0
    /// New exchanges.
    public internal(set) var exchanges = 0
    /// New queues.
    public internal(set) var queues = 0
    /// New bindings.
    public internal(set) var bindings = 0
  }

  /// Something in the definitions that is not applied as it stands.
  public struct Omission: Hashable, Sendable {
    /// Where it stands, as `queues[3]`.
    public let place: String
    /// Why.
    public let reason: Reason
  }

  /// Why something is not applied as it stands.
  public enum Reason: Hashable, Sendable {
    /// It exists with other properties, and is left as it is.
    case existsOtherwise
    /// Its name begins with `amq.`, or is empty: clients cannot declare it.
    case reservedName
    /// Its kind is not simulated; RabbitMQ's own text of refusal, or what is missing.
    case notSimulated(String)
    /// A policy with these settings, which are not simulated: the others count, or none.
    case settingsNotSimulated([ShortString], othersCount: Bool)
    /// A user whose hash is of another algorithm than the standard one, so that no password fits.
    case unknownHash(PasswordHash.Algorithm)
    /// A binding of something that is not applied.
    case endMissing
  }
}

/// A policy as it was imported, and as it counts.
struct PolicyOriginal: Hashable, Sendable {
  let original: PolicyDefinition
  let counting: PolicyDefinition
}

/// Why there is no plan.
public enum ImportProblem: Error, Hashable, Sendable {
  /// The first thing that the broker refuses stands at `place`, as `queues[3]`.
  case refused(ManagementRefusal, place: String)
  /// Somebody did not want to wait.
  case interrupted
}

extension Broker {
  /// Finds out what importing comes to, by trying it on a copy.
  ///
  /// In the order of RabbitMQ's `rabbit_definitions`. As there what exists stays as it is, but for
  /// users, permissions and policies, which become what the definitions say; names of the broker's
  /// own are passed over. Unlike RabbitMQ, which stops half way, the first refusal leaves
  /// everything as it was. The objects of a single virtual host go to `virtualHost`, by default
  /// `/`; of a whole broker's only those of `virtualHost`, without users and permissions, are taken
  /// where one is named. `isInterrupted` is asked again and again whether to stop.
  public func plan(
    for definitions: Definitions, into virtualHost: VirtualHostName? = nil, at instant: Instant,
    isInterrupted: @escaping () -> Bool = { false }
  ) throws(ImportProblem) -> ImportPlan {
    var attempt = ImportAttempt(
      broker: self, form: definitions.form, target: virtualHost, instant: instant,
      isInterrupted: isInterrupted)
    if attempt.isWhole { try attempt.addAdministration(of: definitions) }
    for (index, exchange) in definitions.exchanges.enumerated() {
      try attempt.add(exchange, at: "exchanges[\(index)]")
    }
    for (index, policy) in definitions.policies.enumerated() {
      try attempt.add(policy, at: "policies[\(index)]")
    }
    for (index, parameter) in definitions.parameters.enumerated() {
      try attempt.add(parameter, at: "parameters[\(index)]")
    }
    for (index, queue) in definitions.queues.enumerated() {
      try attempt.add(queue, at: "queues[\(index)]")
    }
    for (index, binding) in definitions.bindings.enumerated() {
      try attempt.add(binding, at: "bindings[\(index)]")
    }
    return attempt.plan
  }
}
