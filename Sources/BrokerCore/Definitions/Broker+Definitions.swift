public import AMQPModel

extension Broker {
  /// Exchanges, queues and bindings as RabbitMQ 4 exports them: without what every broker has,
  /// without exclusive queues and what is bound to them, and with every queue's `x-queue-type`.
  ///
  /// Recorded: `Tests/InterchangeTests/Fixtures`. Users, permissions, policies and further virtual
  /// hosts join here when the broker has them.
  public var definitions: Definitions {
    var definitions = Definitions()
    let everything = ".*"
    definitions.virtualHosts = [VirtualHostDefinition(name: virtualHost)]
    definitions.users = [
      UserDefinition(name: user, passwordHash: Self.defaultPasswordHash, tags: ["administrator"])
    ]
    definitions.permissions = [
      PermissionDefinition(
        user: user, virtualHost: virtualHost, configure: everything, write: everything,
        read: everything)
    ]
    definitions.exchanges = exchangeList.filter { !Self.isReserved($0.name.value) }
      .map { exchange in
        ExchangeDefinition(
          virtualHost: virtualHost, name: exchange.name,
          type: ShortString(truncating: exchange.type.rawValue), isDurable: exchange.isDurable,
          isAutoDelete: exchange.isAutoDelete, isInternal: exchange.isInternal,
          arguments: exchange.arguments)
      }
    var exported: Set<QueueName> = []
    for name in queueNames {
      guard let queue = queueProperties(name), queue.owner == nil else { continue }
      exported.insert(name)
      var arguments = queue.arguments
      if arguments["x-queue-type"] == nil { arguments["x-queue-type"] = .string("classic") }
      definitions.queues.append(
        QueueDefinition(
          virtualHost: virtualHost, name: name, isDurable: queue.isDurable,
          isAutoDelete: queue.isAutoDelete, arguments: arguments))
    }
    definitions.bindings = bindingList.filter { binding in
      switch binding.destination {
      case .queue(let queue): exported.contains(queue)
      case .exchange: true
      }
    }.map { BindingDefinition(virtualHost: virtualHost, binding: $0) }
    return definitions
  }

  /// The default user's, salted with the octets `Wrrn`, in RabbitMQ's SHA-256 form.
  private static let defaultPasswordHash = "V3Jybup1I85RaDvS30gauXiA6OjCfFBFSwS5UXQv3l8bnrbp"

  /// Whether only the broker itself may make something of this name.
  static func isReserved(_ name: ShortString) -> Bool { name.isEmpty || name.hasPrefix("amq.") }
}

extension Definitions {
  /// The virtual hosts whose objects it has, each alone, in the order of their first objects.
  public var eachVirtualHost: [Definitions] {
    guard form == .broker else { return [self] }
    var seen: Set<VirtualHostName> = []
    let named =
      exchanges.map(\.virtualHost) + queues.map(\.virtualHost) + bindings.map(\.virtualHost)
    return named.compactMap { $0 }.filter { seen.insert($0).inserted }.map { only($0) }
  }

  /// The definitions of one virtual host alone, in the form of such a file.
  public func only(_ host: VirtualHostName) -> Definitions {
    var result = Definitions(form: .virtualHost(host))
    result.virtualHosts = virtualHosts.filter { $0.name == host }
    result.parameters = parameters.filter { $0.virtualHost == host }
    result.policies = policies.filter { $0.virtualHost == host }
    result.exchanges = exchanges.filter { $0.virtualHost == host }
    result.queues = queues.filter { $0.virtualHost == host }
    result.bindings = bindings.filter { $0.virtualHost == host }
    result.kept = kept
    return result
  }
}
