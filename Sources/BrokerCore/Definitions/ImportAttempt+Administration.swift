import AMQPModel

/// Users, virtual hosts, permissions, policies and operator policies of an import.
extension ImportAttempt {
  /// What belongs to no virtual host, in RabbitMQ's order.
  mutating func addAdministration(of definitions: Definitions) throws(ImportProblem) {
    for (index, user) in definitions.users.enumerated() {
      try add(user, at: "users[\(index)]")
    }
    for (index, host) in definitions.virtualHosts.enumerated()
    where broker.virtualHostIndexes[host.name] == nil {
      try perform(.addVirtualHost(host.name), at: "vhosts[\(index)]")
      plan.count.virtualHosts += 1
    }
    for (index, permission) in definitions.permissions.enumerated() {
      try add(permission, at: "permissions[\(index)]")
    }
    for (index, permission) in definitions.topicPermissions.enumerated() {
      try add(permission, at: "topic_permissions[\(index)]")
    }
  }

  /// A user who exists gets the password and the tags of the file, as in RabbitMQ.
  private mutating func add(_ user: UserDefinition, at place: String) throws(ImportProblem) {
    let algorithm = user.hashingAlgorithm
    guard let hash = PasswordHash(base64: user.passwordHash, algorithm: algorithm) else {
      throw .refused(.notBase64(user.passwordHash), place: place)
    }
    if algorithm != .sha256, !hash.octets.isEmpty { omit(.unknownHash(algorithm), at: place) }
    guard let current = broker.administration.users[user.name] else {
      try perform(.addUser(user.name, hash, tags: user.tags), at: place)
      plan.count.users += 1
      return
    }
    let isSame = (hash: current.passwordHash == hash, tags: current.tags == user.tags)
    if !isSame.hash { try perform(.changePassword(user.name, hash), at: place) }
    if !isSame.tags { try perform(.setTags(user.name, user.tags), at: place) }
    if isSame != (true, true) { plan.count.users += 1 }
  }

  private mutating func add(
    _ permission: PermissionDefinition, at place: String
  ) throws(ImportProblem) {
    try check(permission.user, permission.virtualHost, at: place)
    let permissions = Permissions(
      configure: permission.configure, write: permission.write, read: permission.read)
    let user = broker.administration.users[permission.user]
    if user?.permissions[permission.virtualHost]?.source == permissions { return }
    if let limitation = NamePattern.limitation(
      of: [permission.configure, permission.write, permission.read])
    {
      omit(.notSimulated(limitation), at: place)
      plan.leftovers.permissions.append(permission)
      return
    }
    try perform(
      .setPermissions(permissions, of: permission.user, in: permission.virtualHost), at: place)
    plan.count.permissions += 1
  }

  private mutating func add(
    _ entry: TopicPermissionDefinition, at place: String
  ) throws(ImportProblem) {
    try check(entry.user, entry.virtualHost, at: place)
    let permissions = TopicPermissions(
      exchange: entry.exchange, write: entry.write, read: entry.read)
    let current = broker.administration.users[entry.user]?.topicPermissions[entry.virtualHost]
    if current?[entry.exchange]?.source == permissions { return }
    if let limitation = NamePattern.limitation(of: [entry.write, entry.read]) {
      omit(.notSimulated(limitation), at: place)
      return plan.leftovers.topicPermissions.append(entry)
    }
    try perform(.setTopicPermissions(permissions, of: entry.user, in: entry.virtualHost), at: place)
    plan.count.topicPermissions += 1
  }

  /// Whether both exist.
  private func check(
    _ user: UserName, _ host: VirtualHostName, at place: String
  ) throws(ImportProblem) {
    _ = try self.host(of: host, at: place)
    if broker.administration.users[user] == nil {
      throw .refused(.noUser(user), place: place)
    }
  }

  // MARK: Policies

