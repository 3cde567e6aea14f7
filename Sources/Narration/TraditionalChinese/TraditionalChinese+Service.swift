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
    case .needsPermission(let host):
      "別的機器也連得到 \(host)；確定要這樣，請加上 --allow-remote。"
    case .skipped(let events): "……另外還有 \(events) 個事件，多到無法一一說明"
    case .stopped: "已停止。"
    }
  }
}
