public import BrokerCore

/// What the course says of its questions and tasks.
public enum AskingPhrase: Hashable, Sendable {
  case question(LessonQuestion)
  /// How a question is answered.
  case howToAnswer(LessonQuestion)
  case right(LessonAnswer)
  case wrong(LessonAnswer, right: LessonAnswer)
  /// Of several queues: those named in error, and those left out.
  case wrongQueues(named: [String], missed: [String], right: LessonAnswer)
  case revealed(LessonAnswer)
  case questionOpen
  case noAnswer(String, LessonQuestion, nearest: String?)
  case task(goals: Int)
  case goal(String, isMet: Bool)
  case taskMet
  case taskOpen(hints: Int)
  case noTask
  case nothingToSkip
  case hint(String, number: Int, of: Int)
  case noHint
  case noMoreHints
  case solution
  case solutionSeen
  case quizBegan(questions: Int)
  case quizQuestion(Int, of: Int, exchange: String, type: ExchangeType, key: String)
  case quizEnded(points: Int, of: Int)
  case nothingToAsk

  /// Whether the course cannot do what it was asked.
  var isComplaint: Bool {
    switch self {
    case .noAnswer, .noTask, .nothingToSkip, .noHint, .noMoreHints, .questionOpen, .taskOpen,
      .nothingToAsk:
      true
    case .question, .howToAnswer, .right, .wrong, .wrongQueues, .revealed, .task, .goal, .taskMet,
      .hint, .solution, .solutionSeen, .quizBegan, .quizQuestion, .quizEnded:
      false
    }
  }

  /// How the line that says it looks.
  var style: Style {
    switch self {
    case .question, .task, .solution, .quizQuestion, .quizEnded: .heading
    case .right, .goal(_, isMet: true), .taskMet: .success
    case .wrong, .wrongQueues: .failure
    case .goal(_, isMet: false), .revealed, .hint: .plain
    case .howToAnswer, .questionOpen, .noAnswer, .taskOpen, .noTask, .nothingToSkip, .noHint,
      .noMoreHints, .solutionSeen, .quizBegan, .nothingToAsk:
      .dim
    }
  }
}
