public import AMQPModel

/// What was imported and the broker does not simulate, so that an export gives it back: whole
/// sections, objects that were left out, unknown fields of those that exist.
///
/// What the broker learns of leaves `sections` and comes from `Broker.definitions` then.
public struct KeptDefinitions: Hashable, Sendable {
  private var sections = Definitions()
  private var userFields: [UserName: [KeptField]] = [:]
  private var permissionFields: [Located<UserName>: [KeptField]] = [:]
  private var topicPermissionFields: [Located<[ShortString]>: [KeptField]] = [:]
  private var policies: [Located<ShortString>: PolicyOriginal] = [:]
  private var operatorPolicies: [Located<ShortString>: PolicyOriginal] = [:]
  private var queueFields: [Located<QueueName>: [KeptField]] = [:]
  private var exchangeFields: [Located<ExchangeName>: [KeptField]] = [:]
  private var bindingFields: [Located<Binding>: [KeptField]] = [:]

  /// Nothing.
  public init() {}

  /// Notes what an import of `imported` into `broker` leaves out; `virtualHost` as for the plan.
  public mutating func note(
    _ imported: Definitions, _ plan: ImportPlan, into virtualHost: VirtualHostName?
  ) {
    let target = virtualHost ?? .default
    let isWhole = imported.form == .broker && virtualHost == nil
    func isWanted(_ host: VirtualHostName?) -> Bool {
      isWhole || imported.form != .broker || (host ?? target) == target
    }
    func located<Entry: LocatedDefinition>(_ entries: [Entry]) -> [Entry] {
      entries.filter { isWanted($0.virtualHost) }.map { entry in
        imported.form == .broker && entry.virtualHost != nil ? entry : entry.located(in: target)
      }
    }
    if isWhole {
      noteAdministration(imported)
    } else if imported.form != .broker {
      let hosts = imported.virtualHosts.map {
        VirtualHostDefinition(name: target, description: $0.description, kept: $0.kept)
      }
      Self.merge(hosts.filter(\.isDescribed), into: &sections.virtualHosts) { $0.name }
    }
    Self.merge(
      located(imported.parameters).filter { $0.operatorPolicy == nil } + plan.leftovers.parameters,
      into: &sections.parameters, by: Self.key)
    Self.merge(plan.leftovers.permissions, into: &sections.permissions, by: Self.key)
    Self.merge(
      plan.leftovers.topicPermissions, into: &sections.topicPermissions, by: Self.key)
    Self.merge(plan.leftovers.policies, into: &sections.policies, by: Self.key)
    Self.merge(plan.leftovers.queues, into: &sections.queues, by: Self.key)
    Self.merge(plan.leftovers.exchanges, into: &sections.exchanges, by: Self.key)
    Self.merge(plan.leftovers.bindings, into: &sections.bindings, by: Self.key)
    Self.merge(imported.kept, into: &sections.kept) { $0.name }
    for policy in plan.policyOriginals { policies[Self.key(policy.original)] = policy }
    for policy in plan.operatorPolicyOriginals {
      operatorPolicies[Self.key(policy.original)] = policy
    }
    for queue in located(imported.queues) where !queue.kept.isEmpty {
      queueFields[Self.key(queue)] = queue.kept
    }
    for exchange in located(imported.exchanges) where !exchange.kept.isEmpty {
      exchangeFields[Self.key(exchange)] = exchange.kept
    }
    for entry in located(imported.bindings) where !entry.kept.isEmpty {
      bindingFields[Self.key(entry)] = entry.kept
    }
  }

  /// What belongs to no virtual host.
  private mutating func noteAdministration(_ imported: Definitions) {
    for user in imported.users { userFields[user.name] = user.kept }
    for permission in imported.permissions where !permission.kept.isEmpty {
      permissionFields[Self.key(permission)] = permission.kept
    }
    for permission in imported.topicPermissions where !permission.kept.isEmpty {
      topicPermissionFields[Self.key(permission)] = permission.kept
    }
    Self.merge(imported.virtualHosts.filter(\.isDescribed), into: &sections.virtualHosts) {
      $0.name
    }
    Self.merge(imported.globalParameters, into: &sections.globalParameters) { $0.name }
  }

  /// `definitions` of the broker with everything that was kept, as far as the virtual hosts and
  /// users exist that it belongs to.
  public func added(to definitions: Definitions) -> Definitions {
    var result = definitions
    let hosts = Set(result.virtualHosts.map(\.name))
    let users = Set(result.users.map(\.name))
    func exists(_ host: VirtualHostName?) -> Bool { host.map(hosts.contains) ?? true }
    Self.merge(sections.virtualHosts.filter { exists($0.name) }, into: &result.virtualHosts) {
      $0.name
    }
    for index in result.users.indices {
      result.users[index].kept = userFields[result.users[index].name] ?? []
    }
    for (index, permission) in result.permissions.enumerated() {
      result.permissions[index].kept = permissionFields[Self.key(permission)] ?? []
    }
    for (index, permission) in result.topicPermissions.enumerated() {
      result.topicPermissions[index].kept = topicPermissionFields[Self.key(permission)] ?? []
    }
    for (index, parameter) in result.parameters.enumerated() {
      guard let policy = parameter.operatorPolicy,
        let kept = operatorPolicies[Self.key(policy)], kept.counting == policy
      else { continue }
      result.parameters[index] = ParameterDefinition(operatorPolicy: kept.original)
    }
    for (index, policy) in result.policies.enumerated() {
      // Whatever was set since counts more.
      guard let kept = policies[Self.key(policy)], kept.counting == policy else { continue }
      result.policies[index] = kept.original
    }
    for (index, queue) in result.queues.enumerated() {
      result.queues[index].kept = queueFields[Self.key(queue)] ?? []
    }
    for (index, exchange) in result.exchanges.enumerated() {
      result.exchanges[index].kept = exchangeFields[Self.key(exchange)] ?? []
    }
    for (index, entry) in result.bindings.enumerated() {
      result.bindings[index].kept = bindingFields[Self.key(entry)] ?? []
    }
    result.globalParameters += sections.globalParameters
    result.kept += sections.kept
    // What has been declared since counts more than what was left out.
    let topics = sections.topicPermissions.filter { users.contains($0.user) }
    Self.append(
      topics.filter { exists($0.virtualHost) }, to: &result.topicPermissions, by: Self.key)
    Self.append(
      sections.parameters.filter { exists($0.virtualHost) }, to: &result.parameters, by: Self.key)
    let permissions = sections.permissions.filter { users.contains($0.user) }
    Self.append(
      permissions.filter { exists($0.virtualHost) }, to: &result.permissions, by: Self.key)
    Self.append(
      sections.policies.filter { exists($0.virtualHost) }, to: &result.policies, by: Self.key)
    Self.append(
      sections.queues.filter { exists($0.virtualHost) }, to: &result.queues, by: Self.key)
    Self.append(
      sections.exchanges.filter { exists($0.virtualHost) }, to: &result.exchanges, by: Self.key)
    Self.append(
      sections.bindings.filter { exists($0.virtualHost) }, to: &result.bindings, by: Self.key)
    return result
  }

