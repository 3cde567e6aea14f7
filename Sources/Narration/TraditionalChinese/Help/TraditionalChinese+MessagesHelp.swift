extension TraditionalChinese {
  static let messageDetails = CommandHelp.Detail.list([
    "body":
      """
    內容。用 `n=` 重複時，裡面的 `{n}` 會換成 1、2、3。`body@FILE` 從檔案讀取。沒寫就是空的\
    訊息，這是允許的。
    """,
    "mandatory": "沒有任何佇列收到時退回來：basic.return，312 NO_ROUTE。沒寫則直接丟棄。",
    "persistent":
      """
    也就是 delivery_mode 2：佇列也持久的話，broker 重新啟動後訊息還在。沒寫就是非持久的訊\
    息。
    """,
    "n": "發布幾次，1 到 1000000。",
    "priority": "0 到 255；有 `max-priority` 的佇列或 quorum 佇列才會依它排先後。",
    "expiration":
      """
    一段時間：`ms`、`s`、`m`、`h`，只寫數字是 ms。最多在佇列裡等多久；要排到最前面才會消失。
    """,
    "content-type": "內容是什麼，例如 `application/json`。broker 不看。",
    "content-encoding": "內容怎麼壓縮，例如 `gzip`。broker 不看。",
    "correlation-id": "這是在回覆哪一個請求；給程式看，不是給 broker 看。",
    "reply-to": "回覆該送到哪裡；給程式看。`amq.rabbitmq.reply-to` 見 help direct reply。",
    "message-id": "發布者取的名字，消費者可以用來認出重複的訊息。",
    "timestamp": "時間，從 1970 年起的秒數。",
    "type": "這是哪一種訊息，由你自己命名。",
    "user-id": "誰發布的。和連線使用者不同的名稱是 406 PRECONDITION_FAILED。",
    "app-id": "哪個程式發布的。",
    "header.":
      """
    訊息的一個標頭。`10` 是整數，`1.5` 是浮點數，`true` 是布林值，加引號的是字串；\
    `header.NAME:timestamp=0` 可以指定型別。
    """,
  ])

  var publishHelp: CommandHelp {
    CommandHelp(
      "把訊息發布到交換器",
      [
        """
        把訊息送到交換器，由它的繫結決定哪些佇列各拿一份。trace 會列出每一條繫結的判斷，不符合\
        的也列出理由。
        """,
        """
        第二個字永遠是路由鍵，fanout 交換器也一樣，只是它不看。路由鍵裡的 `*` 和 `#` 只是普通\
        的字：樣式要寫在繫結裡。
        """,
        """
        沒有繫結符合時訊息就丟棄，發布者也不會知道，除非加上 `mandatory`。交換器不存在則是 404 \
        NOT_FOUND。
        """,
      ],
      [
        "exchange": "送到哪裡；`\"\"` 是預設交換器。",
        "key": "路由鍵，最多 255 位元組。",
      ],
      more: Self.messageDetails + Self.copyKeyDetails)
  }

  var sendHelp: CommandHelp {
    CommandHelp(
      "透過預設交換器發布到佇列",
      [
        """
        `publish "" QUEUE BODY` 的簡寫。沒有訊息會直接進佇列：每個佇列都以自己的名稱繫結在預設\
        交換器上，trace 會把這一段顯示出來。
        """,
        "沒有這個佇列時訊息會丟棄，加上 `mandatory` 則會退回；它不會留著等佇列出現。",
      ],
      [
        "queue": "佇列的名稱，也就是路由鍵。"
      ],
      more: Self.messageDetails + Self.copyKeyDetails)
  }

  var getHelp: CommandHelp {
    CommandHelp(
      "從佇列取出訊息，看完放回去",
      [
        """
        取出佇列最前面就緒的訊息。預設只是看看：看完放回原來的位置，之後會標記 redelivered。要\
        真的拿走，請寫 `ackmode=ack_requeue_false`。
        """,
        """
        後面的數字是這則之後還有幾則就緒。`get` 不受預取限制。它適合看一眼；程式若在迴圈裡一直\
        取，比消費者慢，而且大多白跑一趟。
        """,
      ],
      [
        "queue": "從哪個佇列。",
        "n": "最多幾則，預設是 1。",
        "ackmode":
          """
        `ack_requeue_true`（預設）和 `reject_requeue_true` 會放回去；`ack_requeue_false` 是\
        拿走；`reject_requeue_false` 是拒絕後不再放回；`manual` 留在你的通道上不確認，之後用 \
        `ack you`。
        """,
      ])
  }

  var purgeHelp: CommandHelp {
    CommandHelp(
      "清空佇列裡就緒的訊息",
      [
        "移除所有就緒的訊息，並回報有幾則。消費者手上未確認的訊息不受影響，之後還可能回來。"
      ],
      [
        "queue": "哪一個佇列。"
      ])
  }

  var confirmSelectHelp: CommandHelp {
    CommandHelp(
      "請 broker 確認每一次發布",
      [
        """
        從現在起，broker 會對這個通道上的每次發布回一個 ack，從 1 開始編號。它表示 broker 處理\
        了這則訊息，不表示消費者處理了。
        """,
        """
        沒有佇列要的訊息一樣會得到 ack：想知道就加 `mandatory`，退回會比 ack 先到。重複開啟不\
        會改變什麼，也無法關閉。
        """,
      ])
  }
}
