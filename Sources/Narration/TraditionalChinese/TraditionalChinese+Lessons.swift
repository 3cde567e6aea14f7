extension TraditionalChinese {
  func text(_ phrase: LessonPhrase) -> String {
    switch phrase {
    case .frontMatterMissing: "課程的開頭是兩行 --- 之間的基本資料"
    case .keyUnknown(let key): "基本資料裡沒有 \(key) 這一項"
    case .keyMissing(let key): "基本資料缺少 \(key)"
    case .valueBad(let key): "\(key) 的值不正確"
    case .stepWithoutID: "每一步都需要代號：## 標題 {#id}"
    case .idRepeated(let id): "有兩步都叫做 \(id)"
    case .idBad(let id): "\(id) 不能當代號：只能用小寫字母、數字和連字號"
    case .nothingBeforeFirstStep: "所有內容都屬於某一步：先寫 ## 標題 {#id}"
    case .fenceUnknown(let words): "沒有 warren \(words) 這種區塊，只有 warren setup"
    case .fenceNested: "warren 區塊要獨立存在，不能放在清單或引言裡"
    case .directiveUnknown(let word): "沒有 \(word) 這個指示，只有 note 和 cures"
    case .htmlNotAllowed: "課程裡的 HTML 只能是獨立成行的註解"
    case .outputBeforeCommand: "區塊的第一行要是輸入的指令：> 指令"
    case .noSteps: "這一課沒有任何步驟"
    case .outputDiffers: "輸出不一樣"
    case .unexpectedOutcome(let line): "這一行出了錯，而且沒有預期到：\(line)"
    case .stepsDiffer(let other): "步驟和 \(other) 不同"
    case .commandsDiffer(let step, let other): "\(step) 這一步的指令和 \(other) 不同"
    case .otherLanguageMissing(let other): "缺少 \(other)"
    case .needUnknown(let name): "需要先上的 \(name) 並不存在"
    case .checked(let lessons, let commands): "檢查了 \(lessons) 課，\(commands) 個指令都和寫的一樣"
    case .updated(let path): "\(path)：已更新"
    case .nothingToCheck(let path): "\(path) 裡沒有課程"
    }
  }
}
