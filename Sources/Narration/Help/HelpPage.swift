import CommandLanguage

/// Lays out the pages of `help`, at most 80 columns wide.
public struct HelpPage: Sendable {
  private let words: any Phrasebook

  private static let textColumns = 78

  /// The pages in `language`.
  public init(in language: Language) { words = language.phrasebook }

  /// `help` alone: the verbs of each group, short enough for one screen, and how to go on.
  public func overview() -> [Line] {
    let titles = CommandGroup.allCases.map { words.text($0) }
    let width = (titles.map { DisplayWidth.width(of: $0) }.max() ?? 0) + 2
    var lines: [Line] = []
    for (group, title) in zip(CommandGroup.allCases, titles) {
      var line = Line()
      line.append(title, .heading, width: width)
      lines += list(line, verbs(of: group), indent: width)
    }
    return lines + [Line()] + Wrap.lines(words.text(.introduction), columns: Self.textColumns)
  }

  /// The first words of a group's commands, each once.
  private func verbs(of group: CommandGroup) -> [String] {
    var seen: Set<String> = []
    return group.commands.map { $0.words[0] }.filter { seen.insert($0).inserted }
  }

  /// The page of `topic`.
  public func page(on topic: HelpTopic) -> [Line] {
    switch topic {
    case .command(let name): page(on: name)
    case .commands(let names): summaries(of: names)
    case .concept(let concept): page(on: concept)
    case .everyCommand: everyCommand()
    case .everyConcept: everyConcept()
    }
  }

  // MARK: Pages

  private func page(on name: CommandName) -> [Line] {
    let spec = CommandSpec.named(name)
    let help = words.help(on: name)
    var lines = UsageLine(spec).lines(columns: Self.textColumns)
    lines += paragraphs(help.paragraphs)
    let details = rows(of: spec, help)
    if !details.isEmpty { lines += [Line()] + details }
    lines += [Line()] + examples([spec.example])
    if !spec.methods.isEmpty {
      lines.append(Line(words.text(.methods(spec.methods.joined(separator: ", "))), .dim))
    }
    return lines + seeAlso(name.concepts)
  }

  private func everyCommand() -> [Line] {
    CommandGroup.allCases.flatMap { group in
      [Line(words.text(group), .heading)] + summaries(of: group.commands) + [Line()]
    } + Wrap.lines(words.text(.introduction), columns: Self.textColumns)
  }

  private func everyConcept() -> [Line] { list(.concepts, Concept.allCases) }

  private func page(on concept: Concept) -> [Line] {
    let help = words.help(on: concept)
    var lines = [Line(help.title, .heading)] + paragraphs(help.paragraphs)
    if !help.examples.isEmpty { lines += [Line()] + examples(help.examples) }
    return lines + (help.examples.isEmpty ? [Line()] : []) + seeAlso(help.seeAlso)
  }

  // MARK: Parts

  private func summaries(of names: [CommandName]) -> [Line] {
    let width = CommandName.allCases.map { $0.rawValue.count }.max() ?? 0
    return names.map { name in
      var line = Line("  ")
      line.append(name.rawValue, .name, width: width + 2)
      line.append(words.help(on: name).summary)
      return line
    }
  }

  private func paragraphs(_ texts: [String]) -> [Line] {
    texts.flatMap { [Line()] + Wrap.lines($0, columns: Self.textColumns) }
  }

  private func rows(of spec: CommandSpec, _ help: CommandHelp) -> [Line] {
    var rows = UsageLine.names(of: spec).compactMap { name in
      help.detail(name).map { (UsageLine.label(name, in: spec), $0 + choices(name, spec)) }
    }
    if spec.isLocated { rows.append(("vhost=", words.text(.location))) }
    if spec.isSpoken { rows.append(("on=", words.text(.speaker))) }
    let width = (rows.map(\.0.count).max() ?? 0) + 2
    return rows.flatMap { label, text in
      Wrap.lines(text, columns: Self.textColumns - width - 2).enumerated().map { index, wrapped in
        var line = Line("  ")
        line.append(index == 0 ? label : "", .name, width: width)
        for span in wrapped.spans { line.append(span.text, span.style) }
        return line
      }
    }
  }

  /// The columns of `list`, which the table knows and no text repeats.
  private func choices(_ name: String, _ spec: CommandSpec) -> String {
    guard case .column(let subject)? = spec.slots.first(where: { $0.name == name })?.kind
    else { return "" }
    return " " + subject.columns.map { "`\($0)`" }.joined(separator: ", ")
  }

  private func examples(_ commands: [String]) -> [Line] {
    [Line(words.text(.examples))] + commands.map { Line($0, .value).indented("  ") }
  }

  private func seeAlso(_ concepts: [Concept]) -> [Line] {
    concepts.isEmpty ? [] : list(.seeAlso, concepts)
  }

  /// Topics behind a title, indented where the line breaks.
  private func list(_ title: HelpPhrase, _ concepts: [Concept]) -> [Line] {
    list(Line(words.text(title), .heading), concepts.map(\.rawValue), indent: 2)
  }

  /// Names behind the beginning of a line, indented where the line breaks.
  private func list(_ start: Line, _ names: [String], indent: Int) -> [Line] {
    var lines: [Line] = []
    var line = start
    var used = line.spans.reduce(0) { $0 + DisplayWidth.width(of: $1.text) }
    for (index, name) in names.enumerated() {
      let text = name + (index == names.count - 1 ? "" : ",")
      if used + text.count > Self.textColumns {
        lines.append(line)
        line = Line(String(repeating: " ", count: indent))
        used = indent
      }
      line.append(text, .name)
      if index < names.count - 1 { line.append(" ") }
      used += text.count + 1
    }
    return lines + [line]
  }
}
