extension TraditionalChinese {
  func text(_ phrase: VerifyPhrase) -> String {
    switch phrase {
    case .badAddress(let text, let expected): "\(text) 不是位址；應該像 \(expected)。"
    case .unreachable(let host, let port, let reason): "無法連線到 \(host):\(port)：\(reason)"
    case .refused(let host, let port, let reason): "\(host):\(port) 不讓你登入：\(reason)"
    case .silent(let host, let port, let milliseconds):
      "\(host):\(port) 在 \(milliseconds) ms 內沒有以 AMQP 0-9-1 回應。"
    case .noSuchSource(let name, let nearest):
      "沒有叫做 \(name) 的課程或檔案。" + (nearest.map { "你是指 \($0) 嗎？" } ?? "")
    case .cannotRun(let operations):
      "無法驗證：每一行都必須能執行，而且操作最多 \(operations) 個。"
    case .verifying(let name, let host, let port, let prefix):
      "在 \(host):\(port) 上驗證 \(name)，所有名稱都以 \(prefix) 開頭"
    case .verifyingIn(let name, let host, let port, let virtualHost):
      "在 \(host):\(port) 的虛擬主機 \(virtualHost) 裡驗證 \(name)"
    case .differs(let line): "不同：\(line)"
    case .skipped(let line, let reason): "未比較：\(line)   \(text(reason))"
    case .nothing: "什麼都沒有"
    case .equal(let lines, let things, let skipped):
      "相同：\(lines) 行，client 收到的 \(things) 件事" + remainder(skipped)
    case .unequal(let lines, let all, let skipped):
      "\(all) 行之中有 \(lines) 行不同" + remainder(skipped)
    case .leftBehind(let name): "無法刪除 \(name)。"
    case .deployed(let exchanges, let queues, let bindings):
      "已宣告：\(exchanges) 個 exchange、\(queues) 個 queue、\(bindings) 個 binding。"
    case .refusedDeclaration(let name, let reason): "\(name)：\(reason)"
    case .deployedDefinitions(let address): "\(address) 已匯入。"
    case .readBack(let entries, let others):
      "讀回來相同：\(entries) 個定義" + (others == 0 ? "。" : "；那裡還有另外 \(others) 個。")
    case .readBackOtherwise(let entries): "讀回來不同：那裡缺少 \(entries) 個定義，或是不一樣："
    case .notThere(let entry): entry
    case .definitions: "兩邊最後的定義"
    case .interrupted: "已中斷。"
    }
  }

  private func text(_ reason: VerifyPhrase.Reason) -> String {
    switch reason {
    case .virtualTime: "（虛擬時間）"
    case .restart: "（不會重新啟動真正的 broker）"
    case .management: "（屬於管理，不是 AMQP；用 --api 才會做）"
    case .otherLogin: "（別的使用者或虛擬主機；用 --api 才會建立）"
    case .profile: "（別的版本）"
    case .tooMuch: "（操作太多）"
    case .prefix: "（鍵是 queue 的名稱，而那裡的名稱有前綴；用 --api 可避免）"
    case .dependent: "（取決於前面未比較的部分）"
    }
  }

  private func remainder(_ skipped: Int) -> String {
    skipped == 0 ? "。" : "；另有 \(skipped) 行未比較。"
  }
}
