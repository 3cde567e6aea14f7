extension TraditionalChinese {
  func text(_ problem: FetchProblem) -> String {
    switch problem {
    case .badAddress:
      "不是 RabbitMQ HTTP API 的位址；應該像 http://guest:guest@localhost:15672，"
        + "只要一個虛擬主機則是 http://…/api/definitions/VHOST。"
    case .noTLS: "這裡不支援 https；應該像 http://…"
    case .unreachable(let reason): "無法連線：\(reason)"
    case .silent(let milliseconds): "\(milliseconds / 1_000) 秒內沒有完整的回應。"
    case .tooLarge(let limit): "回應超過 \(limit / (1 << 20)) MiB。"
    case .notHTTP: "那裡回應的不是 HTTP；RabbitMQ 的 HTTP API 有自己的 port，15672。"
    case .notRabbitMQ(let status): "那裡回應的（HTTP \(status)）不是 RabbitMQ 的 HTTP API。"
    case .notLetIn: "不讓你登入：401，使用者或密碼不對。"
    case .notAllowed(let reason): "不允許：\(reason)；需要有 administrator 標籤的使用者。"
    case .noVirtualHost(let name): "沒有叫做 \(name) 的虛擬主機。"
    case .answered(let status, let reason): "回應 \(status)：\(reason)"
    case .interrupted: "已中斷；什麼都沒有改變。"
    }
  }
}
