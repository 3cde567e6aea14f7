import AMQPModel
import BrokerCore
import CommandLanguage
import TestSupport
import Testing

@testable import Narration

/// Sorting, and what tools read.
@Suite struct ListingFormatTests {
  private static let names = [
    "a,b", "a\"b", "plain", "佇列一", " blanks ", "> quoted", "...", "\u{202e}x", "tab\tend",
    "\"", ",", "=1+1",
  ]

  private static func broker() -> Broker {
    var broker = Broker()
    let you = ChannelAddress("you", 1)
    _ = broker.apply(.connectionOpened(you.connection))
    _ = broker.apply(.method(.channel(.open), on: you))
    for (index, name) in names.enumerated() {
      let queue = QueueName(ShortString(truncating: name))
      let declare = QueueMethod.Declare(
        queue: queue, durable: index.isMultiple(of: 2),
        arguments: index == 0 ? ["x-max-length": .int32(100)] : [:])
      _ = broker.apply(.method(.queue(.declare(declare)), on: you))
      for _ in 0..<(index % 4) {
        let message = Message(
          exchange: .default, routingKey: queue.asRoutingKey, body: Array("body".utf8))
        _ = broker.apply(.method(.basic(.publish(.init(message: message))), on: you))
      }
    }
    return broker
  }

  private static func texts(_ statement: ListStatement) -> [String] {
    texts(statement, ManagementSnapshot(topology: broker().topology()))
  }

  private static func texts(
    _ statement: ListStatement, _ snapshot: ManagementSnapshot, _ language: Language = .english
  ) -> [String] {
    var narrator = TextNarrator(language: language)
    return narrator.lines(for: .answered(.listed(statement, snapshot))).map(\.plainText)
  }

  /// RFC 4180's grammar, fields as they were before they were quoted.
  private static func parsed(csv line: String) -> [String]? {
    var fields: [String] = []
    var rest = Array(line)[...]
    while true {
      var field = ""
      if rest.first == "\"" {
        rest = rest.dropFirst()
        while let end = rest.firstIndex(of: "\"") {
          field += String(rest[..<end])
          rest = rest[(end + 1)...]
          guard rest.first == "\"" else { break }
          field += "\""
          rest = rest.dropFirst()
        }
        guard rest.isEmpty || rest.first == "," else { return nil }
      } else {
        let end = rest.firstIndex(of: ",") ?? rest.endIndex
        field = String(rest[..<end])
        guard !field.contains("\"") else { return nil }
        rest = rest[end...]
      }
      fields.append(field)
      guard rest.first == "," else { return fields }
      rest = rest.dropFirst()
    }
  }

  @Test func csvReadsBackAsItWas() {
    var statement = ListStatement(.queues, columns: ["name", "durable", "arguments", "messages"])
    statement.format = .csv
    let lines = Self.texts(statement)
    #expect(lines.first == "name,durable,arguments,messages")
    let rows = lines.dropFirst().compactMap(Self.parsed)
    #expect(rows.count == Self.names.count && rows.allSatisfy { $0.count == 4 })
    // Only what a terminal would obey is written otherwise.
    #expect(Set(rows.map { $0[0] }) == Set(Self.names.map { visible($0) }))
    #expect(rows.first { $0[0] == "a,b" } == ["a,b", "true", #"{"x-max-length":100}"#, "0"])
    #expect(lines.contains(#""a""b",false,,1"#))
    #expect(lines.contains("=1+1,false,,3"))
  }

  @Test func jsonIsOneArrayWithNumbersAndFlags() throws {
    var statement = ListStatement(.queues, columns: ["name", "messages", "durable", "ack_rate"])
    statement.format = .json
    let rows = try JSON(parsing: Self.texts(statement).joined(separator: "\n")).elements
    #expect(Set(rows.compactMap { $0["name"]?.string }) == Set(Self.names))
    let row = try #require(rows.first { $0["name"]?.string == "tab\tend" })
    #expect(row["messages"]?.int == 0)
    #expect(row.members.map(\.key) == statement.columns)
    #expect(row["durable"]?.description == "true" && row["ack_rate"]?.description == "0.0")
  }

