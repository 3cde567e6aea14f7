extension TraditionalChinese {
  func text(_ phrase: DemoPhrase) -> String {
    switch phrase {
    case .howToBegin: "空白鍵往下，b 往回，? 列出按鍵，q 離開"
    case .atBeginning: "這裡就是開頭。"
    case .atEnd: "這是最後一步了：b 往回，g 跳到某一步，q 離開。"
    case .key(let key): "  " + DisplayWidth.padded(name(of: key), to: 10) + text(key)
    case .backAt(let number, let whole, let title): "現在在第 \(number) 步，共 \(whole) 步：\(title)"
    case .stepPrompt: "step"
    case .live: "現在可以自由輸入指令。quit、Ctrl-D 或 ! 回到課程。"
    case .keepOrRestore: "按 k 保留剛才做的事，按 r 還原成課程原本的狀態。"
    case .kept: "課程接著剛才的狀態往下走。"
    case .restored: "已還原成課程原本的狀態。"
    case .needsTerminal: "warren play 需要終端機；沒有終端機時請加上 --auto。"
    case .recorded(let path, let milliseconds):
      "\(path)：\(milliseconds / 60_000) 分 \(milliseconds / 1_000 % 60) 秒，每一步都有標記"
    case .noDemo: "目前沒有正在進行的示範。warren play 開始之後，備忘稿就會出現。"
    case .place(let step, let steps, let beat, let beats):
      "第 \(step) 步，共 \(steps) 步；第 \(beat) 拍，共 \(beats) 拍"
    case .elapsed(let seconds): "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    case .noNote: "沒有備忘"
    case .next(let title): "下一步：\(title)"
    case .lastStep: "這是最後一步。"
    case .rehearsed(let lesson, let steps, let beats):
      "\(lesson)：\(steps) 步、\(beats) 拍，和寫的一樣"
    case .tooWide(let columns, let line): "寬 \(columns) 欄，超過 80 欄：\(line)"
    case .tooLong(let step, let rows, let room):
      "\(step) 這一步有 \(rows) 列，在只有 \(room) 列的畫面上會捲動"
    }
  }

  private func name(of key: DemoKey) -> String {
    switch key {
    case .advance: "空白鍵"
    case .complete: "任意鍵"
    case .back, .goTo, .live, .stage, .redraw, .help, .quit: key.name
    }
  }

  private func text(_ key: DemoKey) -> String {
    switch key {
    case .advance: "往下：打出下一個指令、執行它、顯示下一段文字（Enter、→ 也可以）"
    case .complete: "把正在打的字一次打完"
    case .back: "往回，broker 的狀態也一起回去（← 也可以）"
    case .goTo: "跳到某一步"
    case .live: "自由輸入指令，之後再回到這裡"
    case .stage: "顯示或隱藏舞台（固定在上方的圖）"
    case .redraw: "重畫這一步"
    case .help: "列出這些按鍵"
    case .quit: "離開（Ctrl-C 也可以）"
    }
  }
}
