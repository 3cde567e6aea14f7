extension TraditionalChinese {
  func text(_ phrase: ReasonPhrase) -> String {
    switch phrase {
    case .queueName: "預設交換器：路由鍵就是佇列的名稱"
    case .equalKey: "兩個鍵相同"
    case .differentKey(let found, let expected): "\(found) 不是 \(expected)"
    case .fanout: "fanout：不管路由鍵，一律收下"
    case .exactWords(let required, let found): "必須剛好 \(required) 個單詞，路由鍵有 \(found) 個"
    case .minimumWords(let required, let found): "至少要 \(required) 個單詞，路由鍵有 \(found) 個"
    case .wrongWord(let position, let found, let expected):
      "第 \(position) 個單詞：\(found) 不是 \(expected)"
    case .wrongWordFromEnd(let position, let found, let expected):
      position == 1
        ? "最後一個單詞：\(found) 不是 \(expected)" : "倒數第 \(position) 個單詞：\(found) 不是 \(expected)"
    case .noPlace(let word): word.map { "單詞的順序不符：\($0) 沒有位置" } ?? "單詞的順序不符"
    case .everything: "任何路由鍵都符合"
    case .noWords: "零個單詞"
    case .headersAll: "必須全部相符"
    case .headersAny: "有一個相符即可"
    case .headerEqual(let name, let value): "\(name) 是 \(value)"
    case .headerPresent(let name): "有 \(name)"
    case .headerDifferent(let name, let found, let expected): "\(name) 是 \(found)，不是 \(expected)"
    case .headerMissing(let name): "沒有標頭 \(name)"
    case .headersNothingToCompare(let matchesAll):
      matchesAll ? "沒有要比對的東西，所以全部符合" : "沒有要比對的東西，所以都不符合"
    }
  }

  func text(_ phrase: AdvicePhrase) -> String {
    switch phrase {
    case .channelClosed: "和 RabbitMQ 一樣，通道關閉了；下一個指令會開啟新的。"
    case .connectionClosed: "和 RabbitMQ 一樣，整條連線關閉了；下一個指令會開啟新的。"
    case .clientChannelClosed:
      "和 RabbitMQ 一樣，它的通道關閉了：程式會得到例外，要再開一個通道。"
    case .clientConnectionClosed: "和 RabbitMQ 一樣，它的整條連線關閉了：程式會得到例外。"
    case .clientLocked: "獨占的佇列屬於宣告它的連線。"
    case .loginRefused: "使用者或密碼不對，或是 guest 從別的機器連來；RabbitMQ 也會拒絕。"
    case .inequivalent: "它已經以別的屬性存在，而屬性不能更改：請照原樣宣告，或先刪除它。"
    case .notFound: "沒有這個名稱：請先宣告，或檢查拼字。"
    case .locked: "獨占的佇列屬於宣告它的連線：請用 on=連線。"
    case .defaultExchange: "每個佇列都以自己的名稱繫結在預設交換器上，沒有人能更改。"
    case .reservedName: "以 amq. 開頭的名稱保留給伺服器，請換一個。"
    case .exclusiveUse: "有消費者獨占它，或已經有別人在用；單一活躍消費者的佇列不接受獨占。"
    case .unknownDeliveryTag: "一次遞送只能處理一次，而且要在收到它的通道上：list consumers。"
    case .deprecated: "宣告成持久或獨占的；`profile 4.x` 允許它：help profile。"
    case .notSimulated: "這項功能沒有模擬；README 列出了有哪些。"
    case .inUse: "它正在使用中：請不加 if-unused 刪除，或先讓它空下來。"
    case .notEmpty: "裡面還有訊息：請先清空，或不加 if-empty 刪除。"
    case .internalExchange: "internal 交換器只接受其他交換器轉來的訊息。"
    }
  }

  func text(_ label: Label) -> String {
    switch label {
    case .producer: "生產者"
    case .stageColumns: "交換器|繫結鍵|佇列|ready + unacked|消費者"
    case .noConsumer: "沒有消費者"
    case .noQueues: "什麼都還沒有：declare queue hello"
    case .nobody: "沒有人"
    case .bindings: "繫結"
    case .consumers: "消費者"
    case .ready: "就緒"
    case .unacknowledged: "未確認"
    case .waiting: "等候中，由舊到新"
    case .queues: "佇列"
    case .exchanges: "交換器"
    case .connections: "連線"
    case .channels: "通道"
    case .published: "已發布"
    case .more(let number): "… 還有 \(number) 個"
    case .none: "無"
    case .matching(let part, let whole): "\(whole) 條繫結中有 \(part) 條符合"
    case .copyReady(let queue): "現在：在 \(queue) 就緒"
    case .copyUnacknowledged(let holder): "現在：在 \(holder) 手上，未確認"
    case .noCopyLeft: "現在：broker 裡已經沒有任何一份"
    }
  }
}
