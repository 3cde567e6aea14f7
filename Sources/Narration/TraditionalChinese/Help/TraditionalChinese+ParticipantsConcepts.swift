extension TraditionalChinese {
  var producerExplanation: Explanation {
    Explanation(
      "生產者 (producer)：發布訊息的一方",
      [
        "生產者把訊息連同路由鍵送到交換器。它不知道有哪些佇列、誰在讀，甚至不知道有沒有人讀。",
        """
        意外的是：發布沒有回應。沒有人要的訊息會悄悄丟棄，除非加上 `mandatory`；訊息到底有沒有\
        送到，只有發布確認能告訴你。
        """,
        """
        實務上，一個打錯的路由鍵可以讓訊息不見好幾個星期。請加上 `mandatory`，或給交換器一個備\
        援交換器。
        """,
      ])
  }

  var brokerExplanation: Explanation {
    Explanation(
      "Broker：中間的伺服器",
      [
        """
        broker 就是 RabbitMQ 伺服器：交換器負責決定，佇列負責保存，繫結把它們連起來。佇列是它\
        的一部分，不是 broker 本身。
        """,
        """
        交換器和佇列都在一個 virtual host 裡，錯誤訊息會寫出它的名稱。Warren 只有一個，叫做 \
        `/`。
        """,
      ])
  }

  var consumerExplanation: Explanation {
    Explanation(
      "消費者 (consumer)：接收訊息的一方",
      [
        """
        消費者訂閱一個佇列，broker 主動把訊息推給它。同一個佇列上的消費者分擔工作：每則訊息只\
        給其中一個，不是每人一份。
        """,
        "收到但還沒確認的訊息仍然屬於佇列。消費者死掉的話，訊息會標記 redelivered 交給別人。",
        "實務上常見兩個問題：沒設預取，第一個消費者全部拿走；忘了 ack，未確認的訊息越積越多。",
      ])
  }

  var messageExplanation: Explanation {
    Explanation(
      "訊息 (message)：路由資訊加上內容",
      [
        """
        訊息有路由鍵、`persistent` 之類的屬性、你自己加的標頭，還有內容 (body)。broker 從來不\
        看內容，那只是一串位元組。
        """,
        "除非發布時加上 `persistent`，否則訊息不是持久的，放在持久的佇列裡也一樣。",
        "路由到三個佇列就有三份，各過各的。Warren 用同一個編號稱呼它們，例如 #12。",
      ])
  }

  var queueExplanation: Explanation {
    Explanation(
      "佇列 (queue)：訊息等候的地方",
      [
        "佇列保存訊息，直到消費者確認為止，先來的先出去。訊息經由繫結從交換器進來。",
        """
        佇列的屬性不能更改。用不同的屬性宣告是 406 PRECONDITION_FAILED：請先刪除，或換一個名\
        稱。
        """,
        "實務上，沒有消費者的佇列會一直變長，直到拖累伺服器。好的佇列幾乎是空的。",
      ])
  }

  var exchangeExplanation: Explanation {
    Explanation(
      "交換器 (exchange)：決定訊息去哪裡",
      [
        """
        交換器拿到訊息，就和自己的繫結比對。怎麼比對由類型決定：direct、fanout、topic 或 \
        headers。
        """,
        "它什麼都不保存。沒有繫結要的訊息立刻丟棄，晚一步才繫結的佇列拿不到。",
        "不管幾條繫結符合，每個佇列最多只拿到一份。",
      ])
  }

  var defaultExchangeExplanation: Explanation {
    Explanation(
      "預設交換器 (default exchange)：沒有名稱的那一個",
      [
        """
        每個 broker 都有一個名稱為空的交換器，每個佇列都以自己的名稱繫結在上面。所以用鍵 \
        `hello` 發布到 `""`，就會送到佇列 `hello`。
        """,
        """
        看起來像是生產者直接寫進佇列，其實從來不是：中間一定有交換器，`send` 會把這一段顯示出\
        來。
        """,
        """
        沒有人能在它上面繫結、解除繫結或刪除：403 ACCESS_REFUSED。沒有那個名稱的佇列時，訊息一\
        樣會丟棄。
        """,
      ])
  }
}
