extension TraditionalChinese {
  var connectionExplanation: Explanation {
    Explanation(
      "連線與通道 (connection、channel)",
      [
        """
        連線是通往 broker 的一條 TCP 連線，很多通道共用它；每個通道各有自己的 delivery tag、預\
        取和發布確認。
        """,
        """
        連線斷了，它的通道、消費者和獨占的佇列都跟著消失。通道關閉時，未確認的訊息會回到佇列。
        """,
        "在這裡你是連線 `you`，每個消費者各有一條連線，所以 `kill C1` 只會殺掉一個 worker。",
      ])
  }

  var exceptionExplanation: Explanation {
    Explanation(
      "例外 (exception)：AMQP 說「不」的方式",
      [
        """
        錯誤會關閉通道，更嚴重的會關閉整條連線。常見的有 403 ACCESS_REFUSED、404 NOT_FOUND、\
        405 RESOURCE_LOCKED、406 PRECONDITION_FAILED。
        """,
        "意外的是連帶的後果：通道上的消費者都結束，未確認的訊息回到佇列。",
        """
        Warren 會在下一個指令開啟新的通道，並且告訴你；程式則要自己處理。540 NOT_IMPLEMENTED \
        在這裡也表示 Warren 沒有模擬。
        """,
      ])
  }

  var timeTravelExplanation: Explanation {
    Explanation(
      "時光旅行：復原與檢查點",
      [
        """
        `undo` 復原整行，不管它做了什麼；`redo` 再做一次。`checkpoint NAME` 記住一個時刻，\
        `rollback NAME` 回到那裡。
        """,
        "所以盡量問「如果呢」：殺掉一個 worker，看看結果，復原，再用 auto-ack 試一次。",
        "RabbitMQ 沒有這種功能：確認或清空的訊息就是沒有了。",
      ])
  }

  var traceExplanation: Explanation {
    Explanation(
      "怎麼看 trace",
      [
        """
        每個指令都會顯示 broker 做了什麼。`#12` 是訊息；`✓` 後面是符合的繫結，`✗` 後面是不符合\
        的繫結和理由。
        """,
        "`→` 表示一份訊息去了哪裡，`∅` 表示沒有人要。",
        "後面的數字是就緒和未確認的數量。之後用 `why 12` 可以看一則訊息的完整經過。",
      ])
  }

  var keyPromptExplanation: Explanation {
    Explanation(
      "鍵提示 (key prompt)：試試各種鍵",
      [
        """
        只輸入 `match animals`，提示符號會變成 `animals key>`。每一行都是路由鍵，馬上看到哪些\
        佇列會收到；不會真的發布。
        """,
        "在這裡 `# x` 也是鍵，不是註解。`\"\"` 是空的鍵。空白行或 Ctrl-D 返回。",
      ])
  }

  var speakerExplanation: Explanation {
    Explanation(
      "發言者 (on=)：由誰來說",
      [
        """
        你的指令來自連線 `you` 的通道 1。`on=P1` 表示由另一條連線來說，`on=P1/2` 是它的通道 \
        2；兩者都會自己開啟。
        """,
        "消費者為自己發言：`ack C1` 是在 C1 的通道上說的。",
        """
        這比看起來重要：獨占的佇列、delivery tag、預取和發布確認，都屬於某一條連線或某一個通\
        道。
        """,
      ])
  }

  var numberExplanation: Explanation {
    Explanation(
      "編號：#12",
      [
        """
        `#12` 是第十二則發布的訊息。它的每一份和每次遞送都用這個編號，所以 `why 12` 可以追下\
        去。
        """,
        """
        這是 Warren 自己的編號，RabbitMQ 不為訊息編號。delivery tag 是另一回事，每個通道各算各\
        的。
        """,
        "`undo` 也會把編號倒回去。",
      ])
  }
}
