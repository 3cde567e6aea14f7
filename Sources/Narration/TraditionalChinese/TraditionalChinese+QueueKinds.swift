extension TraditionalChinese {
  func text(_ phrase: QueueKindPhrase) -> String {
    switch phrase {
    case .waitingInTurn: "等候中，依離開的順序"
    case .activated(let consumer, let queue): "\(consumer) 是 \(queue) 的活躍消費者"
    case .standsBy(let consumer, let queue, let active):
      "\(consumer) 待命" + (active.map { "：\(queue) 只服務 \($0)" } ?? "，等 \(queue) 重新選出")
    case .isActive: "活躍"
    case .isWaiting: "待命"
    case .priority(let priority): "優先權 \(priority)"
    }
  }
}
