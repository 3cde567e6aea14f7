import AMQPModel
import Testing

@testable import BrokerCore

/// Users, permissions and virtual hosts as RabbitMQ 4.0.5 has them (asked through its HTTP API and
/// a raw AMQP client).
@Suite struct AdministrationTests {
  private static func broker(_ operations: [ManagementOperation]) -> Broker {
    var broker = Broker()
    for operation in operations { _ = broker.apply(.management(operation)) }
    return broker
  }

  private static let user = ManagementOperation.addUser(
    "u", PasswordHash(of: Password("pw"), salt: 7), tags: [])

  private static func refusal(of events: [Event]) -> String? {
    for case .exceptionRaised(let exception, _) in events.lazy.map(\.kind) {
      return "\(exception.code.rawValue) \(exception.text)"
    }
    return nil
  }

  @Test func theDigestIsSHA256() {
    let digest = SHA256.digest(of: Array("abc".utf8))
    #expect(
      digest.prefix(8).elementsEqual([0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea]))
    // A hash that RabbitMQ 4.0.5 made of "pw".
    let octets: [UInt8] = [
      0xb6, 0x7a, 0x7e, 0xb5, 0xd6, 0x08, 0x7b, 0x9c, 0x57, 0x52, 0xf6, 0xe6, 0x2a, 0x9a, 0x9b,
      0xce,
      0xa5, 0xe9, 0xc4, 0x0b, 0x38, 0xaf, 0xbf, 0x49, 0x7a, 0xf9, 0x69, 0x94, 0x7e, 0x37, 0xee,
      0xf4,
      0x8f, 0xa4, 0xdd, 0x36,
    ]
    #expect(PasswordHash(octets: octets).matches(Password("pw")))
    #expect(!PasswordHash(octets: octets).matches(Password("Pw")))
    #expect(!PasswordHash.none.matches(Password("")))
    #expect("\(Password("pw")) \([Password("pw")])".contains("pw") == false)
  }

  static let logins: [(login: Login, code: Int)] = [
    (Login(user: "u", password: Password("bad")), 403),
    (Login(user: "nobody", password: Password("pw")), 403),
    (Login(user: "u", password: Password("pw")), 530),
    (Login(user: "u", virtualHost: "none", password: Password("pw")), 530),
  ]

  @Test(arguments: logins)
  func aLoginIsRefused(login: Login, code: Int) {
    var broker = Self.broker([Self.user])
    let text = Self.refusal(of: broker.apply(.connectionOpened("c", login))) ?? ""
    let expected =
      code == 403
      ? "ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see "
        + "the broker logfile."
      : login.virtualHost == "none"
        ? "NOT_ALLOWED - vhost none not found"
        : "NOT_ALLOWED - access to vhost '/' refused for user 'u'"
    #expect(text == "\(code) \(expected)")
    #expect(!broker.isOpen("c"))
  }

  @Test func namesMeanSomethingOnlyInTheirVirtualHost() {
    var broker = Self.broker([
      .addVirtualHost("v"), .setPermissions(.all, of: "guest", in: "v"),
    ])
    for (id, host) in [("a" as ConnectionID, "/" as VirtualHostName), ("b", "v")] {
      _ = broker.apply(.connectionOpened(id, Login(virtualHost: host)))
      _ = broker.apply(.method(.channel(.open), on: ChannelAddress(id, 1)))
      _ = broker.apply(
        .method(.queue(.declare(.init(queue: "q"))), on: ChannelAddress(id, 1)))
    }
    let message = Message(exchange: .default, routingKey: "q", body: [])
    let events = broker.apply(
      .method(.basic(.publish(.init(message: message))), on: ChannelAddress("b", 1)))
    #expect(events.allSatisfy { $0.virtualHost == "v" })
    #expect(broker.queueSnapshot("q")?.ready == 0)
    #expect(broker.queueSnapshot("q", in: "v")?.ready == 1)
    #expect(broker.exchangeList(in: "v").count == 7)
    let missing = broker.apply(
      .method(.basic(.get(.init(queue: "x"))), on: ChannelAddress("b", 1)))
    #expect(Self.refusal(of: missing) == "404 NOT_FOUND - no queue 'x' in vhost 'v'")
  }

  @Test func aDeletedVirtualHostTakesEverythingAlong() {
    var broker = Self.broker([
      .addVirtualHost("v"), .setPermissions(.all, of: "guest", in: "v"),
    ])
    let address = ChannelAddress("b", 1)
    _ = broker.apply(.connectionOpened("b", Login(virtualHost: "v")))
    _ = broker.apply(.method(.channel(.open), on: address))
    _ = broker.apply(.method(.queue(.declare(.init(queue: "q"))), on: address))
    _ = broker.apply(
      .method(.exchange(.declare(.init(exchange: "x", type: "fanout"))), on: address))
    _ = broker.apply(
      .method(.queue(.bind(.init(queue: "q", exchange: "x", routingKey: ""))), on: address))
    let events = broker.apply(.management(.deleteVirtualHost("v")))
    #expect(Self.refusal(of: events) == "320 CONNECTION_FORCED - vhost 'v' is deleted")
    #expect(!broker.isOpen("b") && broker.virtualHostNames == ["/"])
    _ = broker.apply(.management(.addVirtualHost("w")))
    #expect(broker.queueNames(in: "w").isEmpty && broker.exchangeList(in: "w").count == 7)
    let again = broker.apply(.connectionOpened("b", Login(virtualHost: "w")))
    #expect(Self.refusal(of: again)?.contains("access to vhost 'w' refused") == true)
  }

  @Test func aDeletedUsersConnectionsAreClosed() {
    var broker = Self.broker([Self.user, .setPermissions(.all, of: "u", in: "/")])
    _ = broker.apply(.connectionOpened("c", Login(user: "u")))
    let events = broker.apply(.management(.deleteUser("u")))
    #expect(Self.refusal(of: events) == "320 CONNECTION_FORCED - user 'u' is deleted")
    #expect(!broker.isOpen("c"))
  }

  @Test func anOpenChannelRemembersWhatItWasAllowed() {
    var broker = Self.broker([Self.user, .setPermissions(.all, of: "u", in: "/")])
    let address = ChannelAddress("c", 1)
    _ = broker.apply(.connectionOpened("c", Login(user: "u")))
    _ = broker.apply(.method(.channel(.open), on: address))
    func declare(_ name: QueueName) -> Operation {
      .method(.queue(.declare(.init(queue: name))), on: address)
    }
    _ = broker.apply(declare("q"))
    let nothing = Permissions(configure: "^$", write: "", read: "^$")
    _ = broker.apply(.management(.setPermissions(nothing, of: "u", in: "/")))
    #expect(Self.refusal(of: broker.apply(declare("q"))) == nil)
    let text =
      "403 ACCESS_REFUSED - configure access to queue 'q2' in vhost '/' refused for user 'u'"
    #expect(Self.refusal(of: broker.apply(declare("q2"))) == text)
    _ = broker.apply(.method(.channel(.open), on: address))
    #expect(Self.refusal(of: broker.apply(declare("q"))) == text.replacing("q2", with: "q"))
  }

  @Test func anImpersonatorMayClaimAnyUser() {
    for (tags, isRefused) in [(["impersonator"], false), (["administrator"], true)] {
      var broker = Self.broker([
        .addUser("u", .none, tags: tags), .setPermissions(.all, of: "u", in: "/"),
      ])
      _ = broker.apply(.connectionOpened("c", Login(user: "u")))
      _ = broker.apply(.method(.channel(.open), on: ChannelAddress("c", 1)))
      var properties = BasicProperties()
      properties.userID = "other"
      let message = Message(
        exchange: "amq.fanout", routingKey: "", properties: properties, body: [])
      let events = broker.apply(
        .method(.basic(.publish(.init(message: message))), on: ChannelAddress("c", 1)))
      #expect((Self.refusal(of: events) != nil) == isRefused)
    }
  }

  static let refusals: [(operation: ManagementOperation, text: String)] = [
    (.deleteVirtualHost("n"), "404 Virtual host 'n' does not exist"),
    (.deleteUser("n"), "404 User \"n\" does not exist"),
    (user, "409 User \"u\" already exists"),
    (.changePassword("n", .none), "404 User \"n\" does not exist"),
    (.setPermissions(.all, of: "n", in: "/"), "404 User \"n\" does not exist"),
    (.setPermissions(.all, of: "u", in: "n"), "404 Virtual host 'n' does not exist"),
    (
      .setPermissions(Permissions(configure: "*bad", write: "", read: ""), of: "u", in: "/"),
      "400 {:invalid_regexp, ~c\"*bad\", {~c\"nothing to repeat\", 0}}"
    ),
    (.clearPolicy("n", in: "/"), "404 Parameter does not exist"),
  ]

  @Test(arguments: refusals)
  func refusesInRabbitMQsWords(operation: ManagementOperation, text: String) {
    var broker = Self.broker([Self.user])
    let events = broker.apply(.management(operation))
    guard case .managed(.refused(let refusal)) = events.first?.kind else {
      Issue.record("not refused")
      return
    }
    #expect("\(refusal.code) \(refusal.text)" == text)
  }
}
