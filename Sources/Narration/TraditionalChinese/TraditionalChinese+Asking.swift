import BrokerCore

extension TraditionalChinese {
  func text(_ phrase: AskingPhrase) -> String {
    switch phrase {
    case .question(let question): text(question)
    case .howToAnswer(let question): "請回答\(expected(question))；skip 直接看答案。"
    case .right(let answer): "✓ 答對了：\(answer.text)。"
    case .wrong(let given, let right): "✗ 不是 \(given.text)，答案是 \(right.text)。原因如下："
    case .wrongQueues(let named, let missed, let right):
      "✗ "
        + [
          named.isEmpty ? nil : "\(named.joined(separator: "、")) 收不到。",
          missed.isEmpty ? nil : "\(missed.joined(separator: "、")) 也會收到。",
          "答案是 \(right.text)。原因如下：",
        ].compactMap { $0 }.joined()
    case .revealed(let answer): "答案是 \(answer.text)："
    case .questionOpen: "還有一題沒有回答：請回答，或用 skip 跳過。"
    case .noAnswer(let text, let question, let nearest):
      "\(Spelled.cut(text, Spelled.nameColumns)) 不是答案，也不是指令：請回答\(expected(question))。"
        + suggestion(nearest)
    case .task(let goals): goals == 1 ? "你的任務：讓這件事成立。" : "你的任務：讓下面每件事都成立。"
    case .goal(let text, let isMet): (isMet ? "✓ " : "  ") + text
    case .taskMet: "✓ 完成了！可以先四處看看，再輸入：next"
    case .taskOpen(let hints):
      "任務還沒完成：check 看還缺什麼，" + (hints > 0 ? "hint 給提示，" : "")
        + "solution 看一種做法，skip 先往下走。"
    case .noTask: "這裡沒有任務。"
    case .nothingToSkip: "現在沒有待答的問題或任務；next 往下。"
    case .hint(let text, let number, let whole): "提示 \(number)／\(whole)：\(text)"
    case .noHint: "這裡沒有提示。"
    case .noMoreHints: "提示都給完了；solution 可以看一種做法。"
    case .quizBegan(let questions):
      "共 \(questions) 題：回答佇列的名稱，或 nobody（沒有人）。skip 跳過，空白行結束。"
    case .quizQuestion(let number, let whole, let exchange, let type, let key):
      "\(number)/\(whole)：\(exchange) (\(type.rawValue))，路由鍵 \(key)，誰會收到？"
    case .quizEnded(let points, let whole): "\(whole) 題答對 \(points) 題。"
    case .nothingToAsk: "沒有任何帶繫結的交換器可以出題；quiz topics 用那一課的來出題。"
    case .solution: "其中一種做法："
    case .solutionSeen: "broker 現在就是做完的樣子。next 往下；undo 可以回去自己試。"
    }
  }

  func text(_ question: LessonQuestion) -> String {
    switch question {
    case .queues: "哪些佇列會收到？"
    case .copies(let queue): "\(queue) 會收到幾份？"
    case .order(let consumer): "\(consumer) 會依什麼順序收到哪些訊息？"
    case .outcome: "這則訊息的下場是什麼？"
    case .smallest: "趕得上期限的最小數字是多少？"
    case .redelivered: "這次遞送會標成重新遞送（redelivered）嗎？"
    }
  }

  private func expected(_ question: LessonQuestion) -> String {
    switch question {
    case .queues: "佇列的名稱，或 nobody（沒有人）"
    case .copies, .smallest: "一個數字"
    case .order: "訊息內容，像 1,3,5，或 nothing（什麼都沒有）"
    case .outcome:
      " \(MessageOutcome.allCases.map(\.rawValue).joined(separator: "、"))"
        + "（送達、等待、退回、丟棄、死信）其中之一"
    case .redelivered: " yes 或 no"
    }
  }
}
