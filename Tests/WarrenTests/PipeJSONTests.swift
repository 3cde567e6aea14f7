import TestSupport
import Testing

/// The contract of `--format json`, as other programs rely on it.
@Suite(.timeLimit(.minutes(10))) struct PipeJSONTests {
  /// The records that a script gives, without the schema.
  private static func records(_ script: String, exitCode: CInt = 0) throws -> [JSON] {
    let result = try warren("run", "--keep-going", "--format", "json", "-", input: script)
    #expect(result.exitCode == exitCode, "\(result)")
    return try result.output.split(separator: "\n").dropFirst().map {
      try JSON(parsing: String($0))
    }
  }

  private static func named(_ event: String, _ records: [JSON]) -> [JSON] {
    records.filter { $0["event"]?.string == event }
  }

  @Test func firstLineIsTheSchema() throws {
    let result = try warren("run", "--format", "json", "--seed", "7", "-")
    let line = try JSON(parsing: result.output)
    #expect(line["schema"]?.string == "warren.trace/1")
    #expect(line["language"]?.string == "en")
    #expect(line["seed"]?.int == 7)
    #expect(result.output.split(separator: "\n").count == 1)
    let folder = try PipeFolder()
    let file = try folder.write("a", "declare queue a")
    let two = try warren("run", "--format", "json", file, file)
    #expect(two.output.matches(of: /"schema"/).count == 1, "once for a process")
  }

  @Test func numbersRiseAndCausesAreEarlier() throws {
    let records = try Self.records(everything())
    let answers: Set = [
      "listed", "explained", "expected", "told", "shown", "time-passed", "timeline", "idle",
      "compared", "swept",
      "producer-started", "producer-stopped", "worker-started", "worker-stopped",
      "found", "linted",
      "exported",
    ]
    let travels: Set = ["undone", "redone", "reset", "checkpoint-saved"]
    var (last, now) = (0, 0)
    for record in records {
      let number = try #require(record["n"]?.int)
      let instant = try #require(record["t"]?.int)
      let event = try #require(record["event"]?.string)
      #expect(event.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
      #expect(record.members.allSatisfy { $0.key.wholeMatch(of: /[a-z]+(_[a-z0-9]+)*/) != nil })
      #expect(record.members.prefix(3).map(\.key) == ["n", "t", "event"])
      #expect(Set(record.members.map(\.key)).count == record.members.count)
      if travels.contains(event) {
        last = 0
      } else if answers.contains(event) || record["scope"]?.string == "usage" {
        // Events for the wire only have numbers, too.
        #expect(number >= last, "\(record)")
      } else {
        #expect(number > last, "\(record)")
        last = number
      }
      if let cause = record["cause"]?.int { #expect(cause < number, "\(record)") }
      #expect(instant >= now)
      now = instant
    }
    #expect(records.contains { $0["cause"] != nil })
  }

  @Test func publishedAndRouted() throws {
    let records = try Self.records(
      """
      declare exchange x topic
      declare queue b
      declare queue a
      bind b x # k.*
      bind a x k.#
      publish x k.1 body persistent priority=3 header.n=1 header.s="1" mandatory
      """)
    let published = try #require(Self.named("published", records).first)
    #expect(published["exchange"]?.string == "x")
    #expect(published["routing_key"]?.string == "k.1")
    #expect(published["body"]?.string == "body")
    #expect(published["message"]?.int == 1)
    #expect(published["mandatory"]?.bool == true)
    #expect(published["delivery_mode"]?.int == 2 && published["priority"]?.int == 3)
    #expect(published["headers"]?["n"] == .int(1) && published["headers"]?["s"] == .string("1"))
    let routed = try #require(Self.named("routed", records).first)
    #expect(routed["exchange"]?.string == "x" && routed["routing_key"]?.string == "k.1")
    #expect(routed["queues"] == .array([.string("a"), .string("b")]), "sorted, each once")
    #expect(routed["cause"] == published["n"])
    #expect(
      Self.named("enqueued", records).compactMap { $0["queue"]?.string }.sorted() == ["a", "b"])
  }

  @Test func bodiesThatAreNotUTF8() throws {
    let records = try Self.records(
      """
      declare queue q
      send q "\\xff\\x00"
      send q "\\x00\\x1b中\\""
      get q n=2
      """)
    for name in ["published", "got"] {
      let events = Self.named(name, records)
      #expect(events.map { $0["body_base64"]?.string } == ["/wA=", nil])
      #expect(events.map { $0["body"]?.string } == [nil, "\0\u{1b}中\""])
    }
  }

  @Test func droppedAndReturned() throws {
    let records = try Self.records("publish \"\" no x\npublish \"\" no y mandatory")
    #expect(Self.named("dropped", records).map { $0["reason"]?.string } == ["unroutable"])
    let returned = try #require(Self.named("returned", records).first)
    #expect(returned["reply_code"]?.int == 312)
    #expect(returned["reply_text"]?.string == "NO_ROUTE")
    #expect(returned["body"]?.string == "y" && returned["message"]?.int == 2)
    #expect(Self.named("routed", records).allSatisfy { $0["queues"] == .array([]) })
  }

  @Test func deliveredAndGot() throws {
    let records = try Self.records(
      """
      declare queue q
      send q "{n}" n=2
      get q ackmode=ack_requeue_true
      consume q as C1 prefetch=1
      ack C1
      """)
    let got = try #require(Self.named("got", records).first)
    #expect(got["queue"]?.string == "q" && got["body"]?.string == "1")
    #expect(got["redelivered"]?.bool == false && got["message_count"]?.int == 1)
    let delivered = Self.named("delivered", records)
    #expect(delivered.map { $0["body"]?.string } == ["1", "2"])
    #expect(delivered.map { $0["redelivered"]?.bool } == [true, false])
    #expect(delivered.map { $0["delivery_tag"]?.int } == [1, 2])
    #expect(delivered.allSatisfy { $0["queue"]?.string == "q" && $0["consumer"]?.string == "C1" })
    #expect(Self.named("acknowledged", records).count == 1)
  }

  @Test func confirmed() throws {
    let records = try Self.records("declare queue q\nconfirm select\nsend q x\nsend q y")
    let confirmed = Self.named("confirmed", records)
    #expect(confirmed.map { $0["delivery_tag"]?.int } == [1, 2])
    #expect(confirmed.map { $0["multiple"]?.bool } == [false, false])
  }

  @Test func errorsHaveAScope() throws {
    let records = try Self.records(
      """
      get missing
      expect error 404
      declare queue q type=nonsense
      ack C9
      bogus "\u{1b}
      """, exitCode: 2)
    let errors = Self.named("error", records)
    #expect(errors[0]["reply_code"]?.int == 404 && errors[0]["scope"]?.string == "channel")
    #expect(errors[0]["reply_text"]?.string == "NOT_FOUND - no queue 'missing' in vhost '/'")
    #expect(errors.dropFirst().suffix(2).allSatisfy { $0["scope"]?.string == "usage" })
    #expect(errors.allSatisfy { $0["reply_code"]?.int != nil && $0["reply_text"]?.string != nil })
    let connection = try Self.records("declare queue q x-queue-type=stream\nexpect error 540")
    #expect(Self.named("error", connection).first?["scope"]?.string == "connection")
  }

  @Test func questions() throws {
    let records = try Self.records(
      """
      declare queue q
      bind q amq.topic a.* b
      match amq.topic a.b
      list queues name messages
      expect queue q ready=0
      expect queue q ready=1
      """, exitCode: 1)
    let explained = try #require(Self.named("explained", records).first)
    #expect(explained["queues"] == .array([.string("q")]))
    #expect(explained["bindings"]?.elements.map { $0["matches"]?.bool } == [true, false])
    #expect(explained["bindings"]?.elements.allSatisfy { $0["reason"]?.string != nil } == true)
    let listed = try #require(Self.named("listed", records).first)
    #expect(listed["subject"]?.string == "queues")
    #expect(listed["rows"] == .array([.members(["name": .string("q"), "messages": .int(0)])]))
    #expect(Self.named("expected", records).map { $0["ok"]?.bool } == [true, false])
    #expect(Self.named("expected", records)[1]["found"]?.string == "queue q ready=0")
  }

  /// Undo rewinds the numbers of events, too.
  @Test func undone() throws {
    let records = try Self.records("declare queue a\ndeclare queue b\nundo\ndeclare queue c")
    let undone = try #require(Self.named("undone", records).first)
    #expect(undone["to"]?.string == "declare queue b")
    let declared = Self.named("declared", records)
    #expect(declared.map { $0["queue"]?.string } == ["a", "b", "c"])
    #expect(declared[1]["n"] == declared[2]["n"])
    // It carries the number that the broker is back at.
    #expect(try #require(undone["n"]?.int) < #require(declared[1]["n"]?.int))
    #expect(try #require(undone["n"]?.int) >= #require(declared[0]["n"]?.int))
  }

  @Test func listedNamesAreExact() throws {
    let name = String(repeating: "n", count: 100) + "\u{1b}"
    let records = try Self.records(
      "declare queue \"\(name)\"\ndeclare exchange x fanout alternate-exchange=y\n"
        + "list queues name\nlist exchanges name arguments\nlist bindings")
    let listed = Self.named("listed", records).map { $0["rows"]?.elements ?? [] }
    #expect(listed[0] == [.members(["name": .string(name)])])
    #expect(listed[1].first?["name"]?.string == "")
    #expect(
      listed[1].last?["arguments"] == .members(["alternate-exchange": .string("y")]))
    #expect(listed[2].first?["source_name"]?.string == "")
  }

  /// What needs no terminal is the same through both doors.
  @Test func thePromptSpeaksJSON() throws {
    let script = "declare queue q\nsend q x\nlist queues\n"
    let prompt = try warren("--format", "json", input: script)
    #expect(prompt == (try warren("run", "--format", "json", "-", input: script)))
  }
}
