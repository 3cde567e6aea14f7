extension TraditionalChinese {
  func text(_ phrase: HandoutPhrase) -> String {
    switch phrase {
    case .minutes(let minutes): "大約 \(minutes) 分鐘。"
    case .question(let number, let question): "問題 \(number)：\(text(question))"
    case .answerSpace: "你的答案："
    case .task(let number): "任務 \(number)：讓下面每件事都成立"
    case .keyTitle: "解答"
    case .keyQuestion(let number, let answer): "問題 \(number)：\(answer.text)"
    case .keyTask(let number): "任務 \(number)：其中一種做法"
    case .hints: "提示："
    case .scriptHead(let title): "Warren 課程的步驟：\(title)"
    case .notExpressible: "這個工具做不到："
    case .onlyLooks: "Warren 在這裡查詢或檢查："
    }
  }
}
