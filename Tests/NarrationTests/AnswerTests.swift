import AMQPModel
import BrokerCore
import CommandLanguage
import TestSupport
import Testing

@testable import Narration

/// Tables and graphs of what exists.
@Suite struct AnswerTests {
  private static let hostile: [[UInt8]] = [
    Array("a\"b".utf8), Array("c\\".utf8), Array("<b>;#1;`x`".utf8), [0x1b, 0x5b, 0x41], [0xff],
    [0xfe], Array("\u{202e}x".utf8), Array("> y".utf8), Array("...".utf8), Array("佇\n列".utf8), [],
    Array(repeating: 0x6b, count: 255),
  ]

  private static func name<Name: ShortStringName>(_ octets: [UInt8]) -> Name {
    guard let value = ShortString(octets: octets) else { preconditionFailure("short enough") }
    return Name(value)
  }

  /// A broker whose queues, exchanges, keys and consumers have the worst names.
  private static func broker() -> Broker {
    var broker = Broker()
    for octets in hostile where !octets.isEmpty {
      let client = ChannelAddress(name(octets), 1)
      _ = broker.apply(.connectionOpened(client.connection))
      _ = broker.apply(.method(.channel(.open), on: client))
      let methods: [Method] = [
        .queue(.declare(.init(queue: name(octets), durable: true))),
        .exchange(.declare(.init(exchange: name(octets), type: "topic", durable: true))),
        .queue(.bind(.init(queue: name(octets), exchange: name(octets), routingKey: name(octets)))),
        .basic(.consume(.init(queue: name(octets), consumerTag: name(octets)))),
        .basic(
          .publish(
            .init(
              message: Message(exchange: name(octets), routingKey: name(octets), body: octets)))),
      ]
      for method in methods { _ = broker.apply(.method(method, on: client)) }
      let user: UserName = name(octets)
      _ = broker.apply(.management(.addUser(user, .none, tags: [user.description])))
      _ = broker.apply(
        .management(
          .setPolicy(
            Policy(name: user.value, pattern: "\u{202e}", definition: ["max-length": .int32(1)]),
            in: .default)))
      _ = broker.apply(
        .management(
          .setOperatorPolicy(
            Policy(name: user.value, pattern: "\u{202e}", definition: ["max-length": .int32(1)]),
            in: .default)))
      _ = broker.apply(
        .management(
          .setTopicPermissions(
            TopicPermissions(exchange: name(octets), write: "\u{202e}", read: "\u{1b}"), of: user,
            in: .default)))
    }
    return broker
  }

  private static func texts(_ answer: Answer, _ language: Language = .english) -> [String] {
    var narrator = TextNarrator(language: language)
    return narrator.lines(for: .answered(answer)).map(\.plainText)
  }

  // MARK: Tables

  @Test(arguments: ListSubject.allCases)
  func everyColumnIsKnown(subject: ListSubject) {
    let listing = Listing(ListStatement(subject), ManagementSnapshot(topology: Broker().topology()))
    let known =
      switch subject {
      case .queues: listing.queueColumns.map(\.name)
      case .exchanges: listing.exchangeColumns.map(\.name)
      case .bindings: listing.bindingColumns.map(\.name)
      case .consumers: listing.consumerColumns.map(\.name)
      case .connections: listing.connectionColumns.map(\.name)
      case .channels: listing.channelColumns.map(\.name)
      case .users: listing.userColumns.map(\.name)
      case .permissions: listing.permissionColumns.map(\.name)
      case .virtualHosts: listing.virtualHostColumns.map(\.name)
      case .policies, .operatorPolicies: listing.policyColumns.map(\.name)
      case .topicPermissions: listing.topicPermissionColumns.map(\.name)
      }
    #expect(Set(known).count == known.count)
    #expect(known == subject.columns)
    #expect(Set(subject.defaultColumns).isSubset(of: subject.columns))
  }

