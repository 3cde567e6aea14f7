import AMQPModel
import BrokerCore
import TestSupport
import Testing

@testable import Interchange

/// Virtual hosts, users, permissions and policies of `definitions.json`, both ways.
@Suite struct AdministrationDefinitionsTests {
  private static func definitions(_ text: String) throws -> Definitions {
    try DefinitionsReader.read(Array(text.utf8)).definitions
  }

  /// What an export gives after `definitions` were imported.
  private static func exported(_ definitions: Definitions) throws -> Definitions {
    let (broker, plan) = try DefinitionsTests.broker(with: definitions)
    var kept = KeptDefinitions()
    kept.note(definitions, plan, into: nil)
    return kept.added(to: broker.definitions)
  }

  static let wholes = ["rabbitmq-3.10.8-broker", "rabbitmq-4.0.5-broker", "rabbitmq-4.0.5-several"]

  /// Sections as a real broker has them come out as they went in; a queue's `x-queue-type`, which
  /// 3.10 does not tell, `guest` and `/` are there anyway.
  @Test(arguments: wholes) func aWholeBrokerComesBack(file: String) throws {
    let octets = try DefinitionsTests.fixture(file)
    let reading = try DefinitionsReader.read(octets)
    #expect(reading.notices.isEmpty)
    let written = DefinitionsWriter(try Self.exported(reading.definitions)).text
    var actual = try DefinitionsTests.entries(Array(written.utf8))
    var expected = try DefinitionsTests.entries(octets)
    if file.contains("several") {
      actual["users"] = actual["users"]?.filter { $0["name"] != .string("guest") }
      actual["vhosts"] = actual["vhosts"]?.filter { $0["name"] != .string("/") }
      actual["permissions"] = actual["permissions"]?.filter { $0["vhost"] != .string("/") }
    }
    if file.contains("3.10") {
      for section in ["queues"] {
        actual[section] = nil
        expected[section] = nil
      }
    }
    for section in Set(actual.keys).union(expected.keys).sorted() {
      #expect(actual[section] ?? [] == expected[section] ?? [], "\(section)")
    }
  }

  @Test func whatTwoVersionsExportMeansTheSame() throws {
    for file in ["rabbitmq-3.10.8-broker", "rabbitmq-4.0.5-broker"] {
      let definitions = try DefinitionsReader.read(DefinitionsTests.fixture(file)).definitions
      let (broker, plan) = try DefinitionsTests.broker(with: definitions)
      #expect(plan.omissions.isEmpty)
      let count = plan.count
      #expect((count.virtualHosts, count.users, count.permissions, count.policies) == (1, 2, 2, 1))
      #expect((count.exchanges, count.queues, count.bindings) == (5, 5, 10))
      #expect(broker.queueNames().isEmpty && broker.virtualHostNames == ["/", "warren-defs"])
      let found = broker.effectivePolicy(ofQueue: "Q1", in: "warren-defs")
      #expect(found?.policy?.name == "limits")
      #expect(found?.arguments["x-max-length"] == .int64(1000))
    }
  }