  /// An operator policy, or something that is kept.
  mutating func add(_ parameter: ParameterDefinition, at place: String) throws(ImportProblem) {
    guard let policy = parameter.operatorPolicy else {
      _ = try host(of: parameter.virtualHost, at: place)
      return
    }
    try add(policy, isOperator: true, at: place)
  }

  /// A policy counts with the settings that are simulated, unless the others decide for which
  /// queues it counts; what does not count is kept.
  mutating func add(
    _ policy: PolicyDefinition, isOperator: Bool = false, at place: String
  ) throws(ImportProblem) {
    guard let host = try host(of: policy.virtualHost, at: place) else { return }
    guard let target = Policy.Target(rawValue: policy.applyTo) else {
      throw .refused(.unknownTarget(policy.applyTo), place: place)
    }
    let original = policy.located(in: host)
    if let limitation = NamePattern.limitation(of: [policy.pattern]) {
      omit(.notSimulated(limitation), at: place)
      return leave(original, isOperator: isOperator)
    }
    let unknown = policy.definition.fields.map(\.name).filter { !PolicySettings.isSimulated($0) }
    var counting = original
    counting.kept = []
    for setting in unknown { counting.definition[setting] = nil }
    if !unknown.isEmpty {
      let othersCount =
        !counting.definition.isEmpty
        && !unknown.contains(where: PolicySettings.decidesForWhichQueue)
      omit(.settingsNotSimulated(unknown, othersCount: othersCount), at: place)
      if !othersCount { return leave(original, isOperator: isOperator) }
    }
    if original != counting {
      let kept = PolicyOriginal(original: original, counting: counting)
      if isOperator {
        plan.operatorPolicyOriginals.append(kept)
      } else {
        plan.policyOriginals.append(kept)
      }
    }
    let wanted = Policy(
      name: policy.name, pattern: policy.pattern, definition: counting.definition,
      priority: policy.priority, target: target)
    let policies = isOperator ? broker.operatorPolicies(in: host) : broker.policies(in: host)
    let current = policies.first { $0.name == policy.name }
    if let current, current.meansSame(as: wanted) { return }
    if isOperator {
      try perform(.setOperatorPolicy(wanted, in: host), at: place)
      plan.count.operatorPolicies += 1
    } else {
      try perform(.setPolicy(wanted, in: host), at: place)
      plan.count.policies += 1
    }
  }

  private mutating func leave(_ policy: PolicyDefinition, isOperator: Bool) {
    if isOperator {
      plan.leftovers.parameters.append(ParameterDefinition(operatorPolicy: policy))
    } else {
      plan.leftovers.policies.append(policy)
    }
  }
}

extension Policy {
  fileprivate func meansSame(as other: Policy) -> Bool {
    name == other.name && pattern == other.pattern && priority == other.priority
      && target == other.target && definition.meansSame(as: other.definition)
  }
}

extension PolicySettings {
  /// Whether a policy with this setting counts for queues of some types only.
  fileprivate static func decidesForWhichQueue(_ setting: ShortString) -> Bool {
    foreignToClassic.contains(setting) || foreignToQuorum.contains(setting)
  }
}

extension NamePattern {
  /// What the first of `patterns` that is not simulated has; nil if all are, or are wrong.
  fileprivate static func limitation(of patterns: [String]) -> String? {
    for pattern in patterns {
      do {
        _ = try NamePattern(pattern)
      } catch {
        if error.isLimitation { return "\(pattern): \(error.reason)" }
      }
    }
    return nil
  }
}

extension ManagementRefusal {
  /// RabbitMQ 4.0.5, asked.
  fileprivate static func notBase64(_ text: String) -> Self {
    Self(code: 400, text: "{not_base64,<<\"\(text)\">>}")
  }

  /// RabbitMQ 4.0.5, asked.
  fileprivate static func unknownTarget(_ word: String) -> Self {
    .invalidPolicy(
      "apply-to '\(word)' unrecognised; should be one of: 'queues', 'classic_queues',  "
        + "'quorum_queues', 'streams', 'exchanges', or 'all'")
  }
}
