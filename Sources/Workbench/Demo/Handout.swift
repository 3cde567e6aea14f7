import BrokerCore
import CommandLanguage
import Narration

/// A lesson on paper: its text, its commands with their output, its questions with room for an
/// answer, and the answers at the end. Notes for the speaker are not on it.
public struct Handout {
  private let lesson: Lesson
  private let source: [String]
  private var session: Session
  private var lines: [String] = []
  private var key: [String] = []
  private var questionCount = 0
  private var taskCount = 0

  private var words: any Phrasebook { lesson.language.phrasebook }

  /// The handout of `lesson`, which was read from `text`.
  public init(_ lesson: Lesson, text: String) {
    self.lesson = lesson
    source = TextLines.lines(of: text)
    var configuration = Session.Configuration()
    configuration.dialect = .script
    configuration.language = lesson.language
    session = Session(configuration)
  }

  /// The text, in Markdown.
  public var markdown: String {
    var handout = self
    return handout.written()
  }

  private mutating func written() -> String {
    lines = [
      "# \(lesson.title)", "", lesson.about, "", words.text(HandoutPhrase.minutes(lesson.minutes)),
    ]
    let body = (source.dropFirst().firstIndex(of: "---") ?? 0) + 1
    let blocks = MarkdownReader.blocks(
      of: source[body...].joined(separator: "\n"), firstLine: body + 1)
    var fences: [Int: LessonStep.Part] = [:]
    for part in lesson.steps.flatMap(\.parts) {
      if let line = part.line { fences[line] = part }
    }
    for (index, block) in blocks.enumerated() {
      let end = index + 1 < blocks.count ? blocks[index + 1].line - 1 : source.count
      switch block {
      case .heading(2, _, let line):
        session.beginStep()
        guard let step = lesson.steps.first(where: { $0.line == line }) else { continue }
        add(["## \(step.title)"])
      case .code(let info, _, let line) where info.split(separator: " ").first == "warren":
        if let part = fences[line] { write(part) }
      case .html: continue
      case .heading, .paragraph, .list, .quote, .code, .table, .rule:
        // As the author wrote it.
        add(trimmed(source[(block.line - 1)..<end]))
      }
    }
    if !key.isEmpty { add(["## \(words.text(HandoutPhrase.keyTitle))"] + key) }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ block: [String]) { lines += [""] + block }

  private func trimmed(_ lines: ArraySlice<String>) -> [String] {
    var lines = lines
    while lines.last?.allSatisfy({ $0 == " " }) == true { lines.removeLast() }
    return Array(lines)
  }

  private mutating func write(_ part: LessonStep.Part) {
    switch part {
    case .commands(let fence):
      _ = run(fence)
      if fence.isShown { add(Self.fenced(fence.exchanges.flatMap { transcript(of: $0) })) }
    case .prediction(let question, let fence):
      questionCount += 1
      add(Self.fenced(fence.exchanges.map { typed($0) }))
      add(["**\(words.text(HandoutPhrase.question(questionCount, question)))**"])
      add(["\(words.text(HandoutPhrase.answerSpace)) \(Self.room)"])
      let evidence = run(fence)
      let session = session
      let answer = question.answer(in: evidence) { session.queue(called: $0) }
      guard let answer else { return }
      key += ["", "**\(words.text(HandoutPhrase.keyQuestion(questionCount, answer)))**", ""]
      key += Self.fenced(fence.exchanges.flatMap { transcript(of: $0) })
    case .task(let task):
      taskCount += 1
      add(["**\(words.text(HandoutPhrase.task(taskCount)))**"])
      add(Self.fenced(task.goals.map { visible($0.text) }))
      add(["\(words.text(HandoutPhrase.answerSpace)) \(Self.room)"])
      key += ["", "**\(words.text(HandoutPhrase.keyTask(taskCount)))**", ""]
      if !task.hints.isEmpty {
        key += [words.text(HandoutPhrase.hints), ""] + task.hints.map { "- \($0)" } + [""]
      }
      _ = run(task.solution)
      key += Self.fenced(task.solution.exchanges.flatMap { transcript(of: $0) })
    case .prose, .pause, .live, .note, .cures: break
    }
  }

  private static let room = String(repeating: "\\_", count: 40)

  private func typed(_ exchange: LessonFence.Exchange) -> String {
    "warren> \(visible(exchange.command))"
  }

  /// The output as it is written, for that is what `check` proves right.
  private func transcript(of exchange: LessonFence.Exchange) -> [String] {
    [typed(exchange)] + exchange.expected
  }

  private mutating func run(_ fence: LessonFence) -> LessonEvidence {
    var evidence = LessonEvidence()
    session.run(fence, isShown: true) { evidence.note($0) }
    return evidence
  }

  /// A fence that is longer than any in the text.
  private static func fenced(_ lines: [String]) -> [String] {
    let longest = lines.map { line in line.split { $0 != "`" }.map(\.count).max() ?? 0 }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return [fence + "text"] + lines + [fence]
  }
}

extension LessonStep.Part {
  /// The line of its fence in the file, of a task that of its goal; nil for what has none.
  fileprivate var line: Int? {
    switch self {
    case .commands(let fence), .prediction(_, let fence): fence.line
    case .task(let task): task.line
    case .prose, .pause, .live, .note, .cures: nil
    }
  }
}

extension MarkdownBlock {
  /// The line where it begins, from 1.
  fileprivate var line: Int {
    switch self {
    case .heading(_, _, let line), .paragraph(_, let line), .list(_, _, let line),
      .quote(_, let line), .code(_, _, let line), .table(_, _, let line), .html(_, let line),
      .rule(let line):
      line
    }
  }
}
