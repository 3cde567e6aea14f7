public import AMQPModel

/// What can be seen of the broker; nothing here changes it.
extension Broker {
  /// The queues of `/` in the order of their names.
  public var queueSnapshots: [QueueSnapshot] { queueSnapshots(in: .default) }

  /// The queues of a virtual host in the order of their names; none when it does not exist.
  public func queueSnapshots(in virtualHost: VirtualHostName) -> [QueueSnapshot] {
    guard let host = host(virtualHost) else { return [] }
    return host.queueHandles.sorted { $0.key < $1.key }.map { snapshot(of: $0.value) }
  }

  /// The queue called `name` in a virtual host, if it exists.
  public func queueSnapshot(
    _ name: QueueName, in virtualHost: VirtualHostName = .default
  ) -> QueueSnapshot? {
    host(virtualHost)?.queueHandles[name].map { snapshot(of: $0) }
  }

  private func host(_ name: VirtualHostName) -> VirtualHost? {
    virtualHostIndexes[name].map { virtualHosts[$0] }
  }

  private func snapshot(of handle: Handle) -> QueueSnapshot {
    let queue = queues[handle]
    return QueueSnapshot(
      properties: queue.properties, virtualHost: virtualHostName(queue.virtualHost),
      ready: queue.ready.count,
      unacknowledged: queue.unacknowledged,
      consumers: queue.consumers.map { snapshot(ofConsumer: $0) },
      consumerCount: consumerCount(of: handle),
      readyBytes: queue.readyBytes, unacknowledgedBytes: queue.unacknowledgedBytes,
      hasOrderOfItsOwn: !queue.settings.isInOrderOfArrival)
  }

  private func snapshot(ofConsumer handle: Handle) -> ConsumerSnapshot {
    let consumer = consumers[handle]
    return ConsumerSnapshot(
      properties: consumer.properties,
      virtualHost: virtualHostName(of: consumer.channel), unacknowledged: consumer.unacknowledged,
      activity: activity(of: handle))
  }

  /// The names of the queues of a virtual host, in order.
  public func queueNames(in virtualHost: VirtualHostName = .default) -> [QueueName] {
    host(virtualHost)?.queueHandles.keys.sorted() ?? []
  }

  /// What the queue called `name` in a virtual host was declared as, if it exists.
  public func queueProperties(
    _ name: QueueName, in virtualHost: VirtualHostName = .default
  ) -> QueueProperties? {
    host(virtualHost)?.queueHandles[name].map { queues[$0].properties }
  }

  /// At most `limit` of the messages that wait in the queue called `name` of a virtual host, in
  /// the order in which they leave.
  public func readyMessages(
    in name: QueueName, of virtualHost: VirtualHostName = .default, limit: Int = .max
  ) -> [ReadyMessage] {
    guard let handle = host(virtualHost)?.queueHandles[name] else { return [] }
    return queues[handle].waiting(limit: limit).map {
      ReadyMessage(number: $0.number, message: $0.message, isRedelivered: $0.isRedelivered)
    }
  }

  /// The queues where a copy of a message is ready, in the order of their names.
  public func queues(holding number: MessageNumber) -> [QueueName] {
    allQueues.filter { queue in queues[queue].ready.contains { $0.number == number } }
      .map { queues[$0].name }.sorted()
  }

  /// Who has a copy of a message and has not settled it: a consumer, or nil for a fetch, with the
  /// channel; in the order of connection names and channel numbers.
  public func holders(
    of number: MessageNumber
  ) -> [(consumer: ConsumerTag?, channel: ChannelAddress)] {
    connectionSnapshots.flatMap { connection in
      connection.channels.flatMap {
        channel -> [(consumer: ConsumerTag?, channel: ChannelAddress)] in
        let address = ChannelAddress(connection.id, channel)
        guard let handle = channelHandles[address] else { return [] }
        let held = channels[handle].transaction?.deliveries ?? []
        return (channels[handle].unacknowledged + held).filter { $0.copy.number == number }
          .map { ($0.consumerTag, address) }
      }
    }
  }

  /// The tags of at most `limit` unsettled deliveries of a channel, oldest first; those of one
  /// consumer where it is named.
  public func unacknowledgedTags(
    on address: ChannelAddress, of consumer: ConsumerTag? = nil, limit: Int = .max
  ) -> [DeliveryTag] {
    guard let handle = channelHandles[address] else { return [] }
    let deliveries = channels[handle].unacknowledged.lazy
      .filter { consumer == nil || $0.consumerTag == consumer }
    return deliveries.prefix(limit).map(\.tag)
  }

