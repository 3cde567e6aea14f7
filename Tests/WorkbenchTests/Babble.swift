import CommandLanguage
import TestSupport

/// Lines over the table of commands: every command, its slots, options and flags, filled with what
/// is right, with what is wrong, and with what is hostile.
struct Babble {
  private var random: SplitMix64
  /// Whether values are hostile now and then.
  let isHostile: Bool

  init(seed: Int, isHostile: Bool) {
    random = SplitMix64(seed: UInt64(seed))
    self.isHostile = isHostile
  }

  // Everything that a terminal would obey, and what lies at the edges of the language.
  static let hostile: [String] = [
    "\u{0}", "\u{1b}[31m", "\u{7f}", "\u{85}", "\u{9b}2J", "\u{202e}evil\u{202c}", "\u{2066}x",
    "\u{200b}", "\u{feff}", "\u{301}", "\u{3164}", "\u{e0041}", "👨\u{200d}👩", "\"\\x00\\xff\"",
    "\"\\x1b]0;t\\x07\"", "\"\\n\\n\"", "\"> x\"", "...", ">", "\"a b\"", "''", "\"\"", "\"open",
    "\\", "--", "-", "=", "a=b", "--x", "--x=", "on=", "on=a/0", "on=a/b/c", "body@", "#", "*.#.*",
    "\"\\xe4\\xbd\"", "佇列", "x-match=any", "arg.a:table=1", "header.:=", "header.x:int=y",
    "9223372036854775807", "-1", "1e400", "18446744073709551616", "٣", "\u{2028}",
    String(repeating: "k", count: 255), String(repeating: "k", count: 256),
    String(repeating: "佇", count: 85), String(repeating: "w", count: 9_000),
    String(repeating: "a.", count: 127), String(repeating: "#.", count: 60),
  ]

  private static let names = ["a", "b", "c", "q.1", "amq.topic", "amq.fanout", "\"\""]

  private mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: items.indices, using: &random)]
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func value(_ kind: ValueKind) -> String {
    if isHostile, chance(15) { return pick(Self.hostile) }
    switch kind {
    case .queue, .newQueue: return pick(["a", "b", "q.1", "a", "b"])
    case .exchange, .newExchange: return pick(["x", "y", "amq.topic", "amq.fanout", "\"\""])
    case .key: return pick(["a", "a.b", "*.b", "#", "a.#", "\"\""])
    case .body: return pick(["m", "\"{n}\"", "\"\"", "\"two words\""])
    case .consumer: return pick(["C1", "C2", "you", "P"])
    case .name: return pick(["C1", "C2", "P", "q.1", "one"])
    case .speaker: return pick(["P", "P/2", "you/2", "you", "C1"])
    case .number(let range): return pick(["\(range.lowerBound)", "1", "2", "3", "5"])
    case .numbers: return pick(["1..3", "2", "1,4", "3..3", "0..200", "2..1"])
    case .durations: return pick(["1s", "1s..3s", "500ms,2s", "0", "1ms..1h"])
    case .boolean: return pick(["true", "false"])
    case .duration, .size: return pick(["5s", "100", "1.5m"])
    case .workTime: return pick(["1s", "0", "dots"])
    case .oneOf(let words): return pick(words)
    case .deliveryTag: return pick(["1", "2", "all", "7"])
    case .column(let subject): return pick(subject.columns)
    case .sorting(let subject): return pick(["", "-"]) + pick(subject.columns)
    case .list: return pick(["a", "a,b", "m", "nobody"])
    case .path: return pick(["f", "g", "missing"])
    case .lesson: return pick(["first", "none"])
    case .checkpoint: return pick(["one", "two"])
    case .topic: return pick(["prefetch", "ack", "nothing"])
    case .text: return pick(Self.names)
    case .user: return pick(["guest", "ann", "nobody"])
    case .password: return pick(["secret", "\"\"", "****"])
    case .virtualHost: return pick(["/", "shop", "none"])
    case .policy, .operatorPolicy: return pick(["limits", "one"])
    }
  }

  /// A line of one of `commands`.
  mutating func line(of commands: [CommandSpec]) -> String {
    let spec = pick(commands)
    var words = spec.name.words
    for slot in spec.slots {
      switch slot.presence {
      case .required: if !chance(3) { words.append(value(slot.kind)) }
      case .optional: if chance(50) { words.append(value(slot.kind)) }
      case .repeated:
        for _ in 0..<Int.random(in: 0...2, using: &random) { words.append(value(slot.kind)) }
      }
    }
    for option in spec.options where chance(15) {
      // What the broker does not simulate would only be refused.
      if option.name != "expiration" { words.append("\(option.name)=\(value(option.kind))") }
    }
    for flag in spec.flags where chance(15) { words.append(flag) }
    if spec.isSpoken, chance(15) { words.append("on=\(value(.speaker))") }
    if spec.takesHeaders, chance(10) { words.append("header.k=\(value(.text))") }
    if spec.takesArguments, chance(5) { words.append("arg.k=\(value(.text))") }
    if isHostile, chance(10) { words.append(pick(Self.hostile)) }
    return words.joined(separator: " ")
  }

  /// Octets of any kind, repaired to text as a terminal's input is.
  mutating func noise() -> String {
    let count = Int.random(in: 0...60, using: &random)
    let octets = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    return String(decoding: octets, as: UTF8.self)
  }
}
