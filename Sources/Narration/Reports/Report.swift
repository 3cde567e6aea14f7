public import BrokerCore
public import CommandLanguage

/// What a line at the prompt, in a script or in a lesson gave: facts, which a narrator puts into
/// words or into JSON.
public enum Report: Sendable {
  /// Something happened in the broker.
  case happened(Happening)
  /// A question was answered.
  case answered(Answer)
  /// The workbench says something of itself.
  case noticed(NoticePhrase)
  /// The workbench cannot do what it was asked.
  case failed(NoticePhrase)
  /// The line does not parse.
  case refused(Diagnostic, line: String)
  /// The course says something of itself.
  case course(CoursePhrase)
  /// A text of the course.
  case prose([Line])
  /// What the stage shows after a line.
  case staged(StageView)
  /// A line is about to be dealt with; `number` is that of the last event.
  case statementBegan(number: Int, Instant)
  /// The line has been dealt with.
  case statementEnded

  /// Whether it belongs on standard error.
  public var isDiagnostic: Bool {
    switch self {
    case .failed, .refused: true
    case .course(let phrase): phrase.isComplaint
    case .happened, .answered, .noticed, .prose, .staged, .statementBegan, .statementEnded: false
    }
  }
}

/// What happened in the broker because of one statement.
public struct Happening: Sendable {
  /// The events, in order.
  public let events: [Event]
  /// Why the statement's messages, which all have the same routing key, went where they went.
  public let explanation: RoutingExplanation?
  /// Whether people are told how many there are instead of each.
  public var isBulk = false
  /// The program over the network that did it, where it was one.
  public var client: ConnectionID?

  /// Events and, where a message was published, the explanation of its route.
  public init(events: [Event], explanation: RoutingExplanation? = nil) {
    self.events = events
    self.explanation = explanation
  }
}
