extension TraditionalChinese {
  var saveHelp: CommandHelp {
    CommandHelp(
      "把這次操作存成檔案",
      [
        "把造成現在這個 broker 的每一行，以完整的寫法存下來；`source` 可以重新執行。"
      ],
      [
        "file": "存到哪裡。"
      ])
  }

  var sourceHelp: CommandHelp {
    CommandHelp(
      "執行檔案裡的每一行",
      [
        "一行一行執行，遇到第一個失敗就停止。檔案裡的指令要寫完整；以 `# ` 開頭的一行是註解。"
      ],
      [
        "file": "哪一個檔案。"
      ])
  }

  var langHelp: CommandHelp {
    CommandHelp(
      "選擇語言，或看看現在是哪一種",
      [
        "改變所有顯示文字的語言。指令、名稱和 AMQP 的錯誤訊息維持原文。"
      ],
      [
        "language": "`en` 或 `zh-Hant`。"
      ])
  }

  var helpHelp: CommandHelp {
    CommandHelp(
      "說明一個指令或一個概念",
      [
        """
        只輸入 `help` 會列出指令的名稱，`help all` 說明每個指令的用途，`help concepts` 列出所有概念；\
        `help prefetch` 說明一個概念，`help declare` 列出所有這樣開頭的指令。只打開頭幾個字也可以，\
        中英文都通。
        """
      ],
      [
        "topic": "指令或主題；好幾個字算同一個主題。"
      ])
  }

  var quitHelp: CommandHelp {
    CommandHelp(
      "離開",
      [
        "結束這次操作，和 Ctrl-D 相同。什麼都不會留下：想留著就先用 `save` 存成檔案。"
      ])
  }
}
