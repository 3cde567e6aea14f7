/// What a lesson asks before it reveals what its commands did.
public enum LessonQuestion: Hashable, Sendable {
  /// Which queues receive the message.
  case queues
  /// How many copies a queue receives.
  case copies(queue: String)
  /// Which bodies a consumer receives, in order.
  case order(consumer: String)
  /// What becomes of the message.
  case outcome
  /// Whether the last delivery is a redelivery.
  case redelivered
  /// Which is the smallest value of a sweep that meets its deadline.
  case smallest
}

/// An answer to a question of a lesson, the learner's or the right one.
public enum LessonAnswer: Hashable, Sendable {
  /// Queues, sorted by name, each once; none is `nobody`.
  case queues([String])
  /// A number of copies.
  case copies(Int)
  /// Bodies in the order of their delivery; none is `nothing`.
  case order([String])
  /// What becomes of a message.
  case outcome(MessageOutcome)
  /// Whether a delivery is a redelivery.
  case redelivered(Bool)
  /// A value of a sweep.
  case smallest(Int)

  /// The answer as a person types it.
  public var text: String {
    switch self {
    case .queues(let names):
      names.isEmpty ? "nobody" : names.map { visible($0) }.joined(separator: ", ")
    case .copies(let count), .smallest(let count): "\(count)"
    case .order(let bodies):
      bodies.isEmpty
        ? "nothing" : bodies.map { $0.isEmpty ? "\"\"" : visible($0) }.joined(separator: ",")
    case .outcome(let outcome): outcome.rawValue
    case .redelivered(let isRedelivered): isRedelivered ? "yes" : "no"
    }
  }
}

/// What becomes of a message, by the last thing that happened to it.
public enum MessageOutcome: String, CaseIterable, Hashable, Sendable {
  /// A consumer or a `get` has it.
  case delivered
  /// It waits in a queue.
  case waiting
  /// It went back to its publisher.
  case returned
  /// It is lost.
  case dropped
  /// It went to a dead letter exchange, whatever became of it there.
  case deadLettered = "dead-lettered"
}
