import BrokerCore
import CommandLanguage
import Narration

/// The course: learn, next, back, goto. A step shows its text and runs its commands at the very
/// bench of the person, who may do anything in between.
extension Session {
  mutating func course(_ statement: LessonStatement, _ listener: Listener) -> Outcome {
    inCourse(Statement(.lesson(statement)), listener) { $0.perform(statement, listener) }
  }

  /// Does something of the course, which neither lessons nor scripts do.
  mutating func inCourse(
    _ statement: Statement, _ listener: Listener, _ body: (inout Session) -> Outcome
  ) -> Outcome {
    if isInLesson || configuration.dialect == .script {
      listener(.failed(.notInScript(visible("\(statement)"))))
      return .wrongUsage
    }
    return body(&self)
  }

  private mutating func perform(_ statement: LessonStatement, _ listener: Listener) -> Outcome {
    switch statement {
    case .list: preconditionFailure("the list is a question")
    case .learn(let name?): return learn(name, listener)
    case .learn(nil): return learnOn(listener)
    case .next: return inLesson(listener) { $0.next($1, listener) }
    case .back: return inLesson(listener) { $0.back($1, listener) }
    case .goTo(let id): return inLesson(listener) { $0.goTo(id, $1, listener) }
    case .check: return inLesson(listener) { $0.checkTask($1, listener) }
    case .hint: return inLesson(listener) { $0.giveHint($1, listener) }
    case .solution: return inLesson(listener) { $0.showSolution($1, listener) }
    case .progress, .review, .resume, .stage: preconditionFailure("these are conversations")
    case .quiz(let name, let count): return beginQuiz(name, count: count, listener)
    case .skip: return inLesson(listener) { $0.skip($1, listener) }
    }
  }

  private mutating func learn(_ name: String, _ listener: Listener) -> Outcome {
    guard let lesson = configuration.course.lesson(name, in: language) else {
      return missingLesson(name, listener)
    }
    if hasOwnChanges { listener(.course(.replaced)) }
    let last = lessonToGoOnWith
    state.lesson = LessonProgress(name: name, index: 0)
    let outcome = show(0, of: lesson, listener)
    if let last, last.lesson == name, last.id != lesson.steps[0].id {
      listener(.course(.wasAt(last.id)))
    }
    return outcome
  }

  /// Goes on where the person left the course; lists the lessons if that was nowhere.
  private mutating func learnOn(_ listener: Listener) -> Outcome {
    guard let last = lessonToGoOnWith,
      let lesson = configuration.course.lesson(last.lesson, in: language)
    else {
      listener(.answered(.lessons(configuration.course.summaries(in: language))))
      return .fine
    }
    if hasOwnChanges { listener(.course(.replaced)) }
    state.lesson = LessonProgress(name: last.lesson, index: 0)
    return goTo(last.id, lesson, listener)
  }

  func missingLesson(_ name: String, _ listener: Listener) -> Outcome {
    let nearest = configuration.course.nearest(to: name)
    listener(.course(.lessonUnknown(visible(name), nearest: nearest)))
    return .failed
  }

  /// Whether the person has changed what the lesson left, or was there before any lesson.
  var hasOwnChanges: Bool {
    guard let last = state.lesson?.snapshot else { return bench.broker.eventCount > 0 }
    return last.bench.broker.eventCount != bench.broker.eventCount
      || last.bench.transcript != bench.transcript
  }

  /// Tells where in a lesson undo or redo has led, if it has led to another step.
  func tellStep(since before: LessonProgress?, _ listener: Listener) {
    guard let now = state.lesson, now.name != before?.name || now.index != before?.index,
      let lesson = configuration.course.lesson(now.name, in: language)
    else { return }
    listener(
      .course(
        .resumed(
          now.index + 1, of: lesson.steps.count, title: lesson.steps[now.index].title)))
  }

  /// The lesson that is open.
  var openLesson: Lesson? {
    state.lesson.flatMap { configuration.course.lesson($0.name, in: language) }
  }

