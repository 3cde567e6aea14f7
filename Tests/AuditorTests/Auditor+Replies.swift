import AMQPModel
import BrokerCore

/// Direct replies [reply-to-*].
extension Auditor {
  static let pseudoQueue: QueueName = "amq.rabbitmq.reply-to"

  /// What a channel takes replies with, and the name that they are published under.
  struct Reply {
    let tag: ConsumerTag
    let name: QueueName
  }

  /// One for each channel, and nothing to acknowledge [reply-to-refusals]; its other arguments mean
  /// nothing [reply-to-properties].
  mutating func consumeReplies(_ consume: BasicMethod.Consume, on channel: Int) throws {
    guard consume.noAck else {
      throw Refusal(.preconditionFailed, "reply consumer cannot acknowledge")
    }
    if channels[channel].reply != nil {
      throw Refusal(.preconditionFailed, "reply consumer already set")
    }
    var tag = consume.consumerTag
    if tag.isEmpty { tag = ConsumerTag(chosenName("amq.ctag-")) }
    channels[channel].reply = Reply(
      tag: tag, name: QueueName(chosenName("\(Self.pseudoQueue).")))
    count("replies consumed")
    send(.basic(.consumeOk(.init(consumerTag: tag))), to: channels[channel].address)
  }

  /// Passive or not it only looks whether somebody is there [reply-to-declare].
  mutating func declareReplies(_ name: QueueName, on channel: Int) throws {
    guard name == Self.pseudoQueue || channels.contains(where: { $0.reply?.name == name }) else {
      throw Refusal(.notFound, "no queue '\(name)' in vhost '\(host)'")
    }
    count("replies declared")
    channels[channel].lastDeclaredQueue = name
    send(
      .queue(.declareOk(.init(queue: name, messageCount: 0, consumerCount: 1))),
      to: channels[channel].address)
  }

  /// Published to the default exchange, under any of its keys, it goes to a channel without a tag of
  /// its own: it has the number of the next one [reply-to-order]. Whether it went anywhere.
  mutating func reply(_ copy: Copy) -> Bool {
    guard copy.message.exchange.isEmpty else { return false }
    var names: [RoutingKey] = []
    for key in [copy.message.routingKey] + copy.carbonKeys + copy.blindKeys
    where !names.contains(key) { names.append(key) }
    var isTaken = false
    for name in names {
      guard let channel = channels.first(where: { $0.reply?.name.value == name.value }),
        let reply = channel.reply
      else { continue }
      isTaken = true
      count("replied")
      let tag = DeliveryTag(UInt64(channel.lastTag + 1))
      send(
        .basic(
          .deliver(
            .init(
              consumerTag: reply.tag, deliveryTag: tag, redelivered: false,
              message: copy.message))),
        to: channel.address)
    }
    return isTaken
  }
}
