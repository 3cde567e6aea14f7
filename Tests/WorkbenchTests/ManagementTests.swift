import AMQPModel
import BrokerCore
import CommandLanguage
import Narration
import TestSupport
import Testing

@testable import Workbench

/// What the pages count, and what they offer.
@Suite struct ManagementTests {
  private static func row(_ stage: inout Stage, _ line: String) throws -> JSON {
    stage.run(line)
    let record = try JSON(parsing: try #require(stage.json.last))
    return try #require(record["row"], "\(line): \(stage.english)")
  }

  private static func counts(
    _ stage: inout Stage, _ line: String, _ names: [String]
  ) throws -> [String: String] {
    let row = try row(&stage, line)
    var counts: [String: String] = [:]
    for name in names {
      let text = try #require(row[name], "\(name)").description
      if text != "0" { counts[name] = text }
    }
    return counts
  }

  // MARK: Counters

  /// Recorded on RabbitMQ 4.0.5 (HTTP API, `message_stats`): the same was done there.
  @Test func whatCountsIsWhatRabbitMQCounts() throws {
    var stage = Stage()
    stage.run(
      lines: """
        declare exchange dlx fanout
        declare queue dead
        bind dead dlx
        declare exchange src topic
        declare exchange mid fanout
        bind exchange mid src #
        declare exchange ae fanout
        declare exchange main alternate-exchange=ae
        declare queue strays
        bind strays ae
        declare queue viamid
        bind viamid mid
        declare queue q dead-letter-exchange=dlx
        declare queue full max-length=1 overflow=reject-publish
        send q x n=4
        publish src k x n=3
        publish main k x n=2
        send full x n=5
        send nobody x
        send nobody x mandatory
        get q ackmode=reject_requeue_false
        get q ackmode=ack_requeue_true
        get q ackmode=manual
        ack you
        get q ackmode=ack_requeue_false
        declare queue empty
        get empty
        """.split(separator: "\n").map(String.init))
    let queue = ["publish", "deliver_get", "redeliver", "ack", "get_empty"]
    let recorded: [(String, [String: String])] = [
      ("q", ["publish": "4", "deliver_get": "4", "redeliver": "1", "ack": "1"]), ("dead", [:]),
      ("viamid", ["publish": "3"]), ("strays", ["publish": "2"]), ("full", ["publish": "5"]),
      ("empty", ["get_empty": "1"]),
    ]
    for (name, counts) in recorded {
      #expect(try Self.counts(&stage, "show queue \(name)", queue) == counts, "\(name)")
    }
    let exchanges: [(String, [String: String])] = [
      ("dlx", [:]), ("src", ["publish_in": "3", "publish_out": "3"]), ("mid", [:]), ("ae", [:]),
      ("main", ["publish_in": "2", "publish_out": "2"]),
      ("\"\"", ["publish_in": "11", "publish_out": "9"]),
    ]
    for (name, counts) in exchanges {
      #expect(
        try Self.counts(&stage, "show exchange \(name)", ["publish_in", "publish_out"]) == counts,
        "\(name)")
    }
    let channel = [
      "publish": "16", "deliver_get": "4", "redeliver": "1", "ack": "1", "get_empty": "1",
      "drop_unroutable": "1", "return_unroutable": "1",
    ]
    #expect(try Self.counts(&stage, "show channel you", Array(channel.keys)) == channel)
    #expect(try Self.counts(&stage, "show overview", Array(channel.keys)) == channel)
  }

  @Test func churnCountsWhatComesAndGoes() throws {
    var stage = Stage()
    stage.run(
      lines: [
        "declare queue q", "declare queue q", "declare queue q passive", "declare queue r",
        "delete queue r", "open connection P", "open channel P/2", "kill P", "consume q as C1",
        "declare queue q transient",
      ])
    let churn = [
      "queue_declared": "3", "queue_created": "2", "queue_deleted": "1",
      "connection_created": "3", "connection_closed": "1", "channel_created": "4",
      "channel_closed": "3",
    ]
    #expect(try Self.counts(&stage, "show overview", Array(churn.keys)) == churn)
  }

  @Test func whatIsGoneBeginsAgainButStaysCounted() throws {
    var stage = Stage()
    stage.run(
      lines: ["declare queue q", "send q x n=3", "delete queue q", "declare queue q", "send q x"])
    #expect(try Self.row(&stage, "show queue q")["publish"]?.int == 1)
    #expect(try Self.row(&stage, "show overview")["publish"]?.int == 4)
    stage.run("close you/1")
    stage.run("declare queue p")
    #expect(try Self.row(&stage, "show channel you")["publish"]?.int == 0)
  }

