import CommandLanguage

extension TraditionalChinese {
  func text(_ phrase: DiagnosticPhrase) -> String {
    switch phrase {
    case .problem(let problem): text(problem)
    case .expected(let kind): "；應該是：\(text(kind))"
    case .didYouMean(let nearest): "  你是不是要輸入 \(nearest)？"
    }
  }

  private func text(_ problem: Diagnostic.Problem) -> String {
    switch problem {
    case .unknownCommand(let word, let nearest):
      "沒有 \(word) 這個指令" + (nearest == nil ? "；輸入 help 看所有指令" : "")
    case .ambiguousCommand(let word, let candidates):
      "\(word) 可能是 " + candidates.joined(separator: " 或 ")
    case .incompleteCommand(let head, let candidates):
      "\(head) 什麼？" + candidates.joined(separator: "、")
    case .unknownOption(let name, _): "這裡沒有 \(name) 這個選項；含有 = 的值要加引號"
    case .missingValue(let option): "\(option) 需要一個值"
    case .repeatedOption(let name): "\(name) 說了兩次"
    case .missingSlot(let name): "少了 \(name)"
    case .unexpectedWord(let word, _): "多了 \(word) 這個字；含有空白的值要加引號"
    case .badValue(let word, _, _): word.isEmpty ? "這裡不能是空的" : "\(word) 不適用"
    case .contradiction(let left, let right): "\(left) 和 \(right) 互相矛盾"
    case .unterminatedQuote: "引號沒有結束"
    case .badEscape: "雙引號裡可以用 \\\" \\\\ \\n \\t 以及 \\x 加兩位十六進位數字"
    case .tooLong(let limit): "超過 \(limit) 位元組"
    case .notSpoken(let command): "\(command) 不是使用者對 broker 說的話；declare、publish、consume 才是"
    case .notCanonical(let canonical): "腳本和課程要寫完整：\(canonical)"
    }
  }

  private func text(_ kind: ValueKind) -> String {
    switch kind {
    case .queue: "佇列的名稱"
    case .newQueue: "佇列的新名稱"
    case .exchange: "交換器的名稱"
    case .newExchange: "交換器的新名稱"
    case .key: "鍵"
    case .body: "訊息的內容"
    case .consumer: "消費者或連線的名稱"
    case .name: "名稱"
    case .speaker: "連線，或像 A/2 這樣的通道"
    case .number(let range):
      range.upperBound == Int.max
        ? "從 \(range.lowerBound) 起的數字" : "\(range.lowerBound) 到 \(range.upperBound) 的數字"
    case .numbers(let range):
      "\(range.lowerBound) 到 \(range.upperBound) 的數字，或最多 \(SweepStatement.valueLimit) 個，像 1..8 或 1,2,4"
    case .durations:
      "時間長度，像 2s，或最多 \(SweepStatement.valueLimit) 個，像 1s..5s (以第一個為間隔) 或 500ms,2s"
    case .boolean: "true 或 false"
    case .duration: "時間，例如 250ms、5s、2m、1h"
    case .workTime: "像 2s 這樣的時間，或 dots"
    case .size: "大小，例如 500、10kB、4KiB"
    case .oneOf(let words): words.joined(separator: "、") + " 其中之一"
    case .deliveryTag: "delivery tag，或 all"
    case .column(let subject), .sorting(let subject):
      subject.columns.joined(separator: "、") + " 其中之一"
    case .list: "以逗號分隔的名稱"
    case .path: "檔案"
    case .lesson: "課程的名稱"
    case .checkpoint: "檢查點的名稱"
    case .topic: "指令或主題"
    case .text: "文字"
    case .user: "使用者的名稱"
    case .password: "密碼"
    case .virtualHost: "虛擬主機的名稱"
    case .policy: "政策的名稱"
    case .operatorPolicy: "維運者政策的名稱"
    }
  }
}
