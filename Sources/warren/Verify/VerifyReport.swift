import BrokerCore
import Narration

/// Says what a verification found, line by line and in the end.
struct VerifyReport {
  private let words: any Phrasebook
  private let isVerbose: Bool
  private var lines: [Line] = []
  private var equalCount = 0
  private var differentCount = 0
  private var skippedCount = 0
  private var thingCount = 0
  private var leftoverCount = 0

  var isEqual: Bool { differentCount == 0 && leftoverCount == 0 }

  init(_ words: any Phrasebook, isVerbose: Bool) {
    self.words = words
    self.isVerbose = isVerbose
  }

  mutating func begin(_ phrase: VerifyPhrase) { lines.append(Line(words.text(phrase), .dim)) }

  mutating func add(_ verdict: Verifier.Verdict, _ line: String) {
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
    let channel = visible("\(difference.channel.connection)/\(difference.channel.channel)")
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

  mutating func end(leftovers: [String]) {
    leftoverCount = leftovers.count
    lines += leftovers.map { Line(words.text(.leftBehind($0)), .failure) }
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

  /// What is to be said now.
  mutating func takeLines() -> [Line] {
    defer { lines = [] }
    return lines
  }
}
