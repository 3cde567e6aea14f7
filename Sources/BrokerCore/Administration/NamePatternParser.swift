/// Reads PCRE's syntax, as far as names need it, and complains in PCRE's words.
struct NamePatternParser {
  private typealias Problem = NamePattern.Problem

  private struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotTakesNewline = false
  }

  private let octets: [UInt8]
  private var position = 0
  private var flags = Flags()
  private var depth = 0

  private static let depthLimit = 100
  private static let lengthLimit = 4_096
  private static let repeatLimit = 65_535

  init(_ text: String) { octets = Array(text.utf8) }

  /// The whole expression.
  mutating func parse() throws(NamePattern.Problem) -> NamePatternNode {
    guard octets.count <= Self.lengthLimit else {
      throw Problem(
        reason: "regular expression is too large", offset: octets.count, isLimitation: true)
    }
    let node = try choice()
    if position < octets.count { throw problem("unmatched parentheses", at: position) }
    return node
  }

  private func problem(_ reason: String, at offset: Int) -> Problem {
    Problem(reason: reason, offset: offset)
  }

  private func notSimulated(_ what: String) -> Problem {
    Problem(reason: "\(what) not simulated", offset: position, isLimitation: true)
  }

  private var next: Character? {
    position < octets.count ? Character(UnicodeScalar(octets[position])) : nil
  }

  private func lookingAt(_ text: String) -> Bool {
    octets[position...].starts(with: text.utf8)
  }

  private mutating func skip(_ text: String) -> Bool {
    guard lookingAt(text) else { return false }
    position += text.utf8.count
    return true
  }

  // MARK: Structure

  private mutating func choice() throws(NamePattern.Problem) -> NamePatternNode {
    var branches = [try sequence()]
    while skip("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(NamePattern.Problem) -> NamePatternNode {
    var nodes: [NamePatternNode] = []
    while let character = next, character != "|", character != ")" {
      if "*+?".contains(character) || quantifier(at: position) != nil {
        throw problem("nothing to repeat", at: position)
      }
      guard let atom = try atom() else { continue }
      nodes.append(try quantified(atom))
    }
    return .sequence(nodes)
  }

  private mutating func quantified(
    _ atom: NamePatternNode
  ) throws(NamePattern.Problem) -> NamePatternNode {
    let bounds: (least: Int, most: Int?)
    if skip("*") {
      bounds = (0, nil)
    } else if skip("+") {
      bounds = (1, nil)
    } else if skip("?") {
      bounds = (0, 1)
    } else if let (least, most, end) = quantifier(at: position) {
      if max(least, most ?? 0) > Self.repeatLimit {
        throw problem("number too big in {} quantifier", at: end - 1)
      }
      if let most, most < least {
        throw problem("numbers out of order in {} quantifier", at: end - 1)
      }
      bounds = (least, most)
      position = end
    } else {
      return atom
    }
    if lookingAt("+") { throw notSimulated("a possessive quantifier is") }
    // A lazy quantifier matches the same names.
    _ = skip("?")
    return .repeated(atom, least: bounds.least, most: bounds.most)
  }

  /// `{2}`, `{2,}` or `{2,5}` at `start`, with the place behind it; anything else is plain text.
  private func quantifier(at start: Int) -> (least: Int, most: Int?, end: Int)? {
    guard octets.indices.contains(start), octets[start] == UInt8(ascii: "{"),
      let close = octets[start...].firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    let parts = octets[(start + 1)..<close]
      .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    func number(_ digits: ArraySlice<UInt8>) -> Int? {
      guard !digits.isEmpty, digits.allSatisfy(OctetSet.digit.contains) else { return nil }
      return digits.reduce(0) { min($0 * 10 + Int($1 - 0x30), Self.repeatLimit + 1) }
    }
    guard parts.count <= 2, let least = parts.first.flatMap(number) else { return nil }
    if parts.count == 1 { return (least, least, close + 1) }
    if parts[1].isEmpty { return (least, nil, close + 1) }
    return number(parts[1]).map { (least, $0, close + 1) }
  }

  private mutating func atom() throws(NamePattern.Problem) -> NamePatternNode? {
    let octet = octets[position]
    position += 1
    switch Character(UnicodeScalar(octet)) {
    case "(": return try group()
    case "[": return .octet(try characterClass())
    case ".": return .octet(flags.dotTakesNewline ? .all : .notNewline)
    case "^": return .assertion(flags.isMultiline ? .lineStart : .start)
    case "$": return .assertion(flags.isMultiline ? .lineEnd : .lastLineEnd)
    case "\\": return try escape()
    default: return literal(octet)
    }
  }

  private func literal(_ octet: UInt8) -> NamePatternNode { .octet(cased(OctetSet([octet]))) }

  private func cased(_ set: OctetSet) -> OctetSet { flags.ignoresCase ? set.ignoringCase : set }

  private mutating func group() throws(NamePattern.Problem) -> NamePatternNode? {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit {
      throw problem("parentheses are too deeply nested", at: position)
    }
    let outer = flags
    var isLook: Bool?
    if skip("?") {
      if skip("=") {
        isLook = false
      } else if skip("!") {
        isLook = true
      } else if skip("#") {
        return try comment()
      } else if try special() {
        return nil
      }
    }
    let node = try choice()
    guard skip(")") else { throw problem("missing )", at: octets.count) }
    flags = outer
    return isLook.map { .look(node, isNegative: $0) } ?? node
  }

  private mutating func comment() throws(NamePattern.Problem) -> NamePatternNode? {
    guard let end = octets[position...].firstIndex(of: UInt8(ascii: ")")) else {
      throw problem("missing ) after comment", at: octets.count)
    }
    position = end + 1
    return nil
  }

  /// What stands between `(?` and the group's contents; true when the group has none because it
  /// only sets flags.
  private mutating func special() throws(NamePattern.Problem) -> Bool {
    if skip(":") { return false }
    if lookingAt(">") { throw notSimulated("an atomic group is") }
    if lookingAt("<=") || lookingAt("<!") { throw notSimulated("look-behind is") }
    if skip("P<") || skip("<") || skip("'") {
      try name()
      return false
    }
    var isOn = true
    while let character = next, character != ")", character != ":" {
      switch character {
      case "-" where isOn: isOn = false
      case "i": flags.ignoresCase = isOn
      case "m": flags.isMultiline = isOn
      case "s": flags.dotTakesNewline = isOn
      case "U": break
      case "x", "J", "X", "R", "|", "(", "&", "P", "C", "0"..."9", "+":
        throw notSimulated("(?\(character) is")
      default: throw problem("unrecognized character after (? or (?-", at: position)
      }
      position += 1
    }
    if skip(":") { return false }
    guard skip(")") else { throw problem("missing )", at: octets.count) }
    return true
  }

  private mutating func name() throws(NamePattern.Problem) {
    let start = position
    while position < octets.count, OctetSet.word.contains(octets[position]) { position += 1 }
    if position == start {
      throw problem("unrecognized character after (?<", at: position)
    }
    guard skip(">") || skip("'") else {
      throw problem("syntax error in subpattern name (missing terminator)", at: position)
    }
  }

  // MARK: Octets

  private mutating func escape() throws(NamePattern.Problem) -> NamePatternNode {
    guard position < octets.count else {
      throw problem("\\ at end of pattern", at: position)
    }
    switch next {
    case "b": return assertion(.wordBoundary)
    case "B": return assertion(.noWordBoundary)
    case "A": return assertion(.start)
    case "z": return assertion(.end)
    case "Z": return assertion(.lastLineEnd)
    case "1", "2", "3", "4", "5", "6", "7", "8", "9", "g", "k":
      throw notSimulated("a back reference is")
    default: return .octet(cased(try escapedSet()))
    }
  }

  private mutating func assertion(_ assertion: NamePattern.Assertion) -> NamePatternNode {
    position += 1
    return .assertion(assertion)
  }

  /// What stands behind a backslash, in a class and outside.
  private mutating func escapedSet() throws(NamePattern.Problem) -> OctetSet {
    let octet = octets[position]
    position += 1
    switch Character(UnicodeScalar(octet)) {
    case "d": return .digit
    case "D": return OctetSet.digit.inverted
    case "w": return .word
    case "W": return OctetSet.word.inverted
    case "s": return .space
    case "S": return OctetSet.space.inverted
    case "n": return OctetSet([0x0a])
    case "r": return OctetSet([0x0d])
    case "t": return OctetSet([0x09])
    case "f": return OctetSet([0x0c])
    case "e": return OctetSet([0x1b])
    case "a": return OctetSet([0x07])
    case "x": return OctetSet([hexadecimal()])
    case "0": return OctetSet([0])
    case "c", "C", "E", "G", "H", "K", "N", "P", "Q", "R", "V", "X", "h", "o", "p", "v":
      position -= 1
      throw notSimulated("\\\(Character(UnicodeScalar(octet))) is")
    default: return OctetSet([octet])
    }
  }

  private mutating func hexadecimal() -> UInt8 {
    let isBraced = skip("{")
    var value = 0
    var count = 0
    while count < 2, let digit = next?.hexDigitValue {
      value = value * 16 + digit
      position += 1
      count += 1
    }
    if isBraced { _ = skip("}") }
    return UInt8(truncatingIfNeeded: value)
  }

  private mutating func characterClass() throws(NamePattern.Problem) -> OctetSet {
    let isNegative = skip("^")
    var set = OctetSet([])
    var isFirst = true
    while isFirst || next != "]" {
      guard position < octets.count else {
        throw problem("missing terminating ] for character class", at: octets.count)
      }
      isFirst = false
      if lookingAt("[:"), let named = try namedClass() {
        set = set.union(named)
        continue
      }
      let (member, low) = try classMember()
      guard let low, lookingAt("-"), position + 1 < octets.count,
        octets[position + 1] != UInt8(ascii: "]")
      else {
        set = set.union(member)
        continue
      }
      position += 1
      let start = position
      let (end, high) = try classMember()
      if let high {
        if high < low { throw problem("range out of order in character class", at: start) }
        set = set.union(OctetSet(low...high))
      } else {
        set = set.union(member).union(end).union(OctetSet([UInt8(ascii: "-")]))
      }
    }
    position += 1
    set = cased(set)
    return isNegative ? set.inverted : set
  }

  /// A member of a class, and its octet when it is only one.
  private mutating func classMember() throws(NamePattern.Problem) -> (OctetSet, UInt8?) {
    let octet = octets[position]
    position += 1
    guard octet == UInt8(ascii: "\\") else { return (OctetSet([octet]), octet) }
    guard position < octets.count else {
      throw problem("\\ at end of pattern", at: position)
    }
    if skip("b") { return (OctetSet([0x08]), 0x08) }
    let set = try escapedSet()
    let members = (UInt8.min...UInt8.max).filter(set.contains)
    return (set, members.count == 1 ? members[0] : nil)
  }

  private mutating func namedClass() throws(NamePattern.Problem) -> OctetSet? {
    let rest = octets[(position + 2)...]
    guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), colon + 1 < octets.count,
      octets[colon + 1] == UInt8(ascii: "]")
    else { return nil }
    let start = position + 2
    let name = String(decoding: octets[start..<colon], as: UTF8.self)
    let isNegative = name.hasPrefix("^")
    guard let set = Self.classes[isNegative ? String(name.dropFirst()) : name] else {
      throw problem("unknown POSIX class name", at: start)
    }
    position = colon + 2
    return isNegative ? set.inverted : set
  }

  private static let classes: [String: OctetSet] = [
    "alpha": OctetSet.lower.union(.upper), "digit": .digit, "upper": .upper, "lower": .lower,
    "alnum": OctetSet.lower.union(.upper).union(.digit), "space": .space, "word": .word,
    "blank": OctetSet([0x20, 0x09]), "cntrl": OctetSet(0...0x1f).union(OctetSet([0x7f])),
    "graph": OctetSet(0x21...0x7e), "print": OctetSet(0x20...0x7e),
    "punct": OctetSet((0x21...0x7e).filter { !OctetSet.word.contains($0) || $0 == 0x5f }),
    "xdigit": OctetSet.digit.union(OctetSet(0x41...0x46)).union(OctetSet(0x61...0x66)),
    "ascii": OctetSet(0...0x7f),
  ]
}
