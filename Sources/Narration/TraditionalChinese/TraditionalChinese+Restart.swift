extension TraditionalChinese {
  func text(_ phrase: RestartPhrase) -> String {
    switch phrase {
    case .began: "broker 停止：所有連線斷開，不持久的都會消失"
    case .queueSurvived(let queue, let kept, let lost):
      "佇列 \(queue)   持久" + (kept + lost > 0 ? "：留下 \(kept) 則訊息，遺失 \(lost) 則" : "")
    case .messageSurvived(let queue, let becauseOfQueue, let isRedelivered):
      "在 \(queue)   " + (becauseOfQueue ? "這個佇列什麼都留著" : "持久的訊息，在持久的佇列裡")
        + (isRedelivered ? "   重新遞送" : "")
    case .exchangeSurvived(let exchange): "交換器 \(exchange)   持久"
    case .finished(let queues, let kept, let lost):
      "完成：\(queues) 個佇列和 \(kept) 份訊息還在，遺失 \(lost) 份"
    case .lostWithTransientQueue(let queue): "跟著不持久的佇列 \(queue) 遺失"
    case .lostTransient(let queue): "遺失：\(queue) 是持久的，但訊息不是（delivery_mode 2）"
    }
  }

  var restartHelp: CommandHelp {
    CommandHelp(
      "重新啟動 broker",
      [
        """
        所有連線都斷開，你自己的也是，連同通道、消費者和獨占佇列。然後 broker 帶著持久的東西回\
        來。訊息編號和時鐘繼續；`undo` 可以收回這次重新啟動。
        """,
        """
        訊息要留下，得是持久的訊息，也要在持久的佇列裡：兩者都要。未確認的回到原位，標記為重新遞\
        送。不持久的佇列會連同裡面的訊息消失，持久的訊息也一樣；這裡遺失的都不會變成死信。
        """,
        """
        有消費者的自動刪除佇列會消失，持久也沒用，因為最後一個消費者走了；從來沒有消費者的會留下。\
        繫結要兩端都在才會留下。
        """,
      ])
  }

  var restartExplanation: Explanation {
    Explanation(
      "重新啟動 (restart)：什麼會留下",
      [
        """
        兩個旗標，兩個問題。`durable` 問的是佇列或交換器：之後還在嗎？`persistent` 問的是訊息：\
        之後還在佇列裡嗎？要留住訊息，兩者都要。
        """,
        """
        持久的訊息在不持久的佇列裡會遺失，不持久的訊息在持久的佇列裡也會。而且從發布到寫進磁碟要時\
        間：只有發布確認才表示持久的訊息安全了。
        """,
        """
        消費者和連線從來不會留下：程式要重新連線、宣告、消費。沒確認的訊息會再收到一次，標記為重新\
        遞送。
        """,
      ])
  }
}
