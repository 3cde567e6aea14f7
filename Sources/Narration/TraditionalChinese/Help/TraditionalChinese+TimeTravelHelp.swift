extension TraditionalChinese {
  var undoHelp: CommandHelp {
    CommandHelp(
      "復原上一行",
      [
        """
        復原整行，不管它做了什麼：訊息、消費者、時鐘和編號都回來。RabbitMQ 做不到；在這裡是為\
        了讓你放心嘗試。
        """
      ],
      [
        "count": "幾行，預設是 1。"
      ])
  }

  var redoHelp: CommandHelp {
    CommandHelp(
      "重做剛才復原的",
      [
        "再往前走。中間只要輸入了新的指令，就是另一個未來，原本的就沒有了。"
      ],
      [
        "count": "幾行，預設是 1。"
      ])
  }

  var checkpointHelp: CommandHelp {
    CommandHelp(
      "給這個時刻取個名字記下來",
      [
        "記住整個 broker 現在的樣子。之後用 `rollback` 回來，幾次都可以。"
      ],
      [
        "name": "檢查點的名稱。"
      ])
  }

  var rollbackHelp: CommandHelp {
    CommandHelp(
      "回到檢查點",
      [
        "一切回到檢查點的樣子。它算一行，所以可以用 `undo` 復原。"
      ],
      [
        "name": "哪一個檢查點。"
      ])
  }

  var tickHelp: CommandHelp {
    CommandHelp(
      "讓時間過去",
      [
        "broker 的時鐘要你撥動才會走。途中到期的事會依序發生，各在自己的時刻：訊息過期、沒人用的佇列刪除。"
      ], ["duration": "例如 `250ms`、`5s`、`2m`、`1h`；只寫數字是 ms。"])
  }

  var resetHelp: CommandHelp {
    CommandHelp(
      "換一個全新的 broker",
      [
        "所有佇列、訊息和連線都消失，只剩內建的交換器。它算一行，所以可以用 `undo` 復原。"
      ])
  }
}
