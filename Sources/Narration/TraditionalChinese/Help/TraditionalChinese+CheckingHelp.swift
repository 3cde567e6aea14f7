extension TraditionalChinese {
  private static let expectedBodies = CommandHelp.Detail.list([
    "bodies": "依序的訊息內容，以逗號分隔。"
  ])

  var expectQueueHelp: CommandHelp {
    CommandHelp(
      "聲明佇列應該有什麼",
      [
        """
        給腳本和課程使用：不符合時會說實際上是什麼，腳本以代碼 1 結束。沒寫的項目可以是任何\
        值。
        """
      ],
      [
        "queue": "哪一個佇列；它必須存在。",
        "ready": "幾則就緒。",
        "unacked": "幾則在消費者手上未確認。",
        "consumers": "有幾個消費者。",
      ],
      more: Self.expectedBodies)
  }

  var expectNoQueueHelp: CommandHelp {
    CommandHelp(
      "聲明佇列應該不存在",
      [
        "如果有這個名稱的佇列就不符合。適合放在 `kill` 之後，檢查獨占和 auto-delete 的佇列。"
      ],
      [
        "queue": "名稱。"
      ])
  }

  var expectRouteHelp: CommandHelp {
    CommandHelp(
      "聲明一個鍵應該送到哪些佇列",
      [
        "和 `match` 一樣只是試算，不會發布。佇列必須剛好是這些，順序不拘。"
      ],
      [
        "exchange": "訊息會發布到哪個交換器。",
        "key": "路由鍵。",
        "queues": "以逗號分隔的名稱，或 `nobody`。",
      ])
  }

  var expectBindingHelp: CommandHelp {
    CommandHelp(
      "聲明一條繫結應該存在",
      [
        """
        如果佇列沒有以這個鍵繫結在交換器上就不符合。比對的是鍵本身：`*.orange.*` 在這裡不是樣\
        式。
        """
      ],
      [
        "queue": "接收訊息的佇列。",
        "source": "交換器。",
        "key": "繫結鍵；沒寫就是空的鍵。",
      ])
  }

  var expectDeliveredHelp: CommandHelp {
    CommandHelp(
      "聲明消費者應該收到過什麼",
      [
        "比對消費者到目前為止收到的所有內容和順序，不論是否已經確認。"
      ],
      [
        "consumer": "消費者的名稱。"
      ],
      more: Self.expectedBodies)
  }

  var expectConsumerHelp: CommandHelp {
    CommandHelp(
      "聲明消費者手上應該有什麼",
      [
        "消費者不存在或數字不同就不符合。沒寫的項目可以是任何值。"
      ],
      [
        "consumer": "消費者的名稱。",
        "unacked": "手上有幾則未確認。",
        "prefetch": "預取上限；0 是沒有。",
      ])
  }

  var expectDeadHelp: CommandHelp {
    CommandHelp(
      "說明佇列裡應該死了幾則訊息",
      [
        """
        從開始到現在，在這個佇列成為死信的份數：過期、超過上限被擠掉、被拒絕，或遞送太多次；\
        有沒有死信交換器接手都算。
        """
      ],
      [
        "queue": "在哪個佇列死的。",
        "reason": "只算因為這個原因的。",
        "n": "幾份；不寫就是至少一份。",
      ])
  }

  var expectErrorHelp: CommandHelp {
    CommandHelp(
      "聲明前一行應該發生錯誤",
      [
        """
        沒有它，AMQP 的錯誤會讓腳本以代碼 1 結束。有了它，這個錯誤就是你想展示的，腳本繼續執\
        行。
        """
      ],
      [
        "code": "回應碼，例如 404 或 406。"
      ])
  }
}
