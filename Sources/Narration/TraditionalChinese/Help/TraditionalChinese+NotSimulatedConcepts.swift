extension TraditionalChinese {
  var transactionExplanation: Explanation {
    Explanation(
      "交易 (transaction，尚未模擬)",
      [
        """
        在 RabbitMQ 裡，`tx.select` 會把通道上的發布和 ack 累積到 `tx.commit` 才生效。它很慢，\
        大多數程式改用發布確認；一個通道只能選其中一種。這個版本沒有交易的指令。
        """
      ])
  }
}
