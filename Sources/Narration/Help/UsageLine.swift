import CommandLanguage

/// How a command is typed, made from its entry of the table.
struct UsageLine {
  private let spec: CommandSpec

  init(_ spec: CommandSpec) { self.spec = spec }

  /// `declare queue QUEUE [durable] …`, broken between its words.
  func lines(columns: Int) -> [Line] {
    var lines: [Line] = []
    var line = Line(spec.name.rawValue, .name)
    var used = spec.name.rawValue.count
    for word in words {
      if used + 1 + word.count > columns {
        lines.append(line)
        line = Line("   ")
        used = 3
      }
      line.append(" " + word)
      used += 1 + word.count
    }
    return lines + [line]
  }

  private var words: [String] {
    var words = spec.slots.map { slot in
      switch slot.presence {
      case .required: slot.name.uppercased()
      case .optional: "[\(slot.name.uppercased())]"
      case .repeated: "[\(slot.name.uppercased())...]"
      }
    }
    words += spec.flags.map { "[\($0)]" }
    words += spec.options.map { option in
      option.name == "as" ? "[as NAME]" : "[\(option.name)=\(Self.value(option.kind))]"
    }
    if spec.takesHeaders { words.append("[header.NAME=VALUE]") }
    if spec.takesArguments { words += ["[arg.NAME=VALUE]", "[x-NAME=VALUE]"] }
    if spec.isSpoken { words.append("[on=CONN/CH]") }
    return words
  }

  /// What has a detail, in the order of the usage line.
  static func names(of spec: CommandSpec) -> [String] {
    spec.slots.map(\.name) + spec.flags + spec.options.map(\.name)
      + (spec.takesHeaders ? ["header."] : []) + (spec.takesArguments ? ["arg."] : [])
  }

  /// How the page's list of details names it.
  static func label(_ name: String, in spec: CommandSpec) -> String {
    if name == "arg." || name == "header." { return name + "NAME=" }
    if name == "as" { return "as NAME" }
    if spec.slots.contains(where: { $0.name == name }) { return name.uppercased() }
    return spec.flags.contains(name) ? name : name + "="
  }

  private static func value(_ kind: ValueKind) -> String {
    switch kind {
    case .queue, .newQueue: "QUEUE"
    case .exchange, .newExchange: "EXCHANGE"
    case .key: "KEY"
    case .body: "BODY"
    case .consumer: "CONSUMER"
    case .user: "USER"
    case .password: "PASSWORD"
    case .virtualHost: "VHOST"
    case .policy, .operatorPolicy: "POLICY"
    case .name, .checkpoint, .lesson: "NAME"
    case .speaker: "CONN/CH"
    case .number: "N"
    case .numbers: "N|A..B"
    case .durations: "TIME|A..B"
    case .boolean: "true|false"
    case .duration: "TIME"
    case .workTime: "TIME|dots"
    case .size: "SIZE"
    case .oneOf(let words): choice(words) ?? "WORD"
    case .deliveryTag: "TAG"
    case .column: "COLUMN"
    case .sorting: "COLUMN"
    case .list: "A,B"
    case .path: "FILE"
    case .topic, .text: "TEXT"
    }
  }

  /// The choice itself where it is short enough to be read.
  private static func choice(_ words: [String]) -> String? {
    let text = words.joined(separator: "|")
    return text.count <= 40 ? text : nil
  }
}
