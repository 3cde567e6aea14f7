extension TraditionalChinese {
  func text(_ phrase: QueueKindPhrase) -> String {
    switch phrase {
    case .waitingInTurn: "等候中，依離開的順序"
    case .priority(let priority): "優先權 \(priority)"
    }
  }
}
