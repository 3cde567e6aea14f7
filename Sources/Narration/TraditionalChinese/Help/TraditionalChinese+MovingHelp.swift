extension TraditionalChinese {
  var moveHelp: CommandHelp {
    CommandHelp(
      "把佇列裡等候的訊息都搬到另一個佇列",
      [
        """
        和 RabbitMQ 管理介面的 Move messages 一樣，用 shovel 搬：它是另一個客戶端，叫做 \
        `shovel`，會消費現在就緒的訊息，逐則發布到預設交換器，以另一個佇列的名稱為路由鍵，發布確\
        認後才 ack，搬完就離開。消費者手上的訊息留在原處。
        """,
        """
        搬過去的訊息是一次新的發布：有新的編號、空的交換器和新的路由鍵，排在另一個佇列的最後面，\
        沒有 redelivered；內容、標頭和屬性不變。另一個佇列若拒收，訊息留在原來的佇列，並標記 \
        redelivered。不存在的佇列會宣告出來，是持久的。
        """,
      ],
      [
        "queue": "從哪個佇列。",
        "destination": "到哪個佇列；前面可以寫 `to`。",
      ])
  }
}
