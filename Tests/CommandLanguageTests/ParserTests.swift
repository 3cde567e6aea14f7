import AMQPModel
import CommandLanguage
import Testing

@Suite struct ParserTests {
  private func parse(
    _ line: String, _ dialect: Parser.Dialect = .prompt
  ) throws -> Statement {
    try #require(try Parser.parse(line, dialect: dialect))
  }

  @Test(arguments: CommandSpec.all.map(\.example))
  func everyExampleIsCanonicalAndPrintsBack(example: String) throws {
    let statement = try parse(example, .script)
    let again = try parse(statement.description, .script)
    // A password is not printed.
    #expect(
      again == statement
        || statement.description.contains("****") && again.description == statement.description)
  }

  @Test(arguments: [
    ("declare queue durable", "declare queue durable"),
    ("delete queue all", "delete queue all"),
    ("publish x k mandatory", "publish x k mandatory"),
    ("publish x k \"mandatory\"", "publish x k \"mandatory\""),
    ("publish logs \"\" hello", "publish logs \"\" hello"),
    ("publish x k --n 3 --priority 4", "publish x k priority=4 n=3"),
    ("publish x k -5", "publish x k -5"),
    ("publish x k -- --n", "publish x k \"--n\""),
    ("publish x k \"a=b\"", "publish x k \"a=b\""),
    ("publish x k expiration=3s", "publish x k expiration=\"3000\""),
    ("publish x # 'a b'", "publish x # \"a b\""),
    ("publish x k header.a.b=1", "publish x k header.a.b=1"),
    ("publish x k header.a=\"1\"", "publish x k header.a=\"1\""),
    ("publish x k header.t:timestamp=0", "publish x k header.t:timestamp=0"),
    ("publish x k persistent body@a.txt", "publish x k body@a.txt persistent"),
    ("consume q as C1 priority=-1", "consume q as C1 arg.x-priority=-1"),
    ("consume q --prefetch-count 2 --auto_ack", "consume q prefetch=2 auto-ack"),
    ("bind Q1 animals *.orange.* lazy.#", "bind Q1 animals *.orange.* lazy.#"),
    ("bind A X to=exchange", "bind exchange A X"),
    ("bind \"exchange\" A X", "bind \"exchange\" A X"),
    ("declare queue \"\" as inbox", "declare queue \"\" as inbox"),
    ("declare queue q exclusive", "declare queue q exclusive"),
    ("declare queue q exclusive durable", "declare queue q durable exclusive"),
    ("declare queue q x-max-length=5", "declare queue q arg.x-max-length=5"),
    ("declare exchange x", "declare exchange x direct"),
    ("get q ackmode=ack_requeue_false n=2 on=P1/3", "get q n=2 ackmode=ack_requeue_false on=P1/3"),
    ("ack you 3 multiple", "ack you 3 multiple"),
    (
      "nack C1 all requeue=false",
      "nack C1 all requeue=false"
    ),
    ("expect route animals lazy.fox Q1,Q2", "expect route animals lazy.fox Q1,Q2"),
    ("expect queue q ready=1 bodies=a,b", "expect queue q ready=1 bodies=a,b"),
  ])
  func linesHaveOneCanonicalForm(line: String, canonical: String) throws {
    let statement = try parse(line)
    #expect(statement.description == canonical)
    #expect(try parse(canonical, .script) == statement)
  }

  @Test(arguments: [
    ("queue.declare hello", "declare queue hello"),
    ("basic.publish x k b", "publish x k b"),
    ("del q hello", "delete queue hello"), ("pub x k", "publish x k"),
    ("queues declare --name hello", "declare queue hello"),
    ("list q", "list queues"), ("queues list", "list queues"),
    ("declare queue name=hello durable=false", "declare queue hello transient"),
    ("declare binding source=logs destination=Q1 routing_key=error", "bind Q1 logs error"),
    ("publish exchange=logs routing_key=info payload=hi", "publish logs info hi"),
    ("publish message -e logs -k info -m hi", "publish logs info hi"),
    (
      "get queue=hello count=3 ackmode=reject_requeue_true",
      "get hello n=3 ackmode=reject_requeue_true"
    ),
    ("purge queue hello", "purge hello"),
  ])
  func thePromptUnderstandsOtherSpellings(line: String, canonical: String) throws {
    #expect(try parse(line).description == canonical)
    // A script says what it should be instead.
    if line.contains("=") { return }
    #expect(throws: Diagnostic.self) { try Parser.parse(line, dialect: .script) }
  }

  @Test func emptyLinesAndCommentsSayNothing() throws {
    for line in ["", "   ", "# a comment", "#"] { #expect(try Parser.parse(line) == nil) }
  }

  /// The mark stands where the diagnostic must point.
  @Test(arguments: [
    ("1️⃣publsh x k", Diagnostic.Problem.unknownCommand("publsh", nearest: "publish")),
    ("declare 1️⃣queu1e q", .unknownCommand("declare queu1e", nearest: "declare queue")),
    ("declare1️⃣", .incompleteCommand("declare", candidates: ["exchange", "queue"])),
    ("1️⃣un q", .ambiguousCommand("un", candidates: ["unbind", "undo"])),
    ("declare queue orders 1️⃣durble", .unexpectedWord("durble", nearest: "durable")),
    (
      "declare exchange x 1️⃣topc",
      .badValue(
        "topc", expected: .oneOf(["direct", "fanout", "topic", "headers"]), nearest: "topic")
    ),
    ("publish x1️⃣", .missingSlot("key")),
    ("publish x k 1️⃣colour=red", .unknownOption("colour", nearest: "header.colour=")),
    ("publish x k 1️⃣mandatry=true", .unknownOption("mandatry", nearest: "mandatory")),
    ("publish x k n=1️⃣0", .badValue("0", expected: .number(1...1_000_000), nearest: nil)),
    ("publish x k 1️⃣--n", .missingValue(option: "n")),
    ("publish x k 1️⃣\"open", .unterminatedQuote),
    ("publish x k \"1️⃣\\q\"", .badEscape),
    ("declare queue q durable 1️⃣transient", .contradiction("durable", "transient")),
    (
      "list queues 1️⃣colour",
      .badValue("colour", expected: .oneOf(ListSubject.queues.columns), nearest: nil)
    ),
    ("ack C1 1️⃣mutliple", .badValue("mutliple", expected: .deliveryTag, nearest: "multiple")),
  ])
  func diagnosticsPointAtThePlace(marked: String, problem: Diagnostic.Problem) throws {
    let mark = "1️⃣"
    let range = try #require(marked.firstRange(of: mark))
    let place = marked[..<range.lowerBound].utf8.count
    let diagnostic = #expect(throws: Diagnostic.self) {
      try Parser.parse(marked.replacing(mark, with: ""))
    }
    #expect(diagnostic?.problem == problem)
    #expect(diagnostic?.range.start == place)
  }

  @Test func namesOfMoreThan255OctetsAreRefused() throws {
    let name = String(repeating: "x", count: 256)
    let diagnostic = #expect(throws: Diagnostic.self) { try Parser.parse("declare queue \(name)") }
    #expect(diagnostic?.problem == .tooLong(limit: 255))
  }
}
