extension TraditionalChinese {
  var deadLetterExplanation: Explanation {
    Explanation(
      "死信 (dead letter，尚未模擬)",
      [
        """
        在 RabbitMQ 裡，設定了 `x-dead-letter-exchange` 的佇列，會把拒絕後不放回、過期和超過長\
        度上限的訊息重新發布到那個交換器；`x-dead-letter-routing-key` 可以換一個路由鍵。交換\
        器、佇列和繫結都要自己建立，否則死信會被丟棄。這個版本以 540 NOT_IMPLEMENTED 拒絕這些\
        參數。
        """
      ])
  }

  var timeToLiveExplanation: Explanation {
    Explanation(
      "存活時間 (TTL，尚未模擬)",
      [
        """
        在 RabbitMQ 裡，就緒的訊息會依佇列的 `x-message-ttl` 或自己的 `expiration` 過期，以短\
        的為準；排在較長壽的訊息後面時，要等輪到最前面才會消失。佇列本身則在 `x-expires` 的時\
        間沒人使用後刪除。這個版本以 540 NOT_IMPLEMENTED 拒絕這三者。
        """
      ])
  }

  var maxLengthExplanation: Explanation {
    Explanation(
      "長度上限 (max length，尚未模擬)",
      [
        """
        在 RabbitMQ 裡，`x-max-length` 和 `x-max-length-bytes` 限制佇列裡就緒的訊息，未確認的\
        不算。預設丟棄最舊的一則，或送去死信；`x-overflow=reject-publish` 則改為拒絕最新的。這\
        個版本以 540 NOT_IMPLEMENTED 拒絕這些參數。
        """
      ])
  }

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
