extension TraditionalChinese {
  var quorumQueueExplanation: Explanation {
    Explanation(
      "仲裁佇列 (quorum queue，尚未模擬)",
      [
        """
        在 RabbitMQ 裡，`x-queue-type=quorum` 的佇列保存在好幾台伺服器上。它會計算遞送次數，超\
        過上限的毒訊息會丟棄或送去死信。它一定是持久的，重新啟動後所有訊息都在。這個版本只有 \
        classic 佇列，以 540 NOT_IMPLEMENTED 拒絕這個參數。
        """
      ])
  }

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
