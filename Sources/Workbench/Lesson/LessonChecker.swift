import BrokerCore
import CommandLanguage
import Narration

/// Proves that a lesson is right: its output is as written, nothing goes wrong unexpectedly, and
/// both languages run the same commands.
public struct LessonChecker {
  private let lesson: Lesson
  private(set) var session: Session
  /// What the commands of the last question led to.
  private var evidence = LessonEvidence()

  /// A checker with a fresh broker.
  public init(_ lesson: Lesson) {
    self.lesson = lesson
    var configuration = Session.Configuration()
    configuration.dialect = .script
    configuration.language = lesson.language
    session = Session(configuration)
  }

  /// What is wrong, in the order of the file.
  public mutating func problems() -> [LessonProblem] {
    var problems: [LessonProblem] = []
    for step in lesson.steps {
      session.beginStep()
      for part in step.parts { problems += self.problems(of: part) }
    }
    return problems
  }

  private mutating func problems(of part: LessonStep.Part) -> [LessonProblem] {
    switch part {
    case .commands(let fence): return problems(of: fence)
    case .prediction(let question, let fence):
      evidence = LessonEvidence()
      var problems = problems(of: fence)
      let answer = question.answer(in: evidence) { session.queue(called: $0) }
      if answer == nil {
        problems.append(LessonProblem(.questionUnanswerable, line: fence.line))
      }
      return problems
    case .task(let task):
      var problems: [LessonProblem] = []
      if session.isMet(task) { problems.append(LessonProblem(.taskMetBefore, line: task.line)) }
      problems += self.problems(of: task.solution)
      problems += task.goals.filter { !session.isMet($0) }.map { goal in
        LessonProblem(.solutionFails(goal: visible(goal.text)), line: goal.line)
      }
      return problems
    case .prose, .pause, .live, .note, .cures: return []
    }
  }

  private mutating func problems(of fence: LessonFence) -> [LessonProblem] {
    var problems: [LessonProblem] = []
    for (index, exchange) in fence.exchanges.enumerated() {
      let (output, outcome) = run(exchange.command)
      if !isFine(outcome, before: fence.exchanges.dropFirst(index + 1).first) {
        problems.append(
          LessonProblem(.unexpectedOutcome(line: visible(exchange.command)), line: exchange.line))
      }
      if fence.isShown, !Self.matches(output, exchange.expected) {
        problems.append(
          LessonProblem(
            .outputDiffers, line: exchange.line,
            difference: .init(expected: exchange.expected, actual: output)))
      }
    }
    session.endFence()
    return problems
  }

  /// How many commands there are.
  public var commandCount: Int {
    lesson.steps.flatMap(\.fences).reduce(0) { $0 + $1.exchanges.count }
  }

  /// The file's text with the output as it is now; an elision that still holds stays.
  public mutating func updated(_ text: String) -> String {
    var lines = TextLines.lines(of: text)
    var replacements: [(range: Range<Int>, lines: [String])] = []
    for step in lesson.steps {
      session.beginStep()
      for fence in step.fences {
        for exchange in fence.exchanges {
          let (output, _) = run(exchange.command)
          // What is right stays as it is, blank lines included.
          if !fence.isShown || Self.matches(output, exchange.expected) { continue }
          let start = exchange.line
          replacements.append((start..<(start + exchange.expected.count), output))
        }
        session.endFence()
      }
    }
    for replacement in replacements.reversed() {
      lines.replaceSubrange(replacement.range, with: replacement.lines)
    }
    let isFromWindows = text.utf8.contains(0x0d)
    return lines.joined(separator: isFromWindows ? "\r\n" : "\n")
  }

  private mutating func run(_ command: String) -> (output: [String], outcome: Outcome) {
    var output: [String] = []
    var evidence = evidence
    var narrator = TextNarrator(language: lesson.language)
    let renderer = LineRenderer(usesColour: false)
    let outcome = session.runInLesson(command) { report in
      evidence.note(report)
      output += narrator.lines(for: report).map { renderer.text(of: $0) }
    }
    self.evidence = evidence
    // The reader of lessons leaves blank lines out at the end, too.
    while output.last?.isEmpty == true { output.removeLast() }
    return (output, outcome)
  }

  private func isFine(_ outcome: Outcome, before next: LessonFence.Exchange?) -> Bool {
    switch outcome {
    case .fine: true
    case .raised: next?.command.hasPrefix("expect error ") == true
    case .failed, .wrongUsage, .interrupted, .quit: false
    }
  }

  /// Whether `output` is as `expected`, where a line `...` stands for any number of lines.
  static func matches(_ output: [String], _ expected: [String]) -> Bool {
    guard let elision = expected.firstIndex(of: "...") else { return output == expected }
    let head = expected[..<elision]
    guard output.count >= head.count, Array(output.prefix(elision)) == Array(head) else {
      return false
    }
    let rest = Array(expected[(elision + 1)...])
    if rest.isEmpty { return true }
    return (elision...output.count).contains { matches(Array(output[$0...]), rest) }
  }

  /// Where two languages of a lesson run different commands; `nil` if they agree.
  public static func disagreement(_ lesson: Lesson, with other: Lesson) -> LessonProblem? {
    let name = "\(other.language.rawValue)/\(other.name)"
    guard lesson.steps.map(\.id) == other.steps.map(\.id) else {
      return LessonProblem(.stepsDiffer(other: name), line: lesson.steps[0].line)
    }
    for (step, otherStep) in zip(lesson.steps, other.steps) {
      if step.parts.compactMap(\.signature) != otherStep.parts.compactMap(\.signature) {
        return LessonProblem(.commandsDiffer(step: step.id, other: name), line: step.line)
      }
    }
    return nil
  }
}

extension LessonStep.Part {
  /// What the two languages of a lesson have in common; nil for what is only text.
  fileprivate var signature: [String]? {
    switch self {
    case .commands(let fence):
      [fence.isShown ? "shown" : "setup"] + fence.exchanges.map(\.command)
    case .prediction(let question, let fence):
      ["predict \(question)"] + fence.exchanges.map(\.command)
    case .task(let task):
      ["task"] + task.goals.map(\.text) + ["\(task.hints.count) hints"]
        + task.solution.exchanges.map(\.command)
    case .pause: ["pause"]
    case .live: ["live"]
    case .cures(let numbers): ["cures"] + numbers.map(String.init)
    case .prose, .note: nil
    }
  }
}

extension Session {
  /// A key prompt does not outlive the fence that opened it.
  mutating func endFence() { keyPromptExchange = nil }

  /// A step takes back its own lines only, as it does where it is learnt.
  mutating func beginStep() { history = History() }
}
