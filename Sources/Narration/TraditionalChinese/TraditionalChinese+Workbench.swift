extension TraditionalChinese {
  func text(_ phrase: NoticePhrase) -> String {
    switch phrase {
    case .welcome(let version): "Warren \(version)：在終端機裡模擬的 RabbitMQ，全在記憶體中，隨時可以復原。"
    case .firstSteps: "試試看：  lessons   learn simple   declare queue hello   help   (Ctrl-D 離開)"
    case .undone(let line): "已復原：\(line)"
    case .redone(let line): "已重做：\(line)"
    case .nothingToUndo: "沒有可以復原的指令。"
    case .nothingToRedo: "沒有可以重做的指令。"
    case .checkpointSaved(let name): "檢查點 \(name)：用 rollback \(name) 回到這裡"
    case .tooManyCheckpoints(let limit): "已有 \(limit) 個檢查點，這是上限：請重複使用名稱。"
    case .rolledBack(let name): "一切都回到檢查點 \(name)"
    case .noSuchCheckpoint(let name, let nearest): missing("檢查點", name, nearest)
    case .reset: "全新的 broker，只有內建的交換器"
    case .stage(let isOn): isOn ? "舞台已開啟：每一行都會顯示訊息走到哪裡；stage off 關閉" : "舞台已關閉"
    case .clock(let milliseconds): "時間：\(milliseconds) 毫秒"
    case .expectationHeld: "符合預期"
    case .expectationFailed(let expected, let found): "預期 \(expected)，實際上是 \(found)"
    case .noErrorBefore(let code): "預期 error \(code)，實際上沒有錯誤"
    case .noSuchConsumer(let name, let nearest): missing("消費者或連線", name, nearest)
    case .noSuchConnection(let name, let nearest): missing("連線", name, nearest)
    case .noSuchChannel(let name, let nearest): missing("通道", name, nearest)
    case .noSuchQueue(let name, let nearest): missing("佇列", name, nearest)
    case .noSuchVirtualHost(let name, let nearest): missing("虛擬主機", name, nearest)
    case .noSuchExchange(let name, let nearest): missing("交換器", name, nearest)
    case .noSuchMessage(let number, let last):
      last == 0 ? "沒有訊息 \(number)：還沒有發布過任何訊息。" : "沒有訊息 \(number)：最後一則是 #\(last)。"
    case .messageForgotten(let number): "訊息 #\(number) 的經過已經不再保留：只保留最近的訊息。"
    case .nothingUnacknowledged(let name): "\(name) 沒有未確認的訊息。"
    case .nameTaken(let name, let queue): "\(name) 已經在消費 \(queue)：請換一個名稱，或先 cancel \(name)。"
    case .alsoDies(let connection, let consumers): "連線 \(connection) 上還有 \(consumers)"
    case .keyPrompt(let exchange): "每一行都是送往 \(exchange) 的路由鍵；空白行可以返回。"
    case .keyPromptLeft: "回到指令"
    case .saved(let path, let lines): "\(path)：\(lines) 行；用 source \(path) 重新執行"
    case .cannotRead(let path): "無法讀取 \(path)。"
    case .cannotWrite(let path): "無法寫入 \(path)。"
    case .outputLost: "無法寫入標準輸出。"
    case .filesNotAllowed: "腳本和課程要加上 --allow-files 才能讀寫檔案。"
    case .fileTooLarge(let path): "\(path) 太大了。"
    case .memoryFull(let limit): "broker 裡已有 \(limit) 則訊息，這是 Warren 的上限：請 purge、消費或 reset。"
    case .sourceTooDeep: "檔案互相 source，沒有盡頭。"
    case .language(let name): "語言：\(name)"
    case .profile(let profile): "版本 \(text(profile))"
    case .deprecated(let feature): text(feature)
    case .globalPrefetchIgnored: "RabbitMQ 4.3 不理會 global，也沒有錯誤：上限算每個消費者的。"
    case .noHelp(let word, let nearest):
      "沒有關於 \(word) 的說明。"
        + (nearest.map { suggestion("help \($0)") } ?? "只輸入 help 可以看全部。")
    case .notInScript(let command): "\(command) 只能在提示符號下使用，不能寫在腳本和課程裡。"
    case .stopped(let file, let line): "停在 \(file) 第 \(line) 行"
    case .didYouMean(let name): "      你是不是要輸入 \(name)？"
    case .isQueue(let name): "      \(name) 是佇列，不是交換器：send \(name) 會經過預設交換器。"
    case .isExchange(let name): "      \(name) 是交換器，不存放訊息：請把佇列繫結上去。"
    case .alreadyOpen(let name): "連線 \(name) 已經開著。"
    case .interrupted(let done): "執行 \(done) 次後中斷；undo 可以復原已經做的部分"
    case .interchange(let phrase): text(phrase)
    case .service(let phrase): text(phrase)
    case .otherUser(let connection, let user):
      "連線 \(connection) 屬於使用者 \(user)；可以用 on=NAME 指定另一條。"
    case .passwordHidden: "**** 代表沒有保留下來的密碼；請重新輸入密碼。"
    case .lineTooLong(let limit): "一行不能超過 \(limit) 位元組。"
    case .simulation(let phrase): text(phrase)
    case .experiment(let phrase): text(phrase)
    }
  }

  func text(_ phrase: CoursePhrase) -> String {
    switch phrase {
    case .lessons: "課程"
    case .minutes(let number): "\(number) 分鐘"
    case .howToStart(let name): "learn \(name) 開始；next 往下，back 往回。"
    case .lessonUnknown(let name, let nearest):
      "沒有 \(name) 這一課。"
        + (nearest.map { suggestion("learn \($0)") } ?? "lessons 列出所有課程。")
    case .noLesson: "還沒有開始任何一課：lessons 列出課程，learn 名稱 開始上課。"
    case .step(let number, let whole): "第 \(number) 步，共 \(whole) 步"
    case .howToGoOn: "想試什麼就輸入什麼，然後：next"
    case .howToGoOnHere: "這一步還有後續：next"
    case .finished(let title, let next):
      "「\(title)」結束了。" + (next.map { "下一課：learn \($0)" } ?? "")
    case .noStepBefore: "這已經是第一步。"
    case .noStepAfter: "這已經是最後一步。"
    case .stepUnknown(let id, let nearest):
      "這一課沒有 \(id) 這一步。" + suggestion(nearest.map { "goto \($0)" })
    case .restored: "broker 回到課程離開時的樣子；undo 可以找回你的"
    case .replaced: "課程從全新的 broker 開始；undo 可以找回你的"
    case .resumed(let number, let whole, let title): "課程回到第 \(number) 步，共 \(whole) 步：\(title)"
    case .wasAt(let id): "你之前已經上到更後面：goto \(id)"
    case .progressTitle: "你的進度"
    case .progress(let seen, let steps, let points, let questions):
      "\(steps) 步上了 \(seen) 步" + (questions > 0 ? "，\(questions) 分得 \(points) 分" : "")
    case .forgotten: "進度已經清除。"
    case .reviewTitle: "你做過的事"
    case .reviewOutside: "課程之外"
    case .reviewCut(let lines): "還有 \(lines) 行沒有列出。"
    case .nothingToReview: "還沒有東西可以回顧。"
    case .resumable(let lines): "上次有個工作階段中斷了（\(lines) 行）：resume 可以接著做。"
    case .nothingToResume: "沒有中斷的工作階段。"
    case .takenUp(let lines): "從中斷的地方繼續：\(lines) 行"
    case .asking(let phrase): text(phrase)
    }
  }

  private func missing(_ kind: String, _ name: String, _ nearest: String?) -> String {
    "沒有名為 \(name) 的\(kind)。" + suggestion(nearest)
  }

  func suggestion(_ nearest: String?) -> String { nearest.map { "你是不是要輸入 \($0)？" } ?? "" }
}
