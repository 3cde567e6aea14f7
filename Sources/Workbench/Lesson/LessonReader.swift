public import Narration

extension Lesson {
  /// Reads the text of a lesson; see the article on lessons for the format.
  ///
  /// - Throws: a `LessonProblem` with line and column.
  public init(
    name: String, language: Language, text: String
  ) throws(LessonProblem) {
    let lines = TextLines.lines(of: text)
    let front = try LessonFrontMatter(lines)
    self.name = name
    self.language = language
    title = front.title
    order = front.order
    about = front.about
    minutes = front.minutes
    needs = front.needs
    let body = lines[front.lineCount...].joined(separator: "\n")
    var reader = LessonBodyReader()
    for block in MarkdownReader.blocks(of: body, firstLine: front.lineCount + 1) {
      try reader.take(block)
    }
    steps = try reader.finish(at: front.lineCount)
  }
}

/// The lines `key: value` between two `---` at the beginning of a lesson.
private struct LessonFrontMatter {
  let title: String
  let order: Int
  let about: String
  let minutes: Int
  let needs: [String]
  let lineCount: Int

  private static let keys = ["title", "order", "about", "minutes", "needs"]

  init(_ lines: [String]) throws(LessonProblem) {
    guard lines.first == "---", let end = lines[1...].firstIndex(of: "---") else {
      throw LessonProblem(.frontMatterMissing, line: 1)
    }
    lineCount = end + 1
    var values: [String: (text: String, line: Int)] = [:]
    for index in 1..<end {
      let parts = lines[index].split(separator: ":", maxSplits: 1)
      let key = parts.first.map(String.init) ?? ""
      guard Self.keys.contains(key), lines[index].contains(":") else {
        throw LessonProblem(.keyUnknown(visible(key)), line: index + 1)
      }
      values[key] = (parts.count == 2 ? Self.trimmed(parts[1]) : "", index + 1)
    }
    func value(_ key: String) throws(LessonProblem) -> (text: String, line: Int) {
      guard let value = values[key] else { throw LessonProblem(.keyMissing(key), line: end + 1) }
      return value
    }
    func number(_ key: String) throws(LessonProblem) -> Int {
      let value = try value(key)
      guard let number = Int(value.text), (0...10_000).contains(number) else {
        throw LessonProblem(.valueBad(key: key), line: value.line, column: key.utf8.count + 3)
      }
      return number
    }
    func text(_ key: String) throws(LessonProblem) -> String {
      let value = try value(key)
      if value.text.isEmpty {
        throw LessonProblem(.valueBad(key: key), line: value.line, column: key.utf8.count + 3)
      }
      return value.text
    }
    title = try text("title")
    order = try number("order")
    about = try text("about")
    minutes = try number("minutes")
    needs = try value("needs").text.split { $0 == "," || $0 == " " }.map(String.init)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

/// Sorts the blocks of a lesson into steps.
private struct LessonBodyReader {
  private var steps: [LessonStep] = []
  private var heading: (id: String, title: String, line: Int)?
  private var parts: [LessonStep.Part] = []

  mutating func take(_ block: MarkdownBlock) throws(LessonProblem) {
    switch block {
    case .heading(2, let inlines, let line):
      close()
      let (title, id) = try Self.heading(inlines, line)
      if steps.contains(where: { $0.id == id }) {
        throw LessonProblem(.idRepeated(id), line: line)
      }
      heading = (id, title, line)
    case .html(let text, let line): try takeDirective(text, line)
    case .code(let info, let text, let line):
      try requireStep(line)
      let words = info.split(separator: " ")
      guard words.first == "warren" else { return add(block) }
      parts.append(.commands(try Self.fence(words.dropFirst(), text, line)))
    case .paragraph(_, let line), .heading(_, _, let line), .list(_, _, let line),
      .quote(_, let line), .table(_, _, let line), .rule(let line):
      try requireStep(line)
      try Self.checkParts(of: block)
      add(block)
    }
  }

  /// What a reader of the file sees and the program would leave out in silence is refused: HTML,
  /// and commands inside of other blocks.
  private static func checkParts(of block: MarkdownBlock) throws(LessonProblem) {
    switch block {
    case .heading(_, let inlines, let line), .paragraph(let inlines, let line):
      if inlines.contains(where: \.hasHTML) { throw LessonProblem(.htmlNotAllowed, line: line) }
    case .list(_, let items, _): for item in items.joined() { try checkParts(of: item) }
    case .quote(let blocks, _): for block in blocks { try checkParts(of: block) }
    case .table(let heading, let rows, let line):
      if (heading + rows.joined()).joined().contains(where: \.hasHTML) {
        throw LessonProblem(.htmlNotAllowed, line: line)
      }
    case .code(let info, _, let line):
      if info.split(separator: " ").first == "warren" {
        throw LessonProblem(.fenceNested, line: line)
      }
    case .html(_, let line): throw LessonProblem(.htmlNotAllowed, line: line)
    case .rule: break
    }
  }

  func finish(at line: Int) throws(LessonProblem) -> [LessonStep] {
    var reader = self
    reader.close()
    if reader.steps.isEmpty { throw LessonProblem(.noSteps, line: line) }
    return reader.steps
  }

  private mutating func close() {
    guard let heading else { return }
    steps.append(
      LessonStep(id: heading.id, title: heading.title, line: heading.line, parts: parts))
    parts = []
  }

  private func requireStep(_ line: Int) throws(LessonProblem) {
    if heading == nil { throw LessonProblem(.nothingBeforeFirstStep, line: line) }
  }

  private mutating func add(_ block: MarkdownBlock) {
    if case .prose(let blocks)? = parts.last {
      parts[parts.count - 1] = .prose(blocks + [block])
    } else {
      parts.append(.prose([block]))
    }
  }

  /// `One copy {#one-copy}`
  private static func heading(
    _ inlines: [MarkdownInline], _ line: Int
  ) throws(LessonProblem) -> (title: String, id: String) {
    let text = inlines.map(plain).joined()
    guard text.hasSuffix("}"), let start = text.firstRange(of: " {#") else {
      throw LessonProblem(.stepWithoutID, line: line, column: 4)
    }
    let id = String(text[start.upperBound...].dropLast())
    let isGood =
      !id.isEmpty
      && id.utf8.allSatisfy { octet in
        (0x61...0x7a).contains(octet) || (0x30...0x39).contains(octet) || octet == 0x2d
      }
    if !isGood { throw LessonProblem(.idBad(visible(id)), line: line, column: 4) }
    return (String(text[..<start.lowerBound]), id)
  }

  private static func plain(_ inline: MarkdownInline) -> String {
    switch inline {
    case .text(let text), .code(let text): text
    case .emphasis(let inner), .strong(let inner), .link(let inner, _):
      inner.map(plain).joined()
    case .softBreak, .hardBreak: " "
    case .html: ""
    }
  }

  private mutating func takeDirective(_ text: String, _ line: Int) throws(LessonProblem) {
    for (offset, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      var comment = raw.drop { $0 == " " }
      while comment.last == " " { comment.removeLast() }
      if comment.isEmpty { continue }
      let line = line + offset
      guard comment.hasPrefix("<!--"), comment.hasSuffix("-->") else {
        throw LessonProblem(.htmlNotAllowed, line: line)
      }
      try requireStep(line)
      let content = comment.dropFirst(4).dropLast(3).split(separator: ":", maxSplits: 1)
        .map { $0.drop { $0 == " " } }
      let word = String(content.first ?? "").replacing(" ", with: "")
      let argument = content.count == 2 ? String(content[1]) : ""
      switch word {
      case "note": parts.append(.note(argument))
      case "cures":
        let numbers = argument.split { $0 == "," || $0 == " " }.map { Int($0) }
        if numbers.isEmpty || numbers.contains(nil) {
          throw LessonProblem(.valueBad(key: word), line: line, column: 6)
        }
        parts.append(.cures(numbers.compactMap { $0 }))
      default: throw LessonProblem(.directiveUnknown(visible(word)), line: line, column: 6)
      }
    }
  }

  private static func fence(
    _ words: ArraySlice<Substring>, _ text: String, _ line: Int
  ) throws(LessonProblem) -> LessonFence {
    guard words.isEmpty || words == ["setup"] else {
      throw LessonProblem(
        .fenceUnknown(visible(words.joined(separator: " "))), line: line, column: 4)
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    var exchanges: [LessonFence.Exchange] = []
    var command: (text: String, line: Int)?
    var expected: [String] = []
    func close() {
      guard let command else { return }
      while expected.last?.isEmpty == true { expected.removeLast() }
      exchanges.append(
        LessonFence.Exchange(command: command.text, line: command.line, expected: expected))
    }
    for (offset, text) in lines.enumerated() {
      let number = line + 1 + offset
      if text == ">" || text.hasPrefix("> ") {
        close()
        command = (String(text.dropFirst(2)), number)
        expected = []
      } else if command == nil {
        throw LessonProblem(.outputBeforeCommand, line: number)
      } else {
        var output = text
        while output.last == " " { output.removeLast() }
        expected.append(String(output))
      }
    }
    close()
    return LessonFence(isShown: words.isEmpty, line: line, exchanges: exchanges)
  }
}
