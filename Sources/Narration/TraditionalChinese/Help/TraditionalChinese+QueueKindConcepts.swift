extension TraditionalChinese {
  var messagePriorityExplanation: Explanation {
    Explanation(
      "訊息優先權 (message priority)",
      [
        """
        用 `max-priority=10` 宣告的佇列先交出 `priority` 大的訊息，相同的依先後順序。沒寫優先權\
        的訊息是 0；超過最大值的就算最大值。重新排入的訊息回到自己那個優先權裡原來的位置。沒有這\
        個設定的佇列，這個屬性什麼都不影響。
        """,
        """
        優先權只決定等候中的訊息誰先：已經交給消費者的就在他手上，所以沒有 `prefetch=1` 時，重要\
        的訊息會排在先前送出去的所有訊息後面。兩個意外：佇列滿了丟的是最前面的，也就是優先權最高\
        的；過期的低優先權訊息，會一直留在還活著的高優先權訊息後面。
        """,
        "消費者的優先權是另一回事：它決定先問誰。",
      ])
  }
}
