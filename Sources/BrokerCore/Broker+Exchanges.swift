import AMQPModel

/// AMQP 0-9-1 class exchange.
extension Broker {
  /// The exchanges that every virtual host has (scenario `predeclared-exchanges`).
  mutating func declarePredeclaredExchanges(in host: Int) {
    let predeclared: [(ExchangeName, ExchangeType, isInternal: Bool)] = [
      ("", .direct, false), ("amq.direct", .direct, false), ("amq.fanout", .fanout, false),
      ("amq.headers", .headers, false), ("amq.match", .headers, false),
      ("amq.rabbitmq.trace", .topic, true), ("amq.topic", .topic, false),
    ]
    for (name, type, isInternal) in predeclared {
      addExchange(
        ExchangeProperties(
          name: name, type: type, isDurable: true, isAutoDelete: false, isInternal: isInternal,
          arguments: [:]), in: host)
    }
  }

  private mutating func addExchange(_ properties: ExchangeProperties, in host: Int) {
    let exchange = Exchange(properties: properties, in: host, order: nextOrder(), seed: seed)
    let handle = exchanges.insert(exchange)
    virtualHosts[host].exchangeHandles[properties.name] = handle
    if !virtualHosts[host].policies.isEmpty {
      exchanges[handle].policy = policy(forExchange: handle)
    }
  }

  mutating func perform(
    _ method: ExchangeMethod, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    switch method {
    case .declare(var declare):
      declare.exchange = declare.exchange.withoutLineEnds
      try self.declare(declare, method.id, on: channel, &buffer)
    case .delete(var delete):
      delete.exchange = delete.exchange.withoutLineEnds
      try self.delete(delete, method.id, on: channel, &buffer)
    case .bind(let bind):
      let binding = Binding(
        source: bind.source.withoutLineEnds,
        destination: .exchange(bind.destination.withoutLineEnds), key: bind.routingKey,
        arguments: bind.arguments)
      try self.bind(binding, method.id, on: channel, &buffer)
      reply(.exchange(.bindOk), unless: bind.noWait, on: channel, &buffer)
    case .unbind(let unbind):
      let binding = Binding(
        source: unbind.source.withoutLineEnds,
        destination: .exchange(unbind.destination.withoutLineEnds), key: unbind.routingKey,
        arguments: unbind.arguments)
      try self.unbind(binding, method.id, on: channel, &buffer)
      reply(.exchange(.unbindOk), unless: unbind.noWait, on: channel, &buffer)
    case .declareOk, .deleteOk, .bindOk, .unbindOk: throw notForClients(method.id)
    }
  }

  private mutating func declare(
    _ declare: ExchangeMethod.Declare, _ method: MethodID, on channel: Handle,
    _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    if declare.passive {
      try refuseDefaultExchange(declare.exchange, method)
      let handle = try exchange(declare.exchange, method, on: channel)
      buffer.emit(.exchangeDeclared(exchanges[handle].properties, isNew: false), after: nil)
      reply(.exchange(.declareOk), unless: declare.noWait, on: channel, &buffer)
      return
    }
    guard let type = ExchangeType(rawValue: declare.type.description) else {
      let word = Self.typesThatAreAtoms.contains(declare.type) ? "invalid" : "unknown"
      throw AMQPException(
        .preconditionFailed, "\(word) exchange type '\(declare.type)'", method: method)
    }
    try refuseDefaultExchange(declare.exchange, method)
    try check(.configure, declare.exchange, method, on: channel)
    let wanted = ExchangeProperties(
      name: declare.exchange, type: type, isDurable: declare.durable,
      isAutoDelete: declare.autoDelete, isInternal: declare.internal,
      arguments: declare.arguments)
    let host = channels[channel].virtualHost
    if let handle = virtualHosts[host].exchangeHandles[wanted.name] {
      try checkEquivalence(of: wanted, with: handle, method)
      buffer.emit(.exchangeDeclared(wanted, isNew: false), after: nil)
    } else {
      try checkNew(wanted, method, in: host)
      if let alternate = wanted.alternateExchange {
        try check(.read, wanted.name, method, on: channel)
        try check(.write, alternate, method, on: channel)
      }
      addExchange(wanted, in: host)
      buffer.emit(.exchangeDeclared(wanted, isNew: true), after: nil)
    }
    reply(.exchange(.declareOk), unless: declare.noWait, on: channel, &buffer)
  }

  /// RabbitMQ says `invalid` instead of `unknown` for a word that its Erlang node happens to know;
  /// of those, the ones that somebody may take for a type (scenario `exchange-type-invalid`).
  private static let typesThatAreAtoms: Set<ShortString> = [
    "", "default", "exchange", "header", "match", "queue",
  ]

  private func checkNew(
    _ wanted: ExchangeProperties, _ method: MethodID, in host: Int
  ) throws(AMQPException) {
    if wanted.name.value.hasPrefix("amq.") {
      throw AMQPException(
        .accessRefused, "exchange name '\(wanted.name)' contains reserved prefix 'amq.*'",
        method: method)
    }
    try checkAlternateExchangeType(wanted, method, in: host)
  }

