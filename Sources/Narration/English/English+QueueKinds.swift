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
    case .handsOver(let consumer, let queue):
      "\(consumer) gets no more of \(queue): once it has settled, a higher priority takes over"
    case .isHandingOver: "makes way"
    case .requeuedToFront(let consumer, let queue, let ready):
      "\(consumer) → \(queue), to the front behind others that came back; \(ready) ready"
    case .requeuedToBack(let consumer, let queue, let ready):
      "\(consumer) → \(queue), to the back, because there is no delivery limit; \(ready) ready"
    case .limitReached(let consumer, let queue, let count):
      "\(consumer), not back to \(queue): it would be return \(count), beyond x-delivery-limit"
    case .deliveryCount(let count): "x-delivery-count \(count)"
    case .priority(let priority): "priority \(priority)"
    }
  }
}
