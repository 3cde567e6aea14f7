import BrokerCore
import Interchange

extension TraditionalChinese {
  func text(_ phrase: InterchangePhrase) -> String {
    switch phrase {
    case .notReadable(let path, let problem): "\(path)：" + text(problem)
    case .notFetched(let address, let problem): address + "：" + text(problem)
    case .refused(let path, let place, let text):
      "\(path) 的 \(place) 會被 RabbitMQ 拒絕：\(text)。什麼都沒有改變。"
    case .noSuchVirtualHost(let name): "沒有虛擬主機 \(name)。"
    case .interrupted: "中斷了；什麼都沒有改變。"
    case .imported(let path, let exchanges, let queues, let bindings):
      "\(path)：新增 \(exchanges) 個交換器、\(queues) 個佇列、\(bindings) 個繫結"
    case .administered(let count):
      "新增或更改 "
        + [
          (count.virtualHosts, "個虛擬主機"), (count.users, "個使用者"), (count.permissions, "組權限"),
          (count.topicPermissions, "組 topic 權限"), (count.policies, "個政策"),
          (count.operatorPolicies, "個維運者政策"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: "、")
    case .keptSections(let sections): "留給下次匯出，沒有模擬：\(sections)"
    case .unknownKey(let path, let count, let first):
      "留著，但不認得：\(path)（\(count) 次，第一個在 \(first)）"
    case .passwordHidden(let path, let count, let first):
      "明文密碼不會留下：\(path)（\(count) 次，第一個在 \(first)）"
    case .existsOtherwise(let count, let first):
      "已經存在而且屬性不同，維持原樣：\(count) 個，第一個是 \(first)"
    case .reservedNames(let count, let first):
      "和 RabbitMQ 一樣略過伺服器自己的名稱：\(count) 個，第一個是 \(first)"
    case .notSimulated(let count, let first, let text):
      "留給下次匯出：\(count) 個，第一個是 \(first)：\(text)"
    case .settingsNotSimulated(let count, let first, let settings, othersCount: true):
      "\(count) 個政策生效，但不包含沒有模擬、留給下次匯出的設定，第一個是 \(first)：\(settings)"
    case .settingsNotSimulated(let count, let first, let settings, othersCount: false):
      "留給下次匯出：\(count) 個政策的設定沒有模擬，第一個是 \(first)：\(settings)"
    case .unknownHashes(let count, let first, let algorithm):
      "這裡無法登入為 \(count) 個使用者，密碼不是用 SHA-256 雜湊，第一個是 \(first)：\(algorithm)"
    case .endsMissing(let count, let first):
      "留給下次匯出：\(count) 個繫結的一端沒有宣告，第一個是 \(first)"
    case .written(let path): "已寫入 \(path)"
    case .loss(let count, let first): "JSON 無法表示 \(count) 個值，匯出後會變成別的值：\(first)"
    case .notLookedAt(let count, let first):
      "沒有模擬，所以沒有檢查：\(count) 個，第一個是 \(first)"
    case .nothingFound: "沒有發現問題"
    case .found(let errors, let warnings, let notes):
      "\(errors) 個錯誤、\(warnings) 個警告、\(notes) 個提醒"
    }
  }

  private func text(_ problem: DefinitionsProblem) -> String {
    switch problem {
    case .json(let problem):
      "第 \(problem.line) 行第 \(problem.column) 字：" + text(problem.kind) + "什麼都沒有改變。"
    case .notDefinitions: "不是 RabbitMQ 的 definitions：沒有 queues、exchanges、bindings 這類的段落。"
    case .missing(let place): "缺少 \(place)。什麼都沒有改變。"
    case .wrongKind(let place, let expected, let found):
      "\(place.isEmpty ? "這個檔案" : place) 是\(text(found))，應該是\(text(expected))。什麼都沒有改變。"
    case .tooLong(let place, let limit): "\(place) 超過 \(limit) 個位元組。什麼都沒有改變。"
    case .unknownWord(let place, let found, let allowed):
      "\(place) 是 \(found)，應該是 \(allowed.joined(separator: " 或 "))。什麼都沒有改變。"
    }
  }

  private func text(_ kind: JSONKind) -> String {
    switch kind {
    case .null: " null"
    case .boolean: " true 或 false"
    case .integer: "整數"
    case .number: "有小數的數字"
    case .string: "字串"
    case .array: "陣列"
    case .object: "物件"
    }
  }

  private func text(_ kind: JSONProblem.Kind) -> String {
    switch kind {
    case .unexpected: "這不是 JSON。"
    case .unfinished: "JSON 太早結束。"
    case .trailing: "JSON 結束之後還有東西。"
    case .notUTF8: "檔案不是 UTF-8。"
    case .numberTooLarge: "數字超過 64 位元。"
    case .repeatedKey(let key): "鍵 \(key) 重複了。"
    case .tooDeep(let limit): "陣列和物件超過 \(limit) 層。"
    case .tooMany(let limit): "超過 \(limit) 個值。"
    }
  }

  func text(_ phrase: FindingPhrase) -> String {
    switch phrase {
    case .severity(.error): "錯誤"
    case .severity(.warning): "警告"
    case .severity(.note): "提醒"
    case .neverMatches(let front):
      "永遠不會符合：只有 \(front) 會發布到這裡，而它不讓這樣的鍵通過。請改其中一個鍵。"
    case .contradictoryHeaders: "永遠不會符合：沒有標頭能滿足它的參數。x-match=any 至少要有一個參數。"
    case .keyIgnored(let type): "有鍵，但 \(type) 交換器不看鍵。請拿掉，或改用別的類型。"
    case .argumentsIgnored(let type): "有參數，但 \(type) 交換器不看參數。headers 交換器才看。"
    case .wildcardOnDirect: "有萬用字元，但 direct 交換器逐字比較。請改用 topic 交換器。"
    case .wildcardInWord(let word): "裡的 \(word) 只是普通的字：* 和 # 要自成一個字才算。"
    case .covered(let other): "是多餘的：\(other) 已經包含它。佇列反正只會收到一份。"
    case .notCompared(let count): "是同一對之間 \(count) 個繫結之一，太多了，沒有互相比較。"
    case .onlyByName: "沒有繫結：只有用它的名稱 send 才到得了。請繫結它。"
    case .noBindings: "沒有繫結：發布到這裡的訊息全部丟棄。請繫結佇列，或設定備援交換器。"
    case .leadsNowhere: "到不了任何佇列：發布到這裡的訊息全部丟棄。請繫結佇列。"
    case .unfed: "是 internal，卻沒有東西通到這裡。請把它繫結到別的交換器。"
    case .missingAlternate(let name): "的備援交換器 \(name) 不存在。請宣告它。"
    case .alternateIsDefault: "的備援交換器是預設交換器，在那裡路由不到任何佇列。請換一個。"
    case .alternateCycle(let names): "繞一圈成為自己的備援交換器：\(names)。都無法路由的就丟棄。"
    case .missingDeadLetterExchange(let name):
      "的死信交換器 \(name) 不存在：死信會丟棄。請宣告它。"
    case .deadLettersDropped(let exchange, let key):
      "的死信會遺失：\(exchange) \(key.map { "用鍵 \($0) " } ?? "")到不了任何佇列。請在那裡繫結一個佇列。"
    case .deadLetterCycle(let queues, .dropped):
      "的死信會回到自己：\(queues)。沒有被拒絕過就回來的訊息會丟棄。中間要有消費者。"
    case .deadLetterCycle(let queues, .retried):
      "被拒絕的訊息過一陣子會回來，沒有盡頭：\(queues)。請用 x-death 計次來停止。"
    case .deadLetterCycle(let queues, .spinning):
      "被拒絕的訊息立刻回來，沒有盡頭：\(queues)。請在中間放一個有 ttl 的佇列。"
    case .reservedName: "用的是伺服器自己的名稱：用戶端無法再用這個名稱宣告。"
    case .policyMatchesNothing: "沒有符合任何現有的東西。請檢查它的樣式和套用對象。"
    case .policyShadowed(let other):
      "在哪裡都不生效：\(other) 排在它前面，而只有一個政策會生效。請合併設定，或提高優先順序。"
    case .policyForeignSetting(let setting, let queues):
      "對它符合的 \(queues) 個佇列完全不生效：那種佇列沒有 \(setting)。"
        + "請分成 classic_queues 和 quorum_queues 兩個政策。"
    case .policySettingUnused(let setting, let target):
      "設定了 \(setting)，但\(target == "exchanges" ? "交換器" : "佇列")沒有這項，而它只套用到 \(target)。"
    case .policiesNotCompared(let count): "起的 \(count) 個政策太多了，沒有檢查。"
    case .noPermissions: "在任何虛擬主機都沒有權限，無法連線。請用 set permissions 給它。"
    case .holdsNothing(let argument): "不能有訊息等候（\(argument) 是 0）：只有準備好的消費者收得到。"
    }
  }
}
