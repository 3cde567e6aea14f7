import CommandLanguage

extension TraditionalChinese {
  func text(_ phrase: ExperimentPhrase) -> String {
    switch phrase {
    case .now: "(現在)"
    case .finishedAt: "完成時刻"
    case .published: "發布"
    case .delivered: "遞送"
    case .acknowledged: "已確認"
    case .lost: "遺失"
    case .meanWait: "平均等待"
    case .longestWait: "最久等待"
    case .longestQueue: "佇列最長"
    case .left: "剩下"
    case .milliseconds(let number): "\(number) 毫秒"
    case .deliveries(let number, 0): "\(number)"
    case .deliveries(let number, let again): "\(number)，其中 \(again) 次重新遞送"
    case .rest(let ready, let unacknowledged): "\(ready) ready, \(unacknowledged) unacked"
    case .nothingGiven: "沒有"
    case .moreBodies(let number): "… 還有 \(number) 則"
    case .differs: "* 表示不同"
    case .same: "完全相同"
    case .bars(let column): "# 忙碌，+ 部分忙碌，= 握有未確認；一欄是 \(column) 毫秒"
    case .forgotten(let number): "最早的 \(number) 則已不記得細節，只計入發布。"
    case .finish: "完成(秒)"
    case .busy: "忙碌%"
    case .wait: "平均等待(秒)"
    case .longest: "最久(秒)"
    case .unfinished(let left): "沒有完成：剩下 \(left) 則"
    case .plot(let unit, let deadline):
      "完成時間：一個 # 是 \(Seconds.text(of: unit)) 秒"
        + (deadline.map { "，| 是期限 \(Seconds.text(of: $0)) 秒" } ?? "")
    case .meets(let variable, let value, let finish, let deadline):
      "\(setting(variable, value)) 是趕得上期限 \(Seconds.text(of: deadline)) 秒的"
        + "\(extreme(variable))值：\(Seconds.text(of: finish)) 秒完成"
    case .noneMeets(let deadline, let best?, let variable, let value):
      "沒有一個趕得上期限 \(Seconds.text(of: deadline)) 秒；最早的是 "
        + "\(setting(variable, value))，要 \(Seconds.text(of: best)) 秒"
    case .noneMeets(let deadline, nil, _, _):
      "沒有一個趕得上期限 \(Seconds.text(of: deadline)) 秒：全都沒有完成"
    case .earliest(let variable, let value, let finish):
      "最早完成的\(extreme(variable))值是 \(setting(variable, value))，"
        + "要 \(Seconds.text(of: finish)) 秒"
    case .noneFinishes: "全都沒有完成"
    case .written(let path): "圖在 \(path)"
    case .chartTitle(let queue, let variable): "\(queue)：\(name(of: variable))與全部完成的時間"
    case .axis: "秒"
    case .deadline(let time): "期限 \(Seconds.text(of: time)) 秒"
    case .whichQueue(let names):
      "哪一個佇列？請寫 sweep 名稱；現有 \(names.joined(separator: "、"))。"
    case .noQueue: "沒有佇列可以試：請先宣告一個，並放入訊息。"
    case .noWork(let queue): "\(queue) 上沒有工作者，請說一則訊息要處理多久：work=2s。"
    case .endless(let producer):
      "\(producer) 的發布沒有盡頭，永遠不會完成：請給它 n=，或 stop \(producer)。"
    case .nothingToDo(let queue): "沒有事可做：\(queue) 是空的，也沒有生產者會發布。"
    case .taken(let consumer, let number):
      "\(consumer) 以 auto-ack 已經拿走 \(number) 則，別的試驗拿不到了：請在它 consume 之前 sweep。"
    case .refused(let text): "試驗無法開始：\(text)"
    case .interrupted(let done, let whole): "已中斷，\(whole) 次試驗完成了 \(done) 次"
    }
  }

  private func setting(_ variable: SweepStatement.Variable, _ value: Int) -> String {
    "\(variable.rawValue)=\(variable.text(of: value))"
  }

  private func extreme(_ variable: SweepStatement.Variable) -> String {
    switch variable {
    case .consumers, .prefetch: "最小"
    case .work, .every: "最大"
    }
  }

  private func name(of variable: SweepStatement.Variable) -> String {
    switch variable {
    case .consumers: "消費者數量"
    case .prefetch: "prefetch"
    case .work: "每則訊息的處理時間"
    case .every: "發布的間隔"
    }
  }
}
