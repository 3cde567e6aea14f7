import AMQPModel
import AMQPWire
import BrokerCore
import BrokerHost
import Synchronization
import TestSupport
import Testing

@testable import AMQPListener

/// What the handler does between the machine and the broker, without a socket.
@Suite struct HandlerTests {
  private static func publish(_ queue: RoutingKey, _ body: String) -> Method {
    .basic(
      .publish(.init(message: Message(exchange: "", routingKey: queue, body: Array(body.utf8)))))
  }

  private static func bodies(_ methods: [Method]) -> [String] {
    methods.compactMap { method in
      guard case .basic(.deliver(let deliver)) = method else { return nil }
      return String(decoding: deliver.message.body, as: UTF8.self)
    }
  }

  /// Another connection's publish reaches a consumer that says nothing.
  @Test func deliveriesCrossConnections() throws {
    let consumer = try EmbeddedClient()
    try consumer.open()
    try consumer.send(.queue(.declare(.init(queue: "q"))))
    try consumer.send(.basic(.consume(.init(queue: "q", consumerTag: "c"))))
    _ = try consumer.said()
    let producer = try EmbeddedClient(with: consumer)
    try producer.open()
    try producer.send(Self.publish("q", "one"))
    #expect(Self.bodies(try consumer.said()) == ["one"])
    // The socket dies: what was not acknowledged goes back.
    consumer.drop()
    try producer.send(.basic(.get(.init(queue: "q"))))
    let got = try producer.said().compactMap { method -> Bool? in
      guard case .basic(.getOk(let ok)) = method else { return nil }
      return ok.redelivered
    }
    #expect(got == [true])
  }

  @Test func connectionsHaveNames() throws {
    let first = try EmbeddedClient()
    try first.open()
    let named = try EmbeddedClient(with: first)
    try named.open(as: "shop")
    let again = try EmbeddedClient(with: first)
    try again.open(as: "shop")
    let odd = try EmbeddedClient(with: first)
    try odd.open(as: "no word\u{1b}[2J")
    for (name, isOpen) in [
      ("client-1", true), ("shop", true), ("shop-2", true), ("client-2", true), ("client-3", false),
    ] {
      let id = ConnectionID(ShortString(truncating: name))
      #expect(first.host.ask { $0.isOpen(id) } == isOpen, "\(name)")
    }
  }

  @Test func somebodyElseMayKillAConnection() throws {
    let client = try EmbeddedClient()
    try client.open(as: "victim")
    client.host.perform(.connectionClosed("victim", .lost))
    _ = try client.received()
    #expect(!client.isOpen)
    // A method that was on its way is not one of anybody.
    #expect(!client.host.perform(.method(.channel(.open), on: ChannelAddress("victim", 2))))
  }

  @Test func aRefusedVirtualHostIsTold() throws {
    let client = try EmbeddedClient()
    try client.open(to: "nowhere")
    let texts = try client.said().compactMap { method -> String? in
      guard case .connection(.close(let close)) = method else { return nil }
      return close.replyText
    }
    #expect(texts == ["NOT_ALLOWED - vhost nowhere not found"])
  }

  @Test func brokersDeadlinesPassForClients() throws {
    let client = try EmbeddedClient()
    try client.open()
    let deadlines = Mutex<[Instant?]>([])
    client.host.watchDeadline { deadline in deadlines.withLock { $0.append(deadline) } }
    try client.send(.queue(.declare(.init(queue: "q", arguments: ["x-message-ttl": .int32(50)]))))
    try client.send(Self.publish("q", "late"))
    #expect(deadlines.withLock { $0 } == [nil, Instant(milliseconds: 50)])
    client.wait(50)
    client.host.perform(.timePassed)
    _ = try client.said()
    try client.send(.basic(.get(.init(queue: "q"))))
    #expect(try client.said() == [.basic(.getEmpty)])
  }

