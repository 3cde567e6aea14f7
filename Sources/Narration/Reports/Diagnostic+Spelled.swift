import CommandLanguage

extension Diagnostic.Problem {
  /// The same with what was typed made visible and cut at a fixed length.
  var spelled: Diagnostic.Problem {
    func word(_ text: String) -> String { Spelled.cut(visible(text), Spelled.nameColumns) }
    return switch self {
    case .unknownCommand(let text, let nearest): .unknownCommand(word(text), nearest: nearest)
    case .ambiguousCommand(let text, let candidates):
      .ambiguousCommand(word(text), candidates: candidates)
    case .incompleteCommand(let head, let candidates):
      .incompleteCommand(word(head), candidates: candidates)
    case .unknownOption(let name, let nearest): .unknownOption(word(name), nearest: nearest)
    case .missingValue(let option): .missingValue(option: word(option))
    case .repeatedOption(let name): .repeatedOption(word(name))
    case .unexpectedWord(let text, let nearest): .unexpectedWord(word(text), nearest: nearest)
    case .badValue(let text, let expected, let nearest):
      .badValue(word(text), expected: expected, nearest: nearest)
    case .missingSlot, .contradiction, .unterminatedQuote, .badEscape, .tooLong, .notCanonical,
      .notSpoken:
      self
    }
  }
}
