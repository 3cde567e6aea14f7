public import CommandLanguage

/// What is said of `compare` and `sweep`; times are in ms.
public enum ExperimentPhrase: Hashable, Sendable {
  // The rows of a comparison, and what stands in them.
  case now
  case finishedAt, published, delivered, acknowledged, lost, meanWait, longestWait, longestQueue
  case left
  case milliseconds(Int)
  case deliveries(Int, again: Int)
  case rest(ready: Int, unacknowledged: Int)
  case nothingGiven
  case moreBodies(Int)
  case differs
  case same
  case bars(column: Int)
  case forgotten(Int)
  // The columns of a sweep, and what stands below.
  case finish, busy, wait, longest
  case unfinished(left: Int)
  case plot(unit: Int, deadline: Int?)
  case meets(SweepStatement.Variable, Int, finish: Int, deadline: Int)
  case noneMeets(deadline: Int, best: Int?, SweepStatement.Variable, at: Int)
  case earliest(SweepStatement.Variable, Int, finish: Int)
  case noneFinishes
  case written(path: String)
  case chartTitle(queue: String, SweepStatement.Variable)
  case axis
  case deadline(Int)
  // Why there is no sweep.
  case whichQueue([String])
  case noQueue
  case noWork(queue: String)
  case endless(producer: String)
  case nothingToDo(queue: String)
  case taken(consumer: String, count: Int)
  case refused(text: String)
  case interrupted(done: Int, of: Int)
}

/// Times in seconds, as plots and tables of a sweep show them.
enum Seconds {
  /// The shortest text: `200`, `99.5`, `0.125`.
  static func text(of milliseconds: Int) -> String {
    let rest = milliseconds % 1000
    if rest == 0 { return "\(milliseconds / 1000)" }
    var digits = "\(1000 + rest)".dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(milliseconds / 1000).\(digits)"
  }
}
