import AMQPModel
import BrokerCore
import CommandLanguage

/// Puts answers into lines.
struct AnswerNarrator {
  let language: Language
  var words: any Phrasebook { language.phrasebook }

  static let matchLimit = 30
  static let waitingIndentation = "  "

  func lines(for answer: Answer) -> [Line] {
    switch answer {
    case .listed(let subject, let columns, let topology):
      listed(Listing(subject: subject, columns: columns, topology: topology))
    case .explained(let explanation): explained(explanation)
    case .life(let life, let copies): told(life, copies)
    case .message(let life): page(of: life)
    case .overview(let topology): overview(topology)
    case .queue(let queue, let bindings, let waiting): page(of: queue, bindings, waiting)
    case .exchange(let exchange, let incoming, let outgoing):
      page(of: exchange, incoming, outgoing)
    case .diagram(let format, let topology):
      Diagram(topology: topology, words: words).lines(as: format)
    case .expected(let expectation, let found): expected(expectation, found)
    case .help(nil): HelpPage(in: language).overview()
    case .help(let topic?): HelpPage(in: language).page(on: topic)
    case .lessons(let lessons): list(lessons)
    }
  }

  private func listed(_ listing: Listing) -> [Line] {
    Table(
      heading: listing.columns, rows: listing.rows.map { row in row.map(\.text) }
    ).lines()
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
    return [Line("\(life.publication.number)", .heading)] + pairs(rows)
  }

  // MARK: Pages

  private func overview(_ topology: TopologySnapshot) -> [Line] {
    let ready = topology.queues.reduce(0) { $0 + $1.ready }
    let unacknowledged = topology.queues.reduce(0) { $0 + $1.unacknowledged }
    return pairs([
      (words.text(Label.ready), "\(ready)"),
      (words.text(Label.unacknowledged), "\(unacknowledged)"),
      (words.text(Label.published), "\(topology.publishedCount)"),
      (words.text(Label.queues), "\(topology.queues.count)"),
      (words.text(Label.exchanges), "\(topology.exchanges.count)"),
      (words.text(Label.bindings), "\(topology.bindings.count)"),
      (words.text(Label.consumers), "\(topology.consumers.count)"),
      (words.text(Label.connections), "\(topology.connections.count)"),
      (words.text(Label.channels), "\(topology.channels.count)"),
    ])
  }

  private func page(
    of queue: QueueSnapshot, _ bindings: [Binding], _ waiting: [ReadyMessage]
  ) -> [Line] {
    let properties = queue.properties
    var lines = declared(
      .queueDeclared(
        name: Spelled.name(properties.name), traits: TopologyTrace.traits(of: properties),
        isNew: true, ready: 0, consumers: 0), properties.arguments)
    lines += pairs([
      (words.text(Label.ready), "\(queue.ready)"),
      (words.text(Label.unacknowledged), "\(queue.unacknowledged)"),
      (words.text(Label.bindings), list(bindings.map(incoming))),
      (
        words.text(Label.consumers),
        list(
          queue.consumers.map { consumer in
            Spelled.consumer(consumer.properties.tag, on: consumer.properties.channel)
              + "   " + consumer.detail(in: words)
          })
      ),
    ])
    guard !waiting.isEmpty else { return lines }
    lines += self.waiting(waiting, in: queue)
    if queue.ready > waiting.count {
      lines.append(
        Line(Self.waitingIndentation + words.text(.more(queue.ready - waiting.count)), .dim))
    }
    return lines
  }

  private func page(
    of exchange: ExchangeProperties, _ incoming: [Binding], _ outgoing: [Binding]
  ) -> [Line] {
    declared(
      .exchangeDeclared(
        name: Spelled.exchange(exchange.name), type: exchange.type.rawValue,
        traits: TopologyTrace.traits(of: exchange), isNew: true), exchange.arguments)
      + outgoing.map { binding in
        Line([
          Span("  " + self.key(of: binding), .value), Span(" → "),
          Span(Spelled.destination(binding.destination), .name),
        ])
      } + incoming.map { Line("  ← " + self.incoming($0)) }
      + (outgoing.isEmpty ? [Line("  " + words.text(RoutingPhrase.noBindings), .dim)] : [])
  }

  private func declared(_ phrase: TopologyPhrase, _ arguments: FieldTable) -> [Line] {
    [Line(words.text(phrase), .heading)]
      + (arguments.isEmpty
        ? []
        : Line([Span("  "), Span(Spelled.table(arguments), .dim)]).folded(behind: 2))
  }

  private func incoming(_ binding: Binding) -> String {
    "\(Spelled.exchange(binding.source)) → \(key(of: binding))"
  }

  private func key(of binding: Binding) -> String {
    Spelled.name(binding.key)
      + (binding.arguments.isEmpty ? "" : "   " + Spelled.table(binding.arguments))
  }

  private func list(_ items: [String]) -> String {
    items.isEmpty ? words.text(Label.none) : items.joined(separator: "\n")
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
