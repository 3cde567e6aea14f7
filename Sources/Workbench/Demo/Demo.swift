import BrokerCore
import CommandLanguage
public import Narration

/// A lesson that is played in front of people, beat by beat, back and forth.
///
/// A value without input, output or clock: whoever plays it types, waits and draws.
public struct Demo {
  /// Something that a beat shows.
  public enum Showing {
    /// A step begins: whatever is on the screen may go. Its number is counted from 1.
    case opened(number: Int, id: String, title: String)
    /// Reports, in order.
    case told([Report])
    /// A command is typed behind the prompt; it is not run yet.
    case typed(String)
    /// The prompt is given away.
    case live
  }

  /// Where a demo is.
  public struct Place: Hashable, Sendable {
    /// The step's number, from 1.
    public let step: Int
    /// How many steps there are.
    public let stepCount: Int
    /// The step's id.
    public let id: String
    /// The step's title.
    public let title: String
    /// How many of its beats are shown, from 1.
    public let beat: Int
    /// How many beats it has.
    public let beatCount: Int
  }

  /// All that a beat changes.
  private struct Moment {
    var session: Session
    /// What the open step has shown so far.
    var scene: [Showing] = []
    /// The way of the last message, for the stage.
    var path = StagePath()
    /// Whether the last beat changed something at the broker.
    var hasMoved = false
  }

  /// The lesson.
  public let lesson: Lesson
  private let beats: [DemoBeat]
  private var now: Moment
  /// How it was before each beat that is shown.
  private var past: [Moment] = []

  /// A demo of `lesson` before its first beat, at a fresh broker.
  ///
  /// With `onePress` a command is typed and run in one beat, otherwise in two. Of `configuration`
  /// the seed, the profile, the files and the interruption count.
  public init(_ lesson: Lesson, onePress: Bool, configuration: Session.Configuration) {
    self.lesson = lesson
    beats = DemoBeat.beats(of: lesson, onePress: onePress)
    var configuration = configuration
    configuration.language = lesson.language
    configuration.dialect = .prompt
    now = Moment(session: Session(configuration))
  }

  /// Whether every beat is shown.
  public var isAtEnd: Bool { past.count == beats.count }

  /// Whether the step called `id` and all before it are shown to their ends.
  public func isBehind(_ id: String) -> Bool {
    guard let index = lesson.steps.firstIndex(where: { $0.id == id }) else { return false }
    return beats.dropFirst(past.count).allSatisfy { $0.step > index }
  }

  /// Where the demo is; before the first beat where that will lead.
  public var place: Place {
    let shown = max(past.count, 1)
    let index = beats[shown - 1].step
    let step = lesson.steps[index]
    return Place(
      step: index + 1, stepCount: lesson.steps.count, id: step.id, title: step.title,
      beat: beats[..<shown].count { $0.step == index },
      beatCount: beats.count { $0.step == index })
  }

  /// What the open step has shown so far.
  public var scene: [Showing] { now.scene }

  /// What the stage shows: the broker as it is, and the way of the step's last message.
  public var stageView: StageView {
    StageView(topology: now.session.bench.broker.topology(), path: now.path)
  }

  /// Whether the last beat changed something at the broker, so that the stage is worth a look.
  public var hasMoved: Bool { now.hasMoved }

  /// The notes for whoever speaks, of the step with the given number, from 1.
  public func notes(ofStep number: Int) -> [String] {
    guard lesson.steps.indices.contains(number - 1) else { return [] }
    return lesson.steps[number - 1].parts.compactMap { part in
      if case .note(let text) = part { text } else { nil }
    }
  }

  // MARK: Moving

  /// Goes on by one beat and gives what it shows; nothing at the end.
  public mutating func advance() -> [Showing] {
    guard !isAtEnd else { return [] }
    let before = now
    var showings: [Showing] = []
    let revision = now.session.revision
    for action in beats[past.count].actions {
      let shown = perform(action)
      if case .opened? = shown.first { now.scene = [] }
      now.scene += shown
      showings += shown
    }
    now.hasMoved = now.session.revision != revision
    past.append(before)
    return showings
  }

  /// Goes back by one beat, with the broker's state; false at the first beat, which stays.
  ///
  /// What the open step shows then is the `scene`.
  public mutating func back() -> Bool {
    guard past.count > 1, let before = past.popLast() else { return false }
    now = before
    return true
  }

