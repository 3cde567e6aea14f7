import AMQPModel
import BrokerCore
import CommandLanguage

/// Puts answers into lines.
struct AnswerNarrator {
  let language: Language
  var words: any Phrasebook { language.phrasebook }

  static let matchLimit = 30

  func lines(for answer: Answer) -> [Line] {
    switch answer {
    case .listed(let statement, let snapshot): listed(Listing(statement, snapshot))
    case .explained(let explanation): explained(explanation)
    case .life(let life, let copies): told(life, copies)
    case .message(let life): page(of: life)
    case .page(let page, let snapshot, .table):
      PageNarrator(words: words, snapshot: snapshot).lines(of: page)
    case .page(let page, let snapshot, let format):
      PageRecord(page, snapshot).lines(as: format)
    case .diagram(let format, let topology):
      Diagram(topology: topology, words: words).lines(as: format)
    case .expected(let expectation, let found): expected(expectation, found)
    case .simulation(let answer): TimelineNarrator(words: words).lines(for: answer)
    case .help(nil): HelpPage(in: language).overview()
    case .help(let topic?): HelpPage(in: language).page(on: topic)
    case .lessons(let lessons): list(lessons)
    case .progress(let lessons): progress(lessons)
    case .interchange(let answer): InterchangeNarrator(words: words).lines(for: answer)
    }
  }

  private func listed(_ listing: Listing) -> [Line] {
    let statement = listing.statement
    let rows = listing.rows
    let shown = statement.limit.map { Array(rows.prefix($0)) } ?? rows
    let format = ListingFormat(columns: statement.shownColumns, rows: shown)
    let rest = rows.count - shown.count
    let more = rest == 0 ? [] : [Line(words.text(Label.more(rest)), .dim)]
    switch statement.format {
    case .csv: return format.csv()
    case .json: return format.json()
    case .table, .vertical:
      if rows.isEmpty {
        return [Line(words.text(PagePhrase.nothingToList(statement.subject)), .dim)]
      }
      return (statement.format == .table ? format.table() : format.vertical()) + more
    }
  }

  // MARK: Routes

  private func explained(_ explanation: RoutingExplanation) -> [Line] {
    let route = RouteNarrator(
      words: words, explanation: explanation, limit: Self.matchLimit, matchingFirst: true)
    let verdicts = explanation.hops.flatMap(\.verdicts)
    var heading = Line(Spelled.exchange(explanation.hops[0].exchange), .name)
    heading.append("   ")
    heading.append(Spelled.name(explanation.key), .value)
    let matching = verdicts.count(where: \.isMatch)
    heading.append("   " + words.text(.matching(matching, of: verdicts.count)), .dim)
    return [heading] + route.lines() + outcomes(route, explanation)
  }

  private func outcomes(_ route: RouteNarrator, _ explanation: RoutingExplanation) -> [Line] {
    if explanation.queues.isEmpty {
      return route.outcome(
        "∅", .warning, words.text(Label.nobody), words.text(RoutingPhrase.dropped))
    }
    return explanation.queues.prefix(Self.matchLimit).flatMap { queue in
      route.outcome(
        "→", .success, Spelled.name(queue),
        words.text(RoutingPhrase.copies(bindings: route.matchCount(to: queue))))
    }
  }

  // MARK: Messages

  /// The life of a message: why it went where it went, then everything that happened to it.
  private func told(_ life: MessageLife, _ copies: [CopyPlace]) -> [Line] {
    let happening = Happening(events: life.events, explanation: life.explanation)
    let places = copies.map { place in
      switch place {
      case .ready(let queue): words.text(Label.copyReady(in: Spelled.name(queue)))
      case .unacknowledged(let tag, let channel):
        words.text(
          Label.copyUnacknowledged(
            with: tag.map { Spelled.consumer($0, on: channel) } ?? Spelled.channel(channel)))
      }
    }
    let now = places.isEmpty ? [words.text(Label.noCopyLeft)] : places
    var trace = TraceNarrator(words)
    return trace.lines(for: happening) + trace.summary()
      + now.map { Line(RouteNarrator.indentation + $0, .dim) }
  }

