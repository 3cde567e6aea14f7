public import AMQPModel

/// What was imported and the broker does not simulate, so that an export gives it back: whole
/// sections, objects that were left out, unknown fields of those that exist.
///
/// The one place that shrinks when the broker learns of users, permissions, policies or virtual
/// hosts: their sections then come from `Broker.definitions`.
public struct KeptDefinitions: Hashable, Sendable {
  private var sections = Definitions()
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
      Self.merge(imported.users, into: &sections.users) { $0.name }
      Self.merge(imported.virtualHosts, into: &sections.virtualHosts) { $0.name }
      Self.merge(imported.permissions, into: &sections.permissions) {
        [$0.user.value, $0.virtualHost.value]
      }
      Self.merge(imported.topicPermissions, into: &sections.topicPermissions) {
        [$0.user.value, $0.virtualHost.value, $0.exchange.value]
      }
      Self.merge(imported.globalParameters, into: &sections.globalParameters) { $0.name }
    } else if imported.form != .broker {
      let hosts = imported.virtualHosts.map {
        VirtualHostDefinition(name: target, description: $0.description, kept: $0.kept)
      }
      Self.merge(
        hosts.filter { $0.description != nil || !$0.kept.isEmpty }, into: &sections.virtualHosts
      ) { $0.name }
    }
    Self.merge(located(imported.parameters), into: &sections.parameters) {
      [$0.virtualHost?.description ?? "", $0.component ?? "", $0.name]
    }
    Self.merge(located(imported.policies), into: &sections.policies) {
      [$0.virtualHost?.description ?? "", $0.name]
    }
    Self.merge(plan.leftovers.queues, into: &sections.queues) {
      [$0.virtualHost?.value, $0.name.value]
    }
    Self.merge(plan.leftovers.exchanges, into: &sections.exchanges) {
      [$0.virtualHost?.value, $0.name.value]
    }
    Self.merge(plan.leftovers.bindings, into: &sections.bindings) {
      Located(host: $0.virtualHost, object: $0.binding)
    }
    Self.merge(imported.kept, into: &sections.kept) { $0.name }
    for queue in located(imported.queues) where !queue.kept.isEmpty {
      queueFields[Located(host: queue.virtualHost, object: queue.name)] = queue.kept
    }
    for exchange in located(imported.exchanges) where !exchange.kept.isEmpty {
      exchangeFields[Located(host: exchange.virtualHost, object: exchange.name)] = exchange.kept
    }
    for entry in located(imported.bindings) where !entry.kept.isEmpty {
      bindingFields[Located(host: entry.virtualHost, object: entry.binding)] = entry.kept
    }
  }

  /// Something in a virtual host.
  private struct Located<Object: Hashable & Sendable>: Hashable, Sendable {
    let host: VirtualHostName?
    let object: Object
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

  /// `definitions` of the broker with everything that was kept.
  public func added(to definitions: Definitions) -> Definitions {
    var result = definitions
    // Whoever brought users does not want the default one back.
    if !sections.users.isEmpty { result.users = sections.users }
    if !sections.permissions.isEmpty { result.permissions = sections.permissions }
    Self.merge(sections.virtualHosts, into: &result.virtualHosts) { $0.name }
    result.topicPermissions += sections.topicPermissions
    result.parameters += sections.parameters
    result.globalParameters += sections.globalParameters
    result.policies += sections.policies
    result.kept += sections.kept
    for (index, queue) in result.queues.enumerated() {
      let place = Located(host: queue.virtualHost, object: queue.name)
      result.queues[index].kept = queueFields[place] ?? []
    }
    for (index, exchange) in result.exchanges.enumerated() {
      let place = Located(host: exchange.virtualHost, object: exchange.name)
      result.exchanges[index].kept = exchangeFields[place] ?? []
    }
    for (index, entry) in result.bindings.enumerated() {
      let place = Located(host: entry.virtualHost, object: entry.binding)
      result.bindings[index].kept = bindingFields[place] ?? []
    }
    // What has been declared since counts more than what was left out.
    Self.append(sections.queues, to: &result.queues) { [$0.virtualHost?.value, $0.name.value] }
    Self.append(sections.exchanges, to: &result.exchanges) {
      [$0.virtualHost?.value, $0.name.value]
    }
    Self.append(sections.bindings, to: &result.bindings) {
      Located(host: $0.virtualHost, object: $0.binding)
    }
    return result
  }

  private static func append<Entry, Key: Hashable>(
    _ kept: [Entry], to entries: inout [Entry], by key: (Entry) -> Key
  ) {
    let present = Set(entries.map(key))
    entries += kept.filter { !present.contains(key($0)) }
  }
}
