import AMQPModel
import BrokerCore
import TestSupport

/// A restart of the broker [broker-restart-durability, restart-*].
extension Auditor {
  mutating func restart() {
    count("restarted")
    // All connections are lost together.
    let names = connections.map(\.id).sorted()
    connections = []
    let all = names.flatMap { name in
      channels.map(\.address).filter { $0.connection == name }
        .sorted { $0.channel < $1.channel }
    }
    close(all)
    for queue in queues where queue.owner != nil { deleteQueue(queue.number, "exclusive") }
    buryTheDead()
    for queue in queues where !queue.isDurable { deleteQueue(queue.number, "restart") }
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
