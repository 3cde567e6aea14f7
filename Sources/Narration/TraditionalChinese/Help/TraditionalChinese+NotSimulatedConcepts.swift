extension TraditionalChinese {
  var singleActiveConsumerExplanation: Explanation {
    Explanation(
      "單一活躍消費者 (single active consumer，尚未模擬)",
      [
        """
        在 RabbitMQ 裡，設定了 `x-single-active-consumer` 的佇列只服務其中一個消費者，其他的等\
        候；活躍的離開後由下一個接手。這樣既保持順序，又有人待命。這個版本以 540 \
        NOT_IMPLEMENTED 拒絕這個參數；`consume hello exclusive` 則是拒絕其他消費者。
        """
      ])
  }

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

  var messagePriorityExplanation: Explanation {
    Explanation(
      "訊息優先權 (message priority，尚未模擬)",
      [
        """
        在 RabbitMQ 裡，設定了 `x-max-priority` 的佇列先交出 `priority` 大的訊息，相同的依先後\
        順序。沒有那個參數，這個屬性什麼都不影響。這個版本會帶著屬性，但以 540 NOT_IMPLEMENTED \
        拒絕那個參數。消費者的優先權是另一回事，已經模擬了。
        """
      ])
  }
}
