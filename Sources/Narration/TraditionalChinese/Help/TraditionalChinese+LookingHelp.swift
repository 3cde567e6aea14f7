extension TraditionalChinese {
  private static let formatDetail = CommandHelp.Detail(
    name: "format",
    text: """
      `table`（預設）；`vertical` 每欄一行；`csv`（依 RFC 4180 加引號）；或 `json`。
      """)

  static let columnDetailsInVirtualHost =
    columnDetails
    + CommandHelp.Detail.list([
      "vhost": "只看那個虛擬主機；沒有寫就是 `/`，權限和政策則是全部。"
    ])

  static let columnDetails =
    CommandHelp.Detail.list([
      "sort":
        "依哪一欄排序，可用逗號寫好幾欄；前面加 `-` 是由大到小：`sort=-messages`。",
      "limit": "最多幾列；表格會說還有幾列。",
    ]) + [formatDetail]
    + CommandHelp.Detail.list([
      "column":
        """
      要顯示的欄位，也可以寫成 `columns=A,B`；沒寫就是常用的幾欄。結尾是 `_rate` 的是虛擬\
      時間最近 5 秒、平均每秒的次數。可用的有
      """
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
      more: Self.columnDetailsInVirtualHost)
  }

  var listExchangesHelp: CommandHelp {
    CommandHelp(
      "列出交換器和類型",
      [
        "內建的交換器一開始就在：名稱為空的預設交換器，以及 `amq.` 開頭的那些。"
      ],
      more: Self.columnDetailsInVirtualHost)
  }

  var listBindingsHelp: CommandHelp {
    CommandHelp(
      "列出誰以哪個鍵接收誰的訊息",
      [
        "每條繫結一列。每個佇列都以自己的名稱繫結在預設交換器上，沒有人能更改。"
      ],
      more: Self.columnDetailsInVirtualHost)
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
      more: Self.columnDetailsInVirtualHost)
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
        """
        總共有幾則就緒、幾則未確認，發布、投遞和確認了多少，以及各種東西現在有幾個、建立和消失\
        過幾個。
        """,
        """
        速率是虛擬時間最近 5 秒、平均每秒的次數；詳見 `help rates`。
        """,
      ], more: [Self.formatDetail])
  }

  var showQueueHelp: CommandHelp {
    CommandHelp(
      "看一個佇列：訊息、消費者、繫結",
      [
        """
        顯示 RabbitMQ 管理介面佇列頁面的內容：特性和縮寫、繫結、消費者、訊息數和位元組、速率、\
        依順序列出等候中的訊息，還有可以直接輸入的操作。它只是看：和 `get` 不同，不會標記 \
        redelivered。
        """,
        """
        D 持久，AD 自動刪除，Excl 專屬，TTL 訊息存活時間，Exp 閒置刪除，Lim 和 Lim B 是訊息數\
        和位元組的上限，Ovfl 溢出行為，DLX 和 DLK 是死信交換器和路由鍵，Pri 優先級上限，SAC \
        單一活躍消費者，Args 其他參數。
        """,
      ],
      [
        "queue": "哪一個佇列。"
      ], more: [Self.formatDetail])
  }

  var showExchangeHelp: CommandHelp {
    CommandHelp(
      "看一個交換器：類型和繫結",
      [
        """
        列出誰以哪個鍵繫結在它上面、它自己繫結在哪裡、特性（D 持久，AD 自動刪除，I 內部，AE 備\
        用交換器）、速率，以及可以做的操作。`publish_in` 是發布到它的訊息，`publish_out` 是佇列\
        拿到的份數；從別的交換器經過它的訊息算在起點，和 RabbitMQ 一樣。
        """
      ],
      [
        "exchange": "哪一個交換器；`\"\"` 是預設交換器。"
      ], more: [Self.formatDetail])
  }

  var showConnectionHelp: CommandHelp {
    CommandHelp(
      "看一條連線：它的通道和消費者",
      [
        "列出它何時開啟、各通道和手上的訊息，以及它的消費者。`you` 是你的連線。"
      ],
      [
        "name": "連線的名稱；寫消費者就是它所在的連線。"
      ], more: [Self.formatDetail])
  }

  var showChannelHelp: CommandHelp {
    CommandHelp(
      "看一個通道：模式、上限、未確認、速率",
      [
        """
        列出它是否開啟了發布確認、兩種預取上限（之後開始的每個消費者各自的，以及全通道共用\
        的）、有幾則未確認、它的消費者和速率。待發布確認永遠是 0：這個 broker 會立刻回應。
        """
      ],
      [
        "name": "例如 `you/1`；沒寫號碼就是通道 1。"
      ], more: [Self.formatDetail])
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
