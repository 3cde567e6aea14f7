import AMQPModel

/// The names that exist at the moment.
public struct LiveNames: Sendable {
  /// Queues.
  public var queues: [String] = []
  /// Exchanges.
  public var exchanges: [String] = []
  /// Consumers.
  public var consumers: [String] = []
  /// Connections.
  public var connections: [String] = []
  /// Binding keys in use: likely beginnings of routing keys.
  public var keys: [String] = []
  /// Lessons.
  public var lessons: [String] = []
  /// Files in the folder where the program runs.
  public var files: [String] = []
  /// Checkpoints.
  public var checkpoints: [String] = []
  /// What `help` can explain beside the commands.
  public var topics: [String] = []
  /// Other names of topics: completed, but not listed before anything is typed.
  public var topicSynonyms: [String] = []

  /// Users.
  public var users: [String] = []
  /// Virtual hosts.
  public var virtualHosts: [String] = []
  /// Policies.
  public var policies: [String] = []
  /// Operator policies.
  public var operatorPolicies: [String] = []

  /// No names.
  public init() {}
}

/// What can stand where the cursor is.
public struct Completion: Hashable, Sendable {
  /// Where the word begins that a candidate replaces, in UTF-8 octets.
  public let start: Int
  /// The candidates, each ready to be inserted.
  public let candidates: [String]
}

/// Completes lines and hints at what may follow, from the table of commands.
public struct Completer: Sendable {
  private let names: LiveNames

  /// A completer for the names that exist.
  public init(names: LiveNames) { self.names = names }

  /// The candidates for the word that ends at `cursor`, an offset in UTF-8 octets.
  public func complete(_ line: String, cursor: Int) -> Completion {
    let octets = Array(line.utf8.prefix(cursor))
    let start = Self.wordStart(octets)
    let word = String(decoding: octets[start...], as: UTF8.self)
    let before = String(decoding: octets[..<start], as: UTF8.self)
    guard let tokens = try? Lexer.tokens(of: before) else {
      return Completion(start: start, candidates: [])
    }
    let all = candidates(after: Self.said(tokens), word: word)
    let typed = word.lowercased()
    let matching = all.filter { candidate in
      let text = candidate.lowercased()
      // A name that needs quotes is found without typing them.
      return text.hasPrefix(typed) || (text.first == "\"" && text.dropFirst().hasPrefix(typed))
    }
    return Completion(start: start, candidates: matching)
  }

  /// What may follow behind `line`, in capitals what is to be replaced; nil where nothing may.
  public func hint(_ line: String) -> String? {
    guard let all = try? Lexer.tokens(of: line), !all.isEmpty else { return nil }
    let tokens = Self.said(all)
    let endsWithBlank = line.utf8.last.map(Lexer.isBlank) == true
    guard let (spec, rest) = Self.command(of: tokens) else { return nil }
    // While the command's own last word is being typed it may still become another one.
    if rest.isEmpty, !endsWithBlank { return nil }
    let state = Position(spec, rest)
    var parts: [String] = []
    for slot in state.openSlots {
      let name = slot.name.uppercased()
      switch slot.presence {
      case .required: parts.append(name)
      case .optional: parts.append("[\(name)]")
      case .repeated: parts.append("[\(name)…]")
      }
    }
    if !state.openSlots.contains(where: { $0.presence == .required }) {
      parts += state.openFlags.map { "[\($0)]" }
      parts += state.openOptions.prefix(4).map { $0 == "as" ? "[as NAME]" : "[\($0)=…]" }
    }
    return parts.isEmpty ? nil : (endsWithBlank ? "" : " ") + parts.joined(separator: " ")
  }

  /// What is said behind `as USER`, once its first word is complete.
  private static func said(_ tokens: [Token]) -> [Token] {
    guard tokens.count > 2, tokens[0].text == "as", !tokens[0].isQuoted else { return tokens }
    return Array(tokens.dropFirst(2))
  }

  /// How far a command has been told.
  private struct Position {
    let openSlots: [CommandSpec.Slot]
    let openFlags: [String]
    let openOptions: [String]
    let expectsName: Bool

    init(_ spec: CommandSpec, _ rest: ArraySlice<Token>) {
      var filled = 0
      var told: Set<String> = []
      var previous: String?
      let required = spec.slots.filter { $0.presence == .required }.count
      for token in rest {
        let word = Arguments.folded(token.text)
        if spec.name == .move, filled == 1, !token.isQuoted, word == "to" {
          continue
        } else if let option = token.option {
          told.insert(Arguments.folded(option.name))
        } else if previous == "as" {
          previous = nil
          continue
        } else if filled >= required, !token.isQuoted,
          spec.flags.contains(word) || (word == "as" && spec.options.contains { $0.name == "as" })
        {
          told.insert(word)
        } else {
          filled += 1
        }
        previous = filled >= required ? word : nil
      }
      expectsName = previous == "as" && told.contains("as")
      openSlots = spec.slots.enumerated()
        .filter { $0.offset >= filled || $0.element.presence == .repeated }.map(\.element)
        .filter { !told.contains($0.name) }
      openFlags = spec.flags.filter { !told.contains($0) }
      openOptions = spec.options.map(\.name).filter { !told.contains($0) }
    }
  }

