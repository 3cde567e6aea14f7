import AMQPModel
import BrokerCore
import CommandLanguage
import Interchange

/// Puts reports into the lines of the JSON trace, `warren.trace/1`.
///
/// The schema is the article `JSONTrace` of the documentation.
public struct JSONNarrator: Sendable {
  private let language: Language
  // Questions carry the number and the time of the last event.
  private var number = 0
  private var instant = Instant.start

  /// A narrator whose few words for people are in `language`.
  public init(language: Language) { self.language = language }

  /// The first line of a process.
  public static func schemaLine(language: Language, seed: UInt64) -> String {
    JSONValue.object([
      .init("schema", .string("warren.trace/1")),
      .init("language", .string(language.rawValue)), .init("seed", .integer(Int(clamping: seed))),
    ]).text
  }

  /// The lines that tell `report`.
  public mutating func lines(for report: Report) -> [String] {
    switch report {
    case .happened(let happening):
      number = happening.events.last?.number ?? number
      instant = happening.events.last?.instant ?? instant
      return happening.events.compactMap(line)
    case .answered(let answer):
      return answers(answer).map { name, fields in record(name, fields) }
    case .noticed(let phrase):
      if case .clock(let milliseconds) = phrase { instant = Instant(milliseconds: milliseconds) }
      return notice(phrase).map { [record($0, $1)] } ?? []
    case .failed, .refused:
      return [
        record(
          "error",
          [
            .init("reply_code", .integer(0)),
            .init("reply_text", .string(sentence(of: report))), .init("scope", .string("usage")),
          ])
      ]
    case .statementBegan(let number, let instant):
      self.number = number
      self.instant = instant
      return []
    case .course, .prose, .staged, .statementEnded: return []
    }
  }

  private func record(_ name: String, _ fields: [JSONValue.Field]) -> String {
    Self.record(number, instant, name, fields)
  }

  private static func record(
    _ number: Int, _ instant: Instant, _ name: String, _ fields: [JSONValue.Field]
  ) -> String {
    JSONValue.object(
      [
        .init("n", .integer(number)), .init("t", .integer(instant.milliseconds)),
        .init("event", .string(name)),
      ] + fields
    ).text
  }

  private func line(for event: Event) -> String? {
    guard let record = EventRecord(event.kind) else { return nil }
    var head: [JSONValue.Field] = []
    if let message = record.message { head.append(.init("message", .integer(message.rawValue))) }
    if let cause = event.cause { head.append(.init("cause", .integer(cause))) }
    let place = event.virtualHost.map { [JSONValue.Field("vhost", JSONFields.name($0))] } ?? []
    return Self.record(event.number, event.instant, record.name, head + record.fields + place)
  }

  private func sentence(of report: Report) -> String {
    var narrator = TextNarrator(language: language)
    return narrator.lines(for: report).map(\.plainText).joined(separator: "\n")
  }

  private func notice(_ phrase: NoticePhrase) -> (String, [JSONValue.Field])? {
    switch phrase {
    case .undone(let line): ("undone", [.init("to", .string(line))])
    case .redone(let line): ("redone", [.init("to", .string(line))])
    case .rolledBack(let name): ("undone", [.init("to", .string(name))])
    case .checkpointSaved(let name): ("checkpoint-saved", [.init("name", .string(name))])
    case .reset: ("reset", [])
    case .clock(let milliseconds): ("time-passed", [.init("to", .integer(milliseconds))])
    case .simulation(let phrase): Self.notice(phrase)
    case .service(let phrase): Self.notice(phrase)
    case .stage, .welcome, .firstSteps, .tooManyCheckpoints, .nothingToUndo, .nothingToRedo,
      .noSuchCheckpoint, .expectationHeld,
      .expectationFailed, .noErrorBefore, .noSuchConsumer, .noSuchConnection,
      .noSuchChannel, .noSuchQueue, .noSuchVirtualHost,
      .noSuchExchange, .noSuchMessage, .messageForgotten, .nothingUnacknowledged, .nameTaken,
      .alsoDies, .keyPrompt, .keyPromptLeft, .saved, .cannotRead, .cannotWrite, .filesNotAllowed,
      .fileTooLarge, .memoryFull, .sourceTooDeep, .language, .profile, .deprecated,
      .globalPrefetchIgnored, .noHelp, .notInScript, .stopped, .didYouMean, .isQueue, .isExchange,
      .alreadyOpen, .interrupted, .outputLost, .lineTooLong, .passwordHidden, .otherUser,
      .interchange, .experiment:
      nil
    }
  }

  private func answers(_ answer: Answer) -> [(String, [JSONValue.Field])] {
    switch answer {
    case .listed(let statement, let snapshot):
      return [("listed", Self.fields(of: Listing(statement, snapshot)))]
    case .page(let page, let snapshot, _):
      return [
        (
          "shown",
          [.init("text", .string(sentence(of: .answered(answer))))] + page.fields(in: snapshot)
        )
      ]
    case .explained(let explanation): return [("explained", fields(of: explanation))]
    case .expected(let expectation, let found):
      return [
        (
          "expected",
          [
            .init("ok", .boolean(expectation == found)),
            .init("expected", .string(Self.canonical(expectation))),
            .init("found", found.map { .string(Self.canonical($0)) } ?? .null),
          ]
        )
      ]
    case .life(let life, _), .message(let life):
      return [
        (
          "told",
          [
            .init("message", .integer(life.publication.number.rawValue)),
            .init("events", .array(life.events.map { .integer($0.number) })),
          ] + JSONFields.message(life.publication.message)
            + JSONFields.properties(life.publication.message.properties)
        )
      ]
    case .interchange(let answer):
      return InterchangeRecords(words: language.phrasebook).records(of: answer)
    case .simulation(let answer): return [Self.answer(answer)]
    case .diagram, .help, .lessons, .progress:
      return [("shown", [.init("text", .string(sentence(of: .answered(answer))))])]
    }
  }

  /// Tools get all columns, sorted and limited as people do.
  private static func fields(of listing: Listing) -> [JSONValue.Field] {
    let rows = listing.rows
    let shown = rows.prefix(listing.statement.limit ?? rows.count)
    let format = ListingFormat(columns: listing.statement.shownColumns, rows: Array(shown))
    return [
      .init("subject", .string(listing.statement.subject.rawValue)),
      .init("rows", .array(format.rows.map(format.object))), .init("total", .integer(rows.count)),
    ]
  }

  private static func canonical(_ expectation: Expectation) -> String {
    String(Statement(.expect(expectation)).description.dropFirst("expect ".count))
  }

  private func fields(of explanation: RoutingExplanation) -> [JSONValue.Field] {
    let reasons = ReasonNarrator(words: language.phrasebook)
    return [
      .init("exchange", JSONFields.name(explanation.hops[0].exchange)),
      .init("routing_key", JSONFields.name(explanation.key)),
      .init("queues", .array(explanation.queues.map { JSONFields.name($0) })),
      .init(
        "bindings",
        .array(
          explanation.hops.flatMap(\.verdicts).map { verdict in
            .object(
              JSONFields.binding(verdict.binding) + [
                .init("matches", .boolean(verdict.isMatch)),
                .init("reason", .string(reasons.told(verdict, key: explanation.key))),
              ] + (verdict.copyKey.map { [.init("copy_key", JSONFields.name($0))] } ?? []))
          })),
    ]
  }
}
