extension TraditionalChinese {
  var lessonsHelp: CommandHelp {
    CommandHelp(
      "列出所有課程",
      [
        "依順序列出課程，以及各需要幾分鐘。"
      ])
  }

  var learnHelp: CommandHelp {
    CommandHelp(
      "開始一課",
      [
        "打開一課，從全新的 broker 開始。用 `next` 往下；中間想試什麼就輸入什麼。不寫名稱就從上次離開的地方繼續。"
      ],
      [
        "lesson": "課程的名稱，見 `lessons`。"
      ])
  }

  var nextHelp: CommandHelp {
    CommandHelp(
      "課程的下一步",
      [
        "顯示下一步並執行裡面的指令。如果你在中間改了什麼，broker 會先回到課程離開時的樣子。"
      ])
  }

  var backHelp: CommandHelp {
    CommandHelp(
      "課程的上一步",
      [
        "退回一步，broker 也一起退回。"
      ])
  }

  var goToHelp: CommandHelp {
    CommandHelp(
      "跳到課程的某一步",
      [
        "往前往後都可以；broker 會是課程在那一步時的樣子。"
      ],
      [
        "step": "那一步的名稱。"
      ])
  }

  var checkHelp: CommandHelp {
    CommandHelp(
      "任務還缺什麼",
      [
        "列出目前任務的每個目標，達成的會打勾。任務不限做法，只看最後的結果。"
      ])
  }

  var hintHelp: CommandHelp {
    CommandHelp(
      "任務的提示",
      [
        "給下一個提示，從最含蓄的到最明白的。"
      ])
  }

  var solutionHelp: CommandHelp {
    CommandHelp(
      "任務的一種做法",
      [
        "實際示範一種解法。看過解答的任務不計分；`undo` 可以回去自己試。"
      ])
  }

  var skipHelp: CommandHelp {
    CommandHelp(
      "跳過問題或任務",
      [
        "顯示正確的答案或做法，再繼續上課。"
      ])
  }

  var quizHelp: CommandHelp {
    CommandHelp(
      "猜猜哪些佇列會收到訊息",
      [
        """
        自動出題：給一個路由鍵，問哪些佇列會收到。題目來自目前的交換器，或某一課建立的交換器。\
        答錯時會逐一說明每個繫結。`skip` 跳過，空白行結束；不會動到目前的狀態。
        """
      ],
      [
        "lesson": "課程名稱；不寫就用目前的狀態出題。",
        "n": "幾題，預設 5 題。",
      ])
  }

  var progressHelp: CommandHelp {
    CommandHelp(
      "課程上到哪裡",
      [
        """
        列出每一課看過幾步、得了幾分：第一次就答對的問題和自己完成的任務各得一分。\
        進度會保留到下次；`progress forget` 重新開始。
        """
      ],
      [
        "forget": "清除所有進度。"
      ])
  }

  var reviewHelp: CommandHelp {
    CommandHelp(
      "把做過的事寫成檔案",
      [
        "把這次輸入的指令、結果、回答和任務寫成 Markdown 檔案。"
      ],
      [
        "file": "檔案名稱；已經存在的話會被取代。"
      ])
  }

  var resumeHelp: CommandHelp {
    CommandHelp(
      "接續中斷的工作階段",
      [
        """
        終端機被關掉或停電時，那次輸入的指令都還在：這個指令會重新執行一遍，連課程的進度一起恢復。\
        用 `quit` 離開的就算結束；想把狀態留到以後，或發給全班，請用 `save`。
        """
      ])
  }

  var stageHelp: CommandHelp {
    CommandHelp(
      "固定在上方的示意圖",
      [
        """
        在終端機上方固定一張圖：交換器、繫結、佇列、消費者和各自的數量，\
        並用方括號標出最後一則訊息走過的路。適合投影。沒有終端機時，圖會接在每一行後面。\
        示範時按 s 顯示或隱藏，warren play LESSON --stage 一開始就有。
        """
      ],
      [
        "state": "開或關。"
      ])
  }
}
