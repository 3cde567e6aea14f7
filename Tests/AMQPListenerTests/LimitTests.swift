import AMQPModel
import AMQPWire
import BrokerCore
import BrokerHost
import Synchronization
import Testing

@testable import AMQPListener

/// What is refused, and who has to wait.
@Suite struct LimitTests {
  private static func publish(_ queue: RoutingKey, _ octets: Int) -> Method {
    let body = [UInt8](repeating: 120, count: octets)
    return .basic(.publish(.init(message: Message(exchange: "", routingKey: queue, body: body))))
  }

  private static func closings(_ methods: [Method]) -> [String] {
    methods.compactMap { method in
      guard case .connection(.close(let close)) = method else { return nil }
      return "\(close.replyCode.rawValue) \(close.replyText)"
    }
  }

  private static func addAlice(_ host: BrokerHost) {
    let hash = PasswordHash(of: Password("alice"), salt: 1)
    let permissions = Permissions(configure: ".*", write: ".*", read: ".*")
    for operation in [
      ManagementOperation.addUser("alice", hash, tags: []),
      .setPermissions(permissions, of: "alice", in: "/"),
    ] { host.perform(.management(operation)) }
  }

  @Test func oneConnectionTooManyIsToldSo() throws {
    var configuration = ListenerConfiguration()
    configuration.connectionLimit = 1
    let first = try EmbeddedClient(configuration)
    try first.open()
    let second = try EmbeddedClient(configuration, with: first)
    try second.open()
    #expect(
      Self.closings(try second.said()) == [
        "530 NOT_ALLOWED - connection refused: node connection limit (1) is reached"
      ])
    #expect(Self.closings(try first.said()) == [])
  }

  @Test(arguments: [
    ("127.0.0.1", "guest", false, true), ("127.8.8.8", "guest", false, true),
    ("::1", "guest", false, true), ("192.0.2.7", "guest", false, false),
    ("192.0.2.7", "guest", true, true), ("192.0.2.7", "alice", false, true),
    ("2001:db8::1", "guest", false, false),
  ])
  func guestComesFromThisMachineOnly(
    peer: String, user: String, isAllowed: Bool, isIn: Bool
  ) throws {
    var configuration = ListenerConfiguration()
    configuration.allowsRemoteGuest = isAllowed
    let client = try EmbeddedClient(configuration, from: peer)
    Self.addAlice(client.host)
    try client.open(as: "shop", user: user)
    #expect(client.host.ask { $0.isOpen("shop" as ConnectionID) } == isIn)
    #expect(
      Self.closings(try client.said())
        == (isIn
          ? []
          : [
            "403 ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. "
              + "For details see the broker logfile."
          ]))
  }

  @Test func theBrokerKnowsWhoIsThere() throws {
    let client = try EmbeddedClient(from: "192.0.2.7")
    Self.addAlice(client.host)
    try client.open(as: "shop", user: "alice")
    let seen = client.host.ask { $0.connectionSnapshots }
    #expect(seen.map(\.client?.peerHost) == ["192.0.2.7"])
    #expect(seen.first?.client?.properties["connection_name"] == .string("shop"))
  }

  // MARK: Publishers wait

  /// Who published is told and not read any more; who only takes goes on, until there is room.
  @Test func publishersWaitWhenTooMuchIsQueued() throws {
    let publisher = try EmbeddedClient(queuedLimit: 10_000)
    try publisher.open(as: "p")
    try publisher.send(.queue(.declare(.init(queue: "q"))))
    _ = try publisher.said()
    let consumer = try EmbeddedClient(with: publisher)
    try consumer.open(as: "c")
    _ = try consumer.said()
    let alarms = Mutex<[Bool]>([])
    publisher.host.watchAlarm { isOn in alarms.withLock { $0.append(isOn) } }
    for _ in 1...4 { try publisher.send(Self.publish("q", 4_000)) }
    // The third one passed the limit, and the fourth waits in the socket.
    #expect(publisher.host.ask { $0.load.messages } == 3)
    #expect(try publisher.handshakes() == ["blocked low on memory"])
    #expect(alarms.withLock { $0 } == [true])
    // Nobody expects to hear of a client that is not read.
    publisher.wait(1_000_000)
    #expect(publisher.isOpen)
    for _ in 1...2 {
      try consumer.send(.basic(.get(.init(queue: "q", noAck: true))))
    }
    #expect(try consumer.handshakes() == [])
    #expect(try publisher.handshakes() == ["unblocked"])
    #expect(publisher.host.ask { $0.load.messages } == 2)
    #expect(alarms.withLock { $0 } == [true, false])
  }

  /// A publisher that waits can be killed.
  @Test func whoWaitsCanBeKilled() throws {
    let publisher = try EmbeddedClient(queuedLimit: 100)
    try publisher.open(as: "p")
    try publisher.send(.queue(.declare(.init(queue: "q"))))
    for _ in 1...2 { try publisher.send(Self.publish("q", 4_000)) }
    publisher.host.perform(.connectionClosed("p", .lost))
    _ = try publisher.received()
    #expect(!publisher.isOpen)
  }
}
