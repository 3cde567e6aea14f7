/// Takes passwords out of lines before anybody sees, keeps or prints them: the history, the echo of
/// a line that does not parse, and what is wrong with it.
///
/// It also takes out what only may be a password, because the command is misspelt or a quote is not
/// closed.
public enum Redaction {
  /// What stands in the place of a password.
  public static let mask = "****"

  /// `line` without its passwords; the same where it has none.
  public static func masked(_ line: String) -> String { Masking(line).line }

  /// A line that does not parse, and what is wrong with it, without its passwords.
  public static func masked(
    _ diagnostic: Diagnostic, in line: String
  ) -> (diagnostic: Diagnostic, line: String) {
    let masking = Masking(line)
    if masking.secrets.isEmpty { return (diagnostic, line) }
    let isSecret = masking.secrets.contains {
      $0.start < diagnostic.range.end && diagnostic.range.start < $0.end
    }
    return (
      Diagnostic(
        isSecret ? diagnostic.problem.masked : diagnostic.problem,
        at: masking.moved(diagnostic.range), in: diagnostic.command), masking.line
    )
  }

  /// Where the passwords of a line are.
  private struct Masking {
    let line: String
    let secrets: [SourceRange]

    init(_ original: String) {
      let octets = Array(original.utf8)
      guard octets.count <= Parser.maximumLineLength else {
        (line, secrets) = (original, [])
        return
      }
      let words = Redaction.words(of: octets)
      let whole = Redaction.secrets(of: words)
      let addresses = words.compactMap { word -> SourceRange? in
        guard !whole.contains(where: { $0.start < word.range.end && word.range.start < $0.end })
        else { return nil }
        return Redaction.passwordOfAddress(in: word.octets).map {
          SourceRange(word.range.start + $0.lowerBound, word.range.start + $0.upperBound)
        }
      }
      secrets = (whole + addresses).sorted { $0.start < $1.start }
      var shown: [UInt8] = []
      var position = 0
      for secret in secrets {
        shown += octets[position..<secret.start] + Array(mask.utf8)
        position = secret.end
      }
      line = String(decoding: shown + octets[position...], as: UTF8.self)
    }

    /// The same place in the masked line.
    func moved(_ range: SourceRange) -> SourceRange {
      SourceRange(moved(range.start, isEnd: false), moved(range.end, isEnd: true))
    }

    private func moved(_ position: Int, isEnd: Bool) -> Int {
      var shift = 0
      for secret in secrets {
        if position >= secret.end {
          shift += mask.utf8.count - (secret.end - secret.start)
        } else if position > secret.start {
          return secret.start + shift + (isEnd ? mask.utf8.count : 0)
        }
      }
      return position + shift
    }
  }

  // MARK: Words

