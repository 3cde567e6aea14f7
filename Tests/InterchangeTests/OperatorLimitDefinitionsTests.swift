import AMQPModel
import BrokerCore
import TestSupport
import Testing

@testable import Interchange

/// Operator policies and topic permissions of `definitions.json`, both ways.
@Suite struct OperatorLimitDefinitionsTests {
  private static func definitions(_ text: String) throws -> Definitions {
    try DefinitionsReader.read(Array(text.utf8)).definitions
  }

  private static func operatorPolicies(_ entries: String) -> String {
    "{\"vhosts\":[],\"parameters\":[\(entries)]}"
  }

  private static func operatorPolicy(_ value: String) -> String {
    operatorPolicies(
      "{\"vhost\":\"/\",\"component\":\"operator_policy\",\"name\":\"p\",\"value\":\(value)}")
  }

  @Test func aRealFileCounts() throws {
    let definitions = try DefinitionsReader.read(DefinitionsTests.fixture("rabbitmq-4.0.5-several"))
      .definitions
    let (broker, plan) = try DefinitionsTests.broker(with: definitions)
    #expect(plan.count.topicPermissions == 3 && plan.count.operatorPolicies == 3)
    #expect(broker.operatorPolicies(in: "warren-orders").map(\.name) == ["deep", "all"])
    #expect(
      broker.effectivePolicyDefinition(ofQueue: "bob.safe", in: "warren-orders") == [
        "delivery-limit": .int64(3), "max-length": .int64(4), "overflow": .string("reject-publish"),
      ], "the lower of both, the operator's for what the policy says not")
    #expect(
      broker.effectiveOperatorPolicy(ofQueue: "bob.eu", in: "warren-orders")?.name == "all")
    #expect(
      broker.topicPermissionsSnapshots.map { "\($0.virtualHost) \($0.user)" } == [
        "warren-orders warren-bob", "warren-stock warren-ann", "warren-stock warren-ann",
      ])
    #expect(try broker.plan(for: definitions, at: .start).operations.isEmpty, "twice as once")
  }

  @Test(arguments: DefinitionsTests.versions) func bothVersionsTellTheSame(version: String) throws {
    for form in DefinitionsTests.forms {
      let definitions = try DefinitionsReader.read(DefinitionsTests.fixture("\(version)-\(form)"))
        .definitions
      let (broker, plan) = try DefinitionsTests.broker(with: definitions)
      let host: VirtualHostName = form == "broker" ? "warren-defs" : "/"
      #expect(plan.count.operatorPolicies == 1 && broker.operatorPolicies(in: host).count == 1)
      #expect(plan.count.topicPermissions == (form == "broker" ? 1 : 0))
      #expect(plan.omissions.isEmpty)
    }
  }

  /// One that is changed since, or cleared, is not given back as it came; what is not simulated is.
  @Test func whatIsChangedSinceIsNotGivenBackAsItCame() throws {
    let definitions = try Self.definitions(
      """
      {"users":[{"name":"u","password_hash":""}],"vhosts":[{"name":"v"}],
       "topic_permissions":[
         {"user":"u","vhost":"v","exchange":"x","write":"a","read":"","shoe":1},
         {"user":"u","vhost":"v","exchange":"y","write":"(?<=a)b","read":""}],
       "parameters":[
         {"vhost":"v","component":"c","name":"n","value":1},
         {"vhost":"v","component":"operator_policy","name":"p","colour":1,"value":
           {"pattern":".","priority":0,"definition":{"ha-mode":"all","expires":5}}},
         {"vhost":"v","component":"operator_policy","name":"kept","value":
           {"pattern":"(?<=a)b","priority":0,"definition":{"expires":5}}}]}
      """)
    var (broker, plan) = try DefinitionsTests.broker(with: definitions)
    #expect(plan.count.topicPermissions == 1 && plan.count.operatorPolicies == 1)
    #expect(
      plan.omissions.map(\.place) == [
        "topic_permissions[1]", "parameters[1]", "parameters[2]",
      ])
    var kept = KeptDefinitions()
    kept.note(definitions, plan, into: nil)
    var exported = kept.added(to: broker.definitions)
    #expect(Set(exported.parameters) == Set(definitions.parameters))
    #expect(exported.parameters.count == 3)
    #expect(exported.topicPermissions == definitions.topicPermissions)
    #expect(exported.only("v").parameters.count == 3 && exported.only("/").parameters.isEmpty)
    func apply(_ operation: ManagementOperation) {
      _ = broker.apply(.management(operation))
      exported = kept.added(to: broker.definitions)
    }
    for name: ShortString in ["p", "kept"] {
      let policy = Policy(name: name, pattern: ".", definition: ["expires": .int32(7)])
      apply(.setOperatorPolicy(policy, in: "v"))
    }
    #expect(exported.parameters.count == 3)
    #expect(
      exported.parameters.compactMap(\.operatorPolicy).map(\.definition)
        == [["expires": .int32(7)], ["expires": .int32(7)]])
    apply(.clearOperatorPolicy("p", in: "v"))
    #expect(exported.parameters.map(\.name) == ["kept", "n"])
    let permissions = TopicPermissions(exchange: "y", write: "", read: "")
    apply(.setTopicPermissions(permissions, of: "u", in: "v"))
    #expect(exported.topicPermissions.map(\.write) == ["a", ""])
    apply(.clearTopicPermissions(of: "u", for: "x", in: "v"))
    #expect(exported.topicPermissions.map(\.exchange) == ["y"])
    apply(.deleteUser("u"))
    #expect(exported.topicPermissions.isEmpty)
    apply(.deleteVirtualHost("v"))
    #expect(exported.parameters.isEmpty)
  }

  @Test func whatExistsBecomesWhatTheFileSays() throws {
    let text = Self.operatorPolicy(
      "{\"pattern\":\".\",\"definition\":{\"max-length\":5},\"priority\":0}")
    let (broker, _) = try DefinitionsTests.broker(with: try Self.definitions(text))
    let changed = try Self.definitions(text.replacing("\"max-length\":5", with: "\"expires\":6"))
    let plan = try broker.plan(for: changed, at: .start)
    #expect(plan.operations.count == 1 && plan.count.operatorPolicies == 1)
    #expect(plan.count.policies == 0, "a policy of the same name is another one")
  }

  /// Values that RabbitMQ 4.0.5, asked, refuses as well; a policy with unknown keys it takes.
  static let malformed: [(String, DefinitionsProblem)] = [
    ("5", .wrongKind(place: "parameters[0].value", expected: .object, found: .integer)),
    ("null", .wrongKind(place: "parameters[0].value", expected: .object, found: .null)),
    (
      "{\"definition\":{\"expires\":5},\"priority\":0}",
      .missing(place: "parameters[0].value.pattern")
    ),
    (
      "{\"pattern\":\"\",\"definition\":{\"expires\":5}}",
      .missing(place: "parameters[0].value.priority")
    ),
    (
      "{\"pattern\":\"\",\"definition\":{\"expires\":5},\"priority\":\"x\"}",
      .wrongKind(place: "parameters[0].value.priority", expected: .integer, found: .string)
    ),
    (
      "{\"pattern\":\"\",\"definition\":5,\"priority\":0}",
      .wrongKind(place: "parameters[0].value.definition", expected: .object, found: .integer)
    ),
    (
      "{\"pattern\":\"\",\"definition\":{\"expires\":5},\"priority\":0,\"colour\":1}",
      .unknownWord(
        place: "parameters[0].value", found: "colour",
        allowed: ["pattern", "apply-to", "definition", "priority"])
    ),
  ]

  @Test(arguments: malformed) func malformedValuesAreRefused(
    value: String, problem: DefinitionsProblem
  ) {
    #expect(throws: problem) {
      try DefinitionsReader.read(Array(Self.operatorPolicy(value).utf8))
    }
  }

  /// Asked of RabbitMQ 4.0.5, which refuses the same.
  static let refused: [(text: String, place: String, reason: String)] = [
    (
      operatorPolicy("{\"pattern\":\"\",\"definition\":{},\"priority\":0}"), "parameters[0]",
      "no policy provided"
    ),
    (
      operatorPolicy("{\"pattern\":\"(\",\"definition\":{\"expires\":5},\"priority\":0}"),
      "parameters[0]",
      "pattern should be regular expression but is invalid: {\"missing )\",1}"
    ),
    (
      operatorPolicy(
        "{\"pattern\":\"\",\"definition\":{\"dead-letter-exchange\":\"x\"},\"priority\":0}"),
      "parameters[0]",
      "[{<<\"dead-letter-exchange\">>,<<\"x\">>}] are not recognised policy settings"
    ),
    (
      operatorPolicy("{\"pattern\":\"\",\"definition\":{\"max-length\":-1},\"priority\":0}"),
      "parameters[0]", "-1 is not a valid maximum length"
    ),
    (
      operatorPolicy(
        "{\"pattern\":\"\",\"definition\":{\"expires\":5},\"priority\":0,\"apply-to\":\"things\"}"),
      "parameters[0]", "apply-to 'things' unrecognised"
    ),
    (
      operatorPolicies(
        """
        {"vhost":"none","component":"operator_policy","name":"p",
         "value":{"pattern":"","definition":{"expires":5},"priority":0}}
        """), "parameters[0]",
      "Please create virtual host \"none\" prior to importing definitions."
    ),
    (
      """
      {"topic_permissions":[{"user":"guest","vhost":"/","exchange":"x","write":"a","read":"("}]}
      """, "topic_permissions[0]", "missing )"
    ),
    (
      """
      {"topic_permissions":[{"user":"guest","vhost":"none","exchange":"x","write":"","read":""}]}
      """, "topic_permissions[0]",
      "Please create virtual host \"none\" prior to importing definitions."
    ),
  ]

  @Test(arguments: refused) func aRefusalNamesItsPlace(
    text: String, place: String, reason: String
  ) throws {
    do {
      _ = try Broker().plan(for: try Self.definitions(text), at: .start)
      Issue.record("taken")
    } catch let error as ImportProblem {
      guard case .refused(let refusal, let found) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(found == place)
      #expect(refusal.text.contains(reason), "\(refusal.text)")
    }
  }

  /// A global parameter has no component, and a component of this name means nothing there.
  @Test func onlyParametersOfAVirtualHostAreOperatorPolicies() throws {
    let text = """
      {"global_parameters":[{"component":"operator_policy","name":"p","value":5}]}
      """
    let definitions = try Self.definitions(text)
    #expect(definitions.globalParameters.map(\.value) == [.json("5")])
  }

  @Test func scriptsDeclareOperatorPolicies() throws {
    let definitions = try Self.definitions(
      Self.operatorPolicy(
        """
        {"pattern":"^a b","definition":{"max-length":5},"priority":-2,"apply-to":"queues"}
        """))
    let text = AdminScript(definitions, virtualHost: "/").text
    #expect(
      text.hasSuffix(
        """
        rabbitmqadmin --vhost=/ declare operator_policy --name=p --pattern='^a b' \
        --apply-to=queues --priority=-2 --definition='{"max-length":5}'

        """))
    #expect(DefinitionsWriter(definitions).compactText.contains("\"priority\":-2"))
  }
}