  // MARK: Rates

  @Test func ratesLookBackFiveSeconds() throws {
    var stage = Stage()
    stage.run(lines: ["declare queue q", "send q x n=10"])
    func rate() throws -> String? {
      try Self.row(&stage, "show queue q")["publish_rate"]?.description
    }
    #expect(try rate() == "2.0")
    stage.run("tick 4990")
    #expect(try rate() == "2.0")
    stage.run("tick 10")
    #expect(try rate() == "0.0")
    // 10 messages a second, steadily: the rate is exact at every moment.
    for _ in 0..<80 {
      stage.run("tick 100")
      stage.run("send q x")
    }
    #expect(try rate() == "10.0")
    stage.run("tick 100")
    #expect(try rate() == "9.8")
    stage.run("tick 4900")
    #expect(try rate() == "0.0")
    #expect(try Self.row(&stage, "show queue q")["publish"]?.int == 90)
  }

  @Test func questionsChangeNothingAndAreNotUndone() throws {
    var stage = Stage()
    stage.run(lines: ["declare queue q", "consume q as C1", "send q x n=2"])
    let before = Observation(stage.session)
    let count = stage.session.history.count
    let questions =
      ListSubject.allCases.flatMap { subject in
        ListFormat.allCases.map {
          "list \(subject.rawValue) sort=-\(subject.columns[0]) format=\($0.rawValue)"
        }
      }
      + ["overview", "queue q", "exchange \"\"", "connection C1", "channel C1/1"].flatMap { page in
        ListFormat.allCases.map { "show \(page) format=\($0.rawValue)" }
      }
    for question in questions {
      #expect(stage.run(question) == .fine, "\(question)")
      #expect(!stage.english.isEmpty && stage.json.count == 1)
    }
    #expect(Observation(stage.session) == before)
    #expect(stage.session.history.count == count)
    stage.run("undo")
    #expect(try Self.row(&stage, "show queue q")["publish"]?.int == 0)
    stage.run("redo")
    #expect(Observation(stage.session) == before)
  }

  @Test func persistentMessagesAreThoseOfDurableQueues() throws {
    var stage = Stage()
    stage.run(
      lines: [
        "declare queue d", "declare queue t transient", "send d x n=3 persistent", "send d x",
        "send t x persistent", "consume d as C1 prefetch=1", "declare queue gone",
        "send gone x persistent", "get gone ackmode=manual", "delete queue gone",
        "declare queue gone",
      ])
    stage.run("list queues name messages_persistent format=csv")
    #expect(stage.english == ["name,messages_persistent", "d,3", "gone,0", "t,0"])
  }

  // MARK: Pages

  @Test(arguments: [
    "show queue q", "show queue \"a b\"", "show exchange x", "show exchange \"\"",
    "show exchange amq.rabbitmq.trace", "show connection you", "show channel you/1",
    "show channel you/2",
  ])
  func whatAPageOffersCanBeTyped(page: String) throws {
    var stage = Stage()
    stage.run(
      lines: [
        "declare exchange x topic", "declare exchange EXCHANGE topic", "declare queue q",
        "declare queue \"a b\"", "declare queue QUEUE", "send q x n=9", "send \"a b\" x",
        "open channel you/2", "get q ackmode=manual", "get q ackmode=manual on=you/2",
      ])
    #expect(stage.run(page) == .fine)
    let heading = try #require(stage.english.firstIndex(of: "what you can type"))
    let offers = stage.english[(heading + 1)...].map { line in
      String(line.dropFirst(2).prefix(line.count).split(separator: "   ")[0])
    }
    #expect(offers.count >= 2)
    for offer in offers {
      var other = stage
      #expect(throws: Never.self) { _ = try Parser.parse(offer, dialect: .script) }
      #expect(other.run(offer) == .fine, "\(offer): \(other.english)")
    }
  }

  @Test func missingOnesAreMetWithTheNearest() {
    var stage = Stage()
    stage.run("declare queue q")
    for (line, nearest) in [
      ("show connection yu", "you"), ("show channel you/3", "you/1"), ("show channel yu", "you"),
      ("move p q", "q"),
    ] {
      #expect(stage.run(line) == .failed, "\(line)")
      #expect(stage.english.joined().contains("Did you mean \(nearest)?"), "\(stage.english)")
    }
  }
}
