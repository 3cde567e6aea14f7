extension TraditionalChinese {
  var workQueueExplanation: Explanation {
    Explanation(
      "工作佇列 (work queue)：分擔工作",
      [
        """
        好幾個消費者共用一個佇列：每則訊息只給其中一個。worker 越多做得越快，而且沒有人需要知\
        道有幾個。
        """,
        "輪流的時候不看誰比較忙。設定 `prefetch=1`，worker 要 ack 上一則才會拿到下一則。",
      ])
  }

  var publishSubscribeExplanation: Explanation {
    Explanation(
      "發布與訂閱 (publish and subscribe)：每人一份",
      [
        """
        一個 fanout 交換器，加上每個訂閱者各一個佇列。新的訂閱者宣告自己的佇列並繫結，生產者完\
        全不用改。
        """,
        "分成幾份看的是佇列，不是消費者：兩個消費者共用一個佇列，各只拿到一半的訊息。",
        "晚來的訂閱者拿不到之前發布的訊息。",
      ])
  }

  var orderExplanation: Explanation {
    Explanation(
      "順序 (order)：先進先出，但不總是",
      [
        "佇列依照收到的順序交出訊息。只有一個消費者、又沒有重新遞送時，看到的就是這個順序。",
        "放回去的訊息會回到原來的位置，但後面的可能已經送出去了，所以消費者會比較晚才看到它。",
        "好幾個消費者完成的先後不一定，優先權也會改變順序。順序重要的話，請只用一個消費者。",
      ])
  }

  var prefetchExplanation: Explanation {
    Explanation(
      "預取 (prefetch)：一次拿幾則",
      [
        """
        消費者手上最多能有幾則未確認的訊息。它是一個滑動的視窗，不是一批一批：每 ack 一則，下\
        一則馬上進來。
        """,
        "沒有設定就沒有上限。broker 沒有別的預設值；有些用戶端程式庫會自己設一個。",
        """
        它屬於 basic.qos 之後才開始的消費者，各算各的；之後再改，不會影響已經在消費的。使用 \
        auto-ack 時它沒有作用。
        """,
      ])
  }

  var dispatchExplanation: Explanation {
    Explanation(
      "分派 (dispatch)：輪到誰",
      [
        """
        消費者排成一列。第一個還有空位的拿到訊息，然後排到最後。滿了的先離開隊伍，ack 之後回到\
        隊伍最後。
        """,
        """
        輪流 (round robin) 不等於公平：它數的是訊息，不是工作量。如果每隔一則就很重，重的會全\
        部落在同一個 worker 身上。
        """,
        """
        佇列裡已有訊息時，先訂閱的消費者會在第二個出現之前，能拿多少就拿多少。`prefetch=1` 可\
        以解決這兩個問題。
        """,
      ])
  }

  var consumerPriorityExplanation: Explanation {
    Explanation(
      "消費者優先權 (consumer priority)：先問誰",
      [
        "`priority` 大的消費者還有空位時先收到，相同的就輪流。預設是 0。",
        "其他消費者要等大的都滿了才有。所以沒有設定預取的話，優先權大的會全部拿走。",
      ])
  }
}
