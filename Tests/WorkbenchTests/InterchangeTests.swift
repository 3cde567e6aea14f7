import BrokerCore
import CommandLanguage
import Narration
import Testing

@testable import Workbench

/// `import`, `export` and `lint` at the prompt.
@Suite struct InterchangeTests {
  private static let file = """
    {"rabbit_version":"4.0.5","policies":[{"name":"p","pattern":".","definition":{"expires":5}}],
     "queues":[{"name":"a","arguments":{"x-message-ttl":5000}},{"name":"b","colour":"red"}],
     "exchanges":[{"name":"x","type":"topic"}],
     "bindings":[{"source":"x","destination":"a","destination_type":"queue","routing_key":"a.#"}]}
    """

  private static func stage() -> Stage {
    let stage = Stage()
    stage.files["d.json"] = file
    return stage
  }

  @Test func importDeclaresTellsAndIsUndone() {
    var stage = Self.stage()
    #expect(stage.run("import d.json") == .fine)
    #expect(stage.english.contains("bind       x → a   binding key a.#"))
    #expect(
      stage.english.suffix(3) == [
        "d.json: 1 exchange, 2 queues and 1 binding are new",
        "kept for the next export, not simulated by this version: policies 1",
        "kept, but unknown: queues[].colour (once, first queues[1].colour)",
      ])
    #expect(stage.chinese.contains("d.json：新增 1 個交換器、2 個佇列、1 個繫結"))
    #expect(stage.run("expect route x a.b a") == .fine)
    stage.run("import d.json")
    #expect(stage.english.first == "d.json: 0 exchanges, 0 queues and 0 bindings are new")
    stage.run("undo 2")
    #expect(Observation(stage.session) == Observation(Stage().session))
    stage.run("export")
    #expect(!stage.english.joined().contains("colour"), "what was kept is taken back too")
  }

  @Test func exportGivesBackWhatWasImported() {
    var stage = Self.stage()
    stage.run("import d.json")
    stage.run("declare queue mine exclusive")
    #expect(stage.run("export out.json vhost=/") == .fine)
    #expect(stage.english == ["out.json written"])
    let text = stage.files["out.json"]
    #expect(text.contains("\"colour\":\"red\"") && text.contains("\"expires\":5"))
    #expect(!text.contains("mine") && !text.contains("users"))
    var copy = Stage()
    copy.files["out.json"] = text
    #expect(copy.run("import out.json") == .fine)
    #expect(copy.run("export again.json vhost=/") == .fine)
    #expect(copy.files["again.json"] == text)
    #expect(stage.run("export /read-only/x") == .failed)
    #expect(stage.run("export vhost=other") == .failed)
    #expect(
      stage.english == ["There is no virtual host other. list vhosts shows those that exist."])
  }

  @Test func drawingsAreThoseOfDiagram() {
    var stage = Self.stage()
    stage.run("import d.json")
    for format in ["dot", "mermaid"] {
      stage.run("diagram \(format)")
      let drawn = stage.english
      stage.run("export format=\(format)")
      #expect(stage.english == drawn)
    }
  }

  @Test(arguments: [
    (
      "{\"queues\":[{\"name\":\"new\"},{\"name\":5}]}",
      "bad: queues[1].name is a whole number, expected a string. Nothing was changed."
    ),
    (
      "{\"queues\":[{\"name\":\"new\"},{\"name\":\"q\",\"arguments\":{\"x-expires\":0}}]}",
      "bad, queues[1]: RabbitMQ refuses it:"
    ),
    ("[", "bad: line 1, column 2: the JSON ends too early. Nothing was changed."),
    (
      "{\"queues\":[],\"\u{1b}[31m\":1,\"\\u001b[31m\":1}",
      "bad: line 1, column 15: this is no JSON."
    ),
  ])
  func aBadFileChangesNothing(text: String, message: String) {
    var stage = Stage()
    stage.files["bad"] = text
    #expect(stage.run("import bad") == .failed)
    #expect(stage.english.joined(separator: " ").contains(message), "\(stage.english)")
    #expect(Observation(stage.session) == Observation(Stage().session))
    #expect(stage.run("lint bad") == .failed)
    #expect(!stage.english.joined().contains("\u{1b}"))
  }

  @Test func manyChangesAreToldByTheirNumber() {
    var stage = Stage()
    let queues = (0..<200).map { "{\"name\":\"q\($0)\"}" }.joined(separator: ",")
    stage.files["big"] = "{\"queues\":[\(queues)]}"
    stage.run("import big")
    #expect(stage.english == ["big: 0 exchanges, 200 queues and 0 bindings are new"])
    #expect(stage.json.count { $0.contains("\"event\":\"declared\"") } == 200)
    stage.run("undo")
    #expect(stage.session.bench.broker.queueNames().isEmpty)
  }

  @Test func anInterruptedImportChangesNothing() {
    var isInterrupted = false
    var stage = Stage { $0.isInterrupted = { isInterrupted } }
    stage.files["d.json"] = Self.file
    isInterrupted = true
    #expect(stage.run("import d.json") == .failed)
    isInterrupted = false
    #expect(stage.session.bench.broker.queueNames().isEmpty)
    #expect(stage.run("import d.json") == .fine)
  }

  @Test func lintFailsOnlyOnWhatLosesMessages() {
    var stage = Self.stage()
    #expect(stage.run("lint") == .fine)
    #expect(stage.english == ["✓ nothing to complain about"])
    #expect(stage.run("lint d.json") == .fine)
    #expect(stage.english.last == "0 errors, 0 warnings, 1 note")
    #expect(stage.session.bench.broker.queueNames().isEmpty, "the broker is left alone")
    stage.run("declare queue q dead-letter-exchange=none")
    #expect(stage.run("lint") == .failed)
    #expect(stage.json.first?.contains("\"rule\":\"missing-dead-letter-exchange\"") == true)
    #expect(stage.json.last?.contains("\"errors\":1,\"warnings\":0,\"notes\":1") == true)
    #expect(stage.chinese.last == "1 個錯誤、0 個警告、1 個提醒")
  }

  @Test func savedSessionsImportAgain() {
    var stage = Self.stage()
    stage.run("import d.json")
    stage.run("save s")
    #expect(stage.files["s"] == "import d.json\n")
  }

  @Test func lessonsAndScriptsHaveNoFiles() {
    var stage = Stage { $0.files = .none }
    #expect(stage.run("import d.json") == .failed)
    #expect(stage.run("export out") == .failed)
    #expect(stage.run("export") == .fine)
  }
}