  private func page(of life: MessageLife) -> [Line] {
    let message = life.publication.message
    let properties = message.properties
    var rows: [(String, String)] = [
      ("exchange", Spelled.exchange(message.exchange)),
      ("routing_key", Spelled.name(message.routingKey)),
      ("body", Spelled.body(message.body) + "   \(message.body.count)"),
    ]
    func add(_ name: String, _ value: ShortString?) {
      if let value { rows.append((name, Spelled.name(ConsumerTag(value)))) }
    }
    if let mode = properties.deliveryMode { rows.append(("delivery_mode", "\(mode)")) }
    if let priority = properties.priority { rows.append(("priority", "\(priority)")) }
    add("content_type", properties.contentType)
    add("content_encoding", properties.contentEncoding)
    add("correlation_id", properties.correlationID)
    add("reply_to", properties.replyTo)
    add("expiration", properties.expiration)
    add("message_id", properties.messageID)
    if let timestamp = properties.timestamp { rows.append(("timestamp", "\(timestamp)")) }
    add("type", properties.type)
    add("user_id", properties.userID)
    add("app_id", properties.appID)
    if let headers = properties.headers { rows.append(("headers", Spelled.table(headers))) }
    if let deaths = life.deaths() { rows.append(("x-death", deaths)) }
    return [Line("\(life.publication.number)", .heading)] + pairs(rows)
  }

  /// Names beside values, aligned; a value may have several lines.
  private func pairs(_ rows: [(String, String)]) -> [Line] {
    let width = rows.map { DisplayWidth.width(of: $0.0) }.max() ?? 0
    return rows.flatMap { name, value in
      value.split(separator: "\n").enumerated().map { index, text in
        var line = Line("  ")
        line.append(index == 0 ? name : "", .dim, width: width + 2)
        line.append(String(text))
        return line
      }
    }
  }

  // MARK: Expectations and lessons

  private func expected(_ expectation: Expectation, _ found: Expectation?) -> [Line] {
    if expectation == found {
      return [Line([Span("✓ ", .success), Span(words.text(NoticePhrase.expectationHeld), .dim)])]
    }
    let phrase: NoticePhrase =
      if case .error(let code) = expectation, found == nil {
        .noErrorBefore(code: code)
      } else {
        .expectationFailed(
          expected: Self.canonical(expectation), found: found.map(Self.canonical) ?? "?")
      }
    return [Line([Span("✗ ", .failure), Span(words.text(phrase))])]
  }

  private static func canonical(_ expectation: Expectation) -> String {
    visible(String(Statement(.expect(expectation)).description.dropFirst("expect ".count)))
  }

  private func progress(_ lessons: [LessonProgressSummary]) -> [Line] {
    let width = lessons.map { DisplayWidth.width(of: $0.name) }.max() ?? 0
    return [Line(words.text(CoursePhrase.progressTitle), .heading)]
      + lessons.map { lesson in
        var line = Line("  ")
        line.append(lesson.name, .name, width: width + 2)
        let phrase = CoursePhrase.progress(
          seen: lesson.seen, of: lesson.steps, points: lesson.points, questions: lesson.questions)
        line.append(words.text(phrase), lesson.seen == 0 ? .dim : .plain)
        return line
      }
  }

  private func list(_ lessons: [LessonSummary]) -> [Line] {
    let width = lessons.map { DisplayWidth.width(of: $0.name) }.max() ?? 0
    let titleWidth = lessons.map { DisplayWidth.width(of: $0.title) }.max() ?? 0
    var lines = [Line(words.text(CoursePhrase.lessons), .heading)]
    for lesson in lessons {
      var line = Line("  ")
      line.append(lesson.name, .name, width: width + 2)
      line.append(lesson.title, width: titleWidth + 2)
      line.append(words.text(CoursePhrase.minutes(lesson.minutes)), .dim)
      lines.append(line)
      let indentation = String(repeating: " ", count: width + 4)
      lines += Wrap.lines(
        [Span(lesson.about, .dim)], columns: Line.traceColumns, first: indentation,
        rest: indentation)
    }
    if let first = lessons.first {
      lines.append(Line(words.text(CoursePhrase.howToStart(first.name)), .dim))
    }
    return lines
  }
}
