import AMQPModel
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
        "1 policy is new or changed",
        "kept, but unknown: queues[].colour (once, first queues[1].colour)",
      ])
    #expect(stage.chinese.contains("d.json：新增 1 個交換器、2 個佇列、1 個繫結"))
    #expect(stage.chinese.contains("新增或更改 1 個政策"))
    #expect(!stage.english.joined().contains("connection"), "nobody connects for it")
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

  private static let whole = """
    {"rabbitmq_version":"4.0.5","vhosts":[{"name":"/"},{"name":"shop"}],
     "users":[{"name":"ann","password_hash":"V3JybmQz3knXsHFkvdGiZJJ8jDk=","tags":["a"]},
      {"name":"old","password_hash":"V3Jybg==","tags":[],"limits":{"max-channels":5},
       "hashing_algorithm":"rabbit_password_hashing_md5"}],
     "permissions":[{"user":"ann","vhost":"shop","configure":".*","write":".*","read":".*"}],
     "topic_permissions":[{"user":"ann","vhost":"shop","exchange":"x","write":"","read":""}],
     "parameters":[{"vhost":"shop","component":"vhost-limits","name":"limits",
       "value":{"max-queues":3}},{"vhost":"shop","component":"operator_policy","name":"caps",
       "value":{"pattern":"^q","priority":0,"definition":{"max-length":2}}}],
     "policies":[{"vhost":"shop","name":"p","pattern":"^q","apply-to":"queues","priority":0,
       "definition":{"ha-mode":"all","max-length":5}},
      {"vhost":"shop","name":"age","pattern":"","apply-to":"streams","priority":0,
       "definition":{"max-age":"1D"}}],
     "queues":[{"name":"q","vhost":"shop","durable":true,"auto_delete":false,"arguments":{}}]}
    """

  @Test func aWholeBrokerIsImportedToldAndUndone() {
    var stage = Stage()
    stage.files["w.json"] = Self.whole
    #expect(stage.run("import w.json") == .fine)
    let told = Self.unfolded(stage.english)
    for sentence in Self.sentences { #expect(told.contains(sentence), "\(told)") }
    #expect(
      Self.unfolded(stage.chinese).contains(
        "新增或更改 1 個虛擬主機、2 個使用者、1 組權限、1 組 topic 權限、1 個政策、1 個維運者政策"),
      "\(stage.chinese)")
    let record = stage.json.last ?? ""
    #expect(
      record.contains(
        "\"vhosts\":1,\"users\":2,\"permissions\":1,\"topic_permissions\":1,\"policies\":1,"
          + "\"operator_policies\":1"), "\(record)")
    #expect(record.contains("\"kept\":{\"parameters\":1}"))
    #expect(record.contains("{\"place\":\"policies[0]\",\"reason\":\"settings-not-simulated\"}"))
    #expect(record.contains("{\"place\":\"policies[1]\",\"reason\":\"not-simulated\"}"))
    #expect(record.contains("{\"place\":\"users[1]\",\"reason\":\"unknown-hash\"}"))
    #expect(!stage.json.joined().contains("V3Jyb"), "not even a hash is told")
    stage.run("export out.json")
    let text = stage.files["out.json"]
    for part in [
      "\"ha-mode\":\"all\"", "\"max-age\"", "\"exchange\":\"x\"", "\"max-queues\":3",
      "\"operator_policy\"", "\"definition\":{\"max-length\":2}", "rabbit_password_hashing_md5",
      "\"max-channels\":5", "V3JybmQz3knXsHFkvdGiZJJ8jDk=",
    ] { #expect(text.contains(part), "\(part)") }
    stage.run("save s")
    #expect(stage.files["s"] == "import w.json\n", "exports are no changes")
    stage.run("undo")
    #expect(Observation(stage.session) == Observation(Stage().session))
    stage.run("export again.json")
    #expect(!stage.files["again.json"].contains("ann"))
  }

  /// As RabbitMQ 4.0.5 was asked.
  @Test func whatIsMadeAgainHasNothingOfWhatWasKept() {
    var stage = Stage()
    stage.files["w.json"] = Self.whole.replacing(
      "{\"name\":\"shop\"}", with: "{\"name\":\"shop\",\"description\":\"of old\",\"new\":1}")
    stage.run(lines: [
      "import w.json", "export before.json", "delete vhost shop", "add vhost shop",
      "delete user old", "add user old password=p", "export after.json",
    ])
    let (before, after) = (stage.files["before.json"], stage.files["after.json"])
    let parts = [
      "of old", "\"new\":1", "max-queues", "max-age", "ha-mode", "max-channels", "V3Jybg==",
    ]
    for part in parts {
      #expect(before.contains(part) && !after.contains(part), "\(part)")
    }
    #expect(after.contains("V3JybmQz3knXsHFkvdGiZJJ8jDk="), "another user stays")
    stage.run(lines: ["undo", "undo", "undo", "undo", "export back.json"])
    #expect(stage.files["back.json"] == before)
  }

  private static let sentences = [
    "w.json: 0 exchanges, 1 queue and 0 bindings are new",
    "1 virtual host, 2 users, 1 set of permissions, 1 set of topic permissions, 1 policy and "
      + "1 operator policy are new or changed",
    "policies[0] counts without what is not simulated and kept for the next export: ha-mode",
    "kept for the next export: once a policy, first policies[1], whose settings are not "
      + "simulated: max-age",
    "nobody can log in here as a user whose password is not hashed with SHA-256, first users[1]: "
      + "rabbit_password_hashing_md5",
    "kept for the next export, not simulated: parameters 1",
  ]

  private static func unfolded(_ lines: [String]) -> String {
    lines.flatMap { $0.split(separator: " ") }.joined(separator: " ")
  }

  @Test func anImportNeedsNobodysPermission() {
    var stage = Stage()
    stage.run("clear permissions guest")
    stage.files["w.json"] = Self.whole
    #expect(stage.run("import w.json") == .fine)
    #expect(stage.session.bench.broker.queueNames(in: "shop") == ["q"])
    #expect(stage.session.bench.broker.connectionSnapshots.isEmpty)
    stage.files["d.json"] = Self.file
    #expect(stage.run("import d.json vhost=shop") == .fine)
    #expect(stage.session.bench.broker.queueNames(in: "shop") == ["a", "b", "q"])
  }

  @Test func lintLooksAtPoliciesAndUsersToo() {
    var stage = Stage()
    stage.files["w.json"] = Self.whole
    #expect(stage.run("lint w.json") == .fine)
    #expect(Self.unfolded(stage.english).contains("user old has permissions in no virtual"))
    #expect(stage.english.contains { $0.hasPrefix("not looked at, because not simulated") })
    stage.run("set policy p ^nobody max-length=5")
    stage.run("lint")
    #expect(Self.unfolded(stage.english).hasPrefix("note policy p matches nothing that is there"))
    #expect(Self.unfolded(stage.chinese).hasPrefix("提醒 policy p 沒有符合任何現有的東西"))
    let rule = "\"rule\":\"policy-matches-nothing\",\"policy\":\"p\""
    #expect(stage.json.first?.contains(rule) == true)
  }

  /// Takes a few seconds at most in a debug build, where once it took half a minute.
  @Test(.timeLimit(.minutes(10))) func aLargeFileIsImportedAtOnce() {
    var stage = Stage()
    let queues = (0..<1_500).map { "{\"name\":\"q\($0)\"}" }.joined(separator: ",")
    let bindings = (0..<1_500).map { (number: Int) -> String in
      let end = "\"destination\":\"q\(number)\",\"destination_type\":\"queue\""
      return "{\"source\":\"amq.topic\",\(end),\"routing_key\":\"k.\(number).*\"}"
    }.joined(separator: ",")
    stage.files["big"] = "{\"queues\":[\(queues)],\"bindings\":[\(bindings)]}"
    stage.run("import big")
    #expect(stage.english == ["big: 0 exchanges, 1500 queues and 1500 bindings are new"])
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
