import AMQPModel

/// The words behind a command, sorted by what the command's entry says of them.
struct Arguments {
  /// A word, or the part of one behind `=`.
  struct Value {
    let octets: [UInt8]
    let isQuoted: Bool
    let range: SourceRange

    var text: String { String(decoding: octets, as: UTF8.self) }
  }

  let spec: CommandSpec
  private(set) var slots: [String: [Value]] = [:]
  private(set) var options: [String: Value] = [:]
  private(set) var flags: [String: SourceRange] = [:]
  /// `header.k` or `arg.k` and `x-…`: the name with its type, and the value.
  private(set) var fields: [(name: String, value: Value)] = []
  private(set) var speaker: Value?
  /// `body@FILE`
  private(set) var bodyPath: String?

  private var pending: ArraySlice<Token>
  /// Behind the last octet of the line.
  let end: Int

  init(_ spec: CommandSpec, _ tokens: ArraySlice<Token>, end: Int) throws(Diagnostic) {
    self.spec = spec
    pending = spec.name == .move ? Self.withoutPreposition(tokens) : tokens
    self.end = end
    var isPlain = false
    while let token = pending.popFirst() {
      if !isPlain, !token.isQuoted, token.octets == Array("--".utf8) {
        isPlain = true
      } else if !isPlain, let option = token.option {
        try take(option, token)
      } else {
        try take(token, isPlain: isPlain)
      }
    }
    for slot in spec.slots where slot.presence == .required && slots[slot.name] == nil {
      throw problem(.missingSlot(slot.name), SourceRange(end, end))
    }
  }

  /// `move A to B` as `move A B`; a queue called `to` may be either of them.
  private static func withoutPreposition(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
    var names: [Int] = []
    var isValue = false
    for (index, token) in zip(tokens.indices, tokens) {
      if let option = token.option {
        // `--vhost shop` is two words.
        isValue = option.value == nil
      } else if isValue {
        isValue = false
      } else {
        names.append(index)
      }
    }
    guard names.count == 3, !tokens[names[1]].isQuoted, tokens[names[1]].text == "to" else {
      return tokens
    }
    var rest = tokens
    rest.remove(at: names[1])
    return rest
  }

  func problem(_ problem: Diagnostic.Problem, _ range: SourceRange) -> Diagnostic {
    Diagnostic(problem, at: range, in: spec.name)
  }

  // MARK: Sorting

  private mutating func take(_ token: Token, isPlain: Bool) throws(Diagnostic) {
    let value = Value(octets: token.octets, isQuoted: token.isQuoted || isPlain, range: token.range)
    if let slot = spec.slots.first(where: { $0.presence == .required && slots[$0.name] == nil }) {
      slots[slot.name] = [value]
      return
    }
    if !value.isQuoted {
      let word = Self.folded(token.text)
      if spec.flags.contains(word) {
        flags[word] = token.range
        return
      }
      if word == "as", spec.options.contains(where: { $0.name == "as" }) {
        guard let name = pending.popFirst() else {
          throw problem(.missingValue(option: "as"), token.range)
        }
        try set("as", Value(octets: name.octets, isQuoted: name.isQuoted, range: name.range))
        return
      }
      if token.text.hasPrefix("body@"), spec.slots.contains(where: { $0.kind == .body }) {
        bodyPath = String(token.text.dropFirst("body@".count))
        return
      }
    }
    for slot in spec.slots {
      switch slot.presence {
      case .required: continue
      case .optional: if slots[slot.name] != nil { continue }
      case .repeated: break
      }
      slots[slot.name, default: []].append(value)
      return
    }
    // One edit turns a single letter into the option n.
    let nearest =
      token.text.count < 2
      ? nil : Spelling.nearest(to: token.text, among: spec.flags + spec.options.map(\.name))
    throw problem(.unexpectedWord(token.text, nearest: nearest), token.range)
  }

