extension TraditionalChinese {
  private static let virtualHostDetail = CommandHelp.Detail.list([
    "vhost": "在哪個虛擬主機；沒有指定就是 `/`。"
  ])
  private static let passwordDetails = CommandHelp.Detail.list([
    "password":
      """
    密碼；含有空白要加引號。輸入後立刻變成雜湊，不會顯示、不會存檔，也不會留在歷史紀錄裡，那裡\
    只有 `****`。
    """,
    "password-hash":
      "用來代替密碼：鹽和雜湊的 base64，和 definitions.json 一樣；`save` 也是這樣寫。",
  ])

  var asUserHelp: CommandHelp {
    CommandHelp(
      "讓某個使用者來說",
      [
        """
        這一行其餘的部分由那個使用者的連線來說；連線和使用者同名，會自己開啟，在虛擬主機 `/`。可以用來\
        試權限：`as ann declare queue q`。這裡不問密碼；要驗證密碼、或進入別的虛擬主機，用 \
        `open connection`。
        """
      ],
      [
        "user": "哪個使用者。",
        "command": "在通道上說的話：declare、bind、publish、consume、get、ack 等等。",
      ])
  }

  var addUserHelp: CommandHelp {
    CommandHelp(
      "新增可以登入的使用者",
      [
        """
        新使用者還不能做任何事：要用 `set permissions` 讓它進入虛擬主機。每個新的 broker 都有使用者 \
        `guest`，什麼都可以做；`you` 就是它。
        """
      ],
      [
        "user": "使用者的名稱。",
        "tags":
          """
        在管理頁面可以看什麼：`administrator`、`monitoring`、`policymaker`、`management`。標籤不會\
        給予佇列的權限。
        """,
      ], more: Self.passwordDetails)
  }

  var deleteUserHelp: CommandHelp {
    CommandHelp(
      "刪除使用者，並關閉它的連線",
      ["伺服器會關閉這個使用者的連線，reply code 是 320。"],
      ["user": "哪個使用者。"])
  }

  var changePasswordHelp: CommandHelp {
    CommandHelp(
      "更換使用者的密碼",
      ["已經開啟的連線不受影響：密碼只在登入時有用。"],
      ["user": "哪個使用者。"], more: Self.passwordDetails)
  }

  var clearPasswordHelp: CommandHelp {
    CommandHelp(
      "拿掉使用者的密碼",
      [
        """
        使用者和他的標籤、權限都還在，但沒有任何密碼能登入，空的也不行，直到 `change password` 再給一個。\
        已經開啟的連線不受影響。
        """
      ],
      ["user": "哪個使用者。"])
  }

  var setUserTagsHelp: CommandHelp {
    CommandHelp(
      "設定使用者的標籤",
      [
        """
        取代原有的全部標籤；沒有寫就是清空。標籤是給管理頁面用的，只有 `impersonator` 例外：它可以\
        在訊息的 `user_id` 寫別人的名字。
        """
      ],
      [
        "user": "哪個使用者。",
        "tag": "標籤：可以寫好幾個字，或用逗號分隔。",
      ])
  }

  var listUsersHelp: CommandHelp {
    CommandHelp(
      "列出使用者和標籤",
      ["每個使用者一列。裡面沒有密碼，也沒有雜湊。"],
      more: Self.columnDetails)
  }

  var setPermissionsHelp: CommandHelp {
    CommandHelp(
      "規定使用者在虛擬主機裡可以做什麼",
      [
        """
        三個正規表示式，對象是佇列和交換器的名稱：configure 管宣告和刪除，write 管發布和繫結佇列，\
        read 管消費、get、purge，以及從交換器繫結。`.*` 是全部，`""` 和 `^$` 是都不行，`^ann\\.` 是\
        以 `ann.` 開頭的；預設交換器的名稱是 `amq.default`。
        """,
        """
        不允許的事會引發 403 ACCESS_REFUSED，並關閉通道。通道記得最近十二件獲准的事，所以權限的改變\
        可能要到下一個通道才算數。
        """,
      ],
      [
        "user": "哪個使用者。",
        "configure": "可以宣告和刪除的名稱。",
        "write": "可以發布過去、以及可以繫結的佇列名稱。",
        "read": "可以消費、get、purge，以及可以從那裡繫結的名稱。",
      ], more: Self.virtualHostDetail)
  }