  private mutating func inLesson(
    _ listener: Listener, _ body: (inout Session, Lesson) -> Outcome
  ) -> Outcome {
    guard let lesson = openLesson else {
      listener(.course(.noLesson))
      return .failed
    }
    return body(&self, lesson)
  }

  private mutating func next(_ lesson: Lesson, _ listener: Listener) -> Outcome {
    if let stop = state.lesson?.stop {
      if let refusal = refusalToGoOn(from: stop, of: lesson) {
        listener(.course(.asking(refusal)))
        return .failed
      }
      let isLast = isAllTold(behind: stop, of: lesson)
      let outcome = goOn(behind: stop, of: lesson, isLast ? { _ in } : listener)
      guard isLast, let index = state.lesson?.index else { return outcome }
      return show(index + 1, of: lesson, listener)
    }
    guard let progress = state.lesson, progress.index + 1 < lesson.steps.count else {
      listener(.course(.noStepAfter))
      return .failed
    }
    if hasOwnChanges { listener(.course(.restored)) }
    return show(progress.index + 1, of: lesson, listener)
  }

  private mutating func back(_ lesson: Lesson, _ listener: Listener) -> Outcome {
    guard let progress = state.lesson, progress.index > 0 else {
      listener(.course(.noStepBefore))
      return .failed
    }
    if hasOwnChanges { listener(.course(.restored)) }
    return show(progress.index - 1, of: lesson, listener)
  }

  private mutating func goTo(
    _ id: String, _ lesson: Lesson, _ listener: Listener
  ) -> Outcome {
    guard let index = lesson.steps.firstIndex(where: { $0.id == id }) else {
      listener(.course(.stepUnknown(visible(id), nearest: lesson.nearestStep(to: id))))
      return .failed
    }
    if hasOwnChanges { listener(.course(.restored)) }
    // The steps in between are run unseen, because the later ones build on them.
    let shown = state.lesson?.after.count ?? 0
    for earlier in min(shown, index)..<index {
      restore(before: earlier)
      run(lesson.steps[earlier])
      remember(earlier)
    }
    return show(index, of: lesson, listener)
  }

  /// Shows a step at the bench that the step before it left.
  private mutating func show(
    _ index: Int, of lesson: Lesson, _ listener: Listener
  ) -> Outcome {
    restore(before: index)
    let step = lesson.steps[index]
    listener(.prose(lesson.heading(ofStep: index)))
    state.lesson?.index = index
    state.lesson?.after.truncate(to: index)
    marks.see(.init(lesson: lesson.name, id: step.id))
    return tell(lesson, from: 0, behind: History(), listener)
  }

  private mutating func restore(before index: Int) {
    restore(index > 0 ? state.lesson?.after[index - 1] : nil)
  }

  mutating func restore(_ snapshot: LessonProgress.Snapshot?) {
    revision += 1
    state.lesson?.stop = nil
    state.bench = snapshot?.bench ?? Bench(seed: configuration.seed)
    state.checkpoints = snapshot?.checkpoints ?? [:]
  }

  private mutating func remember(_ index: Int) {
    guard var progress = state.lesson else { return }
    progress.index = index
    progress.after.truncate(to: index)
    progress.after.append(snapshot)
    state.lesson = progress
  }

  var snapshot: LessonProgress.Snapshot {
    .init(bench: state.bench, checkpoints: state.checkpoints)
  }

  // MARK: Telling