  // MARK: What is gone

  /// Forgets what belonged to a virtual host or a user that is gone: made again they have none of it
  /// (asked of RabbitMQ 4.0.5, which drops limits, policies, permissions and descriptions).
  public mutating func note(_ happened: Event.Kind) {
    if case .managed(.virtualHostDeleted(let host)) = happened { forget(host) }
    if case .managed(.userDeleted(let user)) = happened { forget(user) }
  }

  private mutating func forget(_ host: VirtualHostName) {
    sections.virtualHosts.removeAll { $0.name == host }
    sections.permissions.removeAll { $0.virtualHost == host }
    sections.topicPermissions.removeAll { $0.virtualHost == host }
    Self.forget(host, &sections.parameters)
    Self.forget(host, &sections.policies)
    Self.forget(host, &sections.queues)
    Self.forget(host, &sections.exchanges)
    Self.forget(host, &sections.bindings)
    Self.forget(host, &permissionFields)
    Self.forget(host, &topicPermissionFields)
    Self.forget(host, &policies)
    Self.forget(host, &operatorPolicies)
    Self.forget(host, &queueFields)
    Self.forget(host, &exchangeFields)
    Self.forget(host, &bindingFields)
  }

  private static func forget<Entry: LocatedDefinition>(
    _ host: VirtualHostName, _ entries: inout [Entry]
  ) {
    entries.removeAll { $0.virtualHost == host }
  }

  private static func forget<Object, Value>(
    _ host: VirtualHostName, _ entries: inout [Located<Object>: Value]
  ) {
    for key in entries.keys where key.host == host { entries[key] = nil }
  }

  private mutating func forget(_ user: UserName) {
    sections.permissions.removeAll { $0.user == user }
    sections.topicPermissions.removeAll { $0.user == user }
    userFields[user] = nil
    for key in permissionFields.keys where key.object == user { permissionFields[key] = nil }
    for key in topicPermissionFields.keys where key.object.first == user.value {
      topicPermissionFields[key] = nil
    }
  }

  // MARK: Keys

  /// Something in a virtual host.
  private struct Located<Object: Hashable & Sendable>: Hashable, Sendable {
    let host: VirtualHostName?
    let object: Object
  }

  private static func key(_ entry: PermissionDefinition) -> Located<UserName> {
    Located(host: entry.virtualHost, object: entry.user)
  }

  private static func key(_ entry: TopicPermissionDefinition) -> Located<[ShortString]> {
    Located(host: entry.virtualHost, object: [entry.user.value, entry.exchange.value])
  }

  private static func key(_ entry: ParameterDefinition) -> Located<[String]> {
    Located(host: entry.virtualHost, object: [entry.component ?? "", entry.name])
  }

  private static func key(_ entry: PolicyDefinition) -> Located<ShortString> {
    Located(host: entry.virtualHost, object: entry.name)
  }

  private static func key(_ entry: QueueDefinition) -> Located<QueueName> {
    Located(host: entry.virtualHost, object: entry.name)
  }

  private static func key(_ entry: ExchangeDefinition) -> Located<ExchangeName> {
    Located(host: entry.virtualHost, object: entry.name)
  }

  private static func key(_ entry: BindingDefinition) -> Located<Binding> {
    Located(host: entry.virtualHost, object: entry.binding)
  }

  /// Puts newer entries in the places of older ones with the same key, or behind them.
  private static func merge<Entry, Key: Hashable>(
    _ newer: [Entry], into entries: inout [Entry], by key: (Entry) -> Key
  ) {
    var places: [Key: Int] = [:]
    for (index, entry) in entries.enumerated() { places[key(entry)] = index }
    for entry in newer {
      if let place = places[key(entry)] {
        entries[place] = entry
      } else {
        places[key(entry)] = entries.count
        entries.append(entry)
      }
    }
  }

  /// Appends those whose key is not there.
  private static func append<Entry, Key: Hashable>(
    _ kept: [Entry], to entries: inout [Entry], by key: (Entry) -> Key
  ) {
    let present = Set(entries.map(key))
    entries += kept.filter { !present.contains(key($0)) }
  }
}

extension VirtualHostDefinition {
  /// Whether there is more to it than its name.
  fileprivate var isDescribed: Bool { description != nil || !kept.isEmpty }
}
