public import AMQPModel

extension Broker {
  /// How many messages wait in the queue called `name` of a virtual host; 0 when there is none.
  public func readyCount(in name: QueueName, of virtualHost: VirtualHostName) -> Int {
    guard let host = virtualHostIndexes[virtualHost],
      let queue = virtualHosts[host].queueHandles[name]
    else { return 0 }
    return queues[queue].ready.count
  }
}
