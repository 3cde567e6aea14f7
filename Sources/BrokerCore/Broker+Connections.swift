import AMQPModel

/// Connections and channels: AMQP 0-9-1 classes connection and channel.
extension Broker {
  mutating func openConnection(
    _ id: ConnectionID, _ login: Login, _ buffer: inout EventBuffer
  ) {
    precondition(connections[id] == nil, "a connection is opened once")
    do {
      let host = try admit(login)
      connections[id] = Connection(
        user: login.user, virtualHost: host,
        isImpersonator: administration.users[login.user]?.tags.contains("impersonator") == true,
        client: login.client)
      buffer.place = virtualHosts[host].place
      buffer.emit(.connectionOpened(id, user: login.user), after: nil)
    } catch {
      raise(error, on: ChannelAddress(id, 0), &buffer)
    }
  }

  /// Ends a connection: its channels close, its exclusive queues go. Unknown ones are ignored.
  mutating func closeConnection(
    _ id: ConnectionID, _ closure: ConnectionClosure, after cause: Int?,
    _ buffer: inout EventBuffer
  ) {
    guard let connection = connections.removeValue(forKey: id) else { return }
    let host = connection.virtualHost
    buffer.place = virtualHosts[host].place
    let number = buffer.emit(.connectionClosed(id, closure), after: cause)
    closeChannels(
      connection.channels.sorted().compactMap { channelHandles[ChannelAddress(id, $0)] },
      .withConnection,
      after: number, &buffer)
    let owned = virtualHosts[host].queueHandles.values.filter { queues[$0].properties.owner == id }
    for queue in owned.sorted(by: { queues[$0].order < queues[$1].order }) {
      deleteQueue(queue, .exclusive, after: number, &buffer)
    }
  }

  mutating func perform(
    _ method: ConnectionMethod, on address: ChannelAddress, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    switch method {
    case .close:
      buffer.emit(
        .sent, after: nil,
        .sent(.connection(.closeOk), to: ChannelAddress(address.connection, 0)))
      closeConnection(address.connection, .byClient, after: nil, &buffer)
    case .closeOk: break
    }
  }

  mutating func openChannel(_ address: ChannelAddress, _ buffer: inout EventBuffer) {
    guard let connection = connections[address.connection] else {
      preconditionFailure("a channel belongs to a connection")
    }
    buffer.place = virtualHosts[connection.virtualHost].place
    channelHandles[address] = channels.insert(
      Channel(address: address, virtualHost: connection.virtualHost))
    connections[address.connection]?.channels.append(address.channel)
    let cause = buffer.emit(.channelOpened(address), after: nil)
    buffer.emit(.sent, after: cause, .sent(.channel(.openOk), to: address))
  }

  mutating func perform(
    _ method: ChannelMethod, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    let address = channels[channel].address
    switch method {
    case .open:
      throw AMQPException(.channelError, "second 'channel.open' seen", method: method.id)
    case .flow(let flow):
      guard flow.active else {
        throw AMQPException(.notImplemented, "active=false", method: method.id)
      }
      buffer.emit(.sent, after: nil, .sent(.channel(.flowOk(.init(active: true))), to: address))
    case .close:
      closeChannel(channel, .byClient, after: nil, &buffer)
      buffer.emit(.sent, after: nil, .sent(.channel(.closeOk), to: address))
    // The host deals with the answer to a close of its own, and RabbitMQ never asks for a flow-ok.
    case .closeOk, .flowOk, .openOk: throw notForClients(method.id)
    }
  }

  /// Ends a channel.
  mutating func closeChannel(
    _ channel: Handle, _ closure: ChannelClosure, after cause: Int?, _ buffer: inout EventBuffer
  ) {
    closeChannels([channel], closure, after: cause, &buffer)
  }

  /// Ends channels together: their consumers go, what was not settled returns to the queues.
  ///
  /// All consumers go before anything is requeued, so that nothing returns to a channel that is
  /// about to close; and a queue that goes with its last consumer takes its messages along.
  mutating func closeChannels(
    _ closing: [Handle], _ closure: ChannelClosure, after cause: Int?,
    _ buffer: inout EventBuffer
  ) {
    var number = cause
    var abandoned: [Handle] = []
    for channel in closing {
      let address = channels[channel].address
      number = buffer.emit(.channelClosed(address, closure), after: cause)
      connections[address.connection]?.channels.removeAll { $0 == address.channel }
      channelHandles[address] = nil
      if let transaction = channels[channel].transaction, !transaction.isEmpty {
        rollBack(transaction, on: channel, after: number, &buffer)
      }
      let leaving = channels[channel].consumers.values
      for consumer in leaving.sorted(by: { consumers[$0].order < consumers[$1].order }) {
        abandoned.append(consumers[consumer].queue)
        removeConsumer(consumer, .channelClosed, after: number, &buffer)
      }
      endReplies(of: channel, .channelClosed, after: number, &buffer)
    }
    for queue in abandoned { deleteIfAbandoned(queue, after: number, &buffer) }
    let successions = abandoned.filter {
      replaceActiveConsumer(of: $0, after: number, &buffer)
    }
    for channel in closing {
      for group in takeAbandoned(of: channel) {
        use(group[0].queue, &buffer)
        requeue(group, on: channel, .channelClosed, after: number, &buffer)
      }
      channels.remove(channel)
    }
    for queue in successions { dispatch(queue, after: number, &buffer) }
  }
  /// A queue that notices the end of a channel with unsettled deliveries counts as used (scenario
  /// `expires-closed-fetch-resets`).
  private mutating func use(_ queue: Handle, _ buffer: inout EventBuffer) {
    if queues.contains(queue) { queues[queue].lastUsed = buffer.instant }
  }
}
