public import CommandLanguage

/// What `help` can be asked about.
public enum HelpTopic: Hashable, Sendable {
  /// One command.
  case command(CommandName)
  /// All commands that begin alike, as those of `declare`.
  case commands([CommandName])
  /// An idea.
  case concept(Concept)
  /// Every command with what it does.
  case everyCommand
  /// The names of all ideas.
  case everyConcept

  /// What the words behind `help` mean; nil if nothing is called so.
  ///
  /// A command comes before an idea of the same name, and its page points to the idea.
  public static func find(_ words: [String]) -> HelpTopic? {
    let wanted = folded(words)
    guard !wanted.isEmpty else { return nil }
    if let name = CommandName.allCases.first(where: { $0.words == wanted }) {
      return .command(name)
    }
    let text = wanted.joined(separator: " ")
    if let list = lists[text] { return list }
    if let concept = Concept(rawValue: text) { return .concept(concept) }
    let beginning = CommandName.allCases.filter { Array($0.words.prefix(wanted.count)) == wanted }
    if let topic = topic(of: beginning) { return topic }
    if let concept = Concept.allCases.first(where: { $0.synonyms.contains(text) }) {
      return .concept(concept)
    }
    return abbreviation(wanted) ?? special(text)
  }

  private static let lists: [String: HelpTopic] = [
    "all": .everyCommand, "全部": .everyCommand, "concepts": .everyConcept, "概念": .everyConcept,
  ]

  /// Everything that `find` knows by its whole name, for completion and suggestions.
  public static var names: [String] {
    var seen: Set<String> = []
    let commands = CommandName.allCases.flatMap { [$0.words[0], $0.rawValue] }
    let concepts = Concept.allCases.map(\.rawValue) + Concept.allCases.flatMap(\.synonyms)
    return (["all", "concepts"] + commands + concepts).filter { seen.insert($0).inserted }
  }

  /// Every word the beginning of a command's word, or of an idea's name, without a choice left.
  private static func abbreviation(_ wanted: [String]) -> HelpTopic? {
    let candidates = CommandName.allCases.filter { name in
      name.words.count >= wanted.count
        && zip(name.words, wanted).allSatisfy { $0.hasPrefix($1) }
    }
    let heads = Set(candidates.map { Array($0.words.prefix(wanted.count)) })
    if heads.count == 1, let head = heads.first {
      if let name = candidates.first(where: { $0.words == head }) { return .command(name) }
      return topic(of: candidates)
    }
    guard candidates.isEmpty else { return nil }
    let text = wanted.joined(separator: " ")
    let concepts = Concept.allCases.filter { concept in
      concept.rawValue.hasPrefix(text) || concept.synonyms.contains { $0.hasPrefix(text) }
    }
    return concepts.count == 1 ? .concept(concepts[0]) : nil
  }

  private static func topic(of commands: [CommandName]) -> HelpTopic? {
    switch commands.count {
    case 0: nil
    case 1: .command(commands[0])
    default: .commands(commands)
    }
  }

  /// `#12` asks what such a number is.
  private static func special(_ text: String) -> HelpTopic? {
    text.first == "#" && Int(text.dropFirst()) != nil ? .concept(.number) : nil
  }

  /// Lower case; `-`, `_` and blanks alike.
  private static func folded(_ words: [String]) -> [String] {
    words.flatMap { word in
      word.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }.map(String.init)
    }
  }
}
