extension English {
  func text(_ phrase: CopyKeyPhrase) -> String {
    switch phrase {
    case .byCopyKey(let key): "CC/BCC key \(key): "
    }
  }
}

extension English {
  static let copyKeyDetails = CommandHelp.Detail.list([
    "cc":
      """
    Further routing keys, separated by commas: the header `CC`. The message goes wherever one \
    of its keys leads, one copy a queue. `header.CC:array=a,b` is the same.
    """,
    "bcc": "The same in the header `BCC`, which the broker removes before anybody sees it.",
  ])
}
