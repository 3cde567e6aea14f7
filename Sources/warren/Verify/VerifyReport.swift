import AMQPModel
import BrokerCore
import Narration

/// Says what a verification found, line by line and in the end.
struct VerifyReport {
  private let language: Language
  private var words: any Phrasebook { language.phrasebook }
  private let isVerbose: Bool
  private var lines: [Line] = []
  /// The same for programs.
  private var records: [VerifyRecord] = []
  private var equalCount = 0
  private var differentCount = 0
  private var skippedCount = 0
  private var thingCount = 0
  private var leftoverCount = 0

  var isEqual: Bool { differentCount == 0 && leftoverCount == 0 }

  init(_ language: Language, isVerbose: Bool) {
    self.language = language
    self.isVerbose = isVerbose
  }

  /// The first line: what is verified, where, and under which names.
  mutating func begin(_ source: String, host: String, port: Int, _ naming: Naming) {
    let isOwn = naming.prefix.isEmpty
    let phrase: VerifyPhrase =
      isOwn
      ? .verifyingIn(visible(source), host: host, port: port, virtualHost: naming.virtualHost)
      : .verifying(visible(source), host: host, port: port, prefix: naming.prefix)
    lines.append(Line(words.text(phrase), .dim))
    records.append(
      .began(
        language, source: source, host: host, port: port,
        virtualHost: isOwn ? naming.virtualHost : nil, prefix: isOwn ? nil : naming.prefix))
  }

  /// What is declared in the end.
  mutating func addDefinitions(_ verdict: Verifier.Verdict) {
    add(verdict, words.text(VerifyPhrase.definitions))
  }

  mutating func add(_ verdict: Verifier.Verdict, _ line: String) {
    records.append(VerifyRecord(verdict, line))
    let line = visible(line)
    switch verdict {
    case .equal(let things):
      equalCount += 1
      thingCount += things
      if isVerbose { lines.append(Line([Span("✓ ", .success), Span(line)])) }
    case .skipped(let reason):
      skippedCount += 1
      lines.append(Line(words.text(.skipped(line: line, reason)), .dim))
    case .different(let differences):
      differentCount += 1
      lines.append(Line([Span("✗ ", .failure), Span(words.text(.differs(line: line)))]))
      for difference in differences { add(difference) }
    }
  }

  /// What both said beside each other, or one below the other where it is long.
  private mutating func add(_ difference: Verifier.Difference) {
    let channel = difference.channel.map { visible("\($0.connection)/\($0.channel)") } ?? ""
    let rows = max(difference.expected.count, difference.actual.count)
    let cells = (0..<rows).map { row in
      (text(difference.expected, row), text(difference.actual, row))
    }
    let width = cells.map { DisplayWidth.width(of: $0.0) }.max() ?? 0
    if width <= Self.columnWidth {
      let column = max(width, "Warren".count) + 3
      var heading = Line("    ")
      heading.append("Warren", .heading, width: column)
      heading.append("RabbitMQ", .heading)
      heading.append("   \(channel)", .dim)
      lines.append(heading)
      for (left, right) in cells {
        var line = Line("    ")
        line.append(left, left == right ? .plain : .success, width: column)
        line.append(right, left == right ? .plain : .failure)
        lines.append(line)
      }
      return
    }
    lines.append(Line("    \(channel)", .dim))
    for (left, right) in cells {
      guard left != right else {
        lines.append(Line("    = \(left)", .dim))
        continue
      }
      lines.append(Line([Span("    Warren    ", .heading), Span(left, .success)]))
      lines.append(Line([Span("    RabbitMQ  ", .heading), Span(right, .failure)]))
    }
  }

  private static let columnWidth = 50

  private func text(_ texts: [String], _ row: Int) -> String {
    texts.indices.contains(row) ? visible(texts[row]) : "(\(words.text(VerifyPhrase.nothing)))"
  }

  /// The last lines; the verdict is for what ran to its end.
  mutating func end(leftovers: [String], isInterrupted: Bool) {
    leftoverCount = leftovers.count
    records.append(
      .ended(
        equal: equalCount, different: differentCount, skipped: skippedCount, things: thingCount,
        left: leftovers, isInterrupted: isInterrupted))
    lines += leftovers.map { Line(words.text(.leftBehind(visible($0))), .failure) }
    if isInterrupted {
      lines.append(Line(words.text(VerifyPhrase.interrupted), .failure))
      return
    }
    if differentCount == 0 {
      let phrase = VerifyPhrase.equal(
        lines: equalCount, things: thingCount, skipped: skippedCount)
      lines.append(Line([Span("✓ ", .success), Span(words.text(phrase))]))
    } else {
      let phrase = VerifyPhrase.unequal(
        lines: differentCount, of: differentCount + equalCount, skipped: skippedCount)
      lines.append(Line([Span("✗ ", .failure), Span(words.text(phrase))]))
    }
  }

  /// What is to be printed now for programs.
  mutating func takeText() -> String {
    defer { records = [] }
    return records.map { $0.text + "\n" }.joined()
  }

  /// What is to be said now.
  mutating func takeLines() -> [Line] {
    defer { lines = [] }
    return lines
  }
}

extension VerifyRecord {
  fileprivate init(_ verdict: Verifier.Verdict, _ line: String) {
    self =
      switch verdict {
      case .equal(let things): .equal(line: line, things: things)
      case .skipped(let reason): .skipped(line: line, reason)
      case .different(let differences):
        .different(
          line: line,
          differences.map {
            Difference(
              connection: $0.channel.map { "\($0.connection)" },
              channel: $0.channel.map { Int($0.channel.rawValue) }, warren: $0.expected,
              rabbitMQ: $0.actual)
          })
      }
  }
}
