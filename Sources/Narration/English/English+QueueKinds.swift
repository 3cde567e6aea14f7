extension English {
  func text(_ phrase: QueueKindPhrase) -> String {
    switch phrase {
    case .waitingInTurn: "waiting, in the order in which they leave"
    case .activated(let consumer, let queue): "\(consumer) is the active consumer of \(queue)"
    case .standsBy(let consumer, let queue, let active):
      "\(consumer) stands by"
        + (active.map { ": \(queue) serves \($0) alone" } ?? " until \(queue) has chosen again")
    case .isActive: "active"
    case .isWaiting: "stands by"
    case .priority(let priority): "priority \(priority)"
    }
  }
}
