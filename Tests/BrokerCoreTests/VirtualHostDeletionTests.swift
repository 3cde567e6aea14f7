import AMQPModel
import Testing

@testable import BrokerCore

/// In which order clients hear that their virtual host goes: consumers are cancelled, queue by
/// queue, then connections are closed (asked of RabbitMQ 4.0.5 by `warren verify --api`, whose
/// queues go in an order of their own).
@Suite struct VirtualHostDeletionTests {
  @Test func consumersHearOfTheirQueuesFirst() {
    var broker = Broker()
    let channel = ChannelAddress("c", 1)
    let operations: [Operation] = [
      .management(.addVirtualHost("v")),
      .management(.setPermissions(.all, of: .guest, in: "v")),
      .connectionOpened("c", Login(virtualHost: "v")), .method(.channel(.open), on: channel),
      .method(.queue(.declare(.init(queue: "a", durable: true))), on: channel),
      .method(.queue(.declare(.init(queue: "b", exclusive: true))), on: channel),
      .method(.basic(.consume(.init(queue: "a", consumerTag: "x"))), on: channel),
      .method(.basic(.consume(.init(queue: "b", consumerTag: "y"))), on: channel),
    ]
    for operation in operations { _ = broker.apply(operation, at: .start) }
    let events = broker.apply(.management(.deleteVirtualHost("v")), at: .start)
    let told = events.compactMap { event -> String? in
      guard case .sent(let method, let address) = event.kind else { return nil }
      switch method {
      case .basic(.cancel(let cancel)): return "cancel \(cancel.consumerTag)"
      case .connection(.close(let close)): return "close \(close.replyText) on \(address.channel)"
      case .connection, .channel, .exchange, .queue, .basic, .confirm, .tx: return method.id.name
      }
    }
    #expect(
      told == ["cancel x", "cancel y", "close CONNECTION_FORCED - vhost 'v' is deleted on 0"])
    #expect(broker.virtualHostNames == [.default])
    #expect(broker.connectionSnapshots.isEmpty)
  }
}