  private mutating func take(_ option: Token.Option, _ token: Token) throws(Diagnostic) {
    let name = Self.folded(option.name)
    if option.value == nil, spec.flags.contains(name) {
      flags[name] = token.range
      return
    }
    var value: Value
    if let octets = option.value {
      value = Value(
        octets: octets, isQuoted: option.isQuoted,
        range: SourceRange(option.valueStart, token.range.end))
    } else {
      guard let next = pending.popFirst() else {
        throw problem(.missingValue(option: option.name), token.range)
      }
      value = Value(octets: next.octets, isQuoted: next.isQuoted, range: next.range)
    }
    if spec.flags.contains(name) {
      if try boolean(value) { flags[name] = token.range } else { try negate(name, token.range) }
    } else if name == "on", spec.isSpoken {
      speaker = value
    } else if spec.takesHeaders, name.hasPrefix("header.") {
      fields.append((String(option.name.dropFirst("header.".count)), value))
    } else if spec.takesArguments, name.hasPrefix("arg.") {
      fields.append((String(option.name.dropFirst("arg.".count)), value))
    } else if spec.takesArguments, name.hasPrefix("x-") {
      fields.append((option.name.replacing("_", with: "-"), value))
    } else if let known = spec.options.first(where: {
      $0.name == name || $0.synonyms.contains(name)
    }) {
      try set(known.name, value)
    } else if let slot = spec.slots.first(where: { $0.name == name || $0.synonyms.contains(name) })
    {
      if slot.presence != .repeated, slots[slot.name] != nil {
        throw problem(.repeatedOption(slot.name), token.range)
      }
      value = Value(octets: value.octets, isQuoted: true, range: value.range)
      slots[slot.name, default: []].append(value)
    } else {
      throw problem(
        .unknownOption(option.name, nearest: nearestOption(to: name, typed: option.name)),
        SourceRange(
          token.range.start,
          token.range.start + option.name.utf8.count
            + (option.isDashed ? 2 : 0)))
    }
  }

  /// A known option, or the form in which the command takes names of the user's own.
  private func nearestOption(to name: String, typed: String) -> String? {
    if let nearest = Spelling.nearest(to: name, among: optionNames) { return nearest }
    guard let group = spec.takesHeaders ? "header" : spec.takesArguments ? "arg" : nil else {
      return nil
    }
    let parts = typed.split(separator: ".", maxSplits: 1)
    let isMistyped =
      parts.count == 2 && Spelling.nearest(to: String(parts[0]), among: [group]) != nil
    return "\(group).\(isMistyped ? String(parts[1]) : typed)="
  }

  private var optionNames: [String] {
    spec.options.map(\.name) + spec.slots.map(\.name) + spec.flags + (spec.isSpoken ? ["on"] : [])
  }

  private mutating func set(_ name: String, _ value: Value) throws(Diagnostic) {
    if options[name] != nil { throw problem(.repeatedOption(name), value.range) }
    options[name] = value
  }

  /// `durable=false` is `transient`; other flags are simply not set.
  private mutating func negate(_ flag: String, _ range: SourceRange) throws(Diagnostic) {
    if flag == "durable" { flags["transient"] = range }
    if flag == "transient" { flags["durable"] = range }
  }

  static func folded(_ name: String) -> String { name.lowercased().replacing("_", with: "-") }

  // MARK: Reading

  func slot(_ name: String) -> Value? { slots[name]?.first }

  func has(_ flag: String) -> Bool { flags[flag] != nil }

  /// The value of a required slot.
  func required(_ name: String) -> Value {
    guard let value = slot(name) else { preconditionFailure("required slots are checked") }
    return value
  }

  /// A name of at most 255 octets.
  func name<Name: ShortStringName>(_ value: Value) throws(Diagnostic) -> Name {
    guard let octets = ShortString(octets: value.octets) else {
      throw problem(.tooLong(limit: ShortString.maximumCount), value.range)
    }
    return Name(octets)
  }

  func shortString(_ option: String) throws(Diagnostic) -> ShortString? {
    guard let value = options[option] else { return nil }
    guard let octets = ShortString(octets: value.octets) else {
      throw problem(.tooLong(limit: ShortString.maximumCount), value.range)
    }
    return octets
  }

  func number(_ value: Value, in range: ClosedRange<Int>) throws(Diagnostic) -> Int {
    guard let number = Int(value.text), range.contains(number) else {
      throw problem(
        .badValue(value.text, expected: .number(range), nearest: nil), value.range)
    }
    return number
  }

  func number(option: String, in range: ClosedRange<Int>) throws(Diagnostic) -> Int? {
    guard let value = options[option] else { return nil }
    return try number(value, in: range)
  }

