import AMQPModel
import BrokerCore

/// Direct replies.
extension Workload {
  private static let placeholder = "amq.rabbitmq.reply-to.of-"

  /// What stands for the name of a channel's replies, which only the broker knows.
  static func replies(of address: ChannelAddress) -> ShortString {
    ShortString(truncating: "\(placeholder)\(address)")
  }

  static func isPlaceholder(_ name: ShortString) -> Bool { name.hasPrefix(placeholder) }

  mutating func consumeReplies() -> Method {
    tagCount += 1
    let tag = "c\(chance(6) ? 1 : tagCount)"
    return .basic(
      .consume(
        .init(
          queue: Auditor.pseudoQueue,
          consumerTag: chance(5) ? "" : ConsumerTag(ShortString(truncating: tag)),
          noAck: !chance(8), exclusive: chance(9))))
  }

  mutating func declareReplies(_ auditor: Auditor) -> Method {
    let replying = auditor.channels.filter { $0.reply != nil }
    var name = Auditor.pseudoQueue
    if !replying.isEmpty, chance(2) { name = QueueName(Self.replies(of: pick(replying).address)) }
    if chance(4) { name = "amq.rabbitmq.reply-to.bogus" }
    return .queue(.declare(.init(queue: name, passive: chance(2))))
  }
}
