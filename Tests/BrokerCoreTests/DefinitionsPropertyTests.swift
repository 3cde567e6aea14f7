import AMQPModel
import BrokerCore
import Interchange
import TestSupport
import Testing

/// A topology that is exported and imported into an empty broker is the same topology.
@Suite struct DefinitionsPropertyTests {
  private static func broker(_ operations: [Operation]) -> Broker {
    var broker = Broker()
    for operation in operations {
      let address = TopologyGenerator.address
      if !broker.isOpen(address.connection) {
        _ = broker.apply(.connectionOpened(address.connection))
      }
      if !broker.isOpen(address) { _ = broker.apply(.method(.channel(.open), on: address)) }
      _ = broker.apply(operation)
    }
    return broker
  }

  /// What is written, with bindings that differ by the width of an integer once, for JSON knows
  /// none.
  private static func lines(_ broker: Broker) -> Set<Substring> {
    Set(
      DefinitionsWriter(broker.definitions).text.split(separator: "\n")
        .map { $0.last == "," ? $0.dropLast() : $0 })
  }

  @Test(arguments: 0..<60) func importTakesBackWhatExportGives(seed: Int) throws {
    var generator = TopologyGenerator(seed: UInt64(seed))
    let original = Self.broker(generator.operations())
    let text = DefinitionsWriter(original.definitions).text
    let reading = try DefinitionsReader.read(Array(text.utf8))
    #expect(reading.notices.isEmpty)
    let plan = try Broker().plan(for: reading.definitions, at: .start)
    #expect(plan.omissions.isEmpty)
    let copy = Self.broker(plan.operations.map { .management($0) })
    #expect(Self.lines(copy) == Self.lines(original))
    #expect(copy.queueNames() == original.queueNames())
    #expect(copy.exchangeList.map(\.name) == original.exchangeList.map(\.name))
    // Twice is as good as once.
    let again = try copy.plan(for: reading.definitions, at: .start)
    #expect(again.operations.isEmpty && again.omissions.isEmpty)
    for exchange in original.exchangeList where exchange.type != .headers {
      for key: RoutingKey in ["", "a", "b", "a.b", "b.a.a", "q1", "x.y", "a#", "..", "a..b"] {
        let left = original.explainRouting(from: exchange.name, key: key)
        guard left?.hops.contains(where: { $0.type == .headers }) == false else { continue }
        let right = copy.explainRouting(from: exchange.name, key: key)
        #expect(left?.queues == right?.queues, "\(exchange.name) \(key)")
      }
    }
  }
}
