extension TraditionalChinese {
  func text(_ phrase: ServicePhrase) -> String {
    switch phrase {
    case .listening(let host, let port):
      "正在 amqp://guest:guest@\(host):\(port)/ 等待連線。一切只存在記憶體裡；按 Ctrl-C 結束。"
    case .cannotListen(let host, let port, let reason):
      "無法在 \(host):\(port) 等待連線：\(reason)"
    case .openToOthers(let host):
      "小心：連得到 \(host) 的人都能以 guest 登入，它的密碼眾所皆知。"
    case .guestStaysHere(let host):
      "別的機器也連得到 \(host)。和 RabbitMQ 一樣，guest 只能從本機登入。"
    case .alarm(isOn: true):
      "佇列裡的資料太多：發布者要等，並收到 connection.blocked，和 RabbitMQ 一樣。"
    case .alarm(isOn: false): "又有空間了：發布者可以繼續（connection.unblocked）。"
    case .turnedAway(let peer, let loss):
      "\(peer) 的程式沒有連進來：\(text(loss))。"
    case .needsPermission(let host):
      "別的機器也連得到 \(host)；確定要這樣，請加上 --allow-remote。"
    case .skipped(let traffic):
      "……另外還有 \(traffic.events) 個，快到無法一一說明：發布 \(traffic.published)、"
        + "遞送 \(traffic.delivered)、確認 \(traffic.acknowledged)、其他 \(traffic.others)"
    case .attached(let host, let port):
      "正在 amqp://guest:guest@\(host):\(port)/ 等待連線，只在記憶體裡，用真實時間；listen off 會結束。"
    case .detached: "不再等待連線；時間又是虛擬的了。"
    case .notHere: "腳本不能等待連線：請在提示符號下輸入 listen，或執行 warren serve。"
    case .alreadyAttached(let port): "已經在連接埠 \(port) 等待連線；listen off 會結束。"
    case .notAttached: "現在沒有在等待連線：請輸入 listen。"
    case .clientsAreConnected(let count):
      "有 \(count) 個程式連著，它們不會知道這件事：請先輸入 listen off，或結束它們。"
    case .timeIsReal: "等待連線時，時間自己會走：請先輸入 listen off。"
    case .actorsAreBusy: "producer 和 worker 活在虛擬時間裡：請先停止它們，或輸入 reset。"
    case .stopped: "已停止。"
    }
  }
}
