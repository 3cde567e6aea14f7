extension TraditionalChinese {
  var directExplanation: Explanation {
    Explanation(
      "Direct 交換器：鍵要相同",
      [
        """
        繫結鍵和路由鍵每個位元組都相同才算符合。大小寫不同就是不同，`*` 和 `#` 在這裡沒有特別\
        的意思。
        """,
        "一個佇列可以用好幾個鍵繫結，好幾個佇列也可以用同一個鍵：每個佇列各拿一份。",
      ])
  }

  var fanoutExplanation: Explanation {
    Explanation(
      "Fanout 交換器：全部都送",
      [
        "每個繫結的佇列都拿到一份；不看路由鍵，也不看繫結的參數。",
        "每個訂閱者要有自己的佇列。兩個消費者共用一個佇列是分擔訊息，不是各拿一份。",
        "在佇列繫結之前發布的訊息，那個佇列永遠看不到。",
      ])
  }

  var topicExplanation: Explanation {
    Explanation(
      "Topic 交換器：以單詞為單位的樣式",
      [
        """
        鍵是用點分隔的單詞。繫結鍵裡的 `*` 代表剛好一個單詞，`#` 代表零個以上的單詞，放在哪裡都可\
        以。
        """,
        """
        所以 `lazy.#` 也符合 `lazy`，而 `#` 符合一切，包括空的鍵。空的單詞也是單詞：`a.*` 符合點後\
        面什麼都沒有的 `a.`。
        """,
        """
        整個單詞才是萬用字元：`a*` 和 `##` 只是普通的單詞。路由鍵裡沒有萬用字元，發布到 `*.test` \
        送出的就是星號。
        """,
      ])
  }

  var headersExplanation: Explanation {
    Explanation(
      "Headers 交換器：比對標頭",
      [
        """
        繫結的參數和訊息的標頭比對，要全部符合；加上 `x-match=any` 則符合一個就好。路由鍵不影\
        響結果。
        """,
        """
        型別也要符合：整數 1 不等於文字 `"1"`。名稱以 `x-` 開頭的不列入比對，除非 `x-match` 是 \
        `all-with-x` 或 `any-with-x`。
        """,
        "沒有參數的繫結，在 `all` 時符合一切，在 `any` 時什麼都不符合。",
      ])
  }

  var bindingExplanation: Explanation {
    Explanation(
      "繫結 (binding)：我要這些",
      [
        """
        繫結表示一個佇列（或另一個交換器）想要某個交換器以某個鍵收到的訊息。來源、目的地、鍵和\
        參數合起來就是一條繫結，重複一次不會改變什麼。
        """,
        "兩條繫結都符合同一則訊息，仍然只有一份。",
        """
        移除不存在的繫結也算成功，所以 `unbind` 打錯字沒有人會提醒。佇列或交換器刪除時，繫結也\
        跟著消失。
        """,
      ])
  }

  var routingKeyExplanation: Explanation {
    Explanation(
      "路由鍵 (routing key)：訊息上的地址",
      [
        """
        發布者寫在訊息上，最多 255 位元組。它的意義由交換器決定：direct 整個比對，topic 逐字比\
        對，fanout 和 headers 完全不看。
        """,
        "不管經過幾個交換器，它都維持發布時的樣子。裡面的萬用字元只是普通的單詞。",
      ])
  }

  var bindingKeyExplanation: Explanation {
    Explanation(
      "繫結鍵 (binding key)：繫結裡的樣式",
      [
        "建立繫結時用的鍵。對 topic 交換器來說它是樣式：`*` 是一個單詞，`#` 是零個以上的單詞。",
        "兩種鍵很容易弄混：樣式寫在繫結裡，具體的字寫在訊息上。",
        "永遠不會符合的樣式也不是錯誤。`match` 會列出每條繫結的判斷。",
      ])
  }

  var alternateExchangeExplanation: Explanation {
    Explanation(
      "備援交換器 (alternate exchange)：沒人要的去處",
      [
        """
        交換器可以指定另一個交換器，接手自己送不出去的訊息。在那裡放一個 fanout 和一個佇列，就\
        能接住所有走失的訊息。
        """,
        """
        它接手的訊息就不算無法路由了：即使加了 `mandatory` 也不會退回。訊息上仍然寫著最初的交\
        換器。
        """,
        "備援交換器不存在時會直接略過，沒有錯誤。在這裡，它是在宣告交換器時設定的。",
      ])
  }

  var exchangeToExchangeExplanation: Explanation {
    Explanation(
      "交換器之間的繫結 (exchange to exchange)",
      [
        "交換器可以繫結到另一個交換器。來源送過去的訊息會帶著同樣的鍵和標頭再路由一次。",
        "繞成一圈也可以；從兩條路到達同一個佇列，仍然只有一份。",
        "`internal` 的交換器只能這樣收訊息；直接發布到它是 403 ACCESS_REFUSED。",
      ])
  }
}