  /// Goes to the first beat of a step and shows it; false if there is no such step.
  ///
  /// The steps in between are run, because the later ones build on them.
  public mutating func go(to id: String) -> Bool {
    guard let index = lesson.steps.firstIndex(where: { $0.id == id }),
      let target = beats.firstIndex(where: { $0.step == index })
    else { return false }
    if target < past.count {
      now = past[target]
      past.removeLast(past.count - target)
    }
    while past.count <= target { _ = advance() }
    return true
  }

  // MARK: The live prompt

  /// A session to try things in, at the broker as it is, with or without the stage.
  public func liveSession(isStaged: Bool = false) -> Session {
    var session = now.session
    session.beginStep()
    session.isStaged = isStaged
    return session
  }

  /// Whether something was done in `session` since it was taken from here.
  public func isChanged(by session: Session) -> Bool {
    now.session.bench.broker.eventCount != session.bench.broker.eventCount
      || now.session.bench.transcript != session.bench.transcript
      || now.session.bench.now != session.bench.now
  }

  /// Goes on with the broker of `session`.
  public mutating func keep(_ session: Session) {
    now.session.state.bench = session.state.bench
    now.session.state.checkpoints = session.state.checkpoints
    now.path = StagePath()
  }

  // MARK: Showing

  private mutating func perform(_ action: DemoBeat.Action) -> [Showing] {
    switch action {
    case .open(let index):
      now.session.beginStep()
      now.path = StagePath()
      let step = lesson.steps[index]
      return [
        .opened(number: index + 1, id: step.id, title: step.title),
        .told([.prose(lesson.heading(ofStep: index))]),
      ]
    case .say(let blocks):
      return [.told([.prose([Line()] + MarkdownRenderer.lines(of: blocks))])]
    case .blankLine: return [.told([.prose([Line()])])]
    case .type(let command): return [.typed(visible(command))]
    case .run(let command): return [.told(collected { $0.runInLesson(command, $1) })]
    case .runUnseen(let fence):
      _ = collected { $0.run(fence, isShown: false, $1) }
      return []
    case .endFence:
      now.session.endFence()
      return []
    case .ask(let question):
      return [.told([.prose([Line()]), .course(.asking(.question(question)))])]
    case .reveal(let question, let fence): return [.told(reveal(question, fence))]
    case .set(let task):
      let heading = Report.course(.asking(.task(goals: task.goals.count)))
      return [.told([.prose([Line()]), heading] + goals(of: task))]
    case .look(let task): return [.told([.prose([Line()])] + goals(of: task))]
    case .live: return [.live]
    }
  }

  private func goals(of task: LessonTask) -> [Report] {
    task.goals.map { goal in
      .course(.asking(.goal(visible(goal.text), isMet: now.session.isMet(goal))))
    }
  }

  private mutating func reveal(_ question: LessonQuestion, _ fence: LessonFence) -> [Report] {
    let reports = collected { $0.run(fence, isShown: true, $1) }
    var evidence = LessonEvidence()
    for report in reports { evidence.note(report) }
    let session = now.session
    let answer = question.answer(in: evidence) { session.queue(called: $0) }
    let verdict = answer.map { [Report.course(.asking(.revealed($0)))] } ?? []
    return [.prose([Line()])] + verdict + [.prose([Line()])] + reports
  }

  private mutating func collected<Result>(
    _ body: (inout Session, Session.Listener) -> Result
  ) -> [Report] {
    var reports: [Report] = []
    var path = StagePath()
    let revision = now.session.revision
    _ = body(&now.session) { report in
      if case .happened(let happening) = report { path.follow(happening) }
      reports.append(report)
    }
    if now.session.revision != revision { now.path = path }
    return reports
  }
}

extension Lesson {
  /// What stands above a step, by its place in the lesson.
  func heading(ofStep index: Int) -> [Line] {
    var heading = Line(steps[index].title, .heading)
    heading.append("   ")
    heading.append(
      language.phrasebook.text(CoursePhrase.step(index + 1, of: steps.count)), .dim)
    return index == 0 ? [Line(title, .heading), Line(), heading] : [heading]
  }
}
