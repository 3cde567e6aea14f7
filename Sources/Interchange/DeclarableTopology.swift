import AMQPModel
import BrokerCore

/// What of definitions a client can declare: names of the server's own are left out.
struct DeclarableTopology {
  let exchanges: [ExchangeDefinition]
  let queues: [QueueDefinition]
  let bindings: [Binding]
  /// How many queues and exchanges are left out.
  let omitted: Int

  init(_ definitions: Definitions) {
    exchanges = definitions.exchanges.filter { !Self.isReserved($0.name.value) }
    queues = definitions.queues.filter { !Self.isReserved($0.name.value) }
    let omittedQueues = Set(
      definitions.queues.map(\.name).filter { Self.isReserved($0.value) })
    bindings = definitions.bindings.map(\.binding).filter { binding in
      switch binding.destination {
      case .queue(let name): !omittedQueues.contains(name)
      case .exchange: true
      }
    }
    omitted =
      definitions.queues.count - queues.count + definitions.exchanges.count - exchanges.count
  }

  private static func isReserved(_ name: ShortString) -> Bool {
    name.isEmpty || name.hasPrefix("amq.")
  }
}
