import AMQPModel
import BrokerCore
import TestSupport

/// A restart of the broker [broker-restart-durability, restart-*].
extension Auditor {
  mutating func restart() {
    count("restarted")
    // All connections are lost together.
    let all = connections.sorted { $0.id < $1.id }
    connections = []
    for name in hostNames {
      enter(name)
      let own = all.filter { $0.host == name }
      close(
        own.flatMap { connection in
          channels.map(\.address).filter { $0.connection == connection.id }
            .sorted { $0.channel < $1.channel }
        })
    }
    for (host, queue) in allQueues where queue.owner != nil {
      enter(host)
      deleteQueue(queue.number, "exclusive")
    }
    buryTheDead()
    for (host, queue) in allQueues where !queue.isDurable {
      enter(host)
      deleteQueue(queue.number, "restart")
    }
    for name in hostNames {
      enter(name)
      restartHost()
    }
  }

  /// What a virtual host keeps.
  private mutating func restartHost() {
    for index in queues.indices {
      queues[index].lastUsed = now
      queues[index].isRefusing = false
      // Quorum queues keep everything [quorum-persistent-and-transient].
      if queues[index].isQuorum { continue }
      queues[index].ready.removeAll { $0.message.properties.deliveryMode != 2 }
    }
    for exchange in exchanges where !exchange.isDurable {
      deleteExchange(exchange.name)
    }
    // Durable auto-delete exchanges stay, even without bindings [restart-auto-delete-exchanges].
    for index in exchanges.indices {
      exchanges[index].wasBound = router.bindings.contains { $0.source == exchanges[index].name }
    }
  }
}
