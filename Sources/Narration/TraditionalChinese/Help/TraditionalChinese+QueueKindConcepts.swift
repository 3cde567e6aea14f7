extension TraditionalChinese {
  var quorumQueueExplanation: Explanation {
    Explanation(
      "仲裁佇列 (quorum queue)",
      [
        """
        `declare queue orders type=quorum` 宣告的佇列，RabbitMQ 會保存在好幾台伺服器上：訊息重要\
        時就選它。它一定是持久的，重新啟動後所有訊息都在，不論是不是 persistent。exclusive、\
        auto-delete、由伺服器取名、transient 和 `max-priority` 都會被拒絕。
        """,
        """
        它會計數：退回的訊息再次遞送時帶著標頭 `x-delivery-count`，退回超過 20 次 \
        (`delivery-limit=3` 就是 3 次) 會丟棄，或以 `delivery_limit` 為理由送去死信，所以毒訊息\
        不會沒完沒了。通道關閉和 nack 一樣算一次。
        """,
        """
        退回的訊息排到最前面，依退回的順序，而不是原來的位置；`delivery-limit=-1` 時則排到最後\
        面。優先權大於 4 的算高：每送出兩則高的，才輪到一則其他的。沒有設預取上限的消費者最多拿 \
        2000 則。
        """,
        """
        還有一些意外：通道用了 `global` 的 `qos`，消費時就會被拒絕；`if-unused` 和 `if-empty` 會\
        被拒絕；`overflow=reject-publish` 滿了還會多收一則，之後要空出五分之一才再收。這裡只模擬\
        一台伺服器，所以不會有失去多數的情形。
        """,
      ])
  }

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
