import BrokerCore

extension TraditionalChinese {
  func text(_ profile: BrokerProfile) -> String {
    switch profile {
    case .current: "4.x：已淘汰的功能還能用，和 RabbitMQ 4.0 到 4.2 一樣"
    case .strict: "4.3：已淘汰的功能不能用，和 RabbitMQ 4.3 的預設一樣"
    }
  }

  func text(_ feature: DeprecatedFeature) -> String {
    let what =
      switch feature {
      case .transientQueue: "拒絕既不持久也不獨占的佇列（541，連線關閉）"
      case .globalPrefetch: "不理會 basic.qos 的 global：上限算每個消費者的"
      case .manyHashes: "拒絕有超過兩個 # 的主題繫結"
      }
    return "RabbitMQ 4.3 \(what)。`profile 4.3` 就是那樣；這件事只說一次。"
  }

  var profileHelp: CommandHelp {
    CommandHelp(
      "選擇模擬哪個版本的 RabbitMQ：4.x 或 4.3",
      [
        """
        預設是 `4.x`：已淘汰的功能還能用，和 RabbitMQ 4.0 到 4.2 一樣。`4.3` 是嚴格的，和最新的 \
        RabbitMQ 預設一樣。不寫版本就顯示現在是哪個。課程一律用 4.x；`--profile 4.3` 一開始就用另\
        一個。
        """,
        """
        在 4.3，新的佇列既不持久也不獨占就被拒絕：541 INTERNAL_ERROR，連線關閉；伺服器命名的佇列\
        沒寫 `durable` 或 `exclusive` 就是不持久的。`qos … global` 當作沒寫 `global`，沒有錯誤。\
        有超過兩個 `#` 的主題繫結被拒絕。
        """,
        "已經存在的照舊。",
      ],
      ["profile": "`4.x` 或 `4.3`。"])
  }
}
