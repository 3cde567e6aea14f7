extension TraditionalChinese {
  var killHelp: CommandHelp {
    CommandHelp(
      "切斷連線，就像 worker 突然死掉",
      [
        """
        連線無預警中斷。未確認的訊息回到佇列，標記 redelivered 後交給別人；它獨占的佇列會刪\
        除。
        """,
        """
        已經送給 auto-ack 消費者的訊息就遺失了。共用這條連線的其他消費者也一起結束，trace 會說\
        有誰。
        """,
      ],
      [
        "name": "消費者（指它的連線）或連線。"
      ])
  }

  var closeHelp: CommandHelp {
    CommandHelp(
      "關閉連線或通道",
      [
        """
        正常結束。對訊息來說和 `kill` 一樣：未確認的回到佇列。獨占的佇列在通道結束後還在，連線\
        結束後就刪除。
        """
      ],
      [
        "name": "連線，或像 `A/2` 這樣的一個通道。"
      ])
  }

  var openConnectionHelp: CommandHelp {
    CommandHelp(
      "開啟一條連線",
      [
        """
        開啟連線和它的通道 1。平常用不到：`on=` 提到的連線會自己開啟。適合用來說明：沒有消費者\
        的連線什麼都不做。
        """
      ],
      [
        "name": "連線的名稱。",
        "user": "由誰開啟；沒有指定就是 `guest`。",
        "vhost": "連到哪個虛擬主機；沒有指定就是 `/`。之後不能改。",
        "password":
          """
        有寫就會檢查；沒寫就相信這個使用者。密碼不對會被拒絕：403 ACCESS_REFUSED。不會顯示，也不會\
        保留。
        """,
      ])
  }

  var openChannelHelp: CommandHelp {
    CommandHelp(
      "在連線上開啟一個通道",
      [
        """
        一條連線可以有很多通道，每個通道各有自己的 delivery tag、預取和發布確認。錯誤通常只關\
        閉一個通道，不會關閉連線。
        """
      ],
      [
        "name": "連線和通道編號，例如 `P1/2`。"
      ])
  }
}
