import AMQPModel
import BrokerCore
import Narration

extension LessonQuestion {
  /// The answer that what a fence led to gives; nil where nothing of what is asked for happened.
  ///
  /// `resolve` gives the queue that a name means.
  func answer(
    in evidence: LessonEvidence, resolve: (String) -> QueueName?
  ) -> LessonAnswer? {
    let events = evidence.events
    switch self {
    case .queues:
      let routes = events.compactMap { event in
        if case .routed(_, _, let queues) = event.kind { queues } else { nil as [QueueName]? }
      }
      guard !routes.isEmpty else { return nil }
      return .queues(Set(routes.joined()).sorted().map(\.description))
    case .copies(let name):
      guard let queue = resolve(name), events.contains(where: \.isPublication) else { return nil }
      return .copies(
        events.count { event in
          if case .enqueued(_, queue, _) = event.kind { true } else { false }
        })
    case .order(let consumer):
      let bodies = events.compactMap { event -> String? in
        guard case .delivered(let delivery) = event.kind,
          delivery.consumer.description == consumer
        else { return nil }
        return String(decoding: delivery.message.body, as: UTF8.self)
      }
      // That a consumer receives nothing is an answer, if there is anything to receive.
      return bodies.isEmpty && !events.contains(where: \.isDelivery) ? nil : .order(bodies)
    case .outcome:
      let outcomes = events.compactMap(\.outcomeOfMessage?.outcome)
      // What the dead letter exchange does with it is another story.
      if outcomes.contains(.deadLettered) { return .outcome(.deadLettered) }
      return outcomes.last.map { .outcome($0) }
    case .redelivered:
      return events.compactMap(\.isRedelivery).last.map { .redelivered($0) }
    case .smallest:
      guard let swept = evidence.swept, !swept.prefersLarge else { return nil }
      return swept.answer.map { .smallest($0.value) }
    }
  }

  /// The answer that a person typed; nil if it is none to this question.
  ///
  /// `queues` are the names that an answer may have, however their letters' case is typed, and
  /// `bodies` those of the messages that are about.
  func answer(typed text: String, queues: [String], bodies: Set<String> = []) -> LessonAnswer? {
    let words = text.split { $0 == " " || $0 == "," || $0 == "、" || $0 == "\t" }.map(String.init)
    guard let first = words.first else { return nil }
    let isOne = words.count == 1
    switch self {
    case .queues:
      if isOne, Self.nobody.contains(first.lowercased()) { return .queues([]) }
      let named = words.map { word in
        queues.first { $0 == word } ?? queues.first { $0.lowercased() == word.lowercased() }
      }
      guard !named.contains(nil) else { return nil }
      return .queues(Set(named.compactMap { $0 }).sorted())
    case .copies: return isOne ? Int(first).flatMap { $0 >= 0 ? .copies($0) : nil } : nil
    case .smallest: return isOne ? Int(first).flatMap { $0 >= 0 ? .smallest($0) : nil } : nil
    case .order:
      // Bodies may be anything, and a word of letters alone is more likely a command.
      if isOne, Self.nothing.contains(first.lowercased()) { return .order([]) }
      let isList =
        text.contains(",") || words.allSatisfy { $0.contains { $0.isASCII && $0.isNumber } }
        || words.allSatisfy { bodies.contains($0) }
      return isList ? .order(words) : nil
    case .outcome:
      return MessageOutcome(rawValue: first.lowercased()).flatMap { isOne ? .outcome($0) : nil }
    case .redelivered:
      if isOne, Self.yes.contains(first.lowercased()) { return .redelivered(true) }
      if isOne, Self.no.contains(first.lowercased()) { return .redelivered(false) }
      return nil
    }
  }

  private static let nobody: Set = ["nobody", "none", "沒有", "沒有人"]
  private static let nothing: Set = ["nothing", "none", "沒有"]
  private static let yes: Set = ["yes", "y", "true", "是", "會"]
  private static let no: Set = ["no", "n", "false", "否", "不會"]
}

extension Event {
  fileprivate var isPublication: Bool {
    if case .published = kind { true } else { false }
  }

  fileprivate var isDelivery: Bool { isRedelivery != nil }

  /// Whether a delivery is a redelivery; nil where the event is no delivery.
  fileprivate var isRedelivery: Bool? {
    if case .delivered(let delivery) = kind { return delivery.isRedelivered }
    if case .got(let fetch) = kind { return fetch.isRedelivered }
    return nil
  }

  /// A message, and what became of it.
  var outcomeOfMessage: (number: MessageNumber, outcome: MessageOutcome)? {
    if case .delivered(let delivery) = kind { return (delivery.number, .delivered) }
    if case .got(let fetch) = kind { return (fetch.number, .delivered) }
    if case .enqueued(let number, _, _) = kind { return (number, .waiting) }
    if case .returned(let number, _, _, _, _) = kind { return (number, .returned) }
    if case .dropped(let number, _, _) = kind { return (number, .dropped) }
    if case .deadLettered(let number, _, _, _) = kind { return (number, .deadLettered) }
    return nil
  }
}

extension LessonEvidence {
  /// The bodies of the messages that were published or handed out.
  var bodies: Set<String> {
    Set(
      events.compactMap { event in
        if case .published(let publication) = event.kind {
          return String(decoding: publication.message.body, as: UTF8.self)
        }
        guard case .delivered(let delivery) = event.kind else { return nil }
        return String(decoding: delivery.message.body, as: UTF8.self)
      })
  }
}
