public import AMQPModel

extension Broker {
  /// Exchanges, queues and bindings as RabbitMQ 4 exports them: without what every broker has,
  /// without exclusive queues and what is bound to them, and with every queue's `x-queue-type`.
  ///
  /// Recorded: `Tests/InterchangeTests/Fixtures`. Users, permissions and policies join here when
  /// the broker has them.
  public var definitions: Definitions {
    var definitions = Definitions()
    let everything = ".*"
    let guest = UserName.guest
    definitions.users = [
      UserDefinition(name: guest, passwordHash: Self.defaultPasswordHash, tags: ["administrator"])
    ]
    for host in virtualHostNames {
      definitions.virtualHosts.append(VirtualHostDefinition(name: host))
      definitions.permissions.append(
        PermissionDefinition(
          user: guest, virtualHost: host, configure: everything, write: everything,
          read: everything))
      addTopology(of: host, to: &definitions)
    }
    return definitions
  }

  private func addTopology(of host: VirtualHostName, to definitions: inout Definitions) {
    definitions.exchanges += exchangeList(in: host).filter { !Self.isReserved($0.name.value) }
      .map { exchange in
        ExchangeDefinition(
          virtualHost: host, name: exchange.name,
          type: ShortString(truncating: exchange.type.rawValue), isDurable: exchange.isDurable,
          isAutoDelete: exchange.isAutoDelete, isInternal: exchange.isInternal,
          arguments: exchange.arguments)
      }
    var exported: Set<QueueName> = []
    for name in queueNames(in: host) {
      guard let queue = queueProperties(name, in: host), queue.owner == nil else { continue }
      exported.insert(name)
      var arguments = queue.arguments
      if arguments["x-queue-type"] == nil { arguments["x-queue-type"] = .string("classic") }
      definitions.queues.append(
        QueueDefinition(
          virtualHost: host, name: name, isDurable: queue.isDurable,
          isAutoDelete: queue.isAutoDelete, arguments: arguments))
    }
    definitions.bindings += bindingList(in: host).filter { binding in
      switch binding.destination {
      case .queue(let queue): exported.contains(queue)
      case .exchange: true
      }
    }.map { BindingDefinition(virtualHost: host, binding: $0) }
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
