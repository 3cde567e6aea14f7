import AMQPModel

/// AMQP 0-9-1 class queue.
extension Broker {
  mutating func perform(
    _ method: QueueMethod, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    switch method {
    case .declare(var declare):
      declare.queue = declare.queue.withoutLineEnds
      if DirectReply.isReserved(declare.queue) {
        try declareReplies(declare, method.id, on: channel, &buffer)
      } else {
        try self.declare(declare, method.id, on: channel, &buffer)
      }
    case .delete(let delete): try self.delete(delete, method.id, on: channel, &buffer)
    case .purge(let purge): try self.purge(purge, method.id, on: channel, &buffer)
    case .bind(let bind):
      let queue = try named(bind.queue, method.id, on: channel).withoutLineEnds
      let binding = Binding(
        source: bind.exchange.withoutLineEnds, destination: .queue(queue),
        key: Self.key(bind.routingKey, of: bind.queue, meaning: queue), arguments: bind.arguments)
      try self.bind(binding, method.id, on: channel, &buffer)
      reply(.queue(.bindOk), unless: bind.noWait, on: channel, &buffer)
    case .unbind(let unbind):
      let queue = try named(unbind.queue, method.id, on: channel).withoutLineEnds
      let binding = Binding(
        source: unbind.exchange.withoutLineEnds, destination: .queue(queue),
        key: Self.key(unbind.routingKey, of: unbind.queue, meaning: queue),
        arguments: unbind.arguments)
      try self.unbind(binding, method.id, on: channel, &buffer)
      reply(.queue(.unbindOk), unless: false, on: channel, &buffer)
    case .declareOk, .bindOk, .purgeOk, .deleteOk, .unbindOk: throw notForClients(method.id)
    }
  }

  /// An empty name with an empty key means the last declared queue under its own name.
  private static func key(
    _ key: BindingKey, of name: QueueName, meaning queue: QueueName
  ) -> BindingKey {
    name.isEmpty && key.isEmpty ? BindingKey(queue.value) : key
  }

  private mutating func declare(
    _ declare: QueueMethod.Declare, _ method: MethodID, on channel: Handle,
    _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    let handle: Handle
    var isNew = false
    if declare.passive {
      handle = try queue(declare.queue, method, on: channel)
      try checkExclusivity(handle, on: channel, method)
    } else if let existing = virtualHosts[channels[channel].virtualHost].queueHandles[declare.queue]
    {
      handle = existing
      try checkReserved(declare.queue, method)
      try check(.configure, declare.queue, method, on: channel)
      try checkEquivalence(of: declare, with: existing, on: channel, method)
    } else {
      handle = try add(declare, on: channel, method)
      isNew = true
    }
    queues[handle].lastUsed = buffer.instant
    noteDeadline(of: handle)
    let queue = queues[handle]
    channels[channel].lastDeclaredQueue = queue.name
    let consumers = consumerCount(of: handle)
    buffer.emit(
      .queueDeclared(
        queue.properties, isNew: isNew, ready: queue.ready.count, consumers: consumers),
      after: nil)
    reply(
      .queue(
        .declareOk(
          .init(
            queue: queue.name, messageCount: queue.ready.count,
            consumerCount: consumers))),
      unless: declare.noWait, on: channel, &buffer)
  }

  private mutating func add(
    _ declare: QueueMethod.Declare, on channel: Handle, _ method: MethodID
  ) throws(AMQPException) -> Handle {
    try checkReserved(declare.queue, method)
    if declare.queue.isEmpty { try checkServerNaming(declare, method) }
    let host = channels[channel].virtualHost
    let isServerNamed = declare.queue.isEmpty
    var name = declare.queue
    while name.isEmpty || virtualHosts[host].queueHandles[name] != nil {
      name = QueueName(names.name(prefix: "amq.gen-"))
    }
    try check(.configure, name, method, on: channel)
    try checkDeadLetterExchange(declare, named: name, method, on: channel)
    let type = try type(of: declare, method, on: channel)
    if let (argument, reason) = QueueArguments.problem(in: declare.arguments, of: type) {
      throw invalidArgument(argument, of: name, reason, method, on: channel)
    }
    if profile == .strict, isTransient(declare) {
      try check(.transientQueue, .internalError, method)
    }
    try checkProperties(declare, of: type, method, on: channel)
    let properties = QueueProperties(
      name: name, isDurable: Self.isDurable(declare),
      owner: declare.exclusive ? channels[channel].address.connection : nil,
      isAutoDelete: declare.autoDelete, arguments: declare.arguments, isServerNamed: isServerNamed)
    let handle = queues.insert(Queue(properties: properties, in: host, order: nextOrder()))
    virtualHosts[host].queueHandles[name] = handle
    if virtualHosts[host].hasPolicies { queues[handle].policies = policies(for: handle) }
    return handle
  }

