extension TraditionalChinese {
  func text(_ phrase: QueueKindPhrase) -> String {
    switch phrase {
    case .waitingInTurn: "等候中，依離開的順序"
    case .activated(let consumer, let queue): "\(consumer) 是 \(queue) 的活躍消費者"
    case .standsBy(let consumer, let queue, let active):
      "\(consumer) 待命" + (active.map { "：\(queue) 只服務 \($0)" } ?? "，等 \(queue) 重新選出")
    case .isActive: "活躍"
    case .isWaiting: "待命"
    case .handsOver(let consumer, let queue):
      "\(consumer) 不再從 \(queue) 拿到訊息：手上的處理完後，由優先權更高的接手"
    case .isHandingOver: "準備交班"
    case .requeuedToFront(let consumer, let queue, let ready):
      "\(consumer) → \(queue)，排到最前面，在先前退回的後面，就緒 \(ready) 則"
    case .requeuedToBack(let consumer, let queue, let ready):
      "\(consumer) → \(queue)，排到最後面，因為沒有遞送上限，就緒 \(ready) 則"
    case .limitReached(let consumer, let queue, let count):
      "\(consumer)，不再回到 \(queue)：這是第 \(count) 次退回，超過 x-delivery-limit"
    case .deliveryCount(let count): "x-delivery-count \(count)"
    case .priority(let priority): "優先權 \(priority)"
    }
  }
}
