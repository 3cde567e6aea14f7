import AMQPModel
import BrokerCore
import CommandLanguage
import Interchange
import TestSupport
import Testing

@testable import Narration
@testable import Workbench

/// Whatever happens is told: a line in both languages, and a record.
@Suite struct EventTests {
  /// Lines in which everything happens that can.
  private static let lines = [
    "declare exchange x auto-delete", "declare queue q", "declare queue q", "bind q x a",
    "bind q x a",
    "unbind q x b", "publish x a 1", "publish x b 2", "publish x b 3 mandatory", "get q",
    "get q ackmode=ack_requeue_false", "get q", "confirm select", "send q 4", "confirm select",
    "consume q as C1 prefetch=1", "send q 5 n=3", "nack C1", "recover C1",
    "reject C1 requeue=false",
    "ack C1", "qos you 3 global", "cancel C9 on=C1", "purge q", "delete exchange nothing",
    "delete queue nothing", "unbind q x a", "delete queue q", "ack C1", "declare queue q",
    "send q 6",
    "consume q as C2 on=C2/3", "cancel C2", "close C2/3", "close C2", "open connection D",
    "kill D", "get missing", "declare queue e exclusive on=E", "kill E",
    "declare exchange y", "bind exchange y amq.fanout", "delete exchange y",
    "declare queue one single-active-consumer", "consume one as C3", "consume one as C4",
    "kill C3", "declare queue votes type=quorum delivery-limit=0", "send votes 7",
    "consume votes as C5 prefetch=1", "nack C5",
    "declare queue both type=quorum "
      + "single-active-consumer", "send both 8", "consume both as C6",
    "consume both as C7 priority=1",
  ]

  private static func events() -> [Event] {
    var session = Stage().session
    var events: [Event] = []
    for line in lines {
      _ = session.run(line) { report in
        if case .happened(let happening) = report { events += happening.events }
      }
    }
    return events
  }

  private static func name(_ kind: Event.Kind) -> String {
    Mirror(reflecting: kind).children.first?.label ?? "\(kind)"
  }

  @Test func everythingHappens() {
    let names = Set(Self.events().map { Self.name($0.kind) })
    // All of `Event.Kind` but `sent`, which is for the wire.
    #expect(names.count == 36, "\(names.sorted())")
  }

  @Test func everyEventHasARecord() throws {
    for event in Self.events() {
      let record = EventRecord(event.kind)
      #expect(record != nil, "\(event.kind)")
      #expect(record?.name.allSatisfy { $0.isLowercase || $0 == "-" } == true)
      for field in record?.fields ?? [] {
        #expect(field.name.allSatisfy { $0.isLowercase || $0 == "_" }, "\(field.name)")
      }
    }
  }

  // Told by other lines of the same statement, or not worth one: the first channel of a connection
  // with the connection, a route with its queues.
  private static let silent: Set<String> = [
    "channelOpened", "channelClosed", "routed", "enqueued", "dropped", "confirmed", "published",
  ]

  @Test(arguments: Language.allCases)
  func everyEventIsTold(language: Language) {
    for event in Self.events() where !Self.silent.contains(Self.name(event.kind)) {
      if case .connectionOpened("you", _) = event.kind { continue }
      if case .connectionClosed(_, .exception) = event.kind { continue }
      var narrator = TextNarrator(language: language)
      let lines = narrator.lines(for: .happened(Happening(events: [event])))
      #expect(!lines.isEmpty, "\(event.kind)")
    }
  }

  @Test(arguments: Language.allCases)
  func realisticNamesFitIntoEightyColumns(language: Language) {
    var session = Stage().session
    var narrator = TextNarrator(language: language)
    let names = ["order-events": "x", "billing.invoices": "q", "order.eu.created": "a"]
    for line in Self.lines {
      var line = line
      for (long, short) in names { line = line.replacing(" \(short) ", with: " \(long) ") }
      _ = session.run(line) { report in
        for text in narrator.lines(for: report).map(\.plainText) {
          // RabbitMQ's own texts stay whole.
          let isExempt = text.contains(" - ")
          #expect(isExempt || DisplayWidth.width(of: text) <= 80, "\(text)")
        }
      }
    }
  }
}
