import BrokerCore
import Interchange

extension EventRecord {
  /// The record of what happened to a channel's replies.
  static func directReply(_ event: DirectReplyEvent) -> EventRecord {
    switch event {
    case .opened(let tag, on: let channel, let name):
      EventRecord(
        "replies-opened", nil,
        [.init("consumer", JSONFields.name(tag)), .init("queue", JSONFields.name(name))]
          + JSONFields.channel(channel))
    case .addressed(let number, let name):
      EventRecord("reply-addressed", number, [.init("reply_to", JSONFields.name(name))])
    }
  }
}
