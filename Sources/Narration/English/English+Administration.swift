extension English {
  func text(_ phrase: AdministrationPhrase) -> String {
    switch phrase {
    case .connectionOpened(let name, let user): "connection \(name), channel 1, user \(user)"
    }
  }
}
