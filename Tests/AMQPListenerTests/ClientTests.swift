import AMQPModel
import BrokerCore
import BrokerHost
import Testing

@testable import AMQPClient
@testable import AMQPListener

/// The client's side of the codec, against our own listener.
@Suite struct ClientTests {
  @Test(arguments: [
    ("amqp://", "guest:guest@localhost:5672 /"), ("amqp://host", "guest:guest@host:5672 /"),
    ("amqp://a:b@host:1234/v", "a:b@host:1234 v"), ("amqp://a@host/", "a:guest@host:5672 /"),
    ("amqp://a%3a:p%40%2F@h/%2Fx", "a::p@/@h:5672 /x"), ("amqp://[::1]:99", "guest:guest@::1:99 /"),
    ("amqp://u:a:b@h", "u:a:b@h:5672 /"), ("amqp://h/caf%C3%A9", "guest:guest@h:5672 café"),
    ("host", nil), ("amqps://host", nil), ("amqp://host:0", nil), ("amqp://host:65536", nil),
    ("amqp://host:x", nil), ("amqp://ho st", nil), ("amqp://host/a/b", nil),
    ("amqp://host/%2", nil), ("amqp://host/%ff", nil), ("amqp://h/?heartbeat=3", nil),
  ])
  func addressesAreRead(text: String, expected: String?) {
    let shown = ServerAddress(text).map {
      "\($0.user):\($0.password)@\($0.host):\($0.port) \($0.virtualHost)"
    }
    #expect(shown == expected)
  }

  private func withListener(_ body: (Int, ClientLoop) throws -> Void) throws {
    var configuration = ListenerConfiguration()
    configuration.port = 0
    let host = BrokerHost(Broker(), clock: { .start })
    let listener = try Listener.start(configuration, host, clock: { 0 })
    defer { listener.stop() }
    let loop = ClientLoop()
    defer { loop.stop() }
    try body(listener.port, loop)
  }

  @Test func whatIsPublishedComesBack() throws {
    try withListener { port, loop in
      let address = try #require(ServerAddress("amqp://127.0.0.1:\(port)"))
      let client = try ClientConnection.open(address, called: "t", on: loop, within: 10_000)
      let message = Message(
        exchange: "", routingKey: "q", body: Array(repeating: 7, count: 300_000))
      client.send(.channel(.open), on: 1)
      client.send(.queue(.declare(.init(queue: "q"))), on: 1)
      client.send(.basic(.publish(.init(message: message))), on: 1)
      client.send(.basic(.get(.init(queue: "q", noAck: true))), on: 1)
      client.send(.basic(.get(.init(queue: "none"))), on: 1)
      var received: [ClientConnection.Received] = []
      while received.count < 4, client.ending == nil { received += client.take(within: 10_000) }
      #expect(
        received.map(\.method.id.name)
          == ["channel.open-ok", "queue.declare-ok", "basic.get-ok", "channel.close"])
      guard case .basic(.getOk(let ok)) = received[2].method else { return }
      #expect(ok.message == message)
      client.drop()
      _ = client.take(within: 10_000)
      #expect(client.ending != nil)
    }
  }

  @Test func refusalsAreTold() throws {
    try withListener { port, loop in
      for (text, reason) in [
        ("amqp://guest:x@127.0.0.1:\(port)", "403 ACCESS_REFUSED"),
        ("amqp://127.0.0.1:\(port)/none", "530 NOT_ALLOWED"),
      ] {
        let address = try #require(ServerAddress(text))
        do {
          _ = try ClientConnection.open(address, called: "t", on: loop, within: 10_000)
          Issue.record("let in")
        } catch ClientFailure.refused(let told) {
          #expect(told.hasPrefix(reason), "\(told)")
        }
      }
    }
  }
}
