import AMQPModel
import BrokerCore

/// Says why a binding takes a message, or does not.
struct ReasonNarrator {
  let words: any Phrasebook

  private static let alignmentColumns = 60

  func text(_ verdict: BindingVerdict, key: RoutingKey) -> String {
    switch verdict.reason {
    case .queueName: words.text(ReasonPhrase.queueName)
    case .equalKey: words.text(ReasonPhrase.equalKey)
    case .differentKey:
      words.text(
        .differentKey(found: Spelled.name(key), expected: Spelled.name(verdict.binding.key)))
    case .fanout: words.text(ReasonPhrase.fanout)
    case .topic(let verdict): text(verdict)
    case .headers(let verdict): text(verdict)
    }
  }

  private func text(_ verdict: TopicVerdict) -> String {
    switch verdict {
    case .matched(let alignments): text(alignments)
    case .wrongWord(let position, let found, let expected):
      words.text(
        .wrongWord(position: position, found: word(found), expected: word(expected)))
    case .wrongWordFromEnd(let position, let found, let expected):
      words.text(
        .wrongWordFromEnd(position: position, found: word(found), expected: word(expected)))
    case .wordCount(let required, let isMinimum, let found):
      words.text(
        isMinimum
          ? .minimumWords(required: required, found: found)
          : .exactWords(required: required, found: found))
    case .noAlignment(let missing): words.text(ReasonPhrase.noPlace(for: missing.map(word)))
    }
  }

  /// `lazy = lazy   # = orange.male.rabbit`
  private func text(_ alignments: [TopicAlignment]) -> String {
    let isHashOnly = alignments.count == 1 && alignments[0].patternWord == Array("#".utf8)
    if alignments.isEmpty { return words.text(ReasonPhrase.equalKey) }
    if isHashOnly { return words.text(ReasonPhrase.everything) }
    let parts = alignments.map { alignment in
      let taken =
        alignment.words.isEmpty
        ? words.text(ReasonPhrase.noWords)
        : alignment.words.map(word).joined(separator: ".")
      return "\(word(alignment.patternWord)) = \(taken)"
    }
    return Spelled.cut(parts.joined(separator: "   "), Self.alignmentColumns)
  }

  private func word(_ octets: [UInt8]) -> String {
    octets.isEmpty ? "\"\"" : Spelled.cut(visible(octets), Spelled.nameColumns)
  }

  private func text(_ verdict: HeadersVerdict) -> String {
    if verdict.fields.isEmpty {
      return words.text(.headersNothingToCompare(matchesAll: verdict.isMatch))
    }
    let rule: ReasonPhrase =
      switch verdict.mode {
      case .all, .allWithX: .headersAll
      case .any, .anyWithX: .headersAny
      }
    // What decided is enough: the fields that agree, or those that do not.
    let deciding = verdict.fields.filter { $0.isMatch == verdict.isMatch }
    return ([words.text(rule)] + deciding.prefix(3).map(text)).joined(separator: "   ")
  }

  private func text(_ field: HeadersVerdict.Field) -> String {
    let name = visible(field.name.octets)
    guard let found = field.found else { return words.text(.headerMissing(name: name)) }
    if field.expected == .void, field.isMatch { return words.text(.headerPresent(name: name)) }
    let value = Spelled.value(found)
    if field.isMatch { return words.text(.headerEqual(name: name, value: value)) }
    let expected = Spelled.value(field.expected)
    // The text 4 and the number 4 look alike, and are different.
    func told(_ value: FieldValue, _ text: String) -> String {
      if case .longString = value, text != "\"\"" { "\"\(text)\"" } else { text }
    }
    return words.text(
      value == expected
        ? .headerDifferent(
          name: name, found: told(found, value), expected: told(field.expected, expected))
        : .headerDifferent(name: name, found: value, expected: expected))
  }
}
