import AMQPModel
import BrokerCore

/// Questions about a topology: who gets a message with this key?
struct Quiz: Sendable {
  /// A message that is asked about.
  struct Question: Hashable, Sendable {
    let exchange: ExchangeName
    let key: RoutingKey
  }

  let broker: Broker
  let questions: [Question]
  /// How many were answered, or skipped.
  private(set) var answered = 0
  private(set) var points = 0

  /// At most `count` questions, no two the same; nil where nothing can be asked.
  init?(about broker: Broker, count: Int, seed: UInt64) {
    var keys = KeyMaker(seed: seed)
    let sources = broker.exchangeList.compactMap { exchange -> (ExchangeName, [String])? in
      guard exchange.type != .headers, !exchange.isInternal else { return nil }
      let bindings = broker.bindingList.filter { $0.source == exchange.name }
      guard !bindings.isEmpty, !exchange.name.isEmpty else { return nil }
      return (exchange.name, bindings.map { $0.key.description })
    }
    guard !sources.isEmpty else { return nil }
    var questions: [Question] = []
    // Where there are few keys, the same ones come again and are left out.
    for attempt in 0..<(count * 8) where questions.count < count {
      let (exchange, bindingKeys) = sources[attempt % sources.count]
      guard let key = RoutingKey(validating: keys.key(near: bindingKeys)) else { continue }
      let question = Question(exchange: exchange, key: key)
      if !questions.contains(question) { questions.append(question) }
    }
    guard !questions.isEmpty else { return nil }
    self.broker = broker
    self.questions = questions
  }

  /// The question that is open; nil at the end.
  var question: Question? { answered < questions.count ? questions[answered] : nil }

  /// Why the open question's message goes where it goes.
  var explanation: RoutingExplanation? {
    question.flatMap { broker.explainRouting(from: $0.exchange, key: $0.key) }
  }

  /// Goes on to the next question.
  mutating func goOn(isRight: Bool) {
    answered += 1
    if isRight { points += 1 }
  }
}

/// Makes routing keys that nearly match, or do; the same seed makes the same keys.
private struct KeyMaker {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  // SplitMix64.
  private mutating func next(below limit: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    mixed ^= mixed >> 31
    return Int(mixed % UInt64(limit))
  }

  private static let words = ["quick", "lazy", "orange", "brown", "fox", "rabbit"]

  /// A key that a binding key of `bindingKeys` matches, half of the time with a change.
  mutating func key(near bindingKeys: [String]) -> String {
    let pool =
      Array(Set(bindingKeys.flatMap { $0.split(separator: ".") }.map(String.init)))
      .filter { !$0.contains("*") && !$0.contains("#") }.sorted() + Self.words
    var words: [String] = []
    for word in bindingKeys[next(below: bindingKeys.count)].split(separator: ".") {
      switch word {
      case "*": words.append(pool[next(below: pool.count)])
      case "#": for _ in 0..<next(below: 3) { words.append(pool[next(below: pool.count)]) }
      default: words.append(String(word))
      }
    }
    switch next(below: 6) {
    case 0 where words.count > 1: words.remove(at: next(below: words.count))
    case 1: words.insert(pool[next(below: pool.count)], at: next(below: words.count + 1))
    case 2 where !words.isEmpty: words[next(below: words.count)] = pool[next(below: pool.count)]
    case _: break
    }
    return words.isEmpty ? pool[next(below: pool.count)] : words.joined(separator: ".")
  }
}
