import BrokerCore
import CommandLanguage
import Narration

/// How far a person is in a lesson.
struct LessonProgress: Sendable {
  /// The bench as a step left it.
  struct Snapshot: Sendable {
    let bench: Bench
    let checkpoints: [String: Bench]
  }

  let name: String
  /// The step that was shown last.
  var index: Int
  /// The bench behind each step that was shown.
  var after: [Snapshot] = []
}

/// The course: learn, next, back, goto. A step shows its text and runs its commands at the very
/// bench of the person, who may do anything in between.
extension Session {
  mutating func course(_ statement: LessonStatement, _ listener: Listener) -> Outcome {
    if isInLesson || configuration.dialect == .script {
      listener(.failed(.notInScript(visible("\(Statement(.lesson(statement)))"))))
      return .wrongUsage
    }
    switch statement {
    case .list: preconditionFailure("the list is a question")
    case .learn(let name): return learn(name, listener)
    case .next: return inLesson(listener) { $0.next($1, listener) }
    case .back: return inLesson(listener) { $0.back($1, listener) }
    case .goTo(let id): return inLesson(listener) { $0.goTo(id, $1, listener) }
    }
  }

  private mutating func learn(_ name: String, _ listener: Listener) -> Outcome {
    guard let lesson = configuration.course.lesson(name, in: language) else {
      let nearest = Spelling.nearest(to: name, among: configuration.course.names)
      listener(.course(.lessonUnknown(visible(name), nearest: nearest)))
      return .failed
    }
    if hasOwnChanges { listener(.course(.replaced)) }
    state.lesson = LessonProgress(name: name, index: 0)
    return show(0, of: lesson, listener)
  }

  /// Whether the person has changed what the lesson left, or was there before any lesson.
  private var hasOwnChanges: Bool {
    guard let last = state.lesson?.after.last else { return bench.broker.eventCount > 0 }
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

  private mutating func inLesson(
    _ listener: Listener, _ body: (inout Session, Lesson) -> Outcome
  ) -> Outcome {
    guard let progress = state.lesson,
      let lesson = configuration.course.lesson(progress.name, in: language)
    else {
      listener(.course(.noLesson))
      return .failed
    }
    return body(&self, lesson)
  }

  private mutating func next(_ lesson: Lesson, _ listener: Listener) -> Outcome {
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
      let nearest = Spelling.nearest(to: id, among: lesson.steps.map(\.id))
      listener(.course(.stepUnknown(visible(id), nearest: nearest)))
      return .failed
    }
    if hasOwnChanges { listener(.course(.restored)) }
    // The steps in between are run unseen, because the later ones build on them.
    let shown = state.lesson?.after.count ?? 0
    for earlier in min(shown, index)..<index {
      restore(before: earlier)
      run(lesson.steps[earlier]) { _ in }
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
    var heading = Line(step.title, .heading)
    heading.append("   ")
    heading.append(
      language.phrasebook.text(CoursePhrase.step(index + 1, of: lesson.steps.count)), .dim)
    listener(.prose(index == 0 ? [Line(lesson.title, .heading), Line(), heading] : [heading]))
    run(step, listener)
    remember(index)
    if index + 1 < lesson.steps.count {
      listener(.course(.howToGoOn))
    } else {
      listener(
        .course(
          .finished(lesson.title, next: configuration.course.next(after: lesson.name))))
    }
    return .fine
  }

  private mutating func restore(before index: Int) {
    let snapshot = index > 0 ? state.lesson?.after[index - 1] : nil
    revision += 1
    state.bench = snapshot?.bench ?? Bench(seed: configuration.seed)
    state.checkpoints = snapshot?.checkpoints ?? [:]
  }

  private mutating func remember(_ index: Int) {
    guard var progress = state.lesson else { return }
    progress.index = index
    progress.after = Array(progress.after.prefix(index))
    progress.after.append(.init(bench: state.bench, checkpoints: state.checkpoints))
    state.lesson = progress
  }

  /// Shows the texts of a step and runs its commands, which `undo` inside of it takes back alone.
  private mutating func run(_ step: LessonStep, _ listener: Listener) {
    withOwnHistory(remembering: true) { $0.tell(step, listener) }
  }

  private mutating func tell(_ step: LessonStep, _ listener: Listener) {
    for part in step.parts {
      switch part {
      case .prose(let blocks):
        listener(.prose([Line()] + MarkdownRenderer.lines(of: blocks)))
      case .commands(let fence):
        if fence.isShown { listener(.prose([Line()])) }
        for exchange in fence.exchanges {
          if fence.isShown { listener(.prose([Self.typed(exchange.command)])) }
          _ = runInLesson(exchange.command) { if fence.isShown { listener($0) } }
        }
        endFence()
      case .note, .cures: break
      }
    }
    listener(.prose([Line()]))
  }

  private static func typed(_ command: String) -> Line {
    Line([Span("warren> ", .dim), Span(visible(command), .value)])
  }

  /// Runs a line as a lesson says it: in full, and not to be undone by itself.
  mutating func runInLesson(_ line: String, _ listener: Listener) -> Outcome {
    isInLesson = true
    defer { isInLesson = false }
    return run(line, listener)
  }
}
