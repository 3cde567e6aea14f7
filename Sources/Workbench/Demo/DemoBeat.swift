import Narration

/// What one press of a key shows in a demo: things that do not wait, and then one that does.
struct DemoBeat {
  /// Something that a lesson has a demo do.
  enum Action {
    /// A step begins, by its place in the lesson.
    case open(Int)
    case say([MarkdownBlock])
    case blankLine
    /// A command is typed, and not run yet.
    case type(String)
    case run(String)
    /// A fence that nobody sees.
    case runUnseen(LessonFence)
    case endFence
    case ask(LessonQuestion)
    case reveal(LessonQuestion, LessonFence)
    case set(LessonTask)
    /// A task's goals are looked at again.
    case look(LessonTask)
    case live

    /// Whether the demo waits behind it.
    var waits: Bool {
      switch self {
      case .say, .type, .run, .ask, .reveal, .set, .look, .live: true
      case .open, .blankLine, .runUnseen, .endFence: false
      }
    }
  }

  /// The step's place in the lesson, from 0.
  let step: Int
  let actions: [Action]

  /// The beats of `lesson`; with one press a command is typed and run in the same beat.
  static func beats(of lesson: Lesson, onePress: Bool) -> [DemoBeat] {
    var beats: [DemoBeat] = []
    for (index, step) in lesson.steps.enumerated() {
      var pending: [Action] = [.open(index)]
      for action in step.parts.flatMap(Self.actions) {
        pending.append(action)
        if case .type = action, onePress { continue }
        guard action.waits else { continue }
        beats.append(DemoBeat(step: index, actions: pending))
        pending = []
      }
      guard !pending.isEmpty else { continue }
      // What comes behind the last wait of a step belongs to it, and a step without any has one.
      if let last = beats.last, last.step == index {
        beats[beats.count - 1] = DemoBeat(step: index, actions: last.actions + pending)
      } else {
        beats.append(DemoBeat(step: index, actions: pending))
      }
    }
    return beats
  }

  private static func actions(of part: LessonStep.Part) -> [Action] {
    switch part {
    case .prose(let blocks): [.say(blocks)]
    case .commands(let fence): fence.isShown ? shown(fence) : [.runUnseen(fence)]
    case .prediction(let question, let fence):
      [.blankLine] + fence.exchanges.map { .type($0.command) }
        + [.ask(question), .reveal(question, fence)]
    case .task(let task): [.set(task)] + shown(task.solution) + [.look(task)]
    case .live: [.live]
    // Every part waits for the speaker, so that a pause adds nothing.
    case .pause, .note, .cures: []
    }
  }

  private static func shown(_ fence: LessonFence) -> [Action] {
    [.blankLine] + fence.exchanges.flatMap { [.type($0.command), .run($0.command)] } + [.endFence]
  }
}
