import BrokerCore

extension TraditionalChinese {
  /// Why a connection broke, as the end of a sentence.
  func text(_ loss: ConnectionLoss) -> String {
    switch loss {
    case .closedByPeer: "程式沒有送出 connection.close 就關閉了 socket"
    case .resetByPeer: "socket 被重設了，就像程式被強制終止時一樣"
    case .heartbeatMissed: "連續兩個 heartbeat 的時間都沒有收到程式的訊息"
    case .handshakeTimedOut: "登入花了太久"
    case .notAMQP: "一開始送來的內容不是 AMQP 0-9-1"
    case .malformed: "送來的內容無法解讀，所以關閉它的 socket"
    case .limitsRefused: "要求的上限不在 tune 允許的範圍內"
    case .failed: "socket 發生錯誤"
    }
  }
}
