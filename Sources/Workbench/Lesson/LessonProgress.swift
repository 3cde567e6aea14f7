/// How far a person is in a lesson.
struct LessonProgress: Sendable {
  /// The bench as a step left it.
  struct Snapshot: Sendable {
    let bench: Bench
    let checkpoints: [String: Bench]
  }

  /// A place inside of a step where the text waits for the person.
  struct Stop: Sendable {
    /// The part that waits: a question, a task or a pause.
    let part: Int
    /// The bench there.
    let snapshot: Snapshot
    /// The step's lines so far, for its own `undo`.
    let history: History<Session.State>
    /// Whether the task is done.
    var isDone = false
    /// How many hints were given.
    var hintCount = 0
    /// The bench behind the solution that was shown; nil where none was.
    var solved: Snapshot?
  }

  let name: String
  /// The step that was shown last.
  var index: Int
  /// The bench behind each step that was shown to its end.
  var after: [Snapshot] = []
  /// Where the text of the step waits; nil at its end.
  var stop: Stop?

  /// The bench as the lesson left it.
  var snapshot: Snapshot? { stop?.solved ?? stop?.snapshot ?? after.last }
}
