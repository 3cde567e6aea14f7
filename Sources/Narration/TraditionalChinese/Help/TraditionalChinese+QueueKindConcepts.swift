extension TraditionalChinese {
  var singleActiveConsumerExplanation: Explanation {
    Explanation(
      "單一活躍消費者 (single active consumer)",
      [
        """
        用 `single-active-consumer` 宣告的佇列只服務一個消費者；其他的可以訂閱，但只是待命。這樣\
        由一個工作者依順序處理，他倒下時又有人接手。最先訂閱的就是活躍的那一個；\
        `show queue` 會說是誰，`list consumers consumer_tag active` 也會。
        """,
        """
        活躍的被取消，或它的通道關閉時，由 `priority` 最大的接手，相同的由最早來的接手。後來的即\
        使優先權更高，也不會把它擠掉。它還沒確認的訊息，只有在通道關閉時才交給接手的人；只是取消\
        的話，之後仍然可以確認。
        """,
        """
        兩個意外：活躍的消費者達到預取上限時，大家都停下來，待命的什麼也拿不到；而 `get` 照樣拿\
        得到。`consume hello exclusive` 會拒絕其他消費者，這種佇列不接受。
        """,
      ])
  }

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