  /// Tells the open step's parts from the given one on, until one of them waits for the person.
  ///
  /// `history` holds the step's lines so far: its `undo` takes back those of earlier fences, too.
  mutating func tell(
    _ lesson: Lesson, from first: Int, behind history: History<State>, _ listener: Listener
  ) -> Outcome {
    guard let index = state.lesson?.index else { return .failed }
    let parts = lesson.steps[index].parts
    var history = history
    for place in parts.indices.dropFirst(first) {
      inStep(behind: &history) { $0.tell(parts[place], listener) }
      guard parts[place].waits else { continue }
      // A pause at the end is the end.
      if case .pause = parts[place], place == parts.indices.last { continue }
      let here = snapshot
      state.lesson?.stop = .init(part: place, snapshot: here, history: history)
      listener(.prose([Line()]))
      ask(parts[place], listener)
      return .fine
    }
    remember(index)
    listener(.prose([Line()]))
    if index + 1 < lesson.steps.count {
      listener(.course(.howToGoOn))
    } else {
      listener(
        .course(
          .finished(lesson.title, next: configuration.course.next(after: lesson.name))))
    }
    return .fine
  }

  /// Goes on with the step behind the place where it waits, at the lesson's own bench.
  mutating func goOn(
    behind stop: LessonProgress.Stop, of lesson: Lesson, _ listener: Listener
  ) -> Outcome {
    guard let index = state.lesson?.index else { return .failed }
    if hasOwnChanges { listener(.course(.restored)) }
    restore(stop.snapshot)
    var history = stop.history
    if case .task(let task) = lesson.steps[index].parts[stop.part] {
      inStep(behind: &history) { $0.run(task.solution, isShown: false) { _ in } }
    }
    return tell(lesson, from: stop.part + 1, behind: history, listener)
  }

  /// Whether a step has nothing to tell or to ask behind the place where it waits.
  private func isAllTold(behind stop: LessonProgress.Stop, of lesson: Lesson) -> Bool {
    guard let index = state.lesson?.index else { return false }
    return lesson.steps[index].parts.dropFirst(stop.part + 1).allSatisfy { part in
      switch part {
      case .prose, .commands, .prediction, .task: false
      case .pause, .live, .note, .cures: true
      }
    } && index + 1 < lesson.steps.count
  }

  /// Runs lines of a step, which takes back its own lines alone: these, and those of `history`.
  mutating func inStep<Result>(
    behind history: inout History<State>, _ body: (inout Session) -> Result
  ) -> Result {
    withOwnHistory(remembering: true) { session in
      session.history = history
      defer { history = session.history }
      return body(&session)
    }
  }

  /// Runs a step unseen, solutions included.
  private mutating func run(_ step: LessonStep) {
    withOwnHistory(remembering: true) { session in
      for fence in step.fences { session.run(fence, isShown: false) { _ in } }
    }
  }

  private mutating func tell(_ part: LessonStep.Part, _ listener: Listener) {
    switch part {
    case .prose(let blocks):
      listener(.prose([Line()] + MarkdownRenderer.lines(of: blocks)))
    case .commands(let fence):
      if fence.isShown { listener(.prose([Line()])) }
      run(fence, isShown: fence.isShown, listener)
    case .prediction(_, let fence):
      listener(.prose([Line()] + fence.exchanges.map { Self.typed($0.command) }))
    case .task, .pause, .live, .note, .cures: break
    }
  }

  /// Runs the commands of a fence, and tells what they do if it is shown.
  mutating func run(_ fence: LessonFence, isShown: Bool, _ listener: Listener) {
    for exchange in fence.exchanges {
      if isShown { listener(.prose([Self.typed(exchange.command)])) }
      _ = runInLesson(exchange.command) { if isShown { listener($0) } }
    }
    endFence()
  }

  private static func typed(_ command: String) -> Line {
    Line([Span("warren> ", .dim), Span(visible(command), .value)])
  }

  /// Runs a line as a lesson says it: in full, and not to be undone by itself.
  mutating func runInLesson(_ line: String, _ listener: Listener) -> Outcome {
    let outer = isInLesson
    isInLesson = true
    defer { isInLesson = outer }
    return run(line, listener)
  }
}

extension LessonStep.Part {
  /// Whether the text waits here for the person.
  var waits: Bool {
    switch self {
    case .prediction, .task, .pause: true
    case .prose, .commands, .live, .note, .cures: false
    }
  }
}

extension Array {
  fileprivate mutating func truncate(to count: Int) { removeLast(Swift.max(0, self.count - count)) }
}
