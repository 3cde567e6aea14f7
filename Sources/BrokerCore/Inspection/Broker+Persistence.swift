public import AMQPModel

extension Broker {
  /// How many persistent messages the durable queues of a virtual host hold, unacknowledged ones
  /// included; queues that hold none are left out. RabbitMQ takes every message of a transient
  /// queue for transient.
  ///
  /// Looks at every message, so nobody should ask who does not show it.
  public func persistentMessages(
    in virtualHost: VirtualHostName = .default
  ) -> [QueueName: Int] {
    guard let index = virtualHostIndexes[virtualHost] else { return [:] }
    let handles = virtualHosts[index].queueHandles
    var counts: [QueueName: Int] = [:]
    for name in handles.keys {
      guard let handle = handles[name], queues[handle].properties.isDurable else { continue }
      let count = queues[handle].ready.reduce(0) {
        $0 + ($1.message.properties.isPersistent ? 1 : 0)
      }
      if count > 0 { counts[name] = count }
    }
    for channel in channelHandles.values where channels[channel].virtualHost == index {
      for delivery in channels[channel].unacknowledged
      where delivery.copy.message.properties.isPersistent {
        // A queue of the same name may have taken the place of one that went.
        let name = delivery.queueName
        guard handles[name] == delivery.queue, queues[delivery.queue].properties.isDurable
        else { continue }
        counts[name, default: 0] += 1
      }
    }
    return counts
  }
}