  private mutating func checkDeadLetterExchange(
    _ declare: QueueMethod.Declare, named name: QueueName, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) {
    switch declare.arguments["x-dead-letter-exchange"] {
    case nil: return
    case .longString(let octets)?:
      // Scenario `permissions-dlx-ae`.
      try check(.read, name, method, on: channel)
      let exchange = ExchangeName(ShortString(octets: octets) ?? "")
      try check(.write, exchange, method, on: channel)
    case let value?:
      throw AMQPException(
        .preconditionFailed,
        "invalid type '\(value.typeName)' for arg 'x-dead-letter-exchange' in queue "
          + "'\(name)' in vhost '\(virtualHostName(of: channel))'", method: method)
    }
  }

  private func checkReserved(_ name: QueueName, _ method: MethodID) throws(AMQPException) {
    guard name.value.hasPrefix("amq.") else { return }
    throw AMQPException(
      .accessRefused, "queue name '\(name)' contains reserved prefix 'amq.*'", method: method)
  }

  /// An exclusive queue is never durable, whatever was asked for (scenario
  /// `exclusive-is-never-durable`).
  private static func isDurable(_ declare: QueueMethod.Declare) -> Bool {
    declare.durable && !declare.exclusive
  }

  /// In RabbitMQ's order (scenarios `queue-declare-check-order`, `queue-declare-exclusive-first`).
  private func checkEquivalence(
    of declare: QueueMethod.Declare, with handle: Handle, on channel: Handle, _ method: MethodID
  ) throws(AMQPException) {
    let current = queues[handle].properties
    let check = EquivalenceCheck(
      kind: "queue", name: current.name.value, virtualHost: virtualHostName(of: channel),
      method: method)
    try checkExclusivity(handle, on: channel, method)
    if declare.exclusive != (current.owner != nil) { throw locked(handle, method) }
    try check.flag("durable", Self.isDurable(declare), current.isDurable)
    try check.flag("auto_delete", declare.autoDelete, current.isAutoDelete)
    for argument in QueueArguments.compared(by: queues[handle].settings.type) {
      let standard: FieldValue? = argument == "x-queue-type" ? .string("classic") : nil
      try check.argument(
        argument, declare.arguments[argument] ?? standard, current.arguments[argument] ?? standard)
    }
  }

  private mutating func delete(
    _ delete: QueueMethod.Delete, _ method: MethodID, on channel: Handle,
    _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    let name = try named(delete.queue, method, on: channel).withoutLineEnds
    try check(.configure, name, method, on: channel)
    let host = channels[channel].virtualHost
    guard let handle = virtualHosts[host].queueHandles[name] else {
      buffer.emit(.noQueueToDelete(name), after: nil)
      reply(
        .queue(.deleteOk(.init(messageCount: 0))), unless: delete.noWait, on: channel, &buffer)
      return
    }
    try checkExclusivity(handle, on: channel, method)
    try checkDeletion(delete, of: handle, method)
    if delete.ifEmpty, !queues[handle].ready.isEmpty {
      throw AMQPException(
        .preconditionFailed, "queue '\(name)' in vhost '\(virtualHostName(host))' not empty",
        method: method)
    }
    if delete.ifUnused, !queues[handle].consumers.isEmpty {
      throw AMQPException(
        .preconditionFailed, "queue '\(name)' in vhost '\(virtualHostName(host))' in use",
        method: method)
    }
    let count = queues[handle].ready.count
    deleteQueue(handle, .requested, after: nil, &buffer)
    reply(
      .queue(.deleteOk(.init(messageCount: count))), unless: delete.noWait, on: channel, &buffer)
  }

  private mutating func purge(
    _ purge: QueueMethod.Purge, _ method: MethodID, on channel: Handle,
    _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    let name = try named(purge.queue, method, on: channel)
    try check(.read, name, method, on: channel)
    let handle = try queue(name, method, on: channel)
    try checkExclusivity(handle, on: channel, method)
    let count = queues[handle].purge()
    buffer.emit(.purged(name, count: count), after: nil)
    reply(.queue(.purgeOk(.init(messageCount: count))), unless: purge.noWait, on: channel, &buffer)
  }

