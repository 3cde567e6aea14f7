extension TraditionalChinese {
  private static let bindingDetails = CommandHelp.Detail.list([
    "source": "訊息從哪個交換器來。",
    "key":
      """
    繫結鍵，一個鍵就是一條繫結；沒寫就是空的鍵。topic 交換器把 `*` 看成剛好一個單詞，`#` 看成\
    零個以上的單詞。
    """,
    "arg.":
      """
    也可以寫 `x-NAME=VALUE`：繫結的參數。headers 交換器拿它們和訊息的標頭比對；`x-match=any` \
    表示符合一個就好，不必全部。參數不同就是不同的繫結。
    """,
  ])

  var declareExchangeHelp: CommandHelp {
    CommandHelp(
      "建立交換器，或確認它已經存在",
      [
        """
        建立一個交換器。交換器不保存訊息：它查看自己的繫結，把訊息一份一份交出去。除非寫 \
        `transient`，否則是持久的；沒有指定類型就是 direct。
        """,
        """
        用相同的屬性再宣告一次，什麼都不會變。屬性不同則是 406 PRECONDITION_FAILED，通道也會關\
        閉：交換器不能修改，只能刪除後重新宣告。
        """,
        "以 `amq.` 開頭的名稱保留給伺服器。",
      ],
      [
        "exchange": "新的名稱。",
        "type":
          """
        `direct`（鍵相同才送，預設值）、`fanout`（全部都送）、`topic`（含 `*` 和 `#` 的樣\
        式）或 `headers`。
        """,
        "alternate-exchange":
          """
        備援交換器：這個交換器送不出去的訊息改送到那裡。它可以還不存在；在它出現之前，這種訊\
        息會被丟棄。
        """,
        "durable": "broker 重新啟動後仍然存在；這是預設值。",
        "transient": "broker 重新啟動後就消失。",
        "auto-delete": "從它出發的最後一條繫結移除時自動刪除；從來沒有繫結的會留著。",
        "internal": "只接受其他交換器轉來的訊息；直接發布到它是 403 ACCESS_REFUSED。",
        "passive": "只問它在不在，不在就是 404 NOT_FOUND；不比對其他屬性，連類型也不比。",
        "arg.": "也可以寫 `x-NAME=VALUE`：exchange.declare 的其他參數。",
      ])
  }

  var declareQueueHelp: CommandHelp {
    CommandHelp(
      "建立佇列，或確認它已經存在",
      [
        """
        建立一個佇列。除非寫 `transient`，否則是持久的；由伺服器命名的佇列則相反，要寫 `durable` \
        才是持久的；獨占的佇列一律不持久。
        """,
        """
        用相同的屬性再宣告一次，什麼都不會變，只回報裡面有幾則訊息、幾個消費者。屬性不同則是 \
        406 PRECONDITION_FAILED，通道也會關閉：佇列不能修改。
        """,
        "佇列持久不代表裡面的訊息持久：訊息在發布時還要加上 `persistent`。",
      ],
      [
        "queue":
          """
        新的名稱。`""` 表示由伺服器取一個以 `amq.gen-` 開頭的名稱；之後的 `""` 就是這個通道\
        最後宣告的佇列。
        """,
        "durable": "broker 重新啟動後佇列仍然存在；這是預設值。",
        "transient": "broker 重新啟動後，佇列連同裡面的一切都消失。",
        "exclusive":
          """
        只有宣告它的連線可以使用，其他連線得到 405 RESOURCE_LOCKED；但任何人都可以把訊息發布\
        過去。連線結束時它就刪除。
        """,
        "auto-delete":
          "最後一個消費者離開時，連同訊息一起刪除。從來沒有消費者的會留著；`get` 不算消費者。",
        "single-active-consumer":
          "只服務一個消費者，其他的待命。先來的一直是那一個；優先權只決定下一個是誰。",
        "passive": "只問它在不在，不在就是 404 NOT_FOUND；不比對其他屬性。",
        "ttl": "訊息最多等多久；只寫數字是 ms。排到最前面才會消失，在長壽的訊息後面會一直留著。",
        "expires": "這麼久沒有人使用就刪除佇列；發布不算使用。",
        "max-length": "最多等候幾則訊息；未確認的不算。",
        "max-length-bytes": "最多等候多少位元組，只算內容：`10000`、`10kB`、`4KiB`。",
        "overflow": "滿了以後誰讓位：最舊的 (預設)，或拒絕最新的；`-dlx` 還會把它送去死信。",
        "dead-letter-exchange": "拒絕、過期、超量的訊息送到哪裡；到時候它必須存在。",
        "dead-letter-routing-key": "重新發布時用的路由鍵；沒寫就用訊息自己的。",
        "max-priority":
          """
        訊息的 `priority` 大的先出去，最高算到這個數字；沒寫的是 0，超過的就算這個數字。滿了丟的\
        是最前面的，也就是優先權最高的。
        """,
        "type":
          """
        `classic` (預設) 或 `quorum`：持久而安全，退回太多次的訊息會被放棄。它不能是 exclusive、\
        auto-delete，也不能由伺服器取名。
        """,
        "delivery-limit":
          """
        quorum 佇列最多讓訊息退回幾次：沒寫是 20；`-1` 表示不限，這時退回的排到最後面，而不是最\
        前面。
        """,
        "as": "在你的指令裡給它另一個名字：`declare queue \"\" as inbox`。",
        "arg.":
          """
        也可以寫 `x-NAME=VALUE`：queue.declare 的完整參數，例如 `x-message-ttl`。這個版本沒有模\
        擬效果的參數 (stream) 會以 540 NOT_IMPLEMENTED 拒絕。沒有人認得的名稱會被接受但沒有作用，和 \
        RabbitMQ 一樣。
        """,
      ])
  }

  var deleteExchangeHelp: CommandHelp {
    CommandHelp(
      "刪除交換器和它的繫結",
      [
        """
        刪除交換器，以及所有從它出發和以它為目的地的繫結。之後用同一個名稱宣告的交換器，一開始\
        沒有任何繫結。發布到已經刪除的交換器是 404 NOT_FOUND，通道會關閉。
        """,
        """
        刪除不存在的交換器也算成功。預設交換器和 `amq.` 開頭的交換器不能刪除：403 \
        ACCESS_REFUSED。
        """,
      ],
      [
        "exchange": "哪一個交換器。",
        "if-unused":
          "沒有繫結從它出發才刪除，否則是 406 PRECONDITION_FAILED；以它為目的地的繫結不算。",
      ])
  }

  var deleteQueueHelp: CommandHelp {
    CommandHelp(
      "刪除佇列和裡面的一切",
      [
        """
        刪除佇列、它的繫結和訊息，不論就緒或未確認。它的消費者會由伺服器取消。刪除不存在的佇列\
        也算成功。
        """,
        "這樣遺失的訊息不會退回給任何人。在這裡可以用 `undo` 找回來；RabbitMQ 沒有這種指令。",
      ],
      [
        "queue": "哪一個佇列。",
        "if-unused": "沒有消費者才刪除，否則是 406 PRECONDITION_FAILED。",
        "if-empty": "沒有就緒的訊息才刪除，否則是 406 PRECONDITION_FAILED；未確認的訊息不算。",
      ])
  }

  var bindExchangeHelp: CommandHelp {
    CommandHelp(
      "讓交換器接收另一個交換器的訊息",
      [
        """
        來源交換器符合繫結的訊息，會帶著同樣的路由鍵和標頭，在目的交換器再路由一次。可以一個接\
        一個，甚至繞成一圈：每個佇列仍然只拿到一份。
        """,
        "重複同樣的繫結，什麼都不會變。",
      ],
      [
        "destination": "接收訊息的交換器。"
      ],
      more: Self.bindingDetails)
  }

  var bindHelp: CommandHelp {
    CommandHelp(
      "讓佇列接收交換器的訊息",
      [
        """
        建立繫結：每一條都表示這個佇列想要交換器以這個鍵收到的訊息。鍵怎麼比對由交換器的類型決\
        定：direct 要相同，topic 當成樣式，fanout 和 headers 完全不看。
        """,
        """
        寫幾個鍵就是幾條繫結。其中一條被拒絕，後面的就不再嘗試，前面的保留。重複同樣的繫結不會\
        改變什麼；兩條繫結都符合同一則訊息，也只有一份。
        """,
        """
        只有之後發布的訊息才會進來。佇列和鍵都是空的，則以佇列自己的名稱，繫結這個通道最後宣告\
        的佇列。
        """,
      ],
      [
        "queue": "接收訊息的佇列。",
        "to": "寫 `exchange` 表示接收的是交換器，等於 `bind exchange`。",
      ],
      more: Self.bindingDetails)
  }

  var unbindExchangeHelp: CommandHelp {
    CommandHelp(
      "移除交換器之間的繫結",
      [
        """
        移除兩個交換器之間的繫結。移除不存在的繫結也算成功。auto-delete 的來源交換器失去最後一\
        條繫結時會消失。
        """
      ],
      [
        "destination": "原本接收訊息的交換器。"
      ],
      more: Self.bindingDetails)
  }

  var unbindHelp: CommandHelp {
    CommandHelp(
      "移除佇列的繫結",
      [
        """
        移除繫結；已經在佇列裡的訊息留著。來源、鍵和參數都要和那條繫結相同。繫結兩次、移除一\
        次，就沒有了。
        """,
        """
        移除不存在的繫結也算成功，所以打錯鍵不會有人提醒：用 `list bindings` 看看還剩什麼。\
        auto-delete 的交換器失去最後一條繫結時會消失。
        """,
      ],
      [
        "queue": "原本接收訊息的佇列。",
        "to": "寫 `exchange` 表示接收的是交換器，等於 `unbind exchange`。",
      ],
      more: Self.bindingDetails)
  }
}