  @Test(arguments: ListSubject.allCases, Language.allCases)
  func tablesHaveACellForEveryColumn(subject: ListSubject, language: Language) throws {
    let broker = Self.broker()
    let snapshot = ManagementSnapshot(
      topology: broker.topology(), administration: AdministrationSnapshot(of: broker, only: nil))
    let columns = Array(subject.columns.reversed())
    let statement = ListStatement(subject, columns: columns)
    let listing = Listing(statement, snapshot)
    #expect(!listing.rows.isEmpty)
    #expect(listing.rows.allSatisfy { $0.count == columns.count })
    let texts = Self.texts(.listed(statement, snapshot), language)
    #expect(texts.count == listing.rows.count + 1)
    for text in texts { #expect(!Line(text).isMistakable && visible(text) == text) }
    var narrator = JSONNarrator(language: language)
    let lines = narrator.lines(for: .answered(.listed(statement, snapshot)))
    let record = try JSON(parsing: #require(lines.first))
    #expect(record["rows"]?.elements.first?.members.map(\.key) == columns)
    #expect(record["total"]?.int == listing.rows.count)
  }

  @Test func toolsGetNamesAsTheyAre() throws {
    var narrator = JSONNarrator(language: .english)
    let answer = Answer.listed(
      ListStatement(.queues, columns: ["name"]),
      ManagementSnapshot(topology: Self.broker().topology()))
    let line = try #require(narrator.lines(for: .answered(answer)).first)
    let names = try JSON(parsing: line)["rows"]?.elements.compactMap { $0["name"]?.string }
    #expect(names?.contains(String(repeating: "k", count: 255)) == true)
    #expect(names?.contains("c\\") == true && names?.contains("a\"b") == true)
  }

  // MARK: Graphs

  @Test(arguments: DiagramFormat.allCases, Language.allCases)
  func graphsStandHostileNames(format: DiagramFormat, language: Language) {
    let texts = Self.texts(.diagram(format, Self.broker().topology()), language)
    #expect(texts.count > 20)
    for text in texts {
      #expect(visible(text) == text && !Line(text).isMistakable, "\(text)")
      #expect(text.split(separator: "\n").count == 1)
    }
  }

  @Test func dotQuotesWhatGraphvizWouldRead() {
    let texts = Self.texts(.diagram(.dot, Self.broker().topology()))
    #expect(texts.first == "digraph broker {" && texts.last == "}")
    for text in texts.dropFirst(2).dropLast() {
      // Every quoted string ends: an even number of quotes that are not escaped.
      let bare = text.replacing("\\\\", with: "").replacing("\\\"", with: "")
      #expect(bare.count { $0 == "\"" }.isMultiple(of: 2), "\(text)")
      #expect(text.hasSuffix(";"))
    }
    #expect(texts.contains { $0.hasPrefix(#"  "q:a\"b" [shape=box"#) })
    #expect(texts.contains { $0.hasPrefix(#"  "q:\\xff" [shape=box"#) })
    #expect(texts.contains { $0.hasPrefix(#"  "q:\\xfe" [shape=box"#) })
  }

  @Test func mermaidLabelsHoldNoMarkup() {
    let texts = Self.texts(.diagram(.mermaid, Self.broker().topology()))
    #expect(texts.first == "flowchart LR")
    for text in texts.dropFirst() {
      let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
      #expect(parts.count == 1 || parts.count == 3, "\(text)")
      if parts.count == 3 { #expect(!parts[1].contains { "<>`".contains($0) }, "\(text)") }
    }
    #expect(texts.contains { $0.contains("#lt;b#gt;;#35;1;#96;x#96;") })
  }

  @Test(arguments: DiagramFormat.allCases)
  func anEmptyBrokerHasAGraph(format: DiagramFormat) {
    #expect(!Self.texts(.diagram(format, Broker().topology())).isEmpty)
  }
}