  /// Removes a queue with its messages, bindings and consumers; the consumers are told.
  mutating func deleteQueue(
    _ handle: Handle, _ reason: DeletionReason, after cause: Int?, _ buffer: inout EventBuffer
  ) {
    let queue = queues[handle]
    let host = queue.virtualHost
    let number = buffer.emit(
      .queueDeleted(
        queue.name, reason, ready: queue.ready.count, unacknowledged: queue.unacknowledged),
      after: cause)
    for consumer in queue.consumers {
      let properties = consumers[consumer].properties
      removeConsumer(consumer, .queueDeleted, after: number, &buffer)
      buffer.emit(
        .sent, after: number,
        .sent(
          .basic(.cancel(.init(consumerTag: properties.tag, noWait: true))),
          to: properties.channel))
    }
    let loss: DropReason = reason == .restart ? .restart(.transientQueue) : .queueDeleted
    for copy in queue.ready {
      buffer.emit(.dropped(copy.number, from: queue.name, loss), after: number)
    }
    let incoming = queue.incoming.sorted { $0.value < $1.value }.map(\.key)
    for binding in incoming {
      if let source = virtualHosts[host].exchangeHandles[binding.source] {
        removeBinding(binding, from: source)
      }
      buffer.emit(.unbound(binding, .destinationDeleted), after: number)
    }
    virtualHosts[host].queueHandles[queue.name] = nil
    queues.remove(handle)
    // A durable auto-delete exchange survives a restart without its bindings (scenario
    // `restart-auto-delete-exchanges`).
    if reason == .restart { return }
    for binding in incoming { deleteIfUnbound(binding.source, in: host, after: number, &buffer) }
  }

  /// An auto-delete queue goes with its last consumer (scenarios `auto-delete-queue-*`).
  mutating func deleteIfAbandoned(
    _ handle: Handle, after cause: Int?, _ buffer: inout EventBuffer
  ) {
    guard queues.contains(handle), queues[handle].properties.isAutoDelete,
      queues[handle].consumers.isEmpty
    else { return }
    deleteQueue(handle, .autoDelete, after: cause, &buffer)
  }

  /// The name that a method means: an empty one is the channel's last declared queue.
  func named(
    _ name: QueueName, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) -> QueueName {
    if !name.isEmpty { return name }
    if let last = channels[channel].lastDeclaredQueue { return last }
    throw AMQPException(.notFound, "no previously declared queue", method: method)
  }

  /// The queue that `channel` calls `name`, or 404.
  func queue(
    _ name: QueueName, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) -> Handle {
    if let handle = virtualHosts[channels[channel].virtualHost].queueHandles[name] { return handle }
    throw AMQPException(
      .notFound, "no queue '\(name)' in vhost '\(virtualHostName(of: channel))'", method: method)
  }

  /// Refuses an argument of a queue or of its consumers.
  func invalidArgument(
    _ argument: ShortString, of queue: QueueName, _ reason: String, _ method: MethodID,
    on channel: Handle
  ) -> AMQPException {
    AMQPException(
      .preconditionFailed,
      "invalid arg '\(argument)' for queue '\(queue)' in vhost "
        + "'\(virtualHostName(of: channel))'\(reason)",
      method: method)
  }

  /// Refuses the use of another connection's exclusive queue (scenarios `exclusive-*`).
  func checkExclusivity(
    _ queue: Handle, on channel: Handle, _ method: MethodID
  ) throws(AMQPException) {
    guard let owner = queues[queue].properties.owner,
      owner != channels[channel].address.connection
    else { return }
    throw locked(queue, method)
  }

  private func locked(_ queue: Handle, _ method: MethodID) -> AMQPException {
    let host = virtualHostName(queues[queue].virtualHost)
    return AMQPException(
      .resourceLocked,
      "cannot obtain exclusive access to locked queue '\(queues[queue].name)' in vhost '\(host)'. "
        + "It could be originally declared on another connection or the exclusive property value "
        + "does not match that of the original declaration.", method: method)
  }

  /// Sends an answer unless the client does not want one.
  func reply(
    _ method: Method, unless noWait: Bool, on channel: Handle, _ buffer: inout EventBuffer
  ) {
    guard !noWait else { return }
    buffer.emit(.sent, after: nil, .sent(method, to: channels[channel].address))
  }
}