  private func candidates(after tokens: [Token], word: String) -> [String] {
    guard let (spec, rest) = Self.command(of: tokens) else {
      let words = tokens.map(\.text)
      return Self.distinct(
        CommandSpec.all.map(\.name.words)
          .filter { $0.count > words.count && Array($0.prefix(words.count)) == words }
          .map { $0[words.count] })
    }
    if let equals = word.firstIndex(of: "=") {
      let name = Arguments.folded(String(word[..<equals]).trimmingDashes)
      if let columns = Self.columns(of: spec, name, typed: word[word.index(after: equals)...]) {
        return columns.map { "\(word[...equals])\($0)" }
      }
      guard
        let option = spec.options.first(where: { $0.name == name || $0.synonyms.contains(name) })
      else { return [] }
      return values(of: option.kind).map { "\(word[...equals])\($0)" }
    }
    if spec.name == .asUser, rest.count == 1 {
      return Self.distinct(CommandSpec.all.filter(\.isSpoken).map { $0.name.words[0] })
    }
    let state = Position(spec, rest)
    if state.expectsName { return [] }
    var result: [String] = []
    // A command that is also the beginning of another, as `bind` of `bind exchange`.
    if rest.isEmpty {
      let words = spec.name.words
      result += CommandSpec.all.map(\.name.words)
        .filter { $0.count > words.count && Array($0.prefix(words.count)) == words }
        .map { $0[words.count] }
    }
    if let slot = state.openSlots.first {
      result += slot.kind == .topic ? topics(after: rest, word) : values(of: slot.kind)
    }
    if !state.openSlots.contains(where: { $0.presence == .required }) {
      result += state.openFlags
      result += state.openOptions.map { $0 == "as" ? "as" : "\($0)=" }
    }
    return Self.distinct(result)
  }

  /// The next words of what `help` explains; many topics have several.
  private func topics(after rest: ArraySlice<Token>, _ word: String) -> [String] {
    let told = rest.map { $0.text.lowercased() }
    let topics = names.topics + (told.isEmpty && word.isEmpty ? [] : names.topicSynonyms)
    let all =
      CommandSpec.all.map(\.name.words)
      + topics.map { $0.split(separator: " ").map(String.init) }
    return all.filter { $0.count > told.count && Array($0.prefix(told.count)) == told }
      .map { $0[told.count] }
  }

  private func values(of kind: ValueKind) -> [String] {
    let words: [String] =
      switch kind {
      case .queue: names.queues
      case .exchange: names.exchanges
      case .key: names.keys
      case .consumer: Self.distinct(names.consumers + names.connections)
      case .speaker: names.connections
      case .boolean: ["true", "false"]
      case .oneOf(let words): words
      case .deliveryTag: ["all"]
      case .column(let subject), .sorting(let subject): subject.columns
      case .lesson: names.lessons
      case .checkpoint: names.checkpoints
      case .user: names.users
      case .virtualHost: names.virtualHosts
      case .policy: names.policies
      case .operatorPolicy: names.operatorPolicies
      case .path: names.files
      case .workTime: ["dots"]
      case .newQueue, .newExchange, .body, .name, .number, .numbers, .duration, .durations, .size,
        .list, .text, .topic, .password:
        []
      }
    return Self.distinct(words).map { Quoting.word(Array($0.utf8)) }
  }

  /// The command that complete words make, with what follows; the longest one.
  private static func command(of tokens: [Token]) -> (CommandSpec, ArraySlice<Token>)? {
    let spec = CommandSpec.all.filter { spec in
      let words = spec.name.words
      return words.count <= tokens.count
        && zip(words, tokens).allSatisfy { !$1.isQuoted && $1.text.lowercased() == $0 }
    }
    .max { $0.name.words.count < $1.name.words.count }
    return spec.map { ($0, tokens[$0.name.words.count...]) }
  }

  private static func wordStart(_ octets: [UInt8]) -> Int {
    var start = 0
    var quote: UInt8?
    for (index, octet) in octets.enumerated() {
      if let open = quote {
        if octet == open { quote = nil }
      } else if octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "'") {
        quote = octet
      } else if Lexer.isBlank(octet) {
        start = index + 1
      }
    }
    return start
  }

  private static func distinct(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }
}

extension String {
  fileprivate var trimmingDashes: String { String(drop { $0 == "-" }) }
}
