extension TraditionalChinese {
  var acknowledgementExplanation: Explanation {
    Explanation(
      "確認 (acknowledgement)：做完了",
      [
        """
        消費者處理完一則訊息就說 `ack`，broker 這時才忘記它。在那之前訊息是未確認的，消費者死\
        掉就會回到佇列。
        """,
        "送達不等於消失，確認了才是真的消失：請在工作做完之後才 ack，不要之前。",
        """
        每次遞送只能在自己的通道上處理一次。第二次 ack 是 406 `unknown delivery tag`，通道會關\
        閉。
        """,
      ])
  }

  var automaticAcknowledgementExplanation: Explanation {
    Explanation(
      "自動確認 (auto-ack)：送出就消失",
      [
        """
        使用 auto-ack 時，broker 一送出訊息就算確認。沒有視窗擋著：等候中的訊息會一口氣送出\
        去。
        """,
        "消費者死掉的話，還沒做完的全部遺失，而且沒有人知道。",
        "它很快，適合掉了也沒關係的東西，例如每秒一次的測量值。",
      ])
  }

  var requeueExplanation: Explanation {
    Explanation(
      "拒絕與重新排入 (nack、reject、requeue)：沒做完",
      [
        """
        `nack` 和 `reject` 退還一次遞送。預設會重新排入原來的位置，不是佇列的最後，而且馬上又\
        會送出去。
        """,
        "加上 `requeue=false` 就沒有了；在 RabbitMQ 裡也可以送到死信交換器。",
        """
        永遠做不成又永遠放回去的叫做毒訊息 (poison message)，會沒完沒了地重複。請計算次數，或\
        拒絕後不再放回。
        """,
      ])
  }

  var redeliveredExplanation: Explanation {
    Explanation(
      "重新遞送 (redelivered)：可能不是第一次",
      [
        """
        送出去又回來的訊息會帶著 redelivered 旗標：nack 後放回、worker 死掉、`get` 看完放回都\
        是。
        """,
        "它表示可能有人處理過，不表示真的處理過。從來沒有送出去的訊息不會有。",
        "所以消費者可能看到同一則訊息兩次。請讓工作可以重複執行，或記住做過哪些。",
      ])
  }

  var readyAndUnackedExplanation: Explanation {
    Explanation(
      "就緒與未確認 (ready、unacked)：兩個數字",
      [
        "就緒的訊息在佇列裡等；未確認的已經在消費者手上，但還沒 ack。總數是兩者相加。",
        "就緒很多，表示消費者太少或太慢。未確認很多又不動，表示忘了 ack，或沒有設定預取。",
        "`purge`、`delete queue hello if-empty` 和宣告時回報的數字，都只看就緒的訊息。",
      ])
  }

  var deliveryTagExplanation: Explanation {
    Explanation(
      "Delivery tag：遞送的編號",
      [
        """
        每個通道從 1 開始為遞送編號，ack 說的就是這個號碼。換一個通道它就沒有意義；重新遞送時\
        會有新的號碼。
        """,
        """
        `multiple` 處理到這個號碼為止的全部，範圍是整個通道，送給其他消費者的也算。`all` 就是 \
        tag 0 加上 multiple。
        """,
      ])
  }

  var pushAndPullExplanation: Explanation {
    Explanation(
      "推與拉 (push and pull)：consume 和 get",
      [
        """
        消費者是被動的：訊息一來 broker 就推給它。`get` 是主動要一則，要嘛拿到，要嘛知道佇列是\
        空的。
        """,
        """
        在迴圈裡一直 get，每則訊息都要來回一趟，而且大多是白跑。`get` 用來看看；程式應該用 \
        consume。
        """,
        "`get` 不受預取限制，auto-delete 的佇列也不會因為它而留下或消失。",
      ])
  }

  var mandatoryExplanation: Explanation {
    Explanation(
      "Mandatory：沒人要就退回",
      [
        """
        加上 `mandatory` 的發布，如果沒有佇列收到就會退回：basic.return，312 NO_ROUTE。沒加則\
        悄悄丟棄。
        """,
        "開啟發布確認時，先收到退回，再收到 ack：對 broker 來說這件事結束了。",
        "有沒有消費者不重要：沒有消費者的佇列也算送到。備援交換器接手的訊息不會退回。",
      ])
  }

  var confirmExplanation: Explanation {
    Explanation(
      "發布確認 (publisher confirm)：broker 收下了",
      [
        """
        `confirm select` 之後，broker 會回應這個通道上的每次發布，從 1 開始編號，表示它負起責\
        任了。
        """,
        "這不是消費者的 ack，和任何消費者都無關。連沒有人要的訊息也會得到確認。",
        "只有 persistent 而沒有確認，只是希望：有了確認才知道訊息真的到了。",
      ])
  }

  var durableExplanation: Explanation {
    Explanation(
      "持久 (durable、persistent)：重新啟動後留下什麼",
      [
        """
        broker 重新啟動後，durable 的佇列還在；persistent 的訊息放在 durable 的佇列裡才會還\
        在，兩者缺一不可。交換器和繫結也要是持久的。
        """,
        """
        在這裡，佇列和交換器除非寫 `transient` 都是持久的，訊息除非寫 `persistent` 都不是。用\
        戶端程式庫常常相反，請查一下。
        """,
        "用 `restart` 就看得到：它會逐則說明留下了什麼、遺失了什麼。",
      ])
  }

  var exclusiveExplanation: Explanation {
    Explanation(
      "獨占 (exclusive)：兩件不同的事",
      [
        """
        獨占的佇列屬於一條連線，其他連線得到 405 RESOURCE_LOCKED，只有發布不受限制。連線結束它\
        就刪除，通道結束則不會。
        """,
        "獨占的消費者是另一回事：它不讓同一個佇列有別的消費者，403 ACCESS_REFUSED。",
        "兩者都不是 single active consumer；那種佇列可以有其他消費者排隊等候。",
      ])
  }

  var autoDeleteExplanation: Explanation {
    Explanation(
      "自動刪除 (auto-delete)：最後一個離開就消失",
      [
        """
        auto-delete 的佇列在最後一個消費者離開時，連同訊息一起刪除，不管是取消、關閉還是死掉。\
        從來沒有消費者的會留著。
        """,
        "auto-delete 的交換器在從它出發的最後一條繫結移除時消失，可能再牽連別的交換器。",
        "實務上，worker 只是重新啟動，等候中的訊息就沒了。請只用在有人聽才有意義的佇列。",
      ])
  }

  var serverNamedExplanation: Explanation {
    Explanation(
      "由伺服器命名的佇列 (server-named queue)",
      [
        """
        宣告名稱為 `""` 的佇列，伺服器會取一個以 `amq.gen-` 開頭的名稱。不會有別人用到，很適合\
        當作訂閱者自己的佇列。
        """,
        "`as inbox` 在你的指令裡給它第二個名字。之後的空名稱表示這個通道最後宣告的佇列。",
        "這種名稱不能自己取：以 `amq.` 開頭的名稱是 403 ACCESS_REFUSED。它通常也是獨占的。",
      ])
  }
}
