/// A regular expression over the octets of a name, as permissions and policies have them.
///
/// RabbitMQ hands expressions to PCRE. This is the part of PCRE that such expressions use, without
/// PCRE's way to hang: no state is tried twice at one place of a name, so a match costs at most the
/// size of the expression times that of the name. Expressions are octets, as in RabbitMQ, which
/// compares without Unicode. Back references, look-behind, atomic groups and possessive
/// quantifiers are refused.
struct NamePattern: Sendable {
  /// What is wrong with an expression, in PCRE's words.
  struct Problem: Error, Hashable, Sendable {
    let reason: String
    /// Where, in octets.
    let offset: Int
    /// Whether PCRE takes it, and only this program does not.
    var isLimitation = false
  }

  /// A step of the program that an expression becomes.
  enum Instruction: Sendable {
    case octet(OctetSet)
    case assertion(Assertion)
    /// Goes on at both places.
    case split(Int, Int)
    case jump(Int)
    /// Goes on at `next` if what stands behind it matches here, or if it does not.
    case look(isNegative: Bool, next: Int)
    case accept
  }

  /// Something that holds at a place without taking an octet.
  enum Assertion: Sendable {
    case start, end, lineStart, lineEnd, lastLineEnd, wordBoundary, noWordBoundary
  }

  /// The most instructions that an expression may become.
  static let sizeLimit = 2_000

  private let program: [Instruction]

  /// Reads an expression, or says what is wrong with it.
  init(_ text: String) throws(Problem) {
    var parser = NamePatternParser(text)
    let tree = try parser.parse()
    var program: [Instruction] = []
    Self.compile(tree, into: &program)
    program.append(.accept)
    guard program.count <= Self.sizeLimit else {
      throw Problem(
        reason: "regular expression is too large", offset: text.utf8.count, isLimitation: true)
    }
    self.program = program
  }

  /// Whether it matches anywhere in `octets`, which are those of a name.
  func matches(_ octets: [UInt8]) -> Bool {
    var search = Search(program: program, octets: octets)
    return (0...octets.count).contains { search.accepts(from: 0, at: $0) }
  }

  // MARK: Compiling

  /// Appends the steps of `node`; stops early once they are too many.
  private static func compile(_ node: NamePatternNode, into program: inout [Instruction]) {
    guard program.count <= sizeLimit else { return }
    switch node {
    case .octet(let set): program.append(.octet(set))
    case .assertion(let assertion): program.append(.assertion(assertion))
    case .sequence(let nodes):
      for node in nodes { compile(node, into: &program) }
    case .choice(let nodes): compile(choice: nodes, into: &program)
    case .repeated(let node, let least, let most):
      compile(node, least, most, into: &program)
    case .look(let node, let isNegative):
      let start = program.count
      program.append(.accept)
      compile(node, into: &program)
      program.append(.accept)
      program[start] = .look(isNegative: isNegative, next: program.count)
    }
  }

  private static func compile(
    choice nodes: [NamePatternNode], into program: inout [Instruction]
  ) {
    var jumps: [Int] = []
    for (index, node) in nodes.enumerated() {
      let start = program.count
      if index < nodes.count - 1 { program.append(.accept) }
      compile(node, into: &program)
      guard index < nodes.count - 1 else { break }
      jumps.append(program.count)
      program.append(.accept)
      program[start] = .split(start + 1, program.count)
    }
    for jump in jumps { program[jump] = .jump(program.count) }
  }

  private static func compile(
    _ node: NamePatternNode, _ least: Int, _ most: Int?, into program: inout [Instruction]
  ) {
    for _ in 0..<least where program.count <= sizeLimit { compile(node, into: &program) }
    guard let most else {
      let start = program.count
      program.append(.accept)
      compile(node, into: &program)
      program.append(.jump(start))
      program[start] = .split(start + 1, program.count)
      return
    }
    var splits: [Int] = []
    for _ in least..<max(least, most) where program.count <= sizeLimit {
      splits.append(program.count)
      program.append(.accept)
      compile(node, into: &program)
    }
    for split in splits { program[split] = .split(split + 1, program.count) }
  }

