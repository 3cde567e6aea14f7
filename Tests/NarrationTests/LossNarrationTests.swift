import AMQPModel
import BrokerCore
import Narration
import Testing

/// Why a program's connection ended is said in both languages and in JSON.
@Suite struct LossNarrationTests {
  static let losses: [(loss: ConnectionLoss, english: String, chinese: String, word: String)] = [
    (
      .closedByPeer, "the program closed its socket without connection.close",
      "程式沒有送出 connection.close 就關閉了 socket", "peer-closed"
    ),
    (
      .resetByPeer, "its socket was reset, as when a program is killed",
      "socket 被重設了，就像程式被強制終止時一樣", "peer-reset"
    ),
    (
      .heartbeatMissed, "nothing was heard from the program for two heartbeats",
      "連續兩個 heartbeat 的時間都沒有收到程式的訊息", "heartbeat-missed"
    ),
    (.handshakeTimedOut, "logging in took too long", "登入花了太久", "handshake-timed-out"),
    (
      .notAMQP, "what it said first is not AMQP 0-9-1", "一開始送來的內容不是 AMQP 0-9-1", "not-amqp"
    ),
    (
      .malformed, "what it sent cannot be read, so its socket is closed",
      "送來的內容無法解讀，所以關閉它的 socket", "malformed"
    ),
    (
      .limitsRefused, "it asked for other limits than tune allows",
      "要求的上限不在 tune 允許的範圍內", "limits-refused"
    ),
    (.failed, "its socket failed", "socket 發生錯誤", "socket-failed"),
  ]

  private static func text(_ report: Report, _ language: Language) -> String {
    var narrator = TextNarrator(language: language)
    return narrator.lines(for: report).map { line in
      line.plainText.split(separator: " ").joined(separator: " ")
    }.joined(separator: language == .english ? " " : "")
  }

  @Test(arguments: losses)
  func aBrokenConnectionSaysWhy(
    of loss: (loss: ConnectionLoss, english: String, chinese: String, word: String)
  ) throws {
    var broker = Broker()
    _ = broker.apply(.connectionOpened("shop"))
    let events = broker.apply(.connectionClosed("shop", .broken(loss.loss)))
    let closed = Report.happened(Happening(events: events))
    #expect(Self.text(closed, .english) == "close connection shop is lost: \(loss.english)")
    #expect(Self.text(closed, .traditionalChinese).hasSuffix("連線 shop 斷了：\(loss.chinese)"))
    var json = JSONNarrator(language: .english)
    let record = try #require(json.lines(for: closed).first)
    #expect(record.contains(#""reason":"lost","because":"\#(loss.word)""#), "\(record)")
    let stranger = Report.noticed(.service(.turnedAway(peer: "[::1]:9", loss.loss)))
    #expect(
      Self.text(stranger, .english) == "A program at [::1]:9 did not come in: \(loss.english).")
    #expect(Self.text(stranger, .traditionalChinese) == "[::1]:9 的程式沒有連進來：\(loss.chinese)。")
    let notice = try #require(json.lines(for: stranger).first)
    #expect(
      notice.contains(#""event":"turned-away","peer":"[::1]:9","because":"\#(loss.word)""#))
  }
}
