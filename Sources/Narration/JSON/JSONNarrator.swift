import AMQPModel
import BrokerCore
import CommandLanguage

/// Puts reports into the lines of the JSON trace, `warren.trace/1`.
///
/// The schema is the article `JSONTrace` of the documentation.
public struct JSONNarrator: Sendable {
  private let text: TextNarrator

  /// A narrator whose few words for people are in `language`.
  public init(language: Language) { text = TextNarrator(language: language) }

  /// The first line of a process.
  public static func schemaLine(language: Language, seed: UInt64) -> String {
    JSONValue.object([
      .init("schema", .string("warren.trace/1")),
      .init("language", .string(language.rawValue)), .init("seed", .integer(Int(clamping: seed))),
    ]).text
  }

  /// The lines that tell `report`; questions carry the number of the last event, `number`.
  public func lines(for report: Report, number: Int, milliseconds: Int) -> [String] {
    switch report {
    case .happened(let happening): happening.events.compactMap(line)
    case .answered(let answer):
      answers(answer).map { name, fields in
        record(number, milliseconds, name, fields)
      }
    case .noticed(let phrase):
      notice(phrase).map { [record(number, milliseconds, $0, $1)] } ?? []
    case .failed, .refused:
      [
        record(
          number, milliseconds, "error",
          [
            .init("reply_code", .integer(0)),
            .init("reply_text", .string(sentence(of: report))), .init("scope", .string("usage")),
          ])
      ]
    case .course, .prose: []
    }
  }

  private func record(
    _ number: Int, _ milliseconds: Int, _ name: String, _ fields: [JSONValue.Field]
  ) -> String {
    JSONValue.object(
      [
        .init("n", .integer(number)), .init("t", .integer(milliseconds)),
        .init("event", .string(name)),
      ] + fields
    ).text
  }

  private func line(for event: Event) -> String? {
    guard let record = EventRecord(event.kind) else { return nil }
    var head: [JSONValue.Field] = []
    if let message = record.message { head.append(.init("message", .integer(message.rawValue))) }
    if let cause = event.cause { head.append(.init("cause", .integer(cause))) }
    return self.record(
      event.number, event.instant.milliseconds, record.name, head + record.fields)
  }

  private func sentence(of report: Report) -> String {
    text.lines(for: report).map(\.plainText).joined(separator: "\n")
  }

  private func notice(_ phrase: NoticePhrase) -> (String, [JSONValue.Field])? {
    switch phrase {
    case .undone(let line): ("undone", [.init("to", .string(line))])
    case .redone(let line): ("redone", [.init("to", .string(line))])
    case .rolledBack(let name): ("undone", [.init("to", .string(name))])
    case .checkpointSaved(let name): ("checkpoint-saved", [.init("name", .string(name))])
    case .reset: ("reset", [])
    default: nil
    }
  }

  private func answers(_ answer: Answer) -> [(String, [JSONValue.Field])] {
    switch answer {
    case .listed(let subject, let columns, let topology):
      let listing = Listing(subject: subject, columns: columns, topology: topology)
      return [
        (
          "listed",
          [
            .init("subject", .string(subject.rawValue)),
            .init("rows", .array(listing.rows.map { row($0, columns) })),
          ]
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
    case .overview, .queue, .exchange, .diagram, .help, .lessons:
      return [("shown", [.init("text", .string(sentence(of: .answered(answer))))])]
    }
  }

  private static func canonical(_ expectation: Expectation) -> String {
    String(Statement(.expect(expectation)).description.dropFirst("expect ".count))
  }

  private func row(_ cells: [Listing.Cell], _ columns: [String]) -> JSONValue {
    .object(
      zip(columns, cells).map { column, cell in
        switch cell {
        case .text(let text): .init(column, .string(text))
        case .number(let number): .init(column, .integer(number))
        case .flag(let flag): .init(column, .boolean(flag))
        }
      })
  }

  private func fields(of explanation: RoutingExplanation) -> [JSONValue.Field] {
    let reasons = ReasonNarrator(words: text.language.phrasebook)
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
                .init("reason", .string(reasons.text(verdict, key: explanation.key))),
              ])
          })),
    ]
  }
}
