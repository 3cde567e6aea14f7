extension TraditionalChinese {
  func text(_ phrase: AdministrationPhrase) -> String {
    switch phrase {
    case .connectionOpened(let name, let user): "連線 \(name)，通道 1，使用者 \(user)"
    case .virtualHostAdded(let name, let isNew):
      "\(name)   \(isNew ? "新建，附有預先宣告的交換器" : "原本就有，沒有改變")"
    case .virtualHostDeleted(let name): "\(name) 刪除了，裡面的一切也一起消失"
    case .userAdded(let name, let tags):
      "\(name)   標籤 [\(tags)]，還沒有權限：set permissions \(name) .* .* .*"
    case .userDeleted(let name): "\(name) 刪除了"
    case .passwordChanged(let name): "\(name) 換了密碼，既有的連線不受影響"
    case .passwordCleared(let name): "\(name) 沒有密碼了，無法用密碼登入，既有的連線不受影響"
    case .tagsSet(let name, let tags): "\(name)   標籤 [\(tags)]，從下一條連線起算"
    case .permissionsSet(let user, let host, let configure, let write, let read):
      "\(user) 在虛擬主機 \(host)   configure \(configure)   write \(write)   read \(read)"
    case .permissionsCleared(let user, let host):
      "\(user) 不能再進入虛擬主機 \(host)，既有的連線不受影響"
    case .policySet(let name, let host, let matching):
      "\(name)" + (host.map { "（虛擬主機 \($0)）" } ?? "")
        + "   \(matching.target) 符合 \(matching.pattern)   priority \(matching.priority)"
        + "   \(matching.settings)"
    case .policyCleared(let name, let host):
      "\(name)" + (host.map { "（虛擬主機 \($0)）" } ?? "") + " 清除了"
    case .operatorPolicySet(let name, let host, let matching):
      "維運者政策 \(name)" + (host.map { "（虛擬主機 \($0)）" } ?? "")
        + "   \(matching.target) 符合 \(matching.pattern)   priority \(matching.priority)"
        + "   \(matching.settings)"
    case .operatorPolicyCleared(let name, let host):
      "維運者政策 \(name)" + (host.map { "（虛擬主機 \($0)）" } ?? "") + " 清除了"
    case .operatorPolicyCounts(let queues): "立刻適用於 \(queues) 個佇列"
    case .topicPermissionsSet(let user, let host, let exchange, let write, let read):
      "\(user) 在虛擬主機 \(host)，\(exchange) 的鍵   write \(write)   read \(read)"
    case .topicPermissionsCleared(let user, let host, let exchange):
      "\(user) 在虛擬主機 \(host) 又可以用\(exchange.map { " \($0) " } ?? "所有交換器")的所有鍵"
    case .policyCounts(let queues, let exchanges):
      "立刻適用於 \(queues) 個佇列、\(exchanges) 個交換器"
    }
  }
}
