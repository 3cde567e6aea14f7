import CommandLanguage

extension TraditionalChinese {
  func simulationHelp(on command: CommandName) -> CommandHelp {
    if command == .produce { return produceHelp }
    if command == .stop { return stopHelp }
    if command == .run { return runHelp }
    if command == .runUntilIdle { return runUntilIdleHelp }
    if command == .step { return stepHelp }
    if command == .compare { return compareHelp }
    if command == .sweep { return sweepHelp }
    return command == .timeline ? timelineHelp : listActorsHelp
  }

  private var produceHelp: CommandHelp {
    CommandHelp(
      "每隔一段時間自動發布",
      [
        """
        啟動一個生產者：在虛擬時間裡反覆發布同樣訊息的程式。要用 `run`、`step` 或 `tick` 讓時\
        間前進，才會有事發生。可以同時有好幾個；`produce QUEUE` 和 `send` 一樣經過預設交換器。
        """,
        """
        每次發布之前先等一段時間，第一次也是，所以 `every=1s` 加上 `run 10s` 正好 10 則。它有\
        自己的連線；連線關閉或被殺掉，或例外關閉了通道，它就像真的程式一樣結束。`stop` 也能結\
        束它。
        """,
      ],
      [
        "exchange": "送到哪裡；後面什麼都沒寫時，是佇列的名稱。",
        "key": "路由鍵。",
        "every": "每則訊息之前等多久，至少 1ms。預設是 1s。",
        "as": "生產者的名稱，也是它連線的名稱。沒寫就依序是 P1、P2。",
      ],
      more: Self.messageDetails.map { detail in
        detail.name == "n"
          ? .init(name: "n", text: "發布幾則後結束，1 到 1000000。沒寫就沒有盡頭。") : detail
      } + Self.copyKeyDetails)
  }

  private var stopHelp: CommandHelp {
    CommandHelp(
      "結束生產者，或讓工作者停擺",
      [
        """
        生產者會結束，連線仍然開著。有 `work=` 的消費者則停止工作，但還是消費者：拿到的訊息會\
        一直握著，直到你 ack，就像當住的程式。要結束消費者本身，請用 `cancel` 或 `kill`。
        """
      ], ["name": "生產者或工作者。"])
  }

  private var runHelp: CommandHelp {
    CommandHelp(
      "讓時間前進，看事情發生",
      [
        """
        讓虛擬時間前進：生產者發布、工作者完成並 ack、訊息過期。`run 10s` 和 `tick 10s` 相同；\
        只寫 `run` 就是 `run until idle`。trace 裡的 `時間` 那一行，說明接下來的事發生在何時。
        """,
        """
        一次最多發生 100000 件事，到了就停下並告訴你，再輸入一次會繼續。Ctrl-C 會在兩件事之間\
        停下，`undo` 可以復原整行。
        """,
      ], ["duration": "例如 `250ms`、`5s`、`2m`、`1h`；只寫數字是 ms。"])
  }

  private var runUntilIdleHelp: CommandHelp {
    CommandHelp(
      "一直跑到沒有事會自己發生",
      [
        """
        讓時間前進，直到沒有任何事會自己發生：生產者都發布完 `n=`，工作者都閒下來，沒有訊息或\
        佇列在等期限。沒人拿的訊息可能還在。
        """,
        """
        沒有 `n=` 的生產者不會結束，一直繞圈子的訊息也不會。所以它最多跑一小時的虛擬時間或 \
        100000 件事，停下時會說是哪一種。再輸入一次就繼續。
        """,
      ])
  }

  private var stepHelp: CommandHelp {
    CommandHelp(
      "讓下一件事發生",
      [
        """
        把時鐘撥到下一件到期的事，不管那是多久以後，而且只做那一件：生產者發布一則、工作者完成\
        一則，或 broker 在那一刻自己要做的全部。
        """,
        "同一刻的事，broker 的在前，然後是工作者，最後是生產者，各依啟動的順序。",
      ], ["count": "幾件。預設是 1。"])
  }

  private var timelineHelp: CommandHelp {
    CommandHelp(
      "畫出誰在什麼時候做了什麼",
      [
        """
        虛擬時間的圖表：每個生產者發布幾則、每個佇列有幾則在等、每個消費者什麼時候在忙。從時鐘\
        第一次前進，或第一個生產者、工作者開始，並縮放到 50 欄。
        """,
        """
        `#` 表示工作者整欄都在忙，`+` 是其中一部分，`.` 是沒有。沒有 `work=` 的消費者握有未確\
        認的訊息時是 `=`。數字到 9 為止照實寫；超過時，9 代表該列的最大值。
        """,
        "最多畫出 30 個生產者、30 個佇列和 30 個消費者。",
      ])
  }

  private var listActorsHelp: CommandHelp {
    CommandHelp(
      "列出自己會動的程式",
      ["還會發布的生產者，和有 `work=` 的消費者：做什麼、做了多少、下一次在什麼時候。"])
  }

  var virtualTimeExplanation: Explanation {
    Explanation(
      "虛擬時間 (virtual time)",
      [
        """
        Warren 的時鐘從 0 開始，你不撥它就不會走；`run`、`step` 和 `tick` 會撥。一小時轉眼就過\
        去，而且同樣的指令永遠得到同樣的 trace。
        """,
        """
        `produce` 啟動會自己發布的生產者，`consume ... work=2s` 啟動的消費者每則訊息忙這麼久，\
        然後 ack。`work=dots` 是內容裡每個點一秒，和 RabbitMQ 的教學一樣：`Hello...` 要 3 s。
        """,
        """
        同一刻的事，先是 broker 自己的期限 (訊息過期、沒人用的佇列)，再來是完成工作的工作者，\
        最後是生產者；各依宣告或啟動的順序。
        """,
        """
        RabbitMQ 用的是真實的時鐘，沒有這種保證：同一刻的先後只能碰運氣。`timeline` 畫出誰在什\
        麼時候忙。
        """,
      ])
  }

  /// `consume` 裡關於自動工作的部分。
  static let workDetails = CommandHelp.Detail.list([
    "work":
      """
    工作者：每則訊息忙這麼久，然後 ack；`dots` 是內容裡每個點 1 s。時間要用 `run`、`step` 和 \
    `tick` 前進。
    """,
    "ack-every":
      """
    每完成這麼多則才 ack 一次，一次確認全部。預取比它小的話會永遠等下去。預設是 1。
    """,
    "reject-every": "會失敗的工作者：每這麼多則就拒絕一則，成為死信或遺失。1 是每一則都拒絕。",
  ])
}