  func boolean(_ value: Value) throws(Diagnostic) -> Bool {
    switch value.text.lowercased() {
    case "true": return true
    case "false": return false
    default: throw problem(.badValue(value.text, expected: .boolean, nearest: nil), value.range)
    }
  }

  /// One of a few words; the spelling is folded.
  func choice(_ value: Value, _ candidates: [String]) throws(Diagnostic) -> String {
    let word = value.text
    if let found = candidates.first(where: { Self.folded($0) == Self.folded(word) }) {
      return found
    }
    throw problem(
      .badValue(
        word, expected: .oneOf(candidates),
        nearest: Spelling.nearest(to: word, among: candidates)), value.range)
  }

  /// Names or bodies separated by commas.
  func list(_ value: Value) -> [String] {
    value.octets.isEmpty
      ? []
      : value.octets.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
  }

  /// A connection, or a channel as `A/2`.
  func speaker(_ value: Value) throws(Diagnostic) -> Speaker {
    let parts = value.text.split(separator: "/", omittingEmptySubsequences: false)
    let connection = String(parts.first ?? "")
    guard !connection.isEmpty, parts.count <= 2, connection.utf8.count <= 255 else {
      throw problem(.badValue(value.text, expected: .speaker, nearest: nil), value.range)
    }
    guard parts.count == 2 else { return Speaker(connection: connection) }
    guard let channel = UInt16(parts[1]), channel > 0 else {
      throw problem(.badValue(value.text, expected: .speaker, nearest: nil), value.range)
    }
    return Speaker(connection: connection, channel: channel)
  }

  /// Milliseconds: `5s`, `1.5m`, `250`.
  func duration(_ value: Value) throws(Diagnostic) -> Int {
    guard let milliseconds = Duration.milliseconds(of: value.text) else {
      throw problem(.badValue(value.text, expected: .duration, nearest: nil), value.range)
    }
    return milliseconds
  }

  /// Octets: `10kB`, `4KiB`, `500`.
  func size(_ value: Value) throws(Diagnostic) -> Int {
    guard let size = Size.bytes(of: value.text) else {
      throw problem(.badValue(value.text, expected: .size, nearest: nil), value.range)
    }
    return size
  }

  /// Headers or arguments with their types.
  func table() throws(Diagnostic) -> FieldTable {
    var table = FieldTable()
    for field in fields {
      let parts = field.name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let type = parts.count == 2 ? String(parts[1]) : nil
      guard let name = ShortString(validating: String(parts[0])) else {
        throw problem(.tooLong(limit: ShortString.maximumCount), field.value.range)
      }
      guard let value = FieldText.value(of: field.value, type: type) else {
        throw problem(
          .badValue(field.value.text, expected: .oneOf(FieldText.typeNames), nearest: nil),
          field.value.range)
      }
      table[name] = value
    }
    return table
  }
}

/// Durations as typed.
enum Duration {
  static func milliseconds(of text: String) -> Int? {
    let units: [(String, Double)] = [
      ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("", 1),
    ]
    for (suffix, factor) in units where text.hasSuffix(suffix) {
      let digits = text.dropLast(suffix.count)
      guard let first = digits.first, first.isASCII, first.isNumber, let number = Double(digits),
        number * factor <= 1e15
      else { continue }
      return Int((number * factor).rounded())
    }
    return nil
  }

  /// The shortest text for `milliseconds`: in the largest unit that leaves a whole number.
  static func text(of milliseconds: Int) -> String {
    let units = [("h", 3_600_000), ("m", 60_000), ("s", 1000)]
    for (suffix, factor) in units where milliseconds > 0 && milliseconds.isMultiple(of: factor) {
      return "\(milliseconds / factor)\(suffix)"
    }
    return "\(milliseconds)ms"
  }
}

/// Numbers of octets as typed.
enum Size {
  static func bytes(of text: String) -> Int? {
    let units = [("KiB", 1024), ("MiB", 1 << 20), ("kB", 1000), ("MB", 1_000_000), ("", 1)]
    for (suffix, factor) in units where text.hasSuffix(suffix) {
      guard let number = Int(text.dropLast(suffix.count)), number >= 0 else { continue }
      let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: factor)
      return isTooLarge ? nil : bytes
    }
    return nil
  }
}
