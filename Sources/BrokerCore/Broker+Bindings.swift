import AMQPModel

/// Binding and unbinding, of queues and of exchanges.
extension Broker {
  mutating func bind(
    _ binding: Binding, _ method: MethodID, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    try checkBinding(binding, method, on: channel)
    // When both are missing the source is named (scenario `bind-missing-queue-or-exchange`).
    let host = channels[channel].virtualHost
    let source = try exchange(binding.source, method, on: channel)
    let destination = try destinationID(of: binding, method, on: channel)
    let match: HeadersMatch?
    do {
      match = try exchanges[source].table.match(of: binding)
    } catch {
      throw AMQPException(.preconditionFailed, error.detail, method: method)
    }
    // An import may bind anybody's queue (asked of RabbitMQ 4.0.5).
    if case .queue(let name) = binding.destination, !channels[channel].isOperators {
      try checkExclusivity(try queue(name, method, on: channel), on: channel, method)
    }
    if profile == .strict, exchanges[source].properties.type == .topic,
      Self.hasManyHashes(binding.key)
    {
      try check(.manyHashes, .preconditionFailed, method)
    }
    let isNew = exchanges[source].table.insert(binding, match, to: destination)
    if isNew {
      let order = nextOrder()
      switch binding.destination {
      case .queue(let name):
        if let handle = virtualHosts[host].queueHandles[name] {
          queues[handle].incoming[binding] = order
        }
      case .exchange(let name):
        if let handle = virtualHosts[host].exchangeHandles[name] {
          exchanges[handle].incoming[binding] = order
        }
      }
    }
    buffer.emit(.bound(binding, isNew: isNew), after: nil)
  }

  /// Removes a binding; what is missing is no error (scenarios `unbind-missing-*`).
  mutating func unbind(
    _ binding: Binding, _ method: MethodID, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    try checkBinding(binding, method, on: channel)
    let host = channels[channel].virtualHost
    guard let source = virtualHosts[host].exchangeHandles[binding.source],
      exchanges[source].table.contains(binding)
    else {
      buffer.emit(.nothingToUnbind(binding), after: nil)
      return
    }
    if case .queue(let name) = binding.destination,
      let queue = virtualHosts[host].queueHandles[name]
    {
      try checkExclusivity(queue, on: channel, method)
    }
    removeBinding(binding, from: source)
    let number = buffer.emit(.unbound(binding, .requested), after: nil)
    deleteIfUnbound(binding.source, in: host, after: number, &buffer)
  }

  /// Writing to the destination comes first, reading from the source last (scenario
  /// `permissions-bind`).
  private mutating func checkBinding(
    _ binding: Binding, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) {
    switch binding.destination {
    case .queue(let name): try check(.write, name, method, on: channel)
    case .exchange(let name):
      try check(.write, name, method, on: channel)
      try refuseDefaultExchange(name, method)
    }
    try refuseDefaultExchange(binding.source, method)
    try check(.read, binding.source, method, on: channel)
    if hasTopicPermissions,
      let source = virtualHosts[channels[channel].virtualHost].exchangeHandles[binding.source]
    {
      try checkTopic(binding.key.value, .read, of: source, method, on: channel)
    }
  }

  /// Takes a binding out of its source's table and its destination's list.
  @discardableResult
  mutating func removeBinding(_ binding: Binding, from source: Handle) -> Bool {
    let host = exchanges[source].virtualHost
    let destination: DestinationID
    switch binding.destination {
    case .queue(let name):
      guard let handle = virtualHosts[host].queueHandles[name] else { return false }
      queues[handle].incoming[binding] = nil
      destination = DestinationID(queueSlot: handle.slot)
    case .exchange(let name):
      guard let handle = virtualHosts[host].exchangeHandles[name] else { return false }
      exchanges[handle].incoming[binding] = nil
      destination = DestinationID(exchangeSlot: handle.slot)
    }
    return exchanges[source].table.remove(binding, to: destination)
  }

  private func destinationID(
    of binding: Binding, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) -> DestinationID {
    switch binding.destination {
    case .queue(let name): DestinationID(queueSlot: try queue(name, method, on: channel).slot)
    case .exchange(let name):
      DestinationID(exchangeSlot: try exchange(name, method, on: channel).slot)
    }
  }
}
