import CommandLanguage

extension TraditionalChinese {
  func text(_ phrase: TransactionPhrase) -> String {
    switch phrase {
    case .selected(let channel, let isNew):
      isNew ? "\(channel) 的發布和 ack 會保留到 tx commit" : "\(channel) 本來就在交易模式"
    case .publishHeld(let channel, let held):
      "保留到 \(channel) 的 tx commit：還沒有進任何佇列（共 \(held) 則）"
    case .settlementHeld(let from, let tag, let outcome):
      "\(from)，delivery tag \(tag)   \(word(outcome)) 等 tx commit；仍是未確認"
    case .committed(let channel, let publishes, let settlements):
      "\(channel) commit   "
        + (publishes + settlements == 0 ? "沒有保留任何東西" : held(publishes, settlements) + "生效")
    case .rolledBack(let channel, let publishes, let settlements):
      "\(channel) rollback   "
        + (publishes + settlements == 0
          ? "沒有保留任何東西" : held(publishes, settlements) + "作廢")
        + (settlements > 0 ? "；又是未確認" : "")
    case .forgotten: "作廢：它的交易沒有 commit"
    }
  }

  private func held(_ publishes: Int, _ settlements: Int) -> String {
    var parts: [String] = []
    if publishes > 0 { parts.append("\(publishes) 次發布") }
    if settlements > 0 { parts.append("\(settlements) 個 ack ") }
    return parts.joined(separator: "和 ")
  }

  private func word(_ outcome: TransactionPhrase.Outcome) -> String {
    switch outcome {
    case .acknowledged: "ack"
    case .rejected: "reject（requeue=false）"
    case .requeued: "requeue"
    }
  }
}

extension TraditionalChinese {
  func help(on transaction: TransactionStatement) -> CommandHelp {
    switch transaction {
    case .select: txSelectHelp
    case .commit: txCommitHelp
    case .rollback: txRollbackHelp
    }
  }

  var txSelectHelp: CommandHelp {
    CommandHelp(
      "把發布和 ack 保留到 tx commit",
      [
        """
        讓通道進入交易模式（AMQP 的 tx 類別）。從此每次發布都先決定路由再等著，每個 ack、nack、\
        reject 也等著，直到 `tx commit` 或 `tx rollback`。
        """,
        """
        不能關掉；已經有發布確認的通道不能用：406 PRECONDITION_FAILED。遞送和 get 照常進行。
        """,
      ])
  }

  var txCommitHelp: CommandHelp {
    CommandHelp(
      "執行通道保留的一切",
      [
        "發布的訊息依序進入佇列，然後 ack 才算數。沒有佇列的 mandatory 訊息這時退回。",
        """
        佇列滿了而拒絕，或中途被刪除，就是 406 PRECONDITION_FAILED - partial tx completion：其\
        他的還是照做。跨多個佇列的交易不是不可分割的。
        """,
      ])
  }

  var txRollbackHelp: CommandHelp {
    CommandHelp(
      "放棄通道保留的一切",
      [
        """
        發布的訊息不見了；遞送的訊息又是未確認，delivery tag 不變，可以再 ack 一次。通道關閉也會\
        放棄，未確認的訊息回到佇列。
        """
      ])
  }

  var transactionExplanation: Explanation {
    Explanation(
      "交易 (transaction)：先保留，再 commit 或 rollback",
      [
        """
        `tx select` 讓通道保留發布和 ack。`tx commit` 執行，先發布後 ack；`tx rollback` 放棄。\
        保留中的訊息不在任何佇列裡。
        """,
        """
        路由在發布的當下就決定，不是 commit 的時候：中間才繫結的佇列收不到。消費者的預取視窗要等 \
        ack commit 了才有空位。
        """,
        """
        在真的 broker 上它很慢，而且跨佇列不是不可分割的。大多數程式改用發布確認；一個通道只能選其\
        中一種。
        """,
      ])
  }
}
