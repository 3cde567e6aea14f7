extension TraditionalChinese {
  func text(_ phrase: CopyKeyPhrase) -> String {
    switch phrase {
    case .byCopyKey(let key): "CC／BCC 的路由鍵 \(key)："
    }
  }
}

extension TraditionalChinese {
  static let copyKeyDetails = CommandHelp.Detail.list([
    "cc":
      """
    另外的路由鍵，用逗號隔開：標頭 `CC`。任何一個路由鍵通到的佇列都收得到，每個佇列一份。\
    `header.CC:array=a,b` 是一樣的。
    """,
    "bcc": "同上，放在標頭 `BCC`；broker 會先拿掉它，誰都看不到。",
  ])
}
