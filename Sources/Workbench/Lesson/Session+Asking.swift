import AMQPModel
import BrokerCore
import CommandLanguage
public import Narration

/// The questions and tasks of a lesson.
extension Session {
  /// Asks what a part of a step asks, and says how to answer.
  func ask(_ part: LessonStep.Part, _ listener: Listener) {
    switch part {
    case .prediction(let question, _):
      listener(.course(.asking(.question(question))))
      listener(.course(.asking(.howToAnswer(question))))
    case .task(let task):
      listener(.course(.asking(.task(goals: task.goals.count))))
      tellGoals(of: task, listener)
      listener(.course(.asking(.taskOpen(hints: task.hints.count))))
    case .pause: listener(.course(.howToGoOnHere))
    case .prose, .commands, .live, .note, .cures: break
    }
  }

  private func tellGoals(of task: LessonTask, _ listener: Listener) {
    for goal in task.goals {
      listener(.course(.asking(.goal(visible(goal.text), isMet: isMet(goal)))))
    }
  }

  func isMet(_ goal: LessonTask.Goal) -> Bool {
    found(goal.expectation, in: goal.virtualHost) == goal.expectation
  }

  /// Whether everything that a task asks for is true.
  func isMet(_ task: LessonTask) -> Bool { task.goals.allSatisfy { isMet($0) } }

  /// The part at which the open lesson waits.
  var waitingPart: (LessonProgress.Stop, LessonStep.Part)? {
    guard let lesson = state.lesson, let stop = lesson.stop, let open = openLesson else {
      return nil
    }
    return (stop, open.steps[lesson.index].parts[stop.part])
  }

  /// The question that the next line may answer.
  public var openQuestion: LessonQuestion? {
    if quiz != nil { return .queues }
    guard !isInLesson, sourceDepth == 0, configuration.dialect == .prompt,
      case .prediction(let question, _)? = waitingPart?.1
    else { return nil }
    return question
  }

  /// Why `next` does not go on; nil if it does.
  func refusalToGoOn(from stop: LessonProgress.Stop, of lesson: Lesson) -> AskingPhrase? {
    guard let index = state.lesson?.index else { return nil }
    switch lesson.steps[index].parts[stop.part] {
    case .prediction: return .questionOpen
    case .task(let task):
      return stop.isDone ? nil : .taskOpen(hints: task.hints.count - stop.hintCount)
    case .prose, .commands, .pause, .live, .note, .cures: return nil
    }
  }

  private func place(of part: Int, in lesson: Lesson) -> CourseMarks.Place {
    let step = lesson.steps[state.lesson?.index ?? 0]
    let index = step.parts[..<part].count { earlier in
      switch earlier {
      case .prediction, .task: true
      case .prose, .commands, .pause, .live, .note, .cures: false
      }
    }
    return CourseMarks.Place(step: .init(lesson: lesson.name, id: step.id), index: index)
  }

  // MARK: Questions

  /// Takes a line as the answer to the open question; nil if it is rather a command.
  mutating func answerOpenQuestion(_ line: String, _ listener: Listener) -> Outcome? {
    guard quiz == nil, let question = openQuestion, let lesson = openLesson,
      let (stop, part) = waitingPart,
      case .prediction(_, let fence) = part, line.contains(where: { $0 != " " && $0 != "\t" })
    else { return nil }
    let isCommand = isCommand(line)
    let revealed = revelation(of: fence, from: stop)
    let queues = revealed.bench.broker.queueNames().map(\.description)
    let word = line.split(separator: " ").first.map(String.init) ?? ""
    guard
      let answer = question.answer(
        typed: line, queues: queues, bodies: revealed.evidence.bodies),
      !isCommand || !Self.beginsCommand(word)
    else {
      if isCommand { return nil }
      let nearest: String? =
        if case .queues = question { Spelling.nearest(to: word, among: queues) } else { nil }
      listener(
        .course(
          .asking(.noAnswer(visible(line), question, nearest: nearest))))
      return .wrongUsage
    }
    let before = state
    let load = state.bench.broker.load
    reveal(question, fence, given: answer, at: stop, of: lesson, listener)
    history.remember(before, before: line, bytes: weight(since: load) + line.utf8.count)
    return .fine
  }

  /// Whether a command is spelled so, or begins with this word.
  private static func beginsCommand(_ word: String) -> Bool {
    CommandName.allCases.contains {
      $0.rawValue.split(separator: " ").first.map(String.init) == word
    }
  }

  /// Whether a line is a command, or an attempt at one.
  func isCommand(_ line: String) -> Bool {
    do {
      return try Parser.parse(line, dialect: dialect) != nil
    } catch {
      if case .unknownCommand = error.problem { return false }
      return true
    }
  }

  /// What the commands of a fence lead to, found out on a copy.
  private func revelation(
    of fence: LessonFence, from stop: LessonProgress.Stop
  ) -> (bench: Bench, evidence: LessonEvidence) {
    var copy = self
    copy.restore(stop.snapshot)
    var evidence = LessonEvidence()
    var history = stop.history
    copy.inStep(behind: &history) { session in
      session.run(fence, isShown: true) { evidence.note($0) }
    }
    return (copy.bench, evidence)
  }