  /// The words of a line whose quotes need not be closed, as they stand there.
  private static func words(of line: [UInt8]) -> [Token] {
    var words: [Token] = []
    var position = 0
    while position < line.count {
      if Lexer.isBlank(line[position]) {
        position += 1
        continue
      }
      let start = position
      var quote: UInt8?
      var isQuoted = false
      while position < line.count, quote != nil || !Lexer.isBlank(line[position]) {
        let octet = line[position]
        if octet == quote {
          quote = nil
        } else if quote == nil, octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "'") {
          quote = octet
          isQuoted = true
        } else if quote == UInt8(ascii: "\""), octet == UInt8(ascii: "\\") {
          position += 1
        }
        position += 1
      }
      position = min(position, line.count)
      words.append(
        Token(
          octets: Array(line[start..<position]), isQuoted: isQuoted, option: nil,
          range: SourceRange(start, position)))
    }
    return words
  }

  private static func secrets(of words: [Token]) -> [SourceRange] {
    guard let first = words.first else { return [] }
    if first.text == "as", words.count > 2 { return secrets(of: Array(words.dropFirst(2))) }
    if let resolved = try? CommandResolver(dialect: .prompt).resolve(words) {
      return resolved.spec.takesPassword ? secrets(of: resolved.spec, resolved.rest) : []
    }
    guard let last = lastTelling(words) else { return named(words[...]) }
    return words[(last + 1)...].map(\.range)
  }

  /// The passwords behind a command that may take one: every word behind the name, and the values
  /// of options that do not belong to it.
  private static func secrets(
    of spec: CommandSpec, _ words: ArraySlice<Token>
  ) -> [SourceRange] {
    let known =
      spec.options.filter { $0.kind != .password }.flatMap { [$0.name] + $0.synonyms }
      + spec.slots.filter { $0.kind != .password }.flatMap { [$0.name] + $0.synonyms }
      + spec.flags + (spec.isSpoken ? ["on"] : [])
    let hasPasswordSlot = spec.slots.contains { $0.kind == .password }
    var secrets: [SourceRange] = []
    var isNamed = false
    var words = words
    while let word = words.popFirst() {
      guard let (name, value) = option(word) else {
        if !isNamed {
          isNamed = true
        } else if hasPasswordSlot {
          secrets.append(word.range)
        }
        continue
      }
      if known.contains(name) {
        if value == nil { _ = words.popFirst() }
        isNamed = isNamed || ["user", "name"].contains(name)
      } else if let value {
        // Of any other name more than the value may be the password.
        secrets.append(name == "password" ? value : word.range)
      } else {
        if name != "password" { secrets.append(word.range) }
        if let next = words.popFirst() { secrets.append(next.range) }
      }
    }
    return secrets
  }

  /// The values of options that are called like a password, in a line of any kind.
  private static func named(_ words: ArraySlice<Token>) -> [SourceRange] {
    var secrets: [SourceRange] = []
    var words = words
    while let word = words.popFirst() {
      guard let (name, value) = option(word), isPassword(name) else { continue }
      if let range = value ?? words.popFirst()?.range { secrets.append(range) }
    }
    return secrets
  }

  /// `name=value` or `--name value`, unless the word begins with a quote.
  private static func option(_ word: Token) -> (name: String, value: SourceRange?)? {
    let octets = word.octets
    let isDashed = octets.starts(with: Array("--".utf8)) && octets.count > 2
    let start = isDashed ? 2 : 0
    let end = octets.firstIndex { [UInt8(ascii: "="), 0x22, 0x27].contains($0) }
    if let end, octets[end] == UInt8(ascii: "="), end > start {
      let name = String(decoding: octets[start..<end], as: UTF8.self)
      let from = word.range.start + end + 1
      return (
        Arguments.folded(name), from < word.range.end ? SourceRange(from, word.range.end) : nil
      )
    }
    guard isDashed, !word.isQuoted else { return nil }
    return (Arguments.folded(String(decoding: octets[2...], as: UTF8.self)), nil)
  }

  private static func isPassword(_ name: String) -> Bool {
    Spelling.nearest(to: name, among: ["password", "passwd", "pass"]) != nil
  }

  /// The last of the first words that tell of a user or a password, in a line that is no command.
  private static func lastTelling(_ words: [Token]) -> Int? {
    let first = words.prefix(4).map { $0.text.lowercased() }
    if let last = first.lastIndex(where: isTelling) { return last }
    // Too short to say which command it begins: `a u ann secret`.
    guard first.count > 2, ["add", "change"].contains(where: { $0.hasPrefix(first[0]) }),
      ["user", "password"].contains(where: { $0.hasPrefix(first[1]) })
    else { return nil }
    return 1
  }

  private static func isTelling(_ word: String) -> Bool {
    if word.contains("=") { return false }
    return word.split { "_-".contains($0) }.contains { part in
      let part = String(part)
      return part.contains("user") || part.contains("passw")
        || (part.count > 2
          && Spelling.nearest(to: part, among: ["user", "users", "password", "adduser"]) != nil)
    }
  }
}

extension Diagnostic.Problem {
  /// The same without what was typed.
  fileprivate var masked: Self {
    switch self {
    case .unknownCommand: .unknownCommand(Redaction.mask, nearest: nil)
    case .ambiguousCommand(_, let candidates):
      .ambiguousCommand(Redaction.mask, candidates: candidates)
    case .unknownOption: .unknownOption(Redaction.mask, nearest: nil)
    case .missingValue: .missingValue(option: Redaction.mask)
    case .unexpectedWord: .unexpectedWord(Redaction.mask, nearest: nil)
    case .badValue(_, let expected, _): .badValue(Redaction.mask, expected: expected, nearest: nil)
    case .incompleteCommand, .repeatedOption, .missingSlot, .contradiction, .unterminatedQuote,
      .badEscape, .tooLong, .notCanonical, .notSpoken:
      self
    }
  }
}
