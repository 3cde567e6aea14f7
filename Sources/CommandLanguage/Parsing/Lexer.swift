/// A word of a line.
struct Token: Hashable, Sendable {
  /// An unquoted `name=` or `--name` at its beginning.
  struct Option: Hashable, Sendable {
    /// The name as typed, without dashes in front.
    let name: String
    /// What stands behind `=`; nil for a bare `--name`.
    let value: [UInt8]?
    /// Whether the value begins with a quote.
    let isQuoted: Bool
    /// Where the value begins.
    let valueStart: Int
    /// Whether it began with dashes.
    let isDashed: Bool
  }

  /// The octets, quotes and escapes resolved.
  let octets: [UInt8]
  /// Whether any of it was quoted.
  let isQuoted: Bool
  /// Its shape as an option, if it has one.
  let option: Option?
  /// Where it stands.
  let range: SourceRange

  var text: String { String(decoding: octets, as: UTF8.self) }
}

/// Cuts a line into words: `language.md`, "Lines".
struct Lexer {
  private let line: [UInt8]
  private var position = 0

  private static let doubleQuote = UInt8(ascii: "\"")
  private static let singleQuote = UInt8(ascii: "'")

  private init(_ line: String) { self.line = Array(line.utf8) }

  /// The words of `line`; none for a comment or an empty line.
  static func tokens(of line: String) throws(Diagnostic) -> [Token] {
    var lexer = Lexer(line)
    if lexer.line.first == UInt8(ascii: "#"), lexer.line.count == 1 || isBlank(lexer.line[1]) {
      return []
    }
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    return tokens
  }

  static func isBlank(_ octet: UInt8) -> Bool { octet == 0x20 || (0x09...0x0d).contains(octet) }

  private mutating func next() throws(Diagnostic) -> Token? {
    while position < line.count, Self.isBlank(line[position]) { position += 1 }
    guard position < line.count else { return nil }
    let start = position
    var octets: [UInt8] = []
    var isQuoted = false
    // Where the first unquoted `=` is, in the word and in the resolved octets.
    var equals: (source: Int, resolved: Int)?
    while position < line.count, !Self.isBlank(line[position]) {
      switch line[position] {
      case Self.doubleQuote, Self.singleQuote:
        isQuoted = true
        octets += try quoted(from: start)
      case UInt8(ascii: "="):
        if equals == nil, !isQuoted { equals = (position, octets.count) }
        octets.append(line[position])
        position += 1
      default:
        octets.append(line[position])
        position += 1
      }
    }
    return Token(
      octets: octets, isQuoted: isQuoted,
      option: option(start, octets, isQuoted, equals), range: SourceRange(start, position))
  }

  private func option(
    _ start: Int, _ octets: [UInt8], _ isQuoted: Bool, _ equals: (source: Int, resolved: Int)?
  ) -> Token.Option? {
    let isDashed =
      octets.count > 2 && line[start] == UInt8(ascii: "-") && line[start + 1] == UInt8(ascii: "-")
    let nameStart = isDashed ? 2 : 0
    guard let equals else {
      guard isDashed, !isQuoted else { return nil }
      let name = String(decoding: octets[nameStart...], as: UTF8.self)
      return Token.Option(
        name: name, value: nil, isQuoted: false, valueStart: position, isDashed: true)
    }
    let name = octets[min(nameStart, equals.resolved)..<equals.resolved]
    guard let first = name.first, Self.isLetter(first), name.allSatisfy(Self.isNamePart) else {
      return nil
    }
    let valueStart = equals.source + 1
    let isValueQuoted =
      valueStart < line.count
      && (line[valueStart] == Self.doubleQuote || line[valueStart] == Self.singleQuote)
    return Token.Option(
      name: String(decoding: name, as: UTF8.self), value: Array(octets[(equals.resolved + 1)...]),
      isQuoted: isValueQuoted, valueStart: valueStart, isDashed: isDashed)
  }

  private static func isLetter(_ octet: UInt8) -> Bool {
    (0x41...0x5a).contains(octet) || (0x61...0x7a).contains(octet)
  }

  // Header names may be anything, so what follows the first dot is not restricted.
  private static func isNamePart(_ octet: UInt8) -> Bool {
    octet > 0x20 && octet != 0x7f
  }

  private mutating func quoted(from start: Int) throws(Diagnostic) -> [UInt8] {
    let quote = line[position]
    let opening = position
    position += 1
    var octets: [UInt8] = []
    while position < line.count {
      let octet = line[position]
      position += 1
      if octet == quote { return octets }
      if octet == UInt8(ascii: "\\"), quote == Self.doubleQuote {
        octets.append(try escape())
      } else {
        octets.append(octet)
      }
    }
    throw Diagnostic(.unterminatedQuote, at: SourceRange(opening, line.count))
  }

  private mutating func escape() throws(Diagnostic) -> UInt8 {
    let start = position - 1
    let letter = position < line.count ? line[position] : 0
    position += 1
    switch letter {
    case Self.doubleQuote, UInt8(ascii: "\\"): return letter
    case UInt8(ascii: "n"): return 0x0a
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "x"):
      let digits = line[min(position, line.count)..<min(position + 2, line.count)]
      if digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) {
        position += 2
        return value
      }
    default: break
    }
    throw Diagnostic(.badEscape, at: SourceRange(start, min(position, line.count)))
  }
}
