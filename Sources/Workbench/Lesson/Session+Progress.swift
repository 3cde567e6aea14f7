import CommandLanguage
import Narration

/// How far the person is, and what was done.
extension Session {
  /// The marks of each lesson.
  func progressRows() -> [LessonProgressSummary] {
    configuration.course.lessons(in: language).map { lesson in
      let asked = lesson.steps.flatMap(\.parts).count { part in
        switch part {
        case .prediction, .task: true
        case .prose, .commands, .pause, .live, .note, .cures: false
        }
      }
      return LessonProgressSummary(
        name: lesson.name, title: lesson.title,
        seen: lesson.steps.count { marks.seen.contains(.init(lesson: lesson.name, id: $0.id)) },
        steps: lesson.steps.count, points: marks.points(in: lesson.name), questions: asked)
    }
  }

  mutating func progress(forgetting: Bool, _ listener: Listener) -> Outcome {
    if forgetting {
      marks = CourseMarks()
      listener(.course(.forgotten))
      return .fine
    }
    listener(.answered(.progress(progressRows())))
    return .fine
  }

  /// The name of the lesson to go on with; nil where none was begun.
  var lessonToGoOnWith: CourseMarks.Step? {
    marks.last.flatMap { last in
      configuration.course.lesson(last.lesson, in: language)?.steps
        .contains { $0.id == last.id } == true ? last : nil
    }
  }

  /// Writes what was done so far to a file.
  func writeReview(to path: String, _ listener: Listener) -> Outcome {
    guard review.count > 0 else {
      listener(.course(.nothingToReview))
      return .failed
    }
    do {
      try configuration.files.write(path, Array(review.markdown(in: language).utf8))
    } catch {
      return fail(error, path, listener)
    }
    listener(.noticed(.saved(path: visible(path), lines: review.count)))
    return .fine
  }

  /// The heading of the open step in a review.
  var reviewHeading: String? {
    guard let progress = state.lesson, let lesson = openLesson else { return nil }
    return "\(lesson.title): \(lesson.steps[progress.index].title)"
  }

  // MARK: Sessions that were cut off

  /// The line in a form that can be run again: without a password, but with its hash.
  public func replayable(_ line: String) -> String {
    guard Redaction.masked(line) != line else { return line }
    guard let statement = try? Parser.parse(line, dialect: dialect) else { return "" }
    return sealed(statement).description
  }

  /// Runs the lines of a session that was cut off, and tells where that leads.
  mutating func resume(_ listener: Listener) -> Outcome {
    let lines = configuration.cutOffLines
    guard !lines.isEmpty, !hasResumed else {
      listener(.course(.nothingToResume))
      return .failed
    }
    hasResumed = true
    for line in lines where changesSomething(line) {
      if configuration.isInterrupted() { return .interrupted }
      _ = run(line) { _ in }
    }
    listener(.course(.takenUp(lines: lines.count)))
    tellStep(since: nil, listener)
    if let (_, part) = waitingPart { ask(part, listener) }
    return .fine
  }

  /// Files are not written a second time, and questions lead nowhere.
  private func changesSomething(_ line: String) -> Bool {
    guard let statement = try? Parser.parse(line, dialect: dialect) else { return true }
    switch statement.kind.nature {
    case .change, .travel: return true
    case .question: return false
    case .conversation:
      if case .language = statement.kind { return true }
      return false
    }
  }
}
