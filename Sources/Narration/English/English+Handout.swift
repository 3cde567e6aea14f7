extension English {
  func text(_ phrase: HandoutPhrase) -> String {
    switch phrase {
    case .minutes(let minutes): "About \(count(minutes, "minute"))."
    case .question(let number, let question): "Question \(number). \(text(question))"
    case .answerSpace: "Your answer:"
    case .task(let number): "Task \(number). Make this true:"
    case .keyTitle: "Answers"
    case .keyQuestion(let number, let answer): "Question \(number): \(answer.text)"
    case .keyTask(let number): "Task \(number): one way to do it"
    case .hints: "Hints:"
    case .scriptHead(let title): "The steps of Warren's lesson: \(title)"
    case .notExpressible: "Not possible with this tool:"
    case .onlyLooks: "Warren answers or checks here:"
    }
  }
}
