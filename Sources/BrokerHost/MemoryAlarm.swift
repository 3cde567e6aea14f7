import AMQPModel
import BrokerCore

/// Whether so much is queued that publishers have to wait.
///
/// RabbitMQ measures its memory; this counts what is queued. It goes off when the limit is passed,
/// and ends when there is a quarter of it left, so that it does not flicker with every message.
struct MemoryAlarm: Sendable {
  private(set) var isOn = false
  private let limit: Int
  /// What was published since somebody looked.
  private var unseen = 0

  /// What a message is reckoned with besides its body.
  private static let overhead = 256

  init(limit: Int) { self.limit = limit }

  /// Whether it is time to look, which costs something for every queue.
  mutating func isDue(after operation: Operation) -> Bool {
    if case .method(.basic(.publish(let publish)), on: _) = operation {
      unseen += Self.overhead + publish.message.body.count
      return isOn || unseen > limit / 64
    }
    return isOn
  }

  /// Whether it goes off or ends with what is queued now.
  mutating func changes(with load: (messages: Int, bytes: Int)) -> Bool {
    unseen = 0
    let queued = load.bytes + load.messages * Self.overhead
    let isNowOn = queued > (isOn ? limit - limit / 4 : limit)
    defer { isOn = isNowOn }
    return isNowOn != isOn
  }
}