  @Test func severalVirtualHostsWork() throws {
    let definitions = try DefinitionsReader.read(DefinitionsTests.fixture("rabbitmq-4.0.5-several"))
      .definitions
    var (broker, plan) = try DefinitionsTests.broker(with: definitions)
    #expect(plan.count.virtualHosts == 3 && plan.count.users == 4 && plan.count.permissions == 7)
    #expect(plan.omissions.map(\.place) == ["users[1]", "policies[1]", "policies[4]"])
    #expect(
      plan.omissions.map(\.reason) == [
        .unknownHash(.init(rawValue: "rabbit_password_hashing_sha512")),
        .settingsNotSimulated(["max-age"], othersCount: false),
        .settingsNotSimulated(["queue-leader-locator"], othersCount: true),
      ])
    func refusal(
      _ user: UserName, _ host: VirtualHostName, _ password: String
    ) -> AMQPException? {
      let login = Login(user: user, virtualHost: host, password: Password(password))
      let events = broker.apply(.connectionOpened("test", login))
      _ = broker.apply(.connectionClosed("test", .closedByClient))
      for case .exceptionRaised(let exception, _) in events.map(\.kind) { return exception }
      return nil
    }
    #expect(refusal("warren-ann", "warren-orders", "secret") == nil, "by the broker's own hash")
    #expect(refusal("warren-ann", "warren-orders", "wrong")?.code == .accessRefused)
    #expect(refusal("warren-ann", "warren-empty", "secret")?.code == .notAllowed)
    #expect(refusal("warren-tool", "warren-stock", "")?.code == .accessRefused)
    #expect(refusal("warren-old", "warren-stock", "")?.code == .accessRefused)
    let policy = broker.effectivePolicy(ofQueue: "lost", in: "warren-stock")
    #expect(policy?.arguments["x-expires"] == .int64(3_600_000), "without queue-leader-locator")
    #expect(broker.effectivePolicy(ofExchange: "orders", in: "warren-orders")?.name == "strays")
    #expect(broker.effectivePolicy(ofQueue: "bob.eu", in: "warren-orders")?.policy?.name == "high")
    #expect(broker.effectivePolicy(ofQueue: "bob.safe", in: "warren-orders")?.policy?.name == "low")
  }

  /// What exists becomes what the file says where RabbitMQ does so; a second time nothing changes.
  @Test func usersPermissionsAndPoliciesAreReplaced() throws {
    let text = """
      {"users":[{"name":"guest","password_hash":"YWJj","tags":[]}],
       "permissions":[{"user":"guest","vhost":"/","configure":"^a","write":".*","read":""}],
       "policies":[{"vhost":"/","name":"p","pattern":"^q","definition":{"max-length":5}}],
       "queues":[{"name":"q","vhost":"/"}]}
      """
    let definitions = try Self.definitions(text)
    var (broker, plan) = try DefinitionsTests.broker(with: definitions)
    #expect(
      plan.operations.prefix(3) == [
        .changePassword("guest", PasswordHash(octets: Array("abc".utf8))), .setTags("guest", []),
        .setPermissions(.init(configure: "^a", write: ".*", read: ""), of: "guest", in: "/"),
      ])
    #expect(plan.count.users == 1 && plan.count.permissions == 1 && plan.count.policies == 1)
    #expect(broker.queueNames() == ["q"], "whatever guest may do by now")
    #expect(try broker.plan(for: definitions, at: .start).operations.isEmpty)
    let changed = try Self.definitions(text.replacing("\"max-length\":5", with: "\"max-length\":6"))
    let second = try broker.plan(for: changed, at: .start)
    #expect(second.operations.count == 1 && second.count.policies == 1)
    for operation in second.operations { _ = broker.apply(.management(operation)) }
    #expect(broker.policies().map(\.definition) == [["max-length": .int64(6)]])
  }

  @Test func whatIsChangedSinceIsNotGivenBackAsItCame() throws {
    let definitions = try Self.definitions(
      """
      {"vhosts":[{"name":"v","colour":1}],"users":[{"name":"u","password_hash":"","shoe":1}],
       "permissions":[{"user":"u","vhost":"v","configure":"(?<=a)b","write":"","read":""}],
       "topic_permissions":[{"user":"u","vhost":"v","exchange":"x","write":"","read":""}],
       "parameters":[{"vhost":"v","component":"c","name":"n","value":1}],
       "policies":[
         {"vhost":"v","name":"p","pattern":".","definition":{"ha-mode":"all","expires":5}},
         {"vhost":"v","name":"kept","pattern":".","definition":{"ha-mode":"all"}}]}
      """)
    var (broker, plan) = try DefinitionsTests.broker(with: definitions)
    var kept = KeptDefinitions()
    kept.note(definitions, plan, into: nil)
    var exported = kept.added(to: broker.definitions)
    #expect(exported.policies == definitions.policies)
    #expect(exported.permissions.count == 2 && exported.permissions.last?.configure == "(?<=a)b")
    #expect(exported.users.last?.kept.map(\.name) == ["shoe"])
    let policy = Policy(name: "p", pattern: ".", definition: ["expires": .int32(7)])
    _ = broker.apply(.management(.setPolicy(policy, in: "v")))
    exported = kept.added(to: broker.definitions)
    #expect(exported.policies.first?.definition == ["expires": .int32(7)])
    _ = broker.apply(.management(.deleteUser("u")))
    exported = kept.added(to: broker.definitions)
    #expect(exported.topicPermissions.isEmpty && exported.permissions.count == 1)
    _ = broker.apply(.management(.deleteVirtualHost("v")))
    exported = kept.added(to: broker.definitions)
    #expect(exported.virtualHosts.map(\.name) == ["/"])
    #expect(exported.parameters.isEmpty && exported.policies.isEmpty)
  }

  @Test func oneVirtualHostOfAWholeBrokerBringsNoUsers() throws {
    let definitions = try DefinitionsReader.read(DefinitionsTests.fixture("rabbitmq-4.0.5-several"))
      .definitions
    var broker = Broker()
    _ = broker.apply(.management(.addVirtualHost("warren-stock")))
    let plan = try broker.plan(for: definitions, into: "warren-stock", at: .start)
    #expect(plan.count.users == 0 && plan.count.permissions == 0 && plan.count.virtualHosts == 0)
    #expect(plan.count.queues == 1 && plan.count.exchanges == 2 && plan.count.policies == 1)
    for operation in plan.operations { _ = broker.apply(.management(operation)) }
    #expect(broker.queueNames(in: "warren-stock") == ["lost"] && broker.queueNames().isEmpty)
  }

  struct Refused: CustomTestStringConvertible {
    let text: String
    let place: String
    let reason: String
    var testDescription: String { text }
  }

  /// Asked of RabbitMQ 4.0.5, which refuses the same; the texts of what rabbitmqctl says otherwise
  /// are rabbitmqctl's.
  static let refused: [Refused] = [
    .init(
      text: "{\"queues\":[{\"name\":\"q\",\"vhost\":\"none\"}]}", place: "queues[0]",
      reason: "Please create virtual host \"none\" prior to importing definitions."),
    .init(
      text: """
        {"users":[],"policies":[{"name":"p","vhost":"none","pattern":".",
         "definition":{"expires":5}}]}
        """, place: "policies[0]",
      reason: "Please create virtual host \"none\" prior to importing definitions."),
    .init(
      text: """
        {"permissions":[{"user":"guest","vhost":"none","configure":"","write":"","read":""}]}
        """, place: "permissions[0]",
      reason: "Please create virtual host \"none\" prior to importing definitions."),
    .init(
      text: """
        {"permissions":[{"user":"nobody","vhost":"/","configure":"","write":"","read":""}]}
        """, place: "permissions[0]", reason: "User \"nobody\" does not exist"),
    .init(
      text: """
        {"vhosts":[],"topic_permissions":[{"user":"nobody","vhost":"/","exchange":"x",
         "write":"","read":""}]}
        """, place: "topic_permissions[0]", reason: "User \"nobody\" does not exist"),
    .init(
      text: """
        {"permissions":[{"user":"guest","vhost":"/","configure":"(","write":"","read":""}]}
        """, place: "permissions[0]", reason: "missing )"),
    .init(
      text: "{\"users\":[{\"name\":\"u\",\"password_hash\":\"!!\"}]}", place: "users[0]",
      reason: "{not_base64,<<\"!!\">>}"),
    .init(
      text: """
        {"policies":[{"name":"p","pattern":".","definition":{"max-length":-1}}]}
        """, place: "policies[0]", reason: "-1 is not a valid maximum length"),
    .init(
      text: "{\"policies\":[{\"name\":\"p\",\"pattern\":\".\",\"definition\":{}}]}",
      place: "policies[0]", reason: "no policy provided"),
    .init(
      text: """
        {"policies":[{"name":"p","pattern":"(","definition":{"expires":5}}]}
        """, place: "policies[0]",
      reason: "pattern should be regular expression but is invalid: {\"missing )\",1}"),
    .init(
      text: """
        {"policies":[{"name":"p","pattern":".","apply-to":"things","definition":{"expires":5}}]}
        """, place: "policies[0]",
      reason: "apply-to 'things' unrecognised; should be one of: 'queues', 'classic_queues',  "
        + "'quorum_queues', 'streams', 'exchanges', or 'all'"),
  ]

  @Test(arguments: refused) func aRefusalNamesItsPlace(file: Refused) throws {
    let definitions = try Self.definitions(file.text)
    do {
      _ = try Broker().plan(for: definitions, at: .start)
      Issue.record("refused")
    } catch {
      guard case .refused(let refusal, let place) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(place == file.place)
      #expect(refusal.text.contains(file.reason), "\(refusal.text)")
    }
  }
}
