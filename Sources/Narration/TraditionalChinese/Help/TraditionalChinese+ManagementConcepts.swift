extension TraditionalChinese {
  var managementPageExplanation: Explanation {
    Explanation(
      "管理介面，改用指令",
      [
        """
        RabbitMQ 的 management 外掛在瀏覽器裡以分頁顯示 broker。在這裡，每個分頁是一個 \
        `list`，裡面的每一項各有一頁：`show overview`、`list connections`、`list channels`、\
        `list exchanges`、`list queues`，以及看單獨一項的 `show`。
        """,
        """
        頁面上的表單在這裡是指令：`bind`、`publish`、有四種 ack 模式的 `get`、`move`、`purge`、\
        `delete`。佇列的頁面會列出來，可以直接輸入。和 RabbitMQ 一樣，`get` 不只是看看：它會取\
        出訊息，放回去之後就標記 redelivered。
        """,
        """
        欄位名稱和 rabbitmqctl 以及 HTTP API 相同，`format=csv` 或 `format=json` 可以交給其他\
        程式。記憶體、磁碟、網路和節點不在裡面：這個 broker 沒有這些。
        """,
      ])
  }

  var ratesExplanation: Explanation {
    Explanation(
      "速率：最近每秒幾則",
      [
        """
        速率是虛擬時間最近 5 秒內發生的次數除以 5，和 RabbitMQ 收集統計的間隔相同。時間只會因 \
        `tick` 前進，所以同一刻的 10 則訊息在 5 秒過去之前都是每秒 2.0，之後是 0.0。旁邊的累計\
        只會增加。
        """,
        """
        計算的項目依照對 RabbitMQ 4.0.5 的觀察。佇列的 `publish` 是客戶端的訊息帶來的，死信不\
        算在內。`deliver_get` 是送到客戶端的全部，`redeliver` 是其中曾經送出過的。nack 和 \
        reject 不算 `ack`；交換器只計算直接發布到它的訊息。
        """,
      ])
  }
}
