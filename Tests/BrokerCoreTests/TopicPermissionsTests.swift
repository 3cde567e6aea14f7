import AMQPModel
import Testing

@testable import BrokerCore

/// What RabbitMQ 4.0.5's rabbitmqctl and HTTP API answered; what topic permissions do is recorded
/// (scenarios `topic-permissions-*`).
@Suite struct TopicPermissionsTests {
  private static let some = TopicPermissions(exchange: "x", write: "^a", read: ".*")

  private static func outcome(
    of operation: ManagementOperation, _ broker: inout Broker
  ) -> ManagementOutcome? {
    for case .managed(let outcome) in broker.apply(.management(operation)).lazy.map(\.kind) {
      return outcome
    }
    return nil
  }

  @Test(
    arguments: [
      (
        TopicPermissions(exchange: "x", write: "(", read: ".*"), "bob", "shop", 400,
        "{:invalid_regexp, \"(\", {~c\"missing )\", 1}}"
      ),
      (
        TopicPermissions(exchange: "x", write: ".*", read: "("), "guest", "/", 400,
        "{:invalid_regexp, \"(\", {~c\"missing )\", 1}}"
      ),
      (
        TopicPermissions(exchange: "x", write: "^{username}(-{vhost}", read: "a"), "guest", "/",
        400,
        "{:invalid_regexp, \"^{username}(-{vhost}\", {~c\"missing )\", 20}}"
      ),
      (some, "bob", "shop", 404, "User bob does not exist"),
      (some, "guest", "shop", 404, "Virtual host shop does not exist"),
    ] as [(TopicPermissions, UserName, VirtualHostName, Int, String)])
  func refusesInRabbitMQsWords(
    permissions: TopicPermissions, user: UserName, host: VirtualHostName, code: Int, text: String
  ) {
    var broker = Broker()
    #expect(
      Self.outcome(of: .setTopicPermissions(permissions, of: user, in: host), &broker)
        == .refused(.init(code: code, text: text)))
    #expect(!broker.hasTopicPermissions && broker.topicPermissionsSnapshots.isEmpty)
  }

  /// Publishing asks only while somebody has topic permissions.
  @Test func nobodyAsksWhereNoneAreSet() {
    var broker = Broker()
    func apply(_ operation: ManagementOperation) { _ = broker.apply(.management(operation)) }
    let set = ManagementOperation.setTopicPermissions(Self.some, of: "guest", in: "/")
    apply(set)
    #expect(broker.hasTopicPermissions)
    apply(.clearTopicPermissions(of: "guest", for: "x", in: "/"))
    #expect(!broker.hasTopicPermissions)
    apply(set)
    apply(.clearTopicPermissions(of: "guest", for: nil, in: "/"))
    #expect(!broker.hasTopicPermissions)
    apply(set)
    apply(.deleteUser("guest"))
    #expect(!broker.hasTopicPermissions)
    apply(.addVirtualHost("shop"))
    apply(.addUser("ann", PasswordHash(of: Password("a"), salt: 0), tags: []))
    apply(.setTopicPermissions(Self.some, of: "ann", in: "shop"))
    #expect(broker.hasTopicPermissions)
    apply(.deleteVirtualHost("shop"))
    #expect(!broker.hasTopicPermissions && broker.topicPermissionsSnapshots.isEmpty)
  }

  @Test func clearsOneOrAll() {
    var broker = Broker()
    let other = TopicPermissions(exchange: "a", write: "", read: "")
    for permissions in [Self.some, other] {
      #expect(
        Self.outcome(of: .setTopicPermissions(permissions, of: "guest", in: "/"), &broker)
          == .topicPermissionsSet(permissions, of: "guest", in: "/"))
    }
    #expect(broker.topicPermissionsSnapshots.map(\.permissions) == [other, Self.some])
    #expect(
      Self.outcome(of: .clearTopicPermissions(of: "guest", for: "b", in: "/"), &broker)
        == .refused(.init(code: 404, text: "Object Not Found")))
    #expect(
      Self.outcome(of: .clearTopicPermissions(of: "guest", for: "a", in: "/"), &broker)
        == .topicPermissionsCleared(of: "guest", for: "a", in: "/"))
    #expect(broker.topicPermissionsSnapshots.map(\.permissions) == [Self.some])
    #expect(
      Self.outcome(of: .clearTopicPermissions(of: "guest", for: nil, in: "/"), &broker)
        == .topicPermissionsCleared(of: "guest", for: nil, in: "/"))
    #expect(
      Self.outcome(of: .clearTopicPermissions(of: "guest", for: nil, in: "/"), &broker)
        == .refused(.init(code: 404, text: "Object Not Found")))
  }

  /// An import binds without anybody's permission, guest's included, and remembers no grant.
  @Test func anImportAsksForNoTopicPermissions() {
    var broker = Broker()
    let nothing = TopicPermissions(exchange: "amq.topic", write: "^$", read: "^$")
    _ = broker.apply(.management(.setTopicPermissions(nothing, of: "guest", in: "/")))
    let queue = QueueDefinition(virtualHost: "/", name: "q")
    _ = broker.apply(.management(.defineQueue(queue, in: "/")))
    let exchange = ExchangeDefinition(virtualHost: "/", name: "x", type: "topic")
    _ = broker.apply(.management(.defineExchange(exchange, in: "/")))
    for destination: BindingDestination in [.queue("q"), .exchange("x")] {
      let binding = Binding(source: "amq.topic", destination: destination, key: "a.#")
      for case .managed(let outcome) in broker.apply(
        .management(.defineBinding(binding, in: "/"))
      ).map(\.kind) { Issue.record("\(outcome)") }
    }
    #expect(broker.bindingList.count == 2)
    let channel = ChannelAddress("you", 1)
    _ = broker.apply(.connectionOpened("you"))
    _ = broker.apply(.method(.channel(.open), on: channel))
    let bind = QueueMethod.bind(.init(queue: "q", exchange: "amq.topic", routingKey: "b.#"))
    let events = broker.apply(.method(.queue(bind), on: channel))
    let refusals = events.compactMap { event in
      if case .exceptionRaised(let exception, _) = event.kind { exception.code } else { nil }
    }
    #expect(refusals == [.accessRefused], "a client is asked as before")
  }

  /// A name is put in as it is, so its octets may be an expression, or break one.
  @Test(
    arguments: [
      ("a.b", "a.b", true), ("a.b", "axb", true), ("{vhost}", "/", true), ("(", "(", false),
    ] as [(UserName, ShortString, Bool)])
  func namesArePutInAsTheyAre(user: UserName, key: ShortString, isAllowed: Bool) throws {
    let source = TopicPermissions(exchange: "x", write: "^{username}$", read: "")
    let compiled = try CompiledTopicPermissions(source, of: user, in: "/")
    #expect(compiled.allows(.write, key) == isAllowed)
    #expect(compiled.allows(.read, "") && !compiled.allows(.read, "a"))
  }
}