  @Test func verticalHasALineForEveryColumn() {
    var statement = ListStatement(.queues, columns: ["name", "messages_ready"])
    statement.format = .vertical
    statement.limit = 2
    statement.sort = [.init("messages", isDescending: true), .init("name")]
    #expect(
      Self.texts(statement) == [
        "name            =1+1", "messages_ready  3", "", "name            \\u{202e}x",
        "messages_ready  3", "… and 10 more",
      ])
  }

  @Test(arguments: ListSubject.allCases, ListFormat.allCases)
  func emptyListsSaySo(subject: ListSubject, format: ListFormat) {
    guard subject != .exchanges else { return }
    var statement = ListStatement(subject)
    statement.format = format
    let snapshot = ManagementSnapshot(topology: Broker().topology())
    for language in Language.allCases {
      let texts = Self.texts(statement, snapshot, language)
      switch format {
      case .table, .vertical:
        #expect(texts.count == 1 && !texts[0].contains("_"), "\(texts)")
      case .csv: #expect(texts == [statement.shownColumns.joined(separator: ",")])
      case .json: #expect(texts == ["[]"])
      }
    }
  }

  // MARK: Order

  private static func names(_ keys: ListStatement.SortKey...) -> [String] {
    var statement = ListStatement(.queues, columns: ["name"])
    statement.sort = keys
    statement.format = .csv
    return texts(statement).dropFirst().map { $0 }
  }

  @Test func numbersAreSortedAsNumbersAndEqualsStay() {
    let counts = [9, 10, 2, 100].map { Listing.Cell.number($0) }
    #expect(counts.sorted { $0.precedes($1) }.map(\.text) == ["2", "9", "10", "100"])
    #expect(Listing.Cell.flag(false).precedes(.flag(true)))
    #expect(!Listing.Cell.flag(true).precedes(.flag(false)))
    #expect(!Listing.Cell.number(1).precedes(.number(1)))
    let all = Self.names()
    let byDurable = Self.names(.init("durable"))
    // Sorted by what only tells two groups apart, both keep their order.
    let durable = Set(Self.names.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element))
    let transient = all.filter { row in
      Self.parsed(csv: row).map { fields in !durable.contains { visible($0) == fields[0] } }
        ?? false
    }
    #expect(Array(byDurable.prefix(transient.count)) == transient)
    #expect(Self.names(.init("name")) == all)
    #expect(Self.names(.init("name", isDescending: true)) == all.reversed())
  }

  @Test func theSecondKeyDecidesAmongEquals() {
    let rows = Self.names(.init("messages", isDescending: true), .init("name", isDescending: true))
    // Three of them hold three messages.
    #expect(Array(rows.prefix(3)) == ["佇列一", "\\u{202e}x", "=1+1"])
  }

  // MARK: Features

  /// The abbreviations of RabbitMQ 4.0.5's management page, in its order.
  @Test(
    arguments: [
      ([:], "D"),
      (["x-message-ttl": .int32(1), "x-expires": .int32(2)], "D TTL Exp"),
      (["x-expires": .int32(2), "x-message-ttl": .int32(1)], "D TTL Exp"),
      (
        ["x-dead-letter-exchange": .string("d"), "x-dead-letter-routing-key": .string("k")],
        "D DLX DLK"
      ),
      (
        [
          "x-max-length": .int32(1), "x-max-length-bytes": .int32(1),
          "x-overflow": .string("drop-head"),
        ],
        "D Lim Lim B Ovfl"
      ),
      (["x-colour": .string("red"), "x-size": .int32(1)], "D Args"),
      (["x-queue-type": .string("classic")], "D"),
    ] as [(FieldTable, String)])
  func featuresAreAbbreviatedAsOnThePage(arguments: FieldTable, short: String) throws {
    var broker = Broker()
    let you = ChannelAddress("you", 1)
    _ = broker.apply(.connectionOpened(you.connection))
    _ = broker.apply(.method(.channel(.open), on: you))
    let declare = QueueMethod.Declare(queue: "q", durable: true, arguments: arguments)
    _ = broker.apply(.method(.queue(.declare(declare)), on: you))
    let features = Features(of: try #require(broker.queueProperties("q")))
    #expect(features.short == short)
    #expect(features.features.first?.meaning == "durable")
    #expect(features.features.count >= arguments.fields.count)
  }
}
