import AMQPModel
import BrokerCore
import Testing

/// What RabbitMQ 4.3 does otherwise by default.
///
/// What a denied feature does was tried on RabbitMQ 4.0.5 with
/// `deprecated_features.permit.… = false`; the text of the refusal is 4.3's own.
@Suite struct ProfileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let method: Method
    let strict: ReplyCode?
  }

  private static func declare(
    _ name: QueueName, durable: Bool = false, exclusive: Bool = false, passive: Bool = false,
    autoDelete: Bool = false, _ arguments: FieldTable = [:]
  ) -> Method {
    .queue(
      .declare(
        .init(
          queue: name, passive: passive, durable: durable, exclusive: exclusive,
          autoDelete: autoDelete, arguments: arguments)))
  }

  private static func bind(_ key: BindingKey, _ exchange: ExchangeName) -> Method {
    .queue(.bind(.init(queue: "there", exchange: exchange, routingKey: key)))
  }

  static let cases: [Case] = [
    Case(
      testDescription: "a transient queue is an internal error", method: declare("q"),
      strict: .internalError),
    Case(
      testDescription: "a transient auto-delete queue too",
      method: declare("q", autoDelete: true), strict: .internalError),
    Case(
      testDescription: "a server-named queue that is not exclusive too", method: declare(""),
      strict: .internalError),
    Case(
      testDescription: "an exclusive queue is fine", method: declare("q", exclusive: true),
      strict: nil),
    Case(
      testDescription: "a durable queue is fine", method: declare("q", durable: true),
      strict: nil),
    Case(
      testDescription: "a bad argument is found first",
      method: declare("q", ["x-message-ttl": .int32(-1)]), strict: .preconditionFailed),
    Case(
      testDescription: "a reserved name is found first", method: declare("amq.q"),
      strict: .accessRefused),
    Case(
      testDescription: "an existing queue is only compared", method: declare("there"),
      strict: .preconditionFailed),
    Case(
      testDescription: "a passive declare only looks", method: declare("none", passive: true),
      strict: .notFound),
    Case(
      testDescription: "two hashes are fine", method: bind("#.a.#", "amq.topic"), strict: nil),
    Case(
      testDescription: "three hashes are not", method: bind("#.a.#.b.#", "amq.topic"),
      strict: .preconditionFailed),
    Case(
      testDescription: "hashes within words do not count",
      method: bind("#a.##.b#.#.#", "amq.topic"), strict: nil),
    Case(
      testDescription: "hashes mean nothing on a direct exchange",
      method: bind("#.#.#", "amq.direct"), strict: nil),
  ]

  private static func code(of method: Method, _ profile: BrokerProfile) -> ReplyCode? {
    var broker = Broker(seed: 1, profile: profile)
    let address = ChannelAddress("A", 1)
    _ = broker.apply(.connectionOpened("A"))
    _ = broker.apply(.method(.channel(.open), on: address))
    _ = broker.apply(.method(declare("there", durable: true), on: address))
    for event in broker.apply(.method(method, on: address)) {
      if case .exceptionRaised(let exception, on: _) = event.kind { return exception.code }
    }
    return nil
  }

  @Test(arguments: cases)
  func strictProfileRefuses(example: Case) {
    #expect(Self.code(of: example.method, .strict) == example.strict)
  }

  @Test(arguments: cases)
  func otherProfileRefusesOnlyTheRest(example: Case) {
    let isDeprecated =
      example.strict == .internalError
      || example.testDescription == "three hashes are not"
    #expect(Self.code(of: example.method, .current) == (isDeprecated ? nil : example.strict))
  }

  @Test func refusalHasRabbitMQsTextAndClosesTheConnection() throws {
    var broker = Broker(seed: 1)
    let address = ChannelAddress("A", 1)
    _ = broker.apply(.connectionOpened("A"))
    _ = broker.apply(.method(.channel(.open), on: address))
    _ = broker.apply(.profileChosen(.strict))
    let events = broker.apply(.method(Self.declare("q"), on: address))
    let texts = events.compactMap { event -> String? in
      guard case .exceptionRaised(let exception, on: _) = event.kind else { return nil }
      return exception.text
    }
    #expect(
      texts == [
        """
        INTERNAL_ERROR - Feature `transient_nonexcl_queues` is deprecated.
        By default, this feature is not permitted anymore.
        The feature will be removed from a future major RabbitMQ version, regardless of the \
        configuration; actual version to be determined.
        To...
        """
      ])
    #expect(!broker.isOpen(ConnectionID("A")))
    #expect(broker.queueNames().isEmpty)
  }

  /// RabbitMQ does not refuse it: it takes it for one that is not global.
  @Test(arguments: BrokerProfile.allCases)
  func globalPrefetchIsEachConsumersInTheStrictProfile(profile: BrokerProfile) throws {
    var broker = Broker(seed: 1, profile: profile)
    let address = ChannelAddress("A", 1)
    _ = broker.apply(.connectionOpened("A"))
    _ = broker.apply(.method(.channel(.open), on: address))
    _ = broker.apply(
      .method(.basic(.qos(.init(prefetchCount: 2, global: true))), on: address))
    let snapshot = try #require(broker.channelSnapshot(address))
    #expect(snapshot.globalPrefetchCount == (profile == .current ? 2 : 0))
    #expect(snapshot.prefetchCount == (profile == .current ? 0 : 2))
  }
}
