import AMQPModel
import CommandLanguage
import Testing

/// `list`, `show` and `move` as they can be typed.
@Suite struct ManagementParserTests {
  @Test(arguments: [
    // What can be typed at the prompt, and its canonical form.
    ("list queues columns=name,messages", "list queues name messages"),
    ("list queues name,messages sort=-messages", "list queues name messages sort=-messages"),
    ("list queues --sort -messages --format csv", "list queues sort=-messages format=csv"),
    ("list queues sort=-messages,name limit=5", "list queues sort=-messages,name limit=5"),
    ("list queues format=table", "list queues"),
    ("list queues messages-ready", "list queues messages_ready"),
    (
      "list queues message_stats.publish message_stats.publish_details.rate",
      "list queues publish publish_rate"
    ),
    ("queues list --columns name", "list queues name"),
    ("show queue q format=json", "show queue q format=json"),
    ("show queue json", "show queue json"),
    ("show overview --format csv", "show overview format=csv"),
    ("show connection you", "show connection you"), ("show channel you/2", "show channel you/2"),
    ("show channel you", "show channel you"), ("move a b", "move a to b"),
    ("move a to b", "move a to b"), ("move a to=b", "move a to b"),
    ("move to to to", "move to to to"), ("move a to b vhost=v", "move a to b vhost=v"),
    ("move --vhost v a to to", "move a to to vhost=v"), ("match x k virtual-host=/", "match x k"),
    ("show overview vhost=\"a b\" format=json", "show overview format=json vhost=\"a b\""),
    ("move a to", "move a to to"), ("move queue=a destination=b", "move a to b"),
  ])
  func canonicalFormsArePrintedAndReadAgain(line: String, canonical: String) throws {
    let statement = try #require(try Parser.parse(line))
    #expect("\(statement)" == canonical)
    #expect(try Parser.parse(canonical, dialect: .script) == statement)
  }

  @Test(
    arguments: [
      ("list queues mesages", "messages"), ("list queues sort=-mesages", "messages"),
      ("list queues columns=name,messags_ready", "messages_ready"),
      ("list queues format=jsn", "json"), ("show queue q format=vertcal", "vertical"),
      ("list queues ready", "messages_ready"),
      ("list queues sort=-unacked", "messages_unacknowledged"),
      ("list exchanges rate-in", "publish_in_rate"), ("list connections colour", nil),
    ] as [(String, String?)])
  func aWrongColumnIsMetWithTheNearest(line: String, nearest: String?) {
    do {
      _ = try Parser.parse(line)
      Issue.record("\(line) is taken")
    } catch {
      guard case .badValue(_, .oneOf, let found) = error.problem else {
        Issue.record("\(error.problem)")
        return
      }
      #expect(found == nearest)
    }
  }

  @Test(arguments: [
    "list queues limit=0", "list queues limit=x", "list queues sort=", "move a", "move a b c",
    "move a to b c", "show channel you/0", "show connection", "list queues format=csv format=json",
  ])
  func nonsenseIsRefused(line: String) throws {
    guard line != "list queues sort=" else {
      #expect("\(try #require(try Parser.parse(line)))" == "list queues")
      return
    }
    #expect(throws: Diagnostic.self) { _ = try Parser.parse(line) }
  }

  @Test(arguments: [
    ("list queues format=", ["format=table", "format=vertical", "format=csv", "format=json"]),
    ("list queues sort=messages_r", ["sort=messages_ready"]),
    ("list queues sort=-messages_r", ["sort=-messages_ready"]),
    ("list queues sort=name,-messages_r", ["sort=name,-messages_ready"]),
    ("list queues columns=name,messages_r", ["columns=name,messages_ready"]),
    ("show queue Q1 f", ["format="]), ("show c", ["connection", "channel"]),
    ("show connection ", ["C1", "you"]), ("show channel y", ["you"]), ("move Q1 ", ["Q1"]),
    ("move Q1 to ", ["Q1"]), ("move Q1 to Q1 ", ["vhost="]),
  ])
  func columnsAndFormatsAreCompleted(line: String, expected: [String]) {
    var names = LiveNames()
    names.queues = ["Q1"]
    names.consumers = ["C1"]
    names.connections = ["you", "C1"]
    let found = Completer(names: names).complete(line, cursor: line.utf8.count).candidates
    #expect(found.filter { !$0.hasPrefix("show") } == expected)
  }

  @Test(arguments: ListSubject.allCases)
  func everySortKeyAndColumnIsItsOwn(subject: ListSubject) throws {
    #expect(Set(subject.columns).count == subject.columns.count)
    for column in subject.columns {
      let line = "list \(subject.rawValue) \(column) sort=-\(column)"
      #expect("\(try #require(try Parser.parse(line, dialect: .script)))" == line)
    }
  }
}