  /// The oldest unsettled delivery of a channel, if it has one.
  public func firstUnacknowledged(
    on address: ChannelAddress
  ) -> (tag: DeliveryTag, message: Message)? {
    guard let handle = channelHandles[address] else { return nil }
    return channels[handle].unacknowledged.first.map { ($0.tag, $0.copy.message) }
  }

  /// The exchanges of `/` in the order of their names, predeclared ones included.
  public var exchangeList: [ExchangeProperties] { exchangeList(in: .default) }

  /// The exchanges of a virtual host in the order of their names, predeclared ones included.
  public func exchangeList(in virtualHost: VirtualHostName) -> [ExchangeProperties] {
    guard let host = host(virtualHost) else { return [] }
    return host.exchangeHandles.sorted { $0.key < $1.key }.map { exchanges[$0.value].properties }
  }

  /// The exchange called `name` in a virtual host, if it exists.
  public func exchangeProperties(
    _ name: ExchangeName, in virtualHost: VirtualHostName = .default
  ) -> ExchangeProperties? {
    host(virtualHost)?.exchangeHandles[name].map { exchanges[$0].properties }
  }

  /// The bindings of `/` in the order of their sources' names, then of binding; the implicit ones
  /// of the default exchange are left out.
  public var bindingList: [Binding] { bindingList(in: .default) }

  /// The bindings of a virtual host in the same order.
  public func bindingList(in virtualHost: VirtualHostName) -> [Binding] {
    guard let host = host(virtualHost) else { return [] }
    return host.exchangeHandles.sorted { $0.key < $1.key }
      .flatMap { exchanges[$0.value].table.bindings }
  }

  /// Whether a binding exists in a virtual host.
  public func contains(
    _ binding: Binding, in virtualHost: VirtualHostName = .default
  ) -> Bool {
    guard let source = host(virtualHost)?.exchangeHandles[binding.source] else { return false }
    return exchanges[source].table.contains(binding)
  }

  /// The consumers of all queues in the order in which they started.
  public var consumerSnapshots: [ConsumerSnapshot] { consumerSnapshots(in: nil) }

  /// The consumers in one virtual host, or in all for nil, in the order in which they started.
  public func consumerSnapshots(in virtualHost: VirtualHostName?) -> [ConsumerSnapshot] {
    channelHandles.values
      .filter { virtualHost == nil || virtualHostName(of: $0) == virtualHost }
      .flatMap { channels[$0].consumers.values }
      .sorted { consumers[$0].order < consumers[$1].order }
      .map { snapshot(ofConsumer: $0) }
  }

  /// The open channels in the order of connection names and numbers.
  public var channelSnapshots: [ChannelSnapshot] {
    connectionSnapshots.flatMap { connection in
      connection.channels.compactMap { channelSnapshot(ChannelAddress(connection.id, $0)) }
    }
  }

  /// The channel at `address`, if it is open.
  public func channelSnapshot(_ address: ChannelAddress) -> ChannelSnapshot? {
    guard let handle = channelHandles[address] else { return nil }
    let channel = channels[handle]
    return ChannelSnapshot(
      address: channel.address, user: user(of: handle), virtualHost: virtualHostName(of: handle),
      prefetchCount: channel.prefetchCount,
      globalPrefetchCount: channel.globalPrefetch.limit,
      isConfirming: channel.lastConfirm != nil, consumerCount: channel.consumers.count,
      unacknowledged: channel.unacknowledged.count,
      isTransactional: channel.transaction != nil,
      uncommittedMessages: channel.transaction?.publishes.count ?? 0,
      uncommittedAcknowledgements: channel.transaction?.deliveries.count ?? 0)
  }

  /// Whether a channel is open.
  public func isOpen(_ address: ChannelAddress) -> Bool { channelHandles[address] != nil }

  /// Whether a connection is open.
  public func isOpen(_ connection: ConnectionID) -> Bool { connections[connection] != nil }

  /// The open connections in the order of their names.
  public var connectionSnapshots: [ConnectionSnapshot] {
    connections.sorted { $0.key < $1.key }
      .map {
        ConnectionSnapshot(
          id: $0.key, user: $0.value.user, virtualHost: virtualHostName($0.value.virtualHost),
          channels: $0.value.channels.sorted(), client: $0.value.client)
      }
  }
}
