extension TraditionalChinese {
  func text(_ phrase: DirectReplyPhrase) -> String {
    switch phrase {
    case .opened(let consumer, let name): "給 \(consumer) 的回覆，用路由鍵 \(name) 發布"
    case .addressed(let name): "reply_to 換成 \(name)"
    }
  }

  var directReplyExplanation: Explanation {
    Explanation(
      "直接回覆 (direct reply-to)：不用佇列的回覆",
      [
        """
        提出請求的一方以 `auto-ack` 消費虛擬佇列 `amq.rabbitmq.reply-to`，再用同一個通道發布請\
        求，`reply-to` 寫這個名稱。broker 會換成它自己取的名稱。
        """,
        """
        收到請求的一方用那個名稱當路由鍵，把回覆發布到預設交換器；在這裡也可以寫請求方的名字：\
        `send R "42"`。回覆直接送到通道。
        """,
        """
        沒有佇列保管：請求方離開之後，回覆就不見了。一個通道只能有一個這樣的消費者；沒有的話，請求\
        是 406 PRECONDITION_FAILED。加上 `mandatory`，RabbitMQ 明明送到了還是會當作無法路由退回。
        """,
      ])
  }
}