  /// Both sides hear of each other, or the client is lost.
  @Test func timersRing() throws {
    let client = try EmbeddedClient()
    try client.open(as: "quiet", heartbeat: 2)
    _ = try client.received()
    let heartbeat: [UInt8] = [8, 0, 0, 0, 0, 0, 0, 206]
    client.wait(1_000)
    #expect(try client.received() == heartbeat)
    client.wait(1_000)
    #expect(try client.received() == heartbeat)
    try client.send(heartbeat)
    client.wait(3_999)
    #expect(client.isOpen)
    client.wait(1)
    #expect(!client.isOpen)
    #expect(!client.host.ask { $0.isOpen("quiet" as ConnectionID) })
  }

  @Test func whoNeverLogsInIsClosed() throws {
    let client = try EmbeddedClient()
    try client.send(FrameEncoder.protocolHeader)
    client.wait(9_999)
    #expect(client.isOpen)
    client.wait(1)
    #expect(!client.isOpen)
  }

  // MARK: Clients that do not read

  @Test func whatASlowClientIsToldWaits() throws {
    let client = try EmbeddedClient()
    try client.open()
    try client.send(.queue(.declare(.init(queue: "q"))))
    try client.send(.basic(.consume(.init(queue: "q", consumerTag: "c", noAck: true))))
    _ = try client.said()
    client.setWritable(false)
    for number in 1...100 { try client.send(Self.publish("q", "\(number)")) }
    #expect(try client.said() == [])
    client.setWritable(true)
    #expect(Self.bodies(try client.said()) == (1...100).map { "\($0)" })
  }

  @Test func aClientThatNeverReadsIsGivenUp() throws {
    var configuration = ListenerConfiguration()
    configuration.outgoingLimit = 10_000
    let client = try EmbeddedClient(configuration)
    try client.open(as: "slow")
    try client.send(.queue(.declare(.init(queue: "q"))))
    try client.send(.basic(.consume(.init(queue: "q", noAck: true))))
    _ = try client.said()
    let other = try EmbeddedClient(with: client)
    try other.open()
    client.setWritable(false)
    let body = String(repeating: "x", count: 1_000)
    for _ in 1...20 { try other.send(Self.publish("q", body)) }
    client.setWritable(false)
    #expect(!client.isOpen)
    #expect(!client.host.ask { $0.isOpen("slow" as ConnectionID) })
    #expect(other.isOpen)
  }

  // MARK: Octets of no sense

  /// Whatever is sent, the broker stands and others are served.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func noOctetsHarmOthers(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let other = try EmbeddedClient()
    try other.open()
    _ = try other.said()
    let client = try EmbeddedClient(with: other)
    try client.open()
    let opening = try client.received().count
    #expect(opening > 0)
    for _ in 0..<20 where client.isOpen {
      try client.send(Self.frame(&random))
    }
    try other.send(.channel(.flow(.init(active: true))))
    #expect(try other.said() == [.channel(.flowOk(.init(active: true)))], "seed \(seed)")
  }

  private static func frame(_ random: inout SplitMix64) -> [UInt8] {
    let methods: [[UInt8]] = [
      [0, 20, 0, 10], [0, 50, 0, 10], [0, 50, 0, 20], [0, 60, 0, 40], [0, 60, 0, 20],
      [0, 60, 0, 80], [0, 40, 0, 10], [0, 90, 0, 10], [0, 85, 0, 10], [0, 60, 0, 120],
    ]
    let count = Int.random(in: 0...40, using: &random)
    var payload = (0..<count).map { _ -> UInt8 in
      // Small numbers are lengths that often fit.
      let number = UInt8.random(in: 0...255, using: &random)
      return Bool.random(using: &random) ? number % 4 : number
    }
    let type = [1, 1, 1, 2, 3, 8, 9].randomElement(using: &random) ?? 1
    if type == 1 { payload = (methods.randomElement(using: &random) ?? []) + payload }
    let channel = UInt8.random(in: 0...2, using: &random)
    return [UInt8(type), 0, channel, 0, 0, 0, UInt8(payload.count)] + payload + [206]
  }
}
