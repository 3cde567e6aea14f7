extension English {
  func text(_ phrase: QueueKindPhrase) -> String {
    switch phrase {
    case .waitingInTurn: "waiting, in the order in which they leave"
    case .priority(let priority): "priority \(priority)"
    }
  }
}
