import BrokerCore

extension English {
  func text(_ phrase: AskingPhrase) -> String {
    switch phrase {
    case .question(let question): text(question)
    case .howToAnswer(let question): "Answer with \(expected(question)). skip reveals it."
    case .right(let answer): "✓ Right: \(answer.text)."
    case .wrong(let given, let right):
      "✗ Not \(given.text): the answer is \(right.text). See why:"
    case .wrongQueues(let named, let missed, let right):
      "✗ "
        + [
          named.isEmpty
            ? nil
            : "\(named.joined(separator: ", ")) \(named.count == 1 ? "does" : "do") not get it.",
          missed.isEmpty
            ? nil
            : "\(missed.joined(separator: ", ")) \(missed.count == 1 ? "gets" : "get") it too.",
          "The answer is \(right.text). See why:",
        ].compactMap { $0 }.joined(separator: " ")
    case .revealed(let answer): "The answer is \(answer.text):"
    case .questionOpen: "A question is open: answer it, or skip it."
    case .noAnswer(let text, let question, let nearest):
      "\(Spelled.cut(text, Spelled.nameColumns)) is neither an answer nor a command: answer with \(expected(question))."
        + suggestion(nearest)
    case .task(let goals):
      goals == 1 ? "Your task: make this true." : "Your task: make these true."
    case .goal(let text, let isMet): (isMet ? "✓ " : "  ") + text
    case .taskMet: "✓ Done! Look around, then: next"
    case .taskOpen(let hints):
      "The task is open: check shows what is missing, "
        + (hints > 0 ? "hint helps, " : "") + "solution shows one way, skip goes on."
    case .noTask: "There is no task here."
    case .nothingToSkip: "There is no open question or task; next goes on."
    case .hint(let text, let number, let whole): "Hint \(number) of \(whole): \(text)"
    case .noHint: "There are no hints here."
    case .noMoreHints: "That were all hints; solution shows one way."
    case .quizBegan(let questions):
      "\(count(questions, "question")): answer with the names of queues, or nobody. "
        + "skip passes, an empty line ends it."
    case .quizQuestion(let number, let whole, let exchange, let type, let key):
      "\(number)/\(whole): \(exchange) (\(type.rawValue)), key \(key). Who gets it?"
    case .quizEnded(let points, let whole): "\(points) of \(whole) right."
    case .nothingToAsk:
      "There is no exchange with bindings to ask about; quiz topics asks about a lesson's."
    case .solution: "One way to do it:"
    case .solutionSeen: "The broker is as this leaves it. next goes on; undo takes you back to try."
    }
  }

  func text(_ question: LessonQuestion) -> String {
    switch question {
    case .queues: "Which queues receive it?"
    case .copies(let queue): "How many copies does \(queue) receive?"
    case .order(let consumer): "What does \(consumer) receive, in which order?"
    case .outcome: "What becomes of the message?"
    case .redelivered: "Is it delivered as a redelivery?"
    case .smallest: "Which is the smallest number that meets the deadline?"
    }
  }

  private func expected(_ question: LessonQuestion) -> String {
    switch question {
    case .queues: "the names of queues, or nobody"
    case .copies, .smallest: "a number"
    case .order: "bodies like 1,3,5, or nothing"
    case .outcome: MessageOutcome.allCases.map(\.rawValue).joined(separator: ", ")
    case .redelivered: "yes or no"
    }
  }
}
