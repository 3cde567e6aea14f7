public import AMQPModel

extension Broker {
  /// Users, permissions, virtual hosts, policies, operator policies, exchanges, queues and bindings
  /// as RabbitMQ 4 exports them: without what every broker has, without exclusive queues and what
  /// is bound to them, and with every queue's `x-queue-type`.
  ///
  /// Recorded: `Tests/InterchangeTests/Fixtures`.
  public var definitions: Definitions {
    var definitions = Definitions()
    definitions.users = userSnapshots.map { user in
      UserDefinition(
        name: user.name, passwordHash: user.passwordHash.base64,
        hashingAlgorithm: user.passwordHash.algorithm, tags: user.tags)
    }
    definitions.permissions = permissionsSnapshots.map { entry in
      PermissionDefinition(
        user: entry.user, virtualHost: entry.virtualHost,
        configure: entry.permissions.configure, write: entry.permissions.write,
        read: entry.permissions.read)
    }
    definitions.topicPermissions = topicPermissionsSnapshots.map { entry in
      TopicPermissionDefinition(
        user: entry.user, virtualHost: entry.virtualHost, exchange: entry.permissions.exchange,
        write: entry.permissions.write, read: entry.permissions.read)
    }
    for host in virtualHostNames {
      definitions.virtualHosts.append(VirtualHostDefinition(name: host))
      definitions.policies += policies(in: host).map { PolicyDefinition($0, in: host) }
      definitions.parameters += operatorPolicies(in: host)
        .map { ParameterDefinition(operatorPolicy: PolicyDefinition($0, in: host)) }
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

  /// Whether only the broker itself may make something of this name.
  static func isReserved(_ name: ShortString) -> Bool { name.isEmpty || name.hasPrefix("amq.") }
}

extension Definitions {
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
