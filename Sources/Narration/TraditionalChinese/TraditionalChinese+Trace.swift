extension TraditionalChinese {
  func text(_ verb: TraceVerb) -> String {
    switch verb {
    case .publish: "發布"
    case .deliver: "遞送"
    case .get: "取出"
    case .ack: "確認"
    case .reject: "拒絕"
    case .requeue: "重新排入"
    case .confirm: "發布確認"
    case .consume: "消費"
    case .cancel: "取消消費"
    case .declare: "宣告"
    case .delete: "刪除"
    case .bind: "繫結"
    case .unbind: "解除繫結"
    case .purge: "清空"
    case .open: "開啟"
    case .close: "關閉"
    case .qos: "預取"
    case .recover: "復原"
    case .drop: "丟棄"
    case .error: "錯誤"
    case .expire: "過期"
    case .dead: "死信"
    case .transaction: "交易"
    case .hold: "保留"
    case .restart: "重新啟動"
    case .keep: "留下"
    case .profile: "版本"
    case .virtualHost: "虛擬主機"
    case .user: "使用者"
    case .permissions: "權限"
    case .policy: "政策"
    case .time: "時間"
    }
  }

  func text(_ phrase: RoutingPhrase) -> String {
    switch phrase {
    case .published(let publisher, let exchange, let type, let key, let bytes):
      "\(publisher ?? "生產者") → \(exchange)" + (type.map { " (\($0))" } ?? "")
        + "   路由鍵 \(key)   \(bytes) 位元組"
    case .copy(let bindings, let ready):
      text(RoutingPhrase.copies(bindings: bindings)) + "，就緒 \(ready) 則"
    case .copies(let bindings): bindings > 1 ? "\(bindings) 條繫結符合，仍然只有 1 份" : "1 份"
    case .dropped: "丟棄：沒有符合的繫結 (加上 mandatory 就會退回)"
    case .expired(let queue, let ready): "在 \(queue) 等太久了，就緒 \(ready) 則"
    case .deadLettered(let queue, let exchange, let key, let reason):
      "\(queue) → \(exchange)   \(reason)   路由鍵 \(key)"
    case .lostExpired(let queue): "遺失：\(queue) 沒有死信交換器"
    case .lostRejected(let queue): "遺失：\(queue) 沒有死信交換器"
    case .lostOverLimit(let queue): "遺失：\(queue) 滿了"
    case .lostWithoutRoute: "遺失：死信交換器找不到佇列可以送"
    case .lostInCycle(let queue): "遺失：回到 \(queue) 就會永遠繞圈子"
    case .lostWith(let queue): "跟著佇列 \(queue) 一起遺失"
    case .returned(let code, let text): "退回給發布者：\(code) \(text)"
    case .returnedTo(let channel): "因為加了 mandatory，以 basic.return 退回給 \(channel)"
    case .queueMissing(let name): "沒有名為 \(name) 的佇列"
    case .noBindings: "這個交換器沒有任何繫結"
    case .hopBound(let exchange, let type, let source): "交換器 \(exchange) (\(type))，繫結在 \(source) 上"
    case .hopAlternate(let exchange, let type, let of):
      "交換器 \(exchange) (\(type))，是 \(of) 的備援交換器 (alternate exchange)"
    case .alternateMissing(let name): "它的備援交換器 \(name) 不存在"
    case .moreBindings(let number): "… 還有 \(number) 條不符合的繫結"
    case .wildcardsInKey: "* 和 # 只有在繫結鍵裡才是萬用字元，在路由鍵裡就是普通的字"
    }
  }

  func text(_ phrase: DeliveryPhrase) -> String {
    switch phrase {
    case .deliveryTag(let tag, let unacknowledged, let prefetch):
      "delivery tag \(tag)，未確認 \(unacknowledged)"
        + (prefetch > 0 ? " (預取上限 \(prefetch))" : "，沒有上限")
    case .automaticallyAcknowledged: "auto-ack：送出就消失"
    case .redelivered: "重新遞送 (redelivered)"
    case .left(let number): "後面還有 \(number) 則就緒"
    case .fetched(let tag): "delivery tag \(tag)"
    case .gotEmpty(let queue): "\(queue) 沒有就緒的訊息 (basic.get-empty)"
    case .acknowledged(let consumer, let tag, let left):
      "\(consumer)，delivery tag \(tag)   訊息就此消失，未確認 \(left)"
    case .rejected(let consumer, let tag):
      "\(consumer)，delivery tag \(tag)   requeue=false"
    case .requeued(let consumer, let queue, let ready):
      "\(consumer) → \(queue)，回到原來的位置並標記 redelivered，就緒 \(ready) 則"
    case .settledAfterDeletion(let tag): "delivery tag \(tag)：佇列已經不在，沒有東西可以處理"
    case .confirmed(let channel, let tag): "\(channel) 的第 \(tag) 次發布：broker 收下了"
    case .refused(let channel, let tag): "\(channel) 的第 \(tag) 次發布：nack，有佇列滿了"
    case .confirmsSelected(let channel, let isNew):
      isNew ? "從現在起，\(channel) 每次發布都會收到確認" : "\(channel) 早就開啟了"
    case .consumerStarted(
      let consumer, let queue, let prefetch, let isAutomatic, let isExclusive, let priority):
      "\(consumer) 開始消費 \(queue)   "
        + (isAutomatic ? "auto-ack" : prefetch > 0 ? "手動確認，預取上限 \(prefetch)" : "手動確認，沒有預取上限")
        + (isExclusive ? "，獨占" : "") + (priority != 0 ? "，優先權 \(priority)" : "")
    case .consumerCancelled(let consumer, let queue, let left):
      "\(consumer) 不再消費 \(queue)" + (left > 0 ? "，手上的 \(left) 則仍然未確認" : "")
    case .consumerCancelledByServer(let consumer, let queue): "伺服器通知 \(consumer)：佇列 \(queue) 不在了"
    case .consumerGone(let consumer, let queue, let losesAutomatic):
      "\(consumer) 不再消費 \(queue)" + (losesAutomatic ? "；因為是 auto-ack，沒做完的訊息都遺失了" : "")
    case .nothingToCancel(let tag): "這個通道上沒有消費者 \(tag)，RabbitMQ 不介意"
    case .prefetchSet(let channel, let number, let isGlobal):
      (number > 0 ? "預取上限 \(number)" : "沒有預取上限")
        + (isGlobal ? "，由 \(channel) 的所有消費者共用，立即生效" : "，適用於之後在 \(channel) 開始的每個消費者")
    case .recovered(let channel, let number): "\(channel) 歸還 \(number) 則未確認的訊息"
    }
  }

  func text(_ phrase: TopologyPhrase) -> String {
    switch phrase {
    case .exchangeDeclared(let name, let type, let traits, let isNew):
      "交換器 \(name)   \(type)，\(list(traits))" + (isNew ? "" : "   原本就有，沒有改變")
    case .queueDeclared(let name, let traits, let isNew, let ready, let consumers):
      "佇列 \(name)   \(list(traits))"
        + (isNew ? "" : "   原本就有：就緒 \(ready) 則，消費者 \(consumers) 個")
    case .exchangeDeleted(let name, let why): "交換器 \(name)" + reason(why, "條繫結")
    case .queueDeleted(let name, let why, let ready, let unacknowledged):
      "佇列 \(name)" + reason(why, "個消費者")
        + (ready + unacknowledged > 0 ? "   一起遺失：就緒 \(ready) 則，未確認 \(unacknowledged) 則" : "")
    case .noQueueToDelete(let name): "沒有佇列 \(name)，RabbitMQ 不介意"
    case .noExchangeToDelete(let name): "沒有交換器 \(name)，RabbitMQ 不介意"
    case .bound(let source, let destination, let key, let isNew):
      "\(source) → \(destination)   繫結鍵 \(key)" + (isNew ? "" : "   原本就有，沒有改變")
    case .unbound(let source, let destination, let key, let isRequested):
      "\(source) → \(destination)   繫結鍵 \(key)" + (isRequested ? "" : "   跟著消失")
    case .nothingToUnbind(let source, let destination, let key):
      "\(source) → \(destination) 沒有繫結鍵為 \(key) 的繫結，RabbitMQ 不介意"
    case .purged(let queue, let number): "\(queue)   清掉 \(number) 則就緒的訊息"
    case .connectionOpened(let name): "連線 \(name)，通道 1"
    case .channelOpened(let name): "通道 \(name)"
    case .connectionClosed(let name): "連線 \(name)"
    case .connectionLost(let name, let loss):
      "連線 \(name) 斷了" + (loss.map { "：" + text($0) } ?? "")
    case .channelClosed(let name): "通道 \(name)"
    }
  }

  private func reason(_ why: TopologyPhrase.Why, _ last: String) -> String {
    switch why {
    case .requested: ""
    case .autoDelete: "   auto-delete：最後一\(last)離開了"
    case .exclusive: "   獨占：所屬的連線離開了"
    case .expired: "   x-expires：太久沒有人使用"
    case .restart: "   不持久：重新啟動後就沒有了"
    case .withVirtualHost: "   所屬的虛擬主機沒了"
    }
  }

  private func list(_ traits: [TopologyPhrase.Trait]) -> String {
    traits.map { trait in
      switch trait {
      case .durable: "持久"
      case .transient: "非持久"
      case .exclusive: "獨占"
      case .autoDelete: "auto-delete"
      case .isInternal: "internal"
      case .serverNamed: "由伺服器命名"
      }
    }.joined(separator: "、")
  }
}
