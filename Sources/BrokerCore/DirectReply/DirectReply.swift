public import AMQPModel

/// Direct reply-to: a consumer of the pseudo-queue gets replies without any queue
/// (https://www.rabbitmq.com/docs/direct-reply-to; scenarios `reply-to-*`, `direct-reply-to`).
public enum DirectReply {
  /// The pseudo-queue that requesters consume and put into `reply_to`.
  public static let pseudoQueue: QueueName = "amq.rabbitmq.reply-to"

  /// Whether only a passive declare of a live reply name can succeed with `name`.
  static func isReserved(_ name: QueueName) -> Bool {
    name.value.hasPrefix("amq.rabbitmq.reply-to")
  }
}

/// What happened to a channel's replies.
public enum DirectReplyEvent: Hashable, Sendable {
  /// Replies for the consumer can be published under a name of their own.
  case opened(ConsumerTag, on: ChannelAddress, name: QueueName)
  /// The broker put that name into a request's `reply_to`.
  case addressed(MessageNumber, name: QueueName)

  /// The message that it happened to, if it happened to one.
  public var message: MessageNumber? {
    switch self {
    case .opened: nil
    case .addressed(let number, name: _): number
    }
  }
}

/// The consumer of a channel that takes replies.
struct ReplyConsumer: Sendable {
  let properties: ConsumerProperties
  /// The name that replies are published under.
  let name: QueueName
}

extension Broker {
  /// Whether replies can be published under `name`.
  public func takesReplies(_ name: QueueName) -> Bool { replyConsumers[name] != nil }
}
