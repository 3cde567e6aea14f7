extension TraditionalChinese {
  var importHelp: CommandHelp {
    CommandHelp(
      "載入 RabbitMQ 的 definitions.json",
      [
        """
        載入 RabbitMQ 3.10 或 4.x 匯出的檔案：整個 broker（含虛擬主機、使用者和密碼的雜湊值、權限、政策，\
        以及 topic 權限和維運者政策），或單一虛擬主機。不需要任何人的權限。
        """,
        """
        已經存在的交換器和佇列維持原樣；使用者、權限和政策改成檔案裡的樣子，`guest` 也一樣。什麼都不會刪除。
        """,
        """
        全有或全無：檔案有任何地方不對就什麼都不改變。沒有模擬的部分會說出來、留著，由 `export` \
        還回去。`undo` 會收回整次匯入。
        """,
        """
        `import http://guest:guest@localhost:15672` 透過 HTTP API 向執行中的 RabbitMQ 要；\
        `…:15672/api/definitions/shop` 只要虛擬主機 shop。密碼不會顯示，也不會留下。
        """,
      ],
      [
        "file": "`rabbitmqctl export_definitions` 或管理頁面寫出的檔案，或是位址。"
      ],
      more: CommandHelp.Detail.list([
        "vhost": "單一虛擬主機的東西放到哪裡，沒說就是 `/`；整個 broker 的檔案則只取這一個虛擬主機的。"
      ]))
  }

  var exportHelp: CommandHelp {
    CommandHelp(
      "把拓撲寫給 RabbitMQ 和其他程式",
      [
        """
        沒有檔名就直接顯示。`definitions` 可以載入真的 RabbitMQ；`compose` 用 Docker 啟動一個並載入；\
        `rabbitmqadmin` 和 `pika` 用指令和 Python 宣告同樣的東西；`dot` 和 `mermaid` 畫成圖。
        """,
        """
        `definitions` 和 `compose` 包含虛擬主機、使用者、兩種權限和兩種政策，密碼只有雜湊值。\
        訊息、獨占佇列和消費者不會匯出。
        """,
      ],
      [
        "file": "寫到哪裡。",
        "format": "寫成什麼；沒說就是 `definitions`。",
      ],
      more: CommandHelp.Detail.list([
        "vhost": "只有這個虛擬主機，不含使用者；其他格式沒說就是 `/`。"
      ]))
  }

  var lintHelp: CommandHelp {
    CommandHelp(
      "找出拓撲裡的錯誤",
      [
        """
        指出永遠不會符合或多餘的繫結、丟棄一切的交換器、沒人到得了的佇列、遺失或繞回來的死信、\
        在哪裡都不生效的政策和維運者政策、哪裡都連不上的使用者等等，每一項都說明怎麼辦。\
        政策的設定和參數一樣算數。
        """,
        """
        錯誤是行不通，警告是會遺失訊息，提醒是容易誤會。錯誤和警告讓腳本以 1 結束，\
        `warren lint FILE [--vhost NAME]` 也一樣。
        """,
      ],
      [
        "file": "不看 broker，改看一個 `definitions.json`；broker 不會改變。"
      ],
      more: CommandHelp.Detail.list([
        "vhost": "只看這個虛擬主機，不看使用者；沒說就是每一個。"
      ]))
  }

  var definitionsExplanation: Explanation {
    Explanation(
      "Definitions：定義檔",
      [
        """
        RabbitMQ 能把宣告過的一切寫下來：虛擬主機、使用者（密碼是雜湊值）、權限、政策、交換器、佇列、\
        繫結。這個檔案 definitions.json 把拓撲從一個 broker 搬到另一個，裡面沒有訊息。
        """,
        """
        `import` 載入這種檔案，`export` 寫出真的 broker 能載入的檔案：在這裡建好、試過，再帶走。\
        `format=compose` 給 Docker 用，定義就在裡面。
        """,
        """
        要小心：匯入不會刪除。已經存在的交換器和佇列維持原樣，即使檔案說的不同；但使用者的密碼和標籤、\
        權限和政策會換成檔案裡的。
        """,
      ])
  }
}
