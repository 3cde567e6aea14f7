extension TraditionalChinese {
  var listenHelp: CommandHelp {
    CommandHelp(
      "讓程式連進來，就像這裡是 RabbitMQ",
      [
        """
        你自己的 Python、Go 或 Java 程式以 guest（密碼 guest）連到 localhost，用 AMQP 0-9-1 和這個 \
        broker 說話；它做了什麼，會顯示在你正在輸入的那一行上面。你可以發布訊息給它、切斷它的連線，\
        再看哪些訊息重新遞送。
        """,
        """
        等待連線時用的是真實時間：tick、run 和 producer 都不能用。只要還有程式連著，就不能 undo，\
        也不能開始課程，因為程式不會知道。一切只存在記憶體裡。
        """,
      ],
      ["port": "在哪個連接埠等待。預設是 5672；0 會選一個空著的。"])
  }

  var listenOffHelp: CommandHelp {
    CommandHelp(
      "和連進來的程式道別",
      [
        "像 RabbitMQ 停止時一樣，以 320 CONNECTION_FORCED 關閉它們的連線，然後回到虛擬時間。它們留下的東西還在。"
      ])
  }
}
