extension Concept {
  /// Other words that ask for it, in both languages.
  public var synonyms: [String] {
    switch self {
    case .producer: ["publisher", "sender", "生產者", "發布者"]
    case .managementPage:
      ["management", "management ui", "web ui", "tabs", "rabbitmqadmin", "管理介面", "管理頁面"]
    case .rates: ["rate", "message rates", "throughput", "churn", "速率", "吞吐量"]
    case .broker: ["server", "rabbitmq", "伺服器"]
    case .user:
      [
        "users", "permission", "permissions", "access control", "password", "passwords", "login",
        "user tags", "guest", "access refused", "使用者", "權限", "密碼", "登入",
      ]
    case .virtualHost: ["vhost", "vhosts", "virtual hosts", "虛擬主機"]
    case .policy: ["policies", "apply to", "operator policy", "政策", "維運者政策"]
    case .consumer: ["consumers", "subscriber", "worker", "消費者", "訂閱者"]
    case .message: ["messages", "body", "payload", "properties", "訊息", "內容"]
    case .queue: ["queues", "佇列"]
    case .exchange: ["exchanges", "exchange type", "交換器", "交換機"]
    case .defaultExchange: ["amqp default", "nameless exchange", "預設交換器"]
    case .direct: ["direct exchange", "amq.direct", "直接交換器"]
    case .fanout: ["fanout exchange", "amq.fanout", "broadcast", "廣播"]
    case .topic:
      ["topics", "topic exchange", "wildcard", "wildcards", "star", "hash", "*", "#", "萬用字元", "主題"]
    case .headers: ["header", "headers exchange", "x match", "標頭"]
    case .binding: ["bindings", "繫結"]
    case .routingKey: ["routing", "key", "路由鍵", "路由"]
    case .bindingKey: ["pattern", "繫結鍵"]
    case .alternateExchange: ["ae", "備援交換器"]
    case .exchangeToExchange: ["e2e", "exchange binding", "internal", "internal exchange"]
    case .workQueue:
      ["work queues", "competing consumers", "task queue", "工作佇列", "競爭消費者"]
    case .publishSubscribe: ["pubsub", "pub sub", "pub/sub", "subscribe", "發布訂閱"]
    case .order: ["fifo", "ordering", "position", "順序", "先進先出"]
    case .prefetch: ["prefetch count", "basic.qos", "window", "預取"]
    case .acknowledgement:
      ["acknowledgment", "acknowledge", "acks", "acked", "basic.ack", "確認", "消費確認"]
    case .automaticAcknowledgement:
      ["automatic acknowledgement", "no ack", "autoack", "自動確認"]
    case .requeue:
      ["rejected", "negative acknowledgement", "poison message", "拒絕", "重新排入"]
    case .redelivered: ["redelivery", "duplicate", "duplicates", "at least once", "重新遞送"]
    case .readyAndUnacked:
      ["ready", "unacked", "unacknowledged", "messages ready", "就緒", "未確認"]
    case .deliveryTag: ["tag", "tags", "multiple", "delivery", "遞送"]
    case .dispatch: ["round robin", "fair dispatch", "fairness", "分派", "輪流"]
    case .consumerPriority: ["x priority", "消費者優先權", "優先權"]
    case .pushAndPull: ["polling", "pull", "push", "get vs consume", "basic.get", "輪詢"]
    case .mandatory: ["return", "basic.return", "unroutable", "no route", "312", "無法路由", "退回"]
    case .confirm:
      ["confirms", "publisher confirm", "publisher confirms", "發布確認"]
    case .durable:
      ["durability", "persistent", "persistence", "transient", "持久", "持久化"]
    case .exclusive: ["exclusive queue", "exclusive consumer", "405", "獨占"]
    case .autoDelete: ["autodelete", "自動刪除"]
    case .serverNamed: ["amq.gen", "temporary queue", "alias", "臨時佇列"]
    case .connection: ["connections", "channel", "channels", "連線", "通道"]
    case .exception:
      [
        "exceptions", "error", "errors", "channel error", "connection error", "reply code", "403",
        "404", "406", "540", "precondition failed", "例外", "錯誤",
      ]
    case .timeTravel: ["復原", "時光旅行"]
    case .virtualTime: ["clock", "simulation", "虛擬時間", "時鐘"]
    case .trace: ["traces", "reading a trace", "symbols", "追蹤"]
    case .keyPrompt: ["keys", "鍵提示"]
    case .speaker: ["speakers", "on", "on=", "you", "發言者", "身分"]
    case .number: ["numbers", "message number", "編號"]
    case .definitions: ["definitions.json", "topology file", "定義", "定義檔"]
    case .deadLetter:
      [
        "dlx", "dead letters", "x dead letter exchange", "x dead letter routing key", "x death",
        "retry", "死信", "重試",
      ]
    case .timeToLive: ["expiration", "x message ttl", "x expires", "expires", "存活時間", "過期"]
    case .maxLength:
      ["x max length", "x max length bytes", "overflow", "x overflow", "長度上限"]
    case .singleActiveConsumer: ["sac", "x single active consumer", "單一活躍消費者"]
    case .quorumQueue: ["quorum", "quorum queues", "x queue type", "delivery limit", "仲裁佇列"]
    case .messagePriority:
      ["priority", "x max priority", "priority queue", "starvation", "訊息優先權", "餓死"]
    case .restart: ["survive", "survival", "reboot", "重新啟動", "重啟"]
    case .directReply:
      ["rpc", "reply", "reply to", "correlation id", "direct reply to", "直接回覆", "回覆"]
    case .transaction: ["transactions", "class tx", "交易"]
    }
  }
}
