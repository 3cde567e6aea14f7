extension TraditionalChinese {
  private static let columnDetails = CommandHelp.Detail.list([
    "column": "要顯示的欄位，名稱和 rabbitmqctl 相同；沒寫就是常用的幾欄。可用的有"
  ])

  var listQueuesHelp: CommandHelp {
    CommandHelp(
      "列出佇列和訊息數",
      [
        """
        每個佇列一列。`messages_ready` 在等消費者；`messages_unacknowledged` 在消費者手上還沒\
        確認；`messages` 是兩者的和。
        """
      ],
      more: Self.columnDetails)
  }

  var listExchangesHelp: CommandHelp {
    CommandHelp(
      "列出交換器和類型",
      [
        "內建的交換器一開始就在：名稱為空的預設交換器，以及 `amq.` 開頭的那些。"
      ],
      more: Self.columnDetails)
  }

  var listBindingsHelp: CommandHelp {
    CommandHelp(
      "列出誰以哪個鍵接收誰的訊息",
      [
        "每條繫結一列。每個佇列都以自己的名稱繫結在預設交換器上，沒有人能更改。"
      ],
      more: Self.columnDetails)
  }

  var listConsumersHelp: CommandHelp {
    CommandHelp(
      "列出誰在消費哪個佇列",
      [
        """
        每個消費者一列，包含它的預取和是否要確認。預取是它開始時的值：之後的 `qos` 不會改變\
        它。
        """
      ],
      more: Self.columnDetails)
  }

  var listConnectionsHelp: CommandHelp {
    CommandHelp(
      "列出所有連線",
      [
        "每條連線一列，`you` 是你的。除非 `on=` 另有指定，每個消費者都有自己的連線。"
      ],
      more: Self.columnDetails)
  }

  var listChannelsHelp: CommandHelp {
    CommandHelp(
      "列出所有通道和手上的訊息",
      [
        "每個通道一列：有幾個消費者、幾則未確認、上限是多少，以及是否開啟了發布確認。"
      ],
      more: Self.columnDetails)
  }

  var showOverviewHelp: CommandHelp {
    CommandHelp(
      "broker 概況",
      [
        "各種東西的數量，以及總共有幾則就緒、幾則未確認。"
      ])
  }

  var showQueueHelp: CommandHelp {
    CommandHelp(
      "看一個佇列：訊息、消費者、繫結",
      [
        """
        依順序列出等候中的訊息、在消費者手上的訊息，還有屬性和繫結。它只是看：和 `get` 不同，\
        不會標記 redelivered。
        """
      ],
      [
        "queue": "哪一個佇列。"
      ])
  }

  var showExchangeHelp: CommandHelp {
    CommandHelp(
      "看一個交換器：類型和繫結",
      [
        "列出它的屬性、誰以哪個鍵繫結在它上面，以及它自己繫結在哪裡。"
      ],
      [
        "exchange": "哪一個交換器；`\"\"` 是預設交換器。"
      ])
  }

  var showMessageHelp: CommandHelp {
    CommandHelp(
      "看一則訊息：內容、屬性、現在在哪裡",
      [
        "列出這個編號的訊息，以及它的每一份現在在哪裡。"
      ],
      [
        "message": "編號，#7 就寫 7。"
      ])
  }

  var matchHelp: CommandHelp {
    CommandHelp(
      "這個鍵會送到哪裡？不會真的發布",
      [
        "試算：列出交換器的每條繫結和判斷，逐字說明。最多列 30 條，符合的在前面。",
        """
        不寫鍵的話，提示符號會改變：每一行都是路由鍵，接著就是答案。空白行返回；`""` 是空的\
        鍵。
        """,
      ],
      [
        "exchange": "哪一個交換器。",
        "key": "想試的路由鍵。",
        "header.": "假想訊息的標頭，給 headers 交換器比對。",
      ], more: Self.copyKeyDetails)
  }

  var whyHelp: CommandHelp {
    CommandHelp(
      "一則訊息的經過，還有為什麼沒有發生",
      [
        """
        說明一則訊息的經過：怎麼路由、其他繫結為什麼不符合、在哪裡等候、誰拿到、最後怎麼了。只\
        保留最近的訊息。
        """
      ],
      [
        "message": "編號，#7 就寫 7。"
      ])
  }

  var diagramHelp: CommandHelp {
    CommandHelp(
      "畫出交換器、繫結、佇列和消費者",
      [
        "畫出現在的拓撲和各處的數量。"
      ],
      [
        "format":
          "`tree`（預設）是純文字；`dot` 給 Graphviz，`mermaid` 給 Markdown 裡的 Mermaid。"
      ])
  }
}
