import AMQPModel
import BrokerCore
import Foundation
import TestSupport
import Testing

@testable import Interchange

/// `definitions.json` both ways, on files that real brokers exported.
///
/// `Fixtures/record.py AMQP-PORT HTTP-PORT Fixtures rabbitmq-VERSION` records them anew, and
/// `Fixtures/prove.py` loads what Warren exports into a running RabbitMQ and compares what comes
/// back (`rabbitmq405.sh` of the lab starts one).
@Suite struct DefinitionsTests {
  static let versions = ["rabbitmq-3.10.8", "rabbitmq-4.0.5"]
  static let forms = ["broker", "vhost"]

  static func fixture(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appending(path: "Fixtures/\(name).json")))
  }

  private static let speaker = ChannelAddress("you", 1)

  /// A broker with what `definitions` come to.
  static func broker(
    with definitions: Definitions, into host: VirtualHostName? = nil
  ) throws -> (Broker, ImportPlan) {
    var broker = Broker()
    let plan = try broker.plan(for: definitions, into: host, at: .start)
    for operation in plan.operations {
      for case .managed(.refused(let refusal)) in broker.apply(.management(operation)).map(\.kind) {
        Issue.record("\(refusal.text)")
      }
    }
    return (broker, plan)
  }

  /// The entries of the sections, whatever their order and that of their fields.
  static func entries(_ octets: [UInt8]) throws -> [String: Set<JSON>] {
    let document = try JSON(parsing: String(decoding: octets, as: UTF8.self))
    var sections: [String: Set<JSON>] = [:]
    for member in document.members {
      guard case .array(let entries) = member.value else { continue }
      sections[member.key] = Set(entries.map(sorted))
    }
    return sections
  }

  private static func sorted(_ value: JSON) -> JSON {
    switch value {
    case .object(let members):
      .object(
        members.map { JSON.Member(key: $0.key, value: sorted($0.value)) }
          .sorted { $0.key < $1.key })
    case .array(let values): .array(values.map(sorted))
    case .null, .bool, .int, .double, .string: value
    }
  }

  @Test(arguments: versions, forms)
  func whatIsReadIsWrittenAgain(version: String, form: String) throws {
    let octets = try Self.fixture("\(version)-\(form)")
    let reading = try DefinitionsReader.read(octets)
    #expect(reading.notices.isEmpty)
    let text = DefinitionsWriter(reading.definitions).text
    let again = try DefinitionsReader.read(Array(text.utf8))
    #expect(again.definitions == reading.definitions)
    var expected = try Self.entries(octets)
    // The old form of a virtual host names it in these all the same.
    if form == "vhost" {
      for name in ["parameters", "policies"] {
        expected[name] = Set(
          (expected[name] ?? []).map { entry in
            JSON.object(entry.members.filter { $0.key != "vhost" })
          })
      }
    }
    #expect(try Self.entries(Array(text.utf8)) == expected)
  }

  @Test(arguments: versions)
  func aRealVirtualHostBecomesABroker(version: String) throws {
    let reading = try DefinitionsReader.read(try Self.fixture("\(version)-vhost"))
    let (broker, plan) = try Self.broker(with: reading.definitions)
    #expect(plan.omissions.isEmpty)
    let count = plan.count
    #expect((count.exchanges, count.queues, count.bindings, count.policies) == (5, 5, 10, 1))
    func queues(_ exchange: ExchangeName, _ key: RoutingKey) -> [QueueName]? {
      broker.explainRouting(from: exchange, key: key)?.queues
    }
    #expect(queues("animals", "lazy.orange.rabbit") == ["Q1", "Q2"])
    #expect(queues("animals", "quick.brown.fox") == ["dead"])
    #expect(queues("animals", "order.new") == ["佇列 \"quoted\"\\ 'x'"])
    #expect(broker.queueProperties("Q1")?.arguments["x-message-ttl"] == .int64(60_000))
    #expect(
      broker.queueProperties("Q2")?.arguments["x-max-length-bytes"] == .int64(5_000_000_000))
    #expect(
      broker.bindingList.first { $0.source == "docs" && $0.key == "f" }?.arguments["ratio"]
        == .double(1.5))
  }

  @Test(arguments: versions)
  func whatIsExportedIsWhatWasImported(version: String) throws {
    let octets = try Self.fixture("\(version)-vhost")
    let definitions = try DefinitionsReader.read(octets).definitions
    let (broker, plan) = try Self.broker(with: definitions)
    var kept = KeptDefinitions()
    kept.note(definitions, plan, into: nil)
    let exported = kept.added(to: broker.definitions).only("/")
    let actual = try Self.entries(Array(DefinitionsWriter(exported).text.utf8))
    let expected = try Self.entries(try Self.fixture("rabbitmq-4.0.5-vhost"))
    for section in ["queues", "exchanges", "bindings", "policies"] {
      #expect(actual[section] == expected[section], "\(section)")
    }
    #expect(exported.virtualHosts.first?.name == "/")
  }

  // MARK: What is not as it should be

  struct Malformed: CustomTestStringConvertible {
    let text: String
    let problem: DefinitionsProblem
    var testDescription: String { text }

    init(_ text: String, _ problem: DefinitionsProblem) {
      self.text = text
      self.problem = problem
    }
  }

  private static func json(
    _ kind: JSONProblem.Kind, _ line: Int, _ column: Int
  ) -> DefinitionsProblem { .json(JSONProblem(kind: kind, line: line, column: column)) }

  static let malformed: [Malformed] = [
    .init("", json(.unfinished, 1, 1)),
    .init("{\n \"queues\": [}", json(.unexpected, 2, 13)),
    .init("{\"queues\":[]} x", json(.trailing, 1, 15)),
    .init("{\"queues\":[],}", json(.unexpected, 1, 14)),
    .init("{'queues':[]}", json(.unexpected, 1, 2)),
    .init("{\"a\":01}", json(.unexpected, 1, 7)),
    .init("{\"a\":1.}", json(.unexpected, 1, 8)),
    .init("{\"a\":+1}", json(.unexpected, 1, 6)),
    .init("{\"a\":NaN}", json(.unexpected, 1, 6)),
    .init("{\"佇\":1e999}", json(.numberTooLarge, 1, 6)),
    .init("{\"a\":9223372036854775808}", json(.numberTooLarge, 1, 6)),
    .init("{\"a\":\"\\ud800\"}", json(.unexpected, 1, 13)),
    .init("{\"a\":\"\\u+123\"}", json(.unexpected, 1, 9)),
    .init("{\"a\":\"\u{1}\"}", json(.unexpected, 1, 7)),
    .init("{\"a\":1,\"a\":2}", json(.repeatedKey("a"), 1, 11)),
    .init("5", .wrongKind(place: "", expected: .object, found: .integer)),
    .init("{}", .notDefinitions),
    .init("{\"queues\":5}", .wrongKind(place: "queues", expected: .array, found: .integer)),
    .init(
      "{\"queues\":[1]}", .wrongKind(place: "queues[0]", expected: .object, found: .integer)),
    .init("{\"queues\":[{\"durable\":true}]}", .missing(place: "queues[0].name")),
    .init(
      "{\"queues\":[{\"name\":\"q\",\"durable\":\"yes\"}]}",
      .wrongKind(place: "queues[0].durable", expected: .boolean, found: .string)),
    .init(
      "{\"queues\":[{\"name\":\"q\",\"arguments\":{\"x-a\":[1,null]}}]}",
      .wrongKind(place: "queues[0].arguments.x-a[1]", expected: .string, found: .null)),
    .init(
      "{\"queues\":[{\"name\":\"q\",\"arguments\":[1]}]}",
      .wrongKind(place: "queues[0].arguments", expected: .object, found: .array)),
    .init(
      "{\"queues\":[{\"name\":\"\(String(repeating: "佇", count: 86))\"}]}",
      .tooLong(place: "queues[0].name", limit: 255)),
    .init("{\"exchanges\":[{\"name\":\"x\"}]}", .missing(place: "exchanges[0].type")),
    .init(
      "{\"bindings\":[{\"source\":\"a\",\"destination\":\"b\",\"destination_type\":\"topic\"}]}",
      .unknownWord(
        place: "bindings[0].destination_type", found: "topic", allowed: ["queue", "exchange"])),
    .init(
      "{\"users\":[{\"name\":\"u\",\"tags\":[1]}]}",
      .wrongKind(place: "users[0].tags[0]", expected: .string, found: .integer)),
    .init("{\"permissions\":[{\"user\":\"u\"}]}", .missing(place: "permissions[0].vhost")),
    .init(
      "{\"policies\":[{\"name\":\"p\",\"pattern\":\".\",\"priority\":1.5}]}",
      .wrongKind(place: "policies[0].priority", expected: .integer, found: .number)),
  ]

  @Test(arguments: malformed) func malformedFilesAreRefused(file: Malformed) {
    #expect(throws: file.problem) { try DefinitionsReader.read(Array(file.text.utf8)) }
  }

  @Test func depthAndOctetsAreChecked() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: Self.json(.tooDeep(limit: 64), 1, 65)) {
      try DefinitionsReader.read(Array(deep.utf8))
    }
    #expect(throws: Self.json(.notUTF8, 1, 1)) { try DefinitionsReader.read([0x22, 0xff, 0x22]) }
  }

  @Test func unknownKeysAreReportedAndKept() throws {
    let text = """
      {"queues":[{"name":"a","colour":"red"},{"name":"b","colour":{"x":[1.5,null]}}],
       "tower":[1],"users":[{"name":"u","password":"secret","tags":"a, b","shoe":1}],
       "parameters":[{"component":"c","name":"n","vhost":"/",
         "value":{"uri":"amqp://me:secret@host/v","password":"secret"}}]}
      """
    let reading = try DefinitionsReader.read(Array(text.utf8))
    #expect(
      reading.notices.map { "\($0.kind) \($0.path) \($0.count) \($0.first)" } == [
        "password users[].password 1 users[0].password",
        "unknownKey users[].shoe 1 users[0].shoe",
        "password parameters[].value.uri 1 parameters[0].value.uri",
        "password parameters[].value.password 1 parameters[0].value.password",
        "unknownKey queues[].colour 2 queues[0].colour", "unknownKey tower 1 tower",
      ])
    #expect(reading.definitions.users[0].tags == ["a", "b"])
    let written = DefinitionsWriter(reading.definitions).text
    #expect(written.contains("\"colour\":{\"x\":[1.5,null]}"))
    #expect(written.contains("\"tower\": [1]") && written.contains("\"shoe\":1"))
    #expect(!written.contains("secret") && written.contains("amqp://me:hidden@host/v"))
  }

  @Test func whatExistsStaysAsItIs() throws {
    var broker = Broker()
    _ = broker.apply(.connectionOpened("you"))
    _ = broker.apply(.method(.channel(.open), on: Self.speaker))
    for name: QueueName in ["same", "other"] {
      _ = broker.apply(
        .method(
          .queue(.declare(.init(queue: name, durable: true, arguments: ["x-expires": .int32(9)]))),
          on: Self.speaker))
    }
    let text = """
      {"queues":[{"name":"same","arguments":{"x-expires":9,"x-queue-type":"classic"}},
        {"name":"other","durable":false},{"name":"amq.gen-x"},{"name":""},{"name":"new"},
        {"name":"log","arguments":{"x-queue-type":"stream"}}],
       "exchanges":[{"name":"amq.topic","type":"topic"},{"name":"amq.mine","type":"topic"}],
       "bindings":[{"source":"amq.topic","destination":"new","destination_type":"queue"},
        {"source":"amq.topic","destination":"log","destination_type":"queue"},
        {"source":"","destination":"new","destination_type":"queue","routing_key":"new"}]}
      """
    let definitions = try DefinitionsReader.read(Array(text.utf8)).definitions
    let plan = try broker.plan(for: definitions, at: .start)
    #expect((plan.count.exchanges, plan.count.queues, plan.count.bindings) == (0, 1, 1))
    #expect(
      plan.omissions.map(\.place) == [
        "exchanges[1]", "queues[1]", "queues[2]", "queues[3]", "queues[5]", "bindings[1]",
        "bindings[2]",
      ])
    #expect(plan.omissions[1].reason == .existsOtherwise)
    #expect(plan.omissions[5].reason == .endMissing)
    #expect(plan.leftovers.queues.map(\.name) == ["log"])
    #expect(plan.leftovers.bindings.count == 1)
  }

  @Test(arguments: [
    (
      "{\"queues\":[{\"name\":\"q\"},{\"name\":\"e\",\"arguments\":{\"x-message-ttl\":\"a\"}}]}",
      "queues[1]", "invalid arg 'x-message-ttl' for queue 'e' in vhost '/'"
    ),
    (
      "{\"exchanges\":[{\"name\":\"e\",\"type\":\"nosuch\"}]}", "exchanges[0]",
      "unknown exchange type 'nosuch'"
    ),
    (
      "{\"bindings\":[{\"source\":\"none\",\"destination\":\"q\",\"destination_type\":\"queue\"}]}",
      "bindings[0]", "no exchange 'none' in vhost '/'"
    ),
  ])
  func aRefusalNamesItsPlace(text: String, place: String, reason: String) throws {
    let definitions = try DefinitionsReader.read(Array(text.utf8)).definitions
    do {
      _ = try Broker().plan(for: definitions, at: .start)
      Issue.record("refused")
    } catch {
      guard case .refused(let refusal, let found) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(found == place)
      #expect(refusal.text.contains(reason), "\(refusal.text)")
    }
  }

  /// Octets of any kind end in a problem or in definitions, never otherwise; and these in a
  /// refusal or in a plan that is carried out.
  @Test(arguments: 0..<40) func anyOctetsEnd(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let original = try Self.fixture("rabbitmq-4.0.5-" + (seed % 2 == 0 ? "vhost" : "several"))
    for _ in 0..<25 {
      var octets = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: octets.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: octets[place] = UInt8.random(in: 0...255, using: &random)
        case 1: octets.remove(at: place)
        default: octets.removeSubrange(place...)
        }
        if octets.isEmpty { break }
      }
      guard let reading = try? DefinitionsReader.read(octets) else { continue }
      let text = DefinitionsWriter(reading.definitions).text
      #expect(try DefinitionsReader.read(Array(text.utf8)).definitions == reading.definitions)
      do {
        _ = try Self.broker(with: reading.definitions)
      } catch is ImportProblem {}
    }
  }
}