  /// Shows what the commands of a question do, and goes on with the lesson.
  private mutating func reveal(
    _ question: LessonQuestion, _ fence: LessonFence, given: LessonAnswer?,
    at stop: LessonProgress.Stop, of lesson: Lesson, _ listener: Listener
  ) {
    if hasOwnChanges { listener(.course(.restored)) }
    let evidence = revelation(of: fence, from: stop).evidence
    let right = question.answer(in: evidence) { queue(called: $0) }
    if let right {
      let isRight = given == right
      let mark: CourseMarks.Mark = given == nil ? .shown : isRight ? .right : .wrong
      marks.note(mark, at: place(of: stop.part, in: lesson))
      listener(.course(.asking(Self.verdict(given, right))))
      listener(.prose([Line()]))
    }
    restore(stop.snapshot)
    var history = stop.history
    inStep(behind: &history) { $0.run(fence, isShown: true, listener) }
    if given != nil, given != right { explain(question, evidence.events, listener) }
    _ = tell(lesson, from: stop.part + 1, behind: history, listener)
  }

  static func verdict(_ given: LessonAnswer?, _ right: LessonAnswer) -> AskingPhrase {
    guard let given else { return .revealed(right) }
    if given == right { return .right(right) }
    if case .queues(let named) = given, case .queues(let receiving) = right {
      return .wrongQueues(
        named: named.filter { !receiving.contains($0) },
        missed: receiving.filter { !named.contains($0) }, right: right)
    }
    return .wrong(given, right: right)
  }

  /// The life of a message that is older than the question; of others the trace told all.
  private func explain(_ question: LessonQuestion, _ events: [Event], _ listener: Listener) {
    switch question {
    case .queues, .copies, .order, .smallest: return
    case .outcome, .redelivered:
      let number = events.compactMap(\.outcomeOfMessage).last?.number
      let isNew = events.contains { event in
        guard case .published(let publication) = event.kind else { return false }
        return publication.number == number
      }
      guard let number, !isNew else { return }
      listener(.prose([Line()]))
      _ = answer(Statement(.why(message: number.rawValue)), listener)
    }
  }

  // MARK: Tasks

  /// Tells when the open task is done.
  mutating func noticeTask(_ listener: Listener) {
    guard !isInLesson, sourceDepth == 0, let lesson = openLesson,
      let (stop, part) = waitingPart, case .task(let task) = part, !stop.isDone, isMet(task)
    else { return }
    state.lesson?.stop?.isDone = true
    marks.note(.right, at: place(of: stop.part, in: lesson))
    listener(.prose([Line()]))
    listener(.course(.asking(.taskMet)))
  }

  mutating func checkTask(_ lesson: Lesson, _ listener: Listener) -> Outcome {
    guard let (stop, part) = waitingPart, case .task(let task) = part else {
      return refuse(.noTask, listener)
    }
    tellGoals(of: task, listener)
    if stop.isDone {
      listener(.course(.asking(.taskMet)))
      return .fine
    }
    return isMet(task) ? .fine : .failed
  }

  mutating func giveHint(_ lesson: Lesson, _ listener: Listener) -> Outcome {
    guard let (stop, part) = waitingPart, case .task(let task) = part, !task.hints.isEmpty else {
      return refuse(.noHint, listener)
    }
    guard stop.hintCount < task.hints.count else { return refuse(.noMoreHints, listener) }
    state.lesson?.stop?.hintCount += 1
    listener(
      .course(
        .asking(
          .hint(
            visible(task.hints[stop.hintCount]), number: stop.hintCount + 1,
            of: task.hints.count))))
    return .fine
  }

  mutating func showSolution(_ lesson: Lesson, _ listener: Listener) -> Outcome {
    guard let (stop, part) = waitingPart, case .task(let task) = part else {
      return refuse(.noTask, listener)
    }
    show(task, at: stop, of: lesson, listener)
    listener(.course(.asking(.solutionSeen)))
    return .fine
  }

  private mutating func show(
    _ task: LessonTask, at stop: LessonProgress.Stop, of lesson: Lesson, _ listener: Listener
  ) {
    if hasOwnChanges { listener(.course(.restored)) }
    restore(stop.snapshot)
    marks.note(.shown, at: place(of: stop.part, in: lesson))
    listener(.course(.asking(.solution)))
    listener(.prose([Line()]))
    var history = stop.history
    inStep(behind: &history) { $0.run(task.solution, isShown: true, listener) }
    var stop = stop
    stop.isDone = true
    stop.solved = snapshot
    state.lesson?.stop = stop
  }

  mutating func skip(_ lesson: Lesson, _ listener: Listener) -> Outcome {
    guard let (stop, part) = waitingPart else { return refuse(.nothingToSkip, listener) }
    switch part {
    case .prediction(let question, let fence):
      reveal(question, fence, given: nil, at: stop, of: lesson, listener)
      return .fine
    case .task(let task):
      if !stop.isDone { show(task, at: stop, of: lesson, listener) }
      return goOn(behind: stop, of: lesson, listener)
    case .pause: return goOn(behind: stop, of: lesson, listener)
    case .prose, .commands, .live, .note, .cures: return refuse(.nothingToSkip, listener)
    }
  }

  func refuse(_ phrase: AskingPhrase, _ listener: Listener) -> Outcome {
    listener(.course(.asking(phrase)))
    return .failed
  }
}
