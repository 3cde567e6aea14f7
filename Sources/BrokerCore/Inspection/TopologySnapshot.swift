public import AMQPModel

/// Everything that exists in a virtual host but its messages, and who is connected, at one moment.
public struct TopologySnapshot: Hashable, Sendable {
  /// The virtual host that exchanges, queues, bindings and consumers are of.
  public let virtualHost: VirtualHostName
  /// The exchanges in the order of their names, predeclared ones included.
  public let exchanges: [ExchangeProperties]
  /// The queues in the order of their names.
  public let queues: [QueueSnapshot]
  /// The bindings in the order of their sources' names, then of binding.
  public let bindings: [Binding]
  /// The consumers in the order in which they started.
  public let consumers: [ConsumerSnapshot]
  /// The open connections in the order of their names.
  public let connections: [ConnectionSnapshot]
  /// The open channels in the order of connection names and numbers.
  public let channels: [ChannelSnapshot]
  /// How many messages have been published.
  public let publishedCount: Int
}

extension Broker {
  /// How many exchanges, queues, channels and consumers there are or have been at once.
  public var topologySize: Int {
    exchanges.slotCount + queues.slotCount + channels.slotCount + consumers.slotCount
  }

  /// How many bindings there are, the implicit ones left out.
  public var bindingCount: Int {
    virtualHosts.flatMap(\.exchangeHandles.values)
      .reduce(0) { $0 + exchanges[$1].table.count }
  }

  /// How many messages wait, are unacknowledged or held back in a transaction, and the octets of
  /// their bodies.
  public var load: (messages: Int, bytes: Int) {
    let held = channelHandles.values.reduce(into: (messages: 0, bytes: 0)) { held, channel in
      held.messages += channels[channel].transaction?.publishes.count ?? 0
      held.bytes += channels[channel].transaction?.bytes ?? 0
    }
    return allQueues.reduce(into: held) { load, handle in
      load.0 += queues[handle].ready.count + queues[handle].unacknowledged
      load.1 += queues[handle].readyBytes + queues[handle].unacknowledgedBytes
    }
  }

  /// Everything that exists in a virtual host but the messages.
  public func topology(in virtualHost: VirtualHostName = .default) -> TopologySnapshot {
    TopologySnapshot(
      virtualHost: virtualHost, exchanges: exchangeList(in: virtualHost),
      queues: queueSnapshots(in: virtualHost), bindings: bindingList(in: virtualHost),
      consumers: consumerSnapshots(in: virtualHost), connections: connectionSnapshots,
      channels: channelSnapshots, publishedCount: publishedCount)
  }
}
