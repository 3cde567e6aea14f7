import AMQPModel
import BrokerCore

/// Puts an explanation of a route into lines: every binding with its verdict.
struct RouteNarrator {
  let words: any Phrasebook
  let explanation: RoutingExplanation
  /// The most verdicts shown for one exchange.
  let limit: Int
  /// Whether those that match come first.
  let matchingFirst: Bool

  /// The indentation of everything under a publish.
  static let indentation = "    "

  private static let widestName = 20
  private static let widestKey = 30

  private var verdicts: [BindingVerdict] { explanation.hops.flatMap { shown($0.verdicts) } }

  private var nameWidth: Int {
    let names = verdicts.map { Spelled.destination($0.binding.destination) }
    return width(of: names + explanation.queues.map { Spelled.name($0) }, Self.widestName)
  }

  private var keyWidth: Int { width(of: verdicts.map { key(of: $0.binding) }, Self.widestKey) }

  private func width(of texts: [String], _ widest: Int) -> Int {
    texts.map { min(DisplayWidth.width(of: $0), widest) }.max() ?? 0
  }

  /// How many bindings take the message to `queue`.
  func matchCount(to queue: QueueName) -> Int {
    explanation.hops.flatMap(\.verdicts)
      .count { $0.isMatch && $0.binding.destination == .queue(queue) }
  }

  /// The lines of all exchanges on the way.
  func lines() -> [Line] {
    explanation.hops.flatMap { hop in heading(of: hop) + body(of: hop) }
      .flatMap { $0.folded(behind: Self.foldedIndentation) }
  }

  /// `    → Q2   1 copy, 1 ready`, the text below the reasons.
  func outcome(_ symbol: String, _ style: Style, _ name: String, _ text: String) -> [Line] {
    var line = Line(Self.indentation)
    line.append(symbol + " ", style)
    line.append(name, .name, width: nameWidth + 3 + keyWidth)
    line.append("   " + text)
    return line.folded(behind: Self.foldedIndentation)
  }

  private static let foldedIndentation = indentation.count + 2

  private func heading(of hop: RoutingExplanation.Hop) -> [Line] {
    let exchange = Spelled.exchange(hop.exchange)
    let type = hop.type.rawValue
    switch hop.origin {
    case .published: return []
    case .bound(let source):
      return [
        note(.hopBound(exchange: exchange, type: type, to: Spelled.exchange(source)))
      ]
    case .alternate(let source):
      return [
        note(.hopAlternate(exchange: exchange, type: type, of: Spelled.exchange(source)))
      ]
    }
  }

  private func body(of hop: RoutingExplanation.Hop) -> [Line] {
    var lines = shown(hop.verdicts).map { self.line(for: $0) }
    if hop.verdicts.count > limit {
      lines.append(note(.moreBindings(hop.verdicts.count - lines.count)))
    }
    if hop.verdicts.isEmpty {
      lines.append(
        note(
          hop.exchange.isEmpty ? .queueMissing(Spelled.name(explanation.key)) : .noBindings))
    }
    if hop.type == .topic, Self.hasWildcards(explanation.key) {
      lines.append(note(.wildcardsInKey))
    }
    if case .missingAlternate(let name)? = hop.fallback {
      lines.append(note(.alternateMissing(Spelled.exchange(name))))
    }
    return lines
  }

  private func note(_ phrase: RoutingPhrase) -> Line {
    Line([Span(Self.indentation), Span(words.text(phrase), .dim)])
  }

  private func shown(_ verdicts: [BindingVerdict]) -> [BindingVerdict] {
    guard matchingFirst || verdicts.count > limit else { return verdicts }
    let ordered = verdicts.filter(\.isMatch) + verdicts.filter { !$0.isMatch }
    return Array(ordered.prefix(limit))
  }

  private func line(for verdict: BindingVerdict) -> Line {
    var line = Line(Self.indentation)
    line.append(verdict.isMatch ? "✓ " : "✗ ", verdict.isMatch ? .success : .failure)
    line.append(Spelled.destination(verdict.binding.destination), .name, width: nameWidth)
    line.append("   ")
    line.append(key(of: verdict.binding), .value, width: keyWidth)
    line.append("   " + ReasonNarrator(words: words).told(verdict, key: explanation.key))
    return line
  }

  private func key(of binding: Binding) -> String {
    binding.arguments.isEmpty ? Spelled.name(binding.key) : Spelled.table(binding.arguments)
  }

  private static func hasWildcards(_ key: RoutingKey) -> Bool {
    key.value.octets.split(separator: UInt8(ascii: "."))
      .contains { Array($0) == Array("*".utf8) || Array($0) == Array("#".utf8) }
  }
}
