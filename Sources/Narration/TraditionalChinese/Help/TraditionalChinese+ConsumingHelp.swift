extension TraditionalChinese {
  var consumeHelp: CommandHelp {
    CommandHelp(
      "在佇列上開始一個消費者",
      [
        """
        開始一個消費者：從現在起 broker 主動把訊息推給它，推到預取上限為止。每則訊息在 `ack` \
        之前都是未確認。
        """,
        """
        消費者有一條自己的連線，名稱和它相同，所以 `kill C1` 只會殺掉一個 worker。沒有取名的\
        話，Warren 依序叫它們 C1、C2。獨占的佇列則在擁有它的連線上消費。
        """,
        """
        沒寫 `prefetch` 就沒有上限：佇列裡若已有訊息，第一個消費者會全部拿走，第二個什麼都沒\
        有。
        """,
      ],
      [
        "queue": "從哪個佇列。",
        "as": "消費者的名稱，也是它連線的名稱。",
        "prefetch":
          "手上最多幾則未確認的訊息；先 basic.qos 再 basic.consume。預設是 0，沒有上限。",
        "priority": "數字大的還有空位時先收到。預設是 0；負數排在最後。",
        "auto-ack": "訊息一送出就算確認。此時預取沒有作用，消費者死掉時沒做完的訊息就遺失了。",
        "exclusive": "不讓這個佇列有別的消費者：403 ACCESS_REFUSED。`get` 仍然可以。",
        "arg.": "也可以寫 `x-NAME=VALUE`：basic.consume 的參數，例如 `x-priority`。",
      ], more: Self.workDetails)
  }

  var cancelHelp: CommandHelp {
    CommandHelp(
      "停止一個消費者",
      [
        """
        broker 不再送訊息給它。它手上未確認的訊息維持原狀，還可以確認；要等通道或連線結束，這\
        些訊息才會回到佇列。
        """,
        """
        如果它是 auto-delete 佇列的最後一個消費者，佇列會跟著刪除。在 RabbitMQ 裡取消不存在的\
        消費者也算成功。
        """,
      ],
      [
        "consumer": "消費者的名稱。"
      ])
  }

  var qosHelp: CommandHelp {
    CommandHelp(
      "設定通道的預取",
      [
        """
        對一個通道執行 basic.qos。沒寫 `global` 時，它是之後在這個通道上開始的每個消費者各自的\
        上限；已經在消費的不受影響。這點常讓人意外。
        """,
        """
        寫了 `global`，則是通道上所有消費者共用的上限，立即生效。兩種都設定時，兩種都要允許才\
        會遞送。
        """,
      ],
      [
        "name": "消費者或連線，指的是它的通道。",
        "count": "最多幾則未確認的訊息；0 是沒有上限。",
        "global": "整個通道共用一個上限。最新的 RabbitMQ 預設會拒絕。",
      ])
  }

  var ackHelp: CommandHelp {
    CommandHelp(
      "確認：做完了，訊息可以消失",
      [
        "告訴 broker 這次遞送處理完了。訊息就此消失，預取也空出一個位置給下一則。",
        """
        沒寫 tag 就是這個消費者手上最舊的一則。每次遞送只能處理一次，而且要在收到它的通道上：\
        再 ack 一次是 406 PRECONDITION_FAILED `unknown delivery tag`，通道會關閉。
        """,
      ],
      [
        "name": "消費者或連線；用 `ackmode=manual` 取出的訊息請寫 `you`。",
        "tag": "delivery tag；`all` 表示這個通道手上的全部。",
        "multiple": "到這個 tag 為止的全部，範圍是整個通道，送給同一通道上其他消費者的也算。",
      ])
  }

  var nackHelp: CommandHelp {
    CommandHelp(
      "沒做完：放回去，或不要了",
      [
        """
        退還一次遞送。訊息回到佇列裡原來的位置，標記 redelivered，再交給輪到的消費者；只有一個\
        消費者的話，馬上又送給它。
        """,
        """
        加上 `requeue=false` 訊息就沒有了；或送到佇列的死信交換器。永遠失\
        敗又永遠放回去的訊息，會沒完沒了地重複。
        """,
      ],
      [
        "name": "消費者或連線。",
        "tag": "delivery tag，或 `all`；沒寫就是最舊的一則。",
        "requeue": "預設是 `true`，放回去；`false` 是不放回。",
        "multiple": "到這個 tag 為止的全部，範圍是整個通道。",
      ])
  }

  var rejectHelp: CommandHelp {
    CommandHelp(
      "拒絕一次遞送：AMQP 原本的動詞",
      [
        """
        和 `nack` 一樣，但一次只處理一則。AMQP 原本只有它；可以一次處理多則的 `nack` 是 \
        RabbitMQ 後來加的。
        """,
        "除非寫 `requeue=false`，否則訊息會放回去。放回的地方不是佇列的最後，而是原來的位置。",
      ],
      [
        "name": "消費者或連線。",
        "tag": "delivery tag；沒寫就是最舊的一則。",
        "requeue": "預設是 `true`，放回去；`false` 是不要了。",
      ])
  }

  var recoverHelp: CommandHelp {
    CommandHelp(
      "歸還一個通道手上的全部訊息",
      [
        """
        basic.recover：這個通道上所有未確認的訊息都回到原來的位置，標記 redelivered，用 `get` \
        留下的也算。接著可能送給別的消費者。
        """
      ],
      [
        "name": "消費者或連線，指的是它的通道。"
      ])
  }
}
