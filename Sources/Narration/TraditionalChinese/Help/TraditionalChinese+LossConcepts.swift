extension TraditionalChinese {
  var deadLetterExplanation: Explanation {
    Explanation(
      "死信 (dead letter)",
      [
        """
        設定了 `dead-letter-exchange` 的佇列，會把拒絕後不放回、過期和超過長度上限的訊息重新發布\
        到那個交換器。路由鍵不變，除非用 `dead-letter-routing-key` 換一個；標頭 `x-death` 會記下\
        每一次的死因，用 `show message` 就看得到。
        """,
        "這個設定不會建立任何東西：交換器、佇列和繫結都要自己建立，否則死信會無聲無息地遺失。",
        "訊息回到曾經死在裡面的佇列，而這中間沒有人拒絕過它，就會被丟棄，不然會永遠繞圈子。",
      ])
  }

  var timeToLiveExplanation: Explanation {
    Explanation(
      "存活時間 (TTL)",
      [
        """
        就緒的訊息會依佇列的 `ttl` 或自己的 `expiration` 過期，以短的為準。`tick 5s` 讓時間過\
        去。未確認的訊息不會過期；重新排入也不會重新計時。
        """,
        "只看佇列的最前面。排在較長壽的訊息後面時，要等輪到最前面才會消失，在那之前都算在數量裡。",
        """
        `expires` 說的是佇列本身：這麼久沒有人宣告、取出或消費，它就連同裡面的一切一起刪除。發\
        布不算使用。
        """,
      ])
  }

  var maxLengthExplanation: Explanation {
    Explanation(
      "長度上限 (max length)",
      [
        "`max-length` 和 `max-length-bytes` 限制佇列裡就緒的訊息：則數，以及內容的位元組數。未確認的不算。",
        """
        預設丟棄最舊的一則 (或送去死信) 來騰出位置；`overflow=reject-publish` 則改為拒絕最新的，\
        要求確認的發布者會收到 nack。
        """,
      ])
  }
}
