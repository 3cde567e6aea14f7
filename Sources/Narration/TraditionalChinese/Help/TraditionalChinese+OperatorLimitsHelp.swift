extension TraditionalChinese {
  private static let virtualHostDetail = CommandHelp.Detail.list([
    "vhost": "在哪一個虛擬主機；沒寫就是 `/`。"
  ])

  var setTopicPermissionsHelp: CommandHelp {
    CommandHelp(
      "限制使用者可以用 topic 交換器的哪些鍵",
      [
        """
        兩個正規表示式，對象是一個 topic 交換器的鍵，和交換器本身的權限是兩回事：write 管發布時的路由\
        鍵，CC 和 BCC 的也算；read 管繫結鍵，連 `*` 和 `#` 都照字面比對。`""` 只准空的鍵。
        """,
        """
        沒有設定的交換器，所有的鍵都可以用；其他類型的交換器從不檢查。`{username}` 和 `{vhost}` 代表\
        名稱。不允許的事會引發 403 ACCESS_REFUSED；通道記得最近十二個獲准的鍵。
        """,
      ],
      [
        "user": "哪個使用者。",
        "exchange": "哪個 topic 交換器；可以還不存在。",
        "write": "可以用來發布的路由鍵。",
        "read": "可以繫結和解除的繫結鍵。",
      ], more: Self.virtualHostDetail)
  }

  var clearTopicPermissionsHelp: CommandHelp {
    CommandHelp(
      "讓使用者又可以用 topic 交換器所有的鍵",
      ["交換器本身的權限保持原樣。"],
      [
        "user": "哪個使用者。",
        "exchange": "哪個交換器；沒寫就是全部。",
      ], more: Self.virtualHostDetail)
  }

  var listTopicPermissionsHelp: CommandHelp {
    CommandHelp(
      "列出使用者可以用哪些鍵",
      ["有設定的每個使用者、虛擬主機、交換器各一列。"],
      more: Self.columnDetailsInVirtualHost)
  }

  var setOperatorPolicyHelp: CommandHelp {
    CommandHelp(
      "不管政策怎麼說，替佇列訂上限",
      [
        """
        這是給管理 broker 的人用的，`set policy` 則給使用 broker 的人。一個佇列除了一條政策，還適用\
        一條維運者政策：兩邊的設定都有。兩邊都設定的數字取較小的，overflow 以維運者的為準；和佇列參數\
        的合併方式與政策相同。
        """,
        """
        只能設定上限。對已有的和之後宣告的立刻生效；`show queue` 會列出兩條政策和合起來的結果。
        """,
      ],
      [
        "policy": "維運者政策的名稱；已經存在的會被取代。",
        "pattern": "名稱的正規表示式：`^work`、`^(a|b)$`、`.*`。",
        "message-ttl": "訊息最多等多久，例如 `5s`。",
        "expires": "佇列這麼久沒有人用就刪除。",
        "max-length": "最多幾則就緒訊息。",
        "max-length-bytes": "就緒訊息的內容最多幾位元組，例如 `10kB`。",
        "overflow": "滿的時候怎麼辦。",
        "delivery-limit": "給 quorum 佇列用：一則訊息可以回來幾次。",
        "max-in-memory-length": "給 quorum 佇列用；RabbitMQ 4 接受，但不做任何事。",
        "max-in-memory-bytes": "給 quorum 佇列用；RabbitMQ 4 接受，但不做任何事。",
        "target-group-size": "給 quorum 佇列用：由幾個節點保存；這裡只有一個。",
        "priority": "最高的算數；沒有指定就是 0。",
        "apply-to":
          """
        適用於什麼：`all`、`queues`、`classic_queues`、`quorum_queues`。只要有一項設定是那種佇列\
        沒有的，整條就不適用。
        """,
      ], more: Self.virtualHostDetail)
  }

  var clearOperatorPolicyHelp: CommandHelp {
    CommandHelp(
      "清除維運者政策",
      ["它訂的上限立刻失效；如果還有別的符合，就換那一條。"],
      ["policy": "哪一條。"], more: Self.virtualHostDetail)
  }

  var listOperatorPoliciesHelp: CommandHelp {
    CommandHelp(
      "依嘗試的順序列出維運者政策",
      ["每條一列；同一個虛擬主機裡，最先符合的那條算數。"],
      more: Self.columnDetailsInVirtualHost)
  }
}
