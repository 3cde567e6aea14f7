import CommandLanguage

extension TraditionalChinese {
  func text(_ phrase: PagePhrase) -> String {
    switch phrase {
    case .nothingToList(let subject): "沒有任何\(name(of: subject))。"
    case .overview: "概況"
    case .connection(let name): "連線 \(name)"
    case .channel(let name, let connection): "通道 \(name)   屬於連線 \(connection)"
    case .type: "類型"
    case .features: "特性"
    case .policy: "政策"
    case .operatorPolicy: "維運者政策"
    case .inEffect: "實際生效"
    case .messages: "訊息"
    case .bytes: "位元組"
    case .total: "合計"
    case .persistent: "持久"
    case .now: "現有"
    case .created: "建立"
    case .gone: "消失"
    case .declared: "宣告"
    case .opened: "開啟於"
    case .milliseconds(let number): "\(number) ms"
    case .mode: "模式"
    case .confirming: "C   confirm：每次發布都有回應"
    case .notConfirming: "沒有發布確認"
    case .prefetch: "預取"
    case .shared: "全通道共用"
    case .unlimited: "沒有上限"
    case .unconfirmed: "待發布確認"
    case .perSecond: "每秒"
    case .soFar: "累計"
    case .boundTo: "繫結在"
    case .rates(let seconds): "速率：虛擬時間最近 \(seconds) 秒，平均每秒。"
    case .openConnection: "先連線到那裡"
    case .toType: "接下來可以輸入"
    case .receive: "從交換器接收"
    case .letReceive: "讓佇列從它接收"
    case .publish: "發布一則訊息"
    case .putBack: "看完放回去"
    case .takenForGood: "拿走，送出時就算確認"
    case .rejectedAndPutBack: "拒絕，放回去"
    case .rejectedForGood: "拒絕：成為死信或消失"
    case .move: "搬走就緒的訊息"
    case .purge: "清空就緒的訊息"
    case .delete: "刪除"
    case .deleteWithBindings: "連同繫結一起刪除"
    case .tryKey: "看一個鍵會送到哪裡"
    case .openChannel: "再開一個通道"
    case .close: "關閉"
    case .cut: "切斷，就像 worker 死掉"
    case .limit: "設定預取"
    case .askForConfirms: "每次發布都要確認"
    case .ackAll: "確認手上的全部"
    case .recoverAll: "把手上的全部放回去"
    }
  }

  private func name(of subject: ListSubject) -> String {
    switch subject {
    case .queues: text(Label.queues)
    case .exchanges: text(Label.exchanges)
    case .bindings: text(Label.bindings)
    case .consumers: text(Label.consumers)
    case .connections: text(Label.connections)
    case .channels: text(Label.channels)
    case .users: "使用者"
    case .permissions: "權限"
    case .virtualHosts: "虛擬主機"
    case .policies: "政策"
    case .topicPermissions: "topic 權限"
    case .operatorPolicies: "維運者政策"
    }
  }
}
