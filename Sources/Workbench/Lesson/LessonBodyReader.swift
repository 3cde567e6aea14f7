import BrokerCore
import CommandLanguage
import Narration

/// Sorts the blocks of a lesson into steps.
struct LessonBodyReader {
  private var steps: [LessonStep] = []
  private var heading: (id: String, title: String, line: Int)?
  private var parts: [LessonStep.Part] = []
  /// Hints that wait for their task, with their lines.
  private var hints: [(text: String, line: Int)] = []
  /// A task that waits for its solution, which comes next but for prose.
  private var openTask: OpenTask?

  /// A task whose solution has not been read yet.
  private struct OpenTask {
    let line: Int
    let goals: [LessonTask.Goal]
    let hints: [String]
    /// Where it stands among the parts.
    let place: Int
  }

  mutating func take(_ block: MarkdownBlock) throws(LessonProblem) {
    switch block {
    case .heading(2, let inlines, let line):
      try close()
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
      try takeFence(words.dropFirst().map(String.init), text, line)
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
    try reader.close()
    if reader.steps.isEmpty { throw LessonProblem(.noSteps, line: line) }
    return reader.steps
  }

  private mutating func close() throws(LessonProblem) {
    try requireNothingOpen()
    guard let heading else { return }
    steps.append(
      LessonStep(id: heading.id, title: heading.title, line: heading.line, parts: parts))
    parts = []
  }

  /// Neither a hint nor a task may be left without what belongs to it.
  private func requireNothingOpen() throws(LessonProblem) {
    if let hint = hints.first { throw LessonProblem(.hintWithoutTask, line: hint.line) }
    if let task = openTask { throw LessonProblem(.taskWithoutSolution, line: task.line) }
  }

  private func requireStep(_ line: Int) throws(LessonProblem) {
    if heading == nil { throw LessonProblem(.nothingBeforeFirstStep, line: line) }
  }

  private mutating func add(_ block: MarkdownBlock) {
    // Prose between a task and its solution stays behind the task.
    if parts.count > openTask?.place ?? 0, case .prose(let blocks)? = parts.last {
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
      var inner = comment.dropFirst(4).dropLast(3)
      while inner.last == " " { inner.removeLast() }
      let content = inner.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
      let word = String(content.first ?? "").replacing(" ", with: "")
      let argument = content.count == 2 ? String(content[1]) : ""
      try takeDirective(word, argument, line)
    }
  }

  private mutating func takeDirective(
    _ word: String, _ argument: String, _ line: Int
  ) throws(LessonProblem) {
    switch word {
    case "note": parts.append(.note(argument))
    case "hint":
      if argument.isEmpty { throw LessonProblem(.valueBad(key: word), line: line, column: 6) }
      hints.append((argument, line))
    case "pause", "live":
      if !argument.isEmpty { throw LessonProblem(.valueBad(key: word), line: line, column: 6) }
      try requireNothingOpen()
      parts.append(word == "pause" ? .pause : .live)
    case "cures":
      let numbers = argument.split { $0 == "," || $0 == " " }.map { Int($0) }
      if numbers.isEmpty || numbers.contains(nil) {
        throw LessonProblem(.valueBad(key: word), line: line, column: 6)
      }
      parts.append(.cures(numbers.compactMap { $0 }))
    default: throw LessonProblem(.directiveUnknown(visible(word)), line: line, column: 6)
    }
  }

  // MARK: Fences

  private mutating func takeFence(
    _ words: [String], _ text: String, _ line: Int
  ) throws(LessonProblem) {
    let exchanges = try LessonFence.exchanges(
      text, line, isTask: words.first == "task")
    func fence(isShown: Bool = true) -> LessonFence {
      LessonFence(isShown: isShown, line: line, exchanges: exchanges)
    }
    if words == ["solution"] {
      guard let task = openTask else { throw LessonProblem(.solutionWithoutTask, line: line) }
      parts.insert(
        .task(
          LessonTask(line: task.line, goals: task.goals, hints: task.hints, solution: fence())),
        at: task.place)
      openTask = nil
      return
    }
    if let task = openTask { throw LessonProblem(.taskWithoutSolution, line: task.line) }
    if words == ["task"] {
      openTask = OpenTask(
        line: line, goals: try Self.goals(exchanges, line), hints: hints.map(\.text),
        place: parts.count)
      hints = []
      return
    }
    try requireNothingOpen()
    switch words.first {
    case nil: parts.append(.commands(fence()))
    case "setup" where words.count == 1: parts.append(.commands(fence(isShown: false)))
    case "predict":
      guard let question = LessonQuestion(Array(words.dropFirst())) else {
        let asked = words.dropFirst().joined(separator: " ")
        throw LessonProblem(.questionUnknown(visible(asked)), line: line, column: 4)
      }
      parts.append(.prediction(question, fence()))
    default:
      throw LessonProblem(
        .fenceUnknown(visible(words.joined(separator: " "))), line: line, column: 4)
    }
  }

  private static func goals(
    _ exchanges: [LessonFence.Exchange], _ line: Int
  ) throws(LessonProblem) -> [LessonTask.Goal] {
    if exchanges.isEmpty { throw LessonProblem(.goalMissing, line: line) }
    var goals: [LessonTask.Goal] = []
    for exchange in exchanges {
      guard let statement = try? Parser.parse(exchange.command, dialect: .script),
        case .expect(let expectation) = statement.kind
      else {
        throw LessonProblem(
          .goalNotExpectation(visible(exchange.command)), line: exchange.line, column: 3)
      }
      goals.append(
        LessonTask.Goal(
          text: exchange.command, expectation: expectation,
          virtualHost: statement.virtualHost ?? .default, line: exchange.line))
    }
    return goals
  }
}

extension LessonQuestion {
  /// The question that the words behind `predict` ask; nil if none.
  fileprivate init?(_ words: [String]) {
    switch (words.first, words.count) {
    case ("queues", 1): self = .queues
    case ("copies", 2): self = .copies(queue: words[1])
    case ("order", 2): self = .order(consumer: words[1])
    case ("outcome", 1): self = .outcome
    case ("redelivered", 1): self = .redelivered
    case ("smallest", 1): self = .smallest
    default: return nil
    }
  }
}

extension LessonFence {
  /// The typed lines of a fence with their output; the goals of a task may do without the `>`.
  fileprivate static func exchanges(
    _ text: String, _ line: Int, isTask: Bool
  ) throws(LessonProblem) -> [Exchange] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    var exchanges: [Exchange] = []
    var command: (text: String, line: Int)?
    var expected: [String] = []
    func close() {
      guard let command else { return }
      while expected.last?.isEmpty == true { expected.removeLast() }
      exchanges.append(
        Exchange(command: command.text, line: command.line, expected: expected))
    }
    for (offset, text) in lines.enumerated() {
      let number = line + 1 + offset
      let isGoal = isTask && text.hasPrefix("expect ")
      if isGoal || text == ">" || text.hasPrefix("> ") {
        close()
        command = (String(isGoal ? text : text.dropFirst(2)), number)
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
    return exchanges
  }
}
