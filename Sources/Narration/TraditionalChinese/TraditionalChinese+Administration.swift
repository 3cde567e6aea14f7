extension TraditionalChinese {
  func text(_ phrase: AdministrationPhrase) -> String {
    switch phrase {
    case .connectionOpened(let name, let user): "連線 \(name)，通道 1，使用者 \(user)"
    }
  }
}
