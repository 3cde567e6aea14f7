import BrokerCore
import CommandLanguage

/// Puts reports into lines for people, in one language.
public struct TextNarrator: Sendable {
  /// The language it speaks.
  public let language: Language
  private var words: any Phrasebook { language.phrasebook }

  private var trace: TraceNarrator
  private var clients = ClientNames()

  /// A narrator who speaks `language`.
  public init(language: Language) {
    self.language = language
    trace = TraceNarrator(language.phrasebook)
  }

  /// The same one in another language: it still knows the programs over the network.
  public func speaking(_ language: Language) -> TextNarrator {
    var narrator = TextNarrator(language: language)
    narrator.clients = clients
    return narrator
  }

  /// The lines that tell `report`.
  public mutating func lines(for report: Report) -> [Line] {
    // In a lesson it would pass for something typed, or for an elision.
    told(report).map { $0.isMistakable ? $0.indented(" ") : $0 }
  }

  private mutating func told(_ report: Report) -> [Line] {
    switch report {
    case .happened(let happening) where happening.isBulk: []
    case .happened(let happening): tell(happening)
    case .answered(let answer): AnswerNarrator(language: language).lines(for: answer)
    case .noticed(.interrupted(let done)):
      // What was done is told before its end.
      endOfStatement() + [Line(words.text(NoticePhrase.interrupted(done: done)))]
    // So is what happened until then.
    case .noticed(.clock(let milliseconds)):
      endOfStatement() + [Line(words.text(NoticePhrase.clock(milliseconds: milliseconds)))]
    case .noticed(let phrase): Line(words.text(Self.shortened(phrase))).folded(behind: 2)
    case .failed(let phrase):
      endOfStatement() + Line(words.text(phrase), .failure).folded(behind: 2)
    case .refused(let diagnostic, let line): explain(diagnostic, in: line)
    case .course(.asking(let phrase)): lines(for: phrase)
    case .course(let phrase): Line(words.text(phrase), .dim).folded(behind: 2)
    case .prose(let lines): lines
    case .staged(let view):
      StageNarrator(language: language).lines(
        for: view, upTo: .consumers, limit: StageNarrator.lineLimit)
    case .statementBegan(_, let instant):
      begin(at: instant)
    case .statementEnded: endOfStatement()
    }
  }

  private mutating func tell(_ happening: Happening) -> [Line] {
    clients.learn(happening)
    let lines = trace.lines(for: happening)
    return happening.client == nil ? lines : lines.map(clients.marked)
  }

  private func lines(for phrase: AskingPhrase) -> [Line] {
    let text = words.text(CoursePhrase.asking(phrase))
    // A goal is a command and keeps its blanks; hints are prose, and Chinese has few blanks.
    if case .goal = phrase { return Line(text, phrase.style).folded(behind: 2) }
    return Wrap.lines([Span(text, phrase.style)], columns: Line.traceColumns, rest: "  ")
  }

  // A line that was undone may have a body of a megabyte.
  private static func shortened(_ phrase: NoticePhrase) -> NoticePhrase {
    if case .undone(let line) = phrase { return .undone(Spelled.cut(line, Spelled.nameColumns)) }
    if case .redone(let line) = phrase { return .redone(Spelled.cut(line, Spelled.nameColumns)) }
    return phrase
  }

  private mutating func begin(at instant: Instant) -> [Line] {
    trace = TraceNarrator(words, at: instant)
    return []
  }

  /// What the statement's reports left to be counted.
  private mutating func endOfStatement() -> [Line] {
    defer { trace = TraceNarrator(words) }
    return trace.summary()
  }

  /// The line with a caret below the place, what is wrong, and what would be right.
  private func explain(_ diagnostic: Diagnostic, in line: String) -> [Line] {
    let octets = Array(line.utf8)
    let start = min(diagnostic.range.start, octets.count)
    let end = min(max(diagnostic.range.end, start), octets.count)
    var lines: [Line] = []
    if octets.count <= Self.quotedOctets {
      let before = visible(String(decoding: octets[..<start], as: UTF8.self))
      let marked = visible(String(decoding: octets[start..<end], as: UTF8.self))
      let carets = max(1, DisplayWidth.width(of: marked))
      lines.append(Line("  " + visible(line), .dim))
      lines.append(
        Line([
          Span("  " + String(repeating: " ", count: DisplayWidth.width(of: before))),
          Span(String(repeating: "^", count: carets), .failure),
        ]))
    }
    var sentence = Line(
      words.text(DiagnosticPhrase.problem(diagnostic.problem.spelled)), .failure)
    if let expected = Self.expected(diagnostic) {
      sentence.append(words.text(DiagnosticPhrase.expected(expected)))
    }
    if let nearest = Self.nearest(diagnostic) {
      sentence.append(words.text(DiagnosticPhrase.didYouMean(visible(nearest))))
    }
    lines += sentence.folded(behind: 2)
    if let command = diagnostic.command {
      lines.append(
        Line("  " + CommandSpec.named(command).example + "   (help \(command.rawValue))", .dim))
    }
    return lines
  }

  private static let quotedOctets = 400

  private static func expected(_ diagnostic: Diagnostic) -> ValueKind? {
    switch diagnostic.problem {
    case .badValue(_, let kind, _): kind
    case .missingSlot(let name):
      diagnostic.command.flatMap { command in
        CommandSpec.named(command).slots.first { $0.name == name }?.kind
      }
    case .unknownCommand, .ambiguousCommand, .incompleteCommand, .unknownOption, .missingValue,
      .repeatedOption, .unexpectedWord, .contradiction, .unterminatedQuote, .badEscape, .tooLong,
      .notCanonical, .notSpoken:
      nil
    }
  }

  private static func nearest(_ diagnostic: Diagnostic) -> String? {
    switch diagnostic.problem {
    case .unknownCommand(_, let nearest), .unknownOption(_, let nearest),
      .unexpectedWord(_, let nearest), .badValue(_, _, let nearest):
      nearest
    case .ambiguousCommand, .incompleteCommand, .missingValue, .repeatedOption, .missingSlot,
      .contradiction, .unterminatedQuote, .badEscape, .tooLong, .notCanonical, .notSpoken:
      nil
    }
  }
}