  var clearPermissionsHelp: CommandHelp {
    CommandHelp(
      "取消使用者進入虛擬主機的權限",
      [
        """
        之後不能再開啟連到那裡的連線。已經開啟的連線不受影響；通道之前沒有獲准過的事會被拒絕。
        """
      ],
      ["user": "哪個使用者。"], more: Self.virtualHostDetail)
  }

  var listPermissionsHelp: CommandHelp {
    CommandHelp(
      "列出誰在哪裡可以做什麼",
      ["每個使用者在每個虛擬主機各一列，附三個正規表示式。"],
      more: Self.columnDetailsInVirtualHost)
  }

  var addVirtualHostHelp: CommandHelp {
    CommandHelp(
      "新增虛擬主機",
      [
        """
        虛擬主機是獨立的世界，一開始只有預先宣告的交換器。在 `set permissions` 之前誰也不能進去。已經\
        存在的保持原樣。
        """
      ],
      ["vhost": "虛擬主機的名稱。"])
  }

  var deleteVirtualHostHelp: CommandHelp {
    CommandHelp(
      "刪除虛擬主機和裡面的一切",
      ["它的連線會關閉；佇列連同訊息一起消失，權限也是。"],
      ["vhost": "哪個虛擬主機。"])
  }

  var listVirtualHostsHelp: CommandHelp {
    CommandHelp(
      "列出虛擬主機和裡面有什麼",
      ["每個虛擬主機一列；沒有指定的人都在 `/`。"],
      more: Self.columnDetails)
  }

  var setPolicyHelp: CommandHelp {
    CommandHelp(
      "替所有符合的佇列和交換器設定選項",
      [
        """
        對已有的和之後宣告的立刻生效，而且可以改、可以清除；`declare queue` 的參數就不行。訊息保留\
        進來時拿到的存活時間。
        """,
        """
        一個佇列只適用一條政策：符合的之中 priority 最高的那條。同名的參數優先於政策，但兩個數字取\
        較小的。`list queues name policy` 會顯示是哪一條。
        """,
      ],
      [
        "policy": "政策的名稱；已經存在的會被取代。",
        "pattern": "名稱的正規表示式：`^work`、`^(a|b)$`、`.*`。",
        "message-ttl": "訊息最多等多久，例如 `5s`。",
        "expires": "佇列這麼久沒有人用就刪除。",
        "max-length": "最多幾則就緒訊息。",
        "max-length-bytes": "就緒訊息的內容最多幾位元組，例如 `10kB`。",
        "overflow": "滿的時候怎麼辦。",
        "dead-letter-exchange": "過期、被拒絕或放不下的訊息送到哪裡。",
        "dead-letter-routing-key": "用哪個鍵送過去。",
        "alternate-exchange": "給交換器用：無法路由的訊息由誰接收。",
        "delivery-limit": "給 quorum 佇列用：一則訊息可以回來幾次。",
        "queue-mode": "從 RabbitMQ 3.12 起沒有作用；有它的政策對 quorum 佇列無效。",
        "priority": "最高的算數；沒有指定就是 0。",
        "apply-to":
          """
        適用於什麼：`all`、`queues`、`classic_queues`、`quorum_queues`、`exchanges`。政策裡只要有\
        一項設定是那種佇列沒有的，整條政策就不適用。
        """,
      ], more: Self.virtualHostDetail)
  }

  var clearPolicyHelp: CommandHelp {
    CommandHelp(
      "清除政策",
      ["它的設定立刻失效；如果還有別的政策符合，就換那一條。"],
      ["policy": "哪條政策。"], more: Self.virtualHostDetail)
  }

  var listPoliciesHelp: CommandHelp {
    CommandHelp(
      "依嘗試的順序列出政策",
      ["每條政策一列；同一個虛擬主機裡，最先符合的那條算數。"],
      more: Self.columnDetailsInVirtualHost)
  }
}
