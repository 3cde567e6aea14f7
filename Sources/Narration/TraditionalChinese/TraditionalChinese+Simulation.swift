extension TraditionalChinese {
  func text(_ phrase: SimulationPhrase) -> String {
    switch phrase {
    case .at(let milliseconds): "\(milliseconds) 毫秒"
    case .producerStarted(let producer):
      "\(producer.name) 會每隔 \(producer.interval) 毫秒發布到 \(producer.exchange)，"
        + "路由鍵 \(producer.key)，"
        + (producer.count.map { "共 \($0) 次" } ?? "沒有盡頭") + "；用 run 讓時間前進"
    case .producerStopped(let name): "\(name) 不再發布"
    case .producerBroken(let name): "\(name) 不再發布：它的通道已關閉"
    case .workerStarted(let worker): "\(worker.name) " + work(of: worker)
    case .workerStopped(let name): "\(name) 不再工作：拿到的訊息會一直未確認，直到有人 ack"
    case .nameTaken(let name): "\(name) 已經是連線或消費者的名稱：請換一個，或加上 on=。"
    case .noSuchActor(let name, let nearest):
      "沒有名為 \(name) 的自動生產者或工作者。"
        + (nearest.map { suggestion("stop \($0)") } ?? "list actors 列出全部。")
    case .tooManyActors(let limit): "已有 \(limit) 個自動生產者和工作者，這是上限。"
    case .idle: "沒有會自己發生的事了"
    case .thingLimit(let number): "發生了 \(number) 件事後停下，後面還有：再輸入一次，或用 stop 停掉生產者。"
    case .timeLimit(let milliseconds, let next):
      "停下：過了 \(milliseconds) 毫秒還沒有閒下來；下一件事在 \(next) 毫秒。"
    case .noActors: "沒有自己會動的程式：produce 啟動生產者，consume … work=2s 啟動工作者。"
    case .noTimeline: "時間還沒有前進過：請先 run、step 或 tick。"
    case .timelineHeading(let from, let to, let column):
      "從 \(from) 到 \(to) 毫秒，一欄是 \(column) 毫秒"
    case .timelineLegend: "數字照實寫，超過 9 時 9 代表該列最多；# 忙碌，+ 部分忙碌，= 握有未確認"
    case .omitted(let number): "… 另外 \(number) 個沒有畫出來"
    case .published(let number): "發布 \(number)"
    case .peak(let number): "最多 \(number)"
    case .busy(let percent, let finished): "忙 \(percent)%，\(finished) 則"
    case .held(_, let delivered): "拿到 \(delivered) 則"
    case .producer: "生產者"
    case .queue: "佇列"
    case .worker, .consumer: "消費者"
    case .due(let milliseconds): "下一次在 \(milliseconds) 毫秒"
    case .idleWorker: "閒置"
    }
  }

  private func work(of worker: WorkerSummary) -> String {
    let time = worker.time.map { "處理每則訊息要 \($0) 毫秒" } ?? "處理訊息時，內容裡每個點要 1000 毫秒"
    let ack: String
    switch worker.ackEvery {
    case nil: ack = "，不用確認"
    case 1: ack = "，完成就 ack"
    case let every?: ack = "，每完成 \(every) 則一次 ack"
    }
    return switch worker.rejectEvery {
    case nil: time + ack
    case 1: time + "，然後 reject"
    case let every?: time + ack + "，每 \(every) 則 reject 一則"
    }
  }
}