  private func checkAlternateExchangeType(
    _ wanted: ExchangeProperties, _ method: MethodID, in host: Int
  ) throws(AMQPException) {
    switch wanted.arguments["alternate-exchange"] {
    case nil, .longString?: return
    case let value?:
      throw AMQPException(
        .preconditionFailed,
        "invalid type '\(value.typeName)' for arg 'alternate-exchange' in exchange "
          + "'\(wanted.name)' in vhost '\(virtualHostName(host))'", method: method)
    }
  }

  /// In RabbitMQ's order (scenario `exchange-declare-inequivalent`).
  private func checkEquivalence(
    of wanted: ExchangeProperties, with existing: Handle, _ method: MethodID
  ) throws(AMQPException) {
    let current = exchanges[existing].properties
    let check = EquivalenceCheck(
      kind: "exchange", name: wanted.name.value,
      virtualHost: virtualHostName(exchanges[existing].virtualHost), method: method)
    try check.text("type", wanted.type.rawValue, current.type.rawValue)
    try check.flag("durable", wanted.isDurable, current.isDurable)
    try check.flag("auto_delete", wanted.isAutoDelete, current.isAutoDelete)
    try check.flag("internal", wanted.isInternal, current.isInternal)
    let alternate: ShortString = "alternate-exchange"
    try check.argument(alternate, wanted.arguments[alternate], current.arguments[alternate])
  }

  private mutating func delete(
    _ delete: ExchangeMethod.Delete, _ method: MethodID, on channel: Handle,
    _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    try refuseDefaultExchange(delete.exchange, method)
    let host = channels[channel].virtualHost
    if delete.exchange.value.hasPrefix("amq.") {
      throw AMQPException(
        .accessRefused,
        "deletion of system exchange '\(delete.exchange)' in vhost '\(virtualHostName(host))' "
          + "not allowed",
        method: method)
    }
    try check(.configure, delete.exchange, method, on: channel)
    if let handle = virtualHosts[host].exchangeHandles[delete.exchange] {
      if delete.ifUnused, !exchanges[handle].table.isEmpty {
        throw AMQPException(
          .preconditionFailed,
          "exchange '\(delete.exchange)' in vhost '\(virtualHostName(host))' in use",
          method: method)
      }
      deleteExchange(handle, .requested, after: nil, &buffer)
    } else {
      buffer.emit(.noExchangeToDelete(delete.exchange), after: nil)
    }
    reply(.exchange(.deleteOk), unless: delete.noWait, on: channel, &buffer)
  }

  /// Removes an exchange and every binding that touches it, and what that leaves unused.
  mutating func deleteExchange(
    _ handle: Handle, _ reason: DeletionReason, after cause: Int?, _ buffer: inout EventBuffer
  ) {
    let name = exchanges[handle].name
    let host = exchanges[handle].virtualHost
    let number = buffer.emit(.exchangeDeleted(name, reason), after: cause)
    for binding in exchanges[handle].table.bindings {
      removeBinding(binding, from: handle)
      buffer.emit(.unbound(binding, .sourceDeleted), after: number)
    }
    let incoming = exchanges[handle].incoming.sorted { $0.value < $1.value }.map(\.key)
    var sources: [ExchangeName] = []
    for binding in incoming {
      if let source = virtualHosts[host].exchangeHandles[binding.source] {
        removeBinding(binding, from: source)
      }
      buffer.emit(.unbound(binding, .destinationDeleted), after: number)
      sources.append(binding.source)
    }
    virtualHosts[host].exchangeHandles[name] = nil
    exchanges.remove(handle)
    if reason == .restart { return }
    for source in sources { deleteIfUnbound(source, in: host, after: number, &buffer) }
  }

  /// An auto-delete exchange goes with its last binding as a source (scenario
  /// `auto-delete-exchange-after-last-unbind`); asked only where a binding has just gone.
  mutating func deleteIfUnbound(
    _ name: ExchangeName, in host: Int, after cause: Int?, _ buffer: inout EventBuffer
  ) {
    guard let handle = virtualHosts[host].exchangeHandles[name],
      exchanges[handle].properties.isAutoDelete, exchanges[handle].table.isEmpty
    else { return }
    deleteExchange(handle, .autoDelete, after: cause, &buffer)
  }

  func refuseDefaultExchange(
    _ name: ExchangeName, _ method: MethodID
  ) throws(AMQPException) {
    guard name.isEmpty else { return }
    throw AMQPException(
      .accessRefused, "operation not permitted on the default exchange", method: method)
  }

  /// The exchange that `channel` calls `name`, or 404.
  @inline(__always)
  func exchange(
    _ name: ExchangeName, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) -> Handle {
    if let handle = virtualHosts[channels[channel].virtualHost].exchangeHandles[name] {
      return handle
    }
    throw noExchange(name, method, on: channel)
  }

  @inline(never)
  private func noExchange(
    _ name: ExchangeName, _ method: MethodID, on channel: Handle
  ) -> AMQPException {
    AMQPException(
      .notFound, "no exchange '\(name)' in vhost '\(virtualHostName(of: channel))'",
      method: method)
  }
}
