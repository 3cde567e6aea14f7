extension TraditionalChinese {
  var userExplanation: Explanation {
    Explanation(
      "使用者和權限",
      [
        """
        每條連線都屬於一個使用者，它用密碼證明自己的身分。新的 broker 只有使用者 `guest`，`you` 就是\
        它的連線。RabbitMQ 只保存加鹽的密碼雜湊；這裡也一樣，任何地方都不會顯示密碼。空白的密碼\
        誰也進不來。
        """,
        """
        使用者在每個虛擬主機有三個正規表示式：可以 configure（宣告、刪除）的名稱、可以 write（發布、\
        繫結佇列）的名稱、可以 read（消費、get、purge、從交換器繫結）的名稱。其餘的一律是 403 \
        ACCESS_REFUSED。在虛擬主機沒有權限的話，連線本身就會被拒絕，代碼 530 NOT_ALLOWED。\
        `set topic permissions` 可以再限制 topic 交換器的鍵。
        """,
        """
        標籤是另一回事：它決定使用者在管理頁面可以做什麼。沒有權限的 `administrator` 不能發布訊息。
        """,
      ])
  }

  var virtualHostExplanation: Explanation {
    Explanation(
      "虛擬主機：broker 裡的 broker",
      [
        """
        虛擬主機有自己的佇列、交換器、繫結、權限和政策。`/` 的佇列 `q` 和 `shop` 的佇列 `q` 毫無\
        關係，訊息也不會從一個虛擬主機跑到另一個。
        """,
        """
        連線在開啟時選定虛擬主機，之後就留在那裡。這是讓幾個應用程式或團隊共用一個 RabbitMQ 的方法；\
        它不是獨立的行程，也不會分割記憶體或磁碟。
        """,
        """
        所以 `open connection S vhost=shop` 會連到 `shop`，`on=S` 就在那裡說話；`show`、`list`、\
        `match`、`diagram`、`expect` 和 `move` 不需要連線，可以加上 `vhost=shop`。
        """,
      ])
  }

  var policyExplanation: Explanation {
    Explanation(
      "政策：替所有符合的名稱設定選項",
      [
        """
        `declare queue` 的參數是固定的：要改就得刪除佇列，而且每個用戶端都要說得一樣。政策由維運者\
        設定，對象是名稱符合正規表示式的所有佇列或交換器，而且隨時可以改。
        """,
        """
        政策不會疊加：符合的之中只有 priority 最高的那條算數。參數和政策設定同一項時以參數為準；兩個\
        都是數字時取較小的。quorum 佇列的 overflow 則以政策為準。
        """,
        """
        除了它還適用一條只能設上限的維運者政策：`set operator policy`。管理 broker 的人用它來限制別人\
        在政策和參數裡寫的數字。
        """,
      ])
  }
}