  // MARK: Matching

  /// A match under way: what is known to lead nowhere is not tried again.
  private struct Search {
    let program: [Instruction]
    let octets: [UInt8]
    private var isHopeless: [Bool]

    init(program: [Instruction], octets: [UInt8]) {
      self.program = program
      self.octets = octets
      isHopeless = Array(repeating: false, count: program.count * (octets.count + 1))
    }

    private func place(_ step: Int, _ position: Int) -> Int {
      step * (octets.count + 1) + position
    }

    /// Whether the program accepts from `step` on, at `position`.
    mutating func accepts(from step: Int, at position: Int) -> Bool {
      var trail: [Int] = []
      var pending = [(step, position)]
      while let (step, position) = pending.popLast() {
        let place = place(step, position)
        if isHopeless[place] { continue }
        isHopeless[place] = true
        trail.append(place)
        switch program[step] {
        case .octet(let set):
          if position < octets.count, set.contains(octets[position]) {
            pending.append((step + 1, position + 1))
          }
        case .assertion(let assertion):
          if holds(assertion, at: position) { pending.append((step + 1, position)) }
        case .split(let first, let second):
          pending.append((second, position))
          pending.append((first, position))
        case .jump(let next): pending.append((next, position))
        case .look(let isNegative, let next):
          if accepts(from: step + 1, at: position) != isNegative {
            pending.append((next, position))
          }
        case .accept:
          // What led here is not hopeless after all.
          for place in trail { isHopeless[place] = false }
          return true
        }
      }
      return false
    }

    private func holds(_ assertion: Assertion, at position: Int) -> Bool {
      let isLast = position == octets.count
      switch assertion {
      case .start: return position == 0
      case .end: return isLast
      case .lastLineEnd:
        return isLast || (position == octets.count - 1 && octets[position] == 0x0a)
      case .lineStart: return position == 0 || octets[position - 1] == 0x0a
      case .lineEnd: return isLast || octets[position] == 0x0a
      case .wordBoundary: return isBoundary(position)
      case .noWordBoundary: return !isBoundary(position)
      }
    }

    private func isBoundary(_ position: Int) -> Bool {
      let before = position > 0 && OctetSet.word.contains(octets[position - 1])
      let after = position < octets.count && OctetSet.word.contains(octets[position])
      return before != after
    }
  }
}

/// A part of an expression.
indirect enum NamePatternNode: Sendable {
  case octet(OctetSet)
  case assertion(NamePattern.Assertion)
  case sequence([NamePatternNode])
  case choice([NamePatternNode])
  case repeated(NamePatternNode, least: Int, most: Int?)
  case look(NamePatternNode, isNegative: Bool)
}

/// A set of octets.
struct OctetSet: Hashable, Sendable {
  private var bits: SIMD4<UInt64> = .zero

  init(_ octets: some Sequence<UInt8>) {
    for octet in octets { insert(octet) }
  }

  static let digit = OctetSet(0x30...0x39)
  static let upper = OctetSet(0x41...0x5a)
  static let lower = OctetSet(0x61...0x7a)
  static let word = digit.union(upper).union(lower).union(OctetSet([0x5f]))
  static let space = OctetSet([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20])
  static let all = OctetSet(UInt8.min...UInt8.max)
  static let notNewline = OctetSet([0x0a]).inverted

  func contains(_ octet: UInt8) -> Bool { bits[Int(octet >> 6)] >> UInt64(octet & 63) & 1 == 1 }

  mutating func insert(_ octet: UInt8) { bits[Int(octet >> 6)] |= 1 << UInt64(octet & 63) }

  var inverted: OctetSet {
    var set = self
    set.bits = ~bits
    return set
  }

  func union(_ other: OctetSet) -> OctetSet {
    var set = self
    set.bits |= other.bits
    return set
  }

  /// The same letters in both cases (ASCII).
  var ignoringCase: OctetSet {
    var set = self
    for octet in UInt8(0x41)...0x5a where contains(octet) || contains(octet | 0x20) {
      set.insert(octet)
      set.insert(octet | 0x20)
    }
    return set
  }
}
