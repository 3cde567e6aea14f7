import AMQPModel

/// Replies that go from the default exchange straight to a channel.
extension Broker {
  /// Starts the one consumer of replies that a channel can have.
  mutating func consumeReplies(
    _ consume: BasicMethod.Consume, _ method: MethodID, on channel: Handle,
    _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    guard consume.noAck else {
      throw AMQPException(
        .preconditionFailed, "reply consumer cannot acknowledge", method: method)
    }
    if channels[channel].replyConsumer != nil {
      throw AMQPException(.preconditionFailed, "reply consumer already set", method: method)
    }
    let isNamed = !consume.consumerTag.isEmpty
    let tag = isNamed ? consume.consumerTag : ConsumerTag(names.name(prefix: "amq.ctag-"))
    let name = QueueName(names.name(prefix: "\(DirectReply.pseudoQueue)."))
    let address = channels[channel].address
    let properties = ConsumerProperties(
      tag: tag, queue: DirectReply.pseudoQueue, channel: address,
      isAutomaticallyAcknowledging: true, isExclusive: false, prefetchCount: 0, priority: 0,
      arguments: consume.arguments)
    channels[channel].replyConsumer = ReplyConsumer(properties: properties, name: name)
    replyConsumers[name] = channel
    let number = buffer.emit(.consumerStarted(properties), after: nil)
    buffer.emit(.directReply(.opened(tag, on: address, name: name)), after: number)
    reply(
      .basic(.consumeOk(.init(consumerTag: tag))), unless: consume.noWait, on: channel, &buffer)
  }

  /// Ends a channel's consumer of replies, if there is one.
  mutating func endReplies(
    of channel: Handle, _ reason: CancelReason, after cause: Int?, _ buffer: inout EventBuffer
  ) {
    guard let consumer = channels[channel].replyConsumer else { return }
    channels[channel].replyConsumer = nil
    replyConsumers[consumer.name] = nil
    buffer.emit(
      .consumerCancelled(consumer.properties, reason, unacknowledged: 0), after: cause)
  }

  /// A declare of the pseudo-queue or of a reply name, passive or not, only looks whether it is
  /// there (scenarios `reply-to-declare`, `reply-to-refusals`).
  mutating func declareReplies(
    _ declare: QueueMethod.Declare, _ method: MethodID, on channel: Handle,
    _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    let name = declare.queue
    guard name == DirectReply.pseudoQueue || replyConsumers[name] != nil else {
      throw AMQPException(
        .notFound, "no queue '\(name)' in vhost '\(virtualHostName(of: channel))'", method: method)
    }
    channels[channel].lastDeclaredQueue = name
    let properties = QueueProperties(
      name: name, isDurable: false, owner: nil, isAutoDelete: false, arguments: [:],
      isServerNamed: true)
    buffer.emit(.queueDeclared(properties, isNew: false, ready: 0, consumers: 1), after: nil)
    reply(
      .queue(.declareOk(.init(queue: name, messageCount: 0, consumerCount: 1))),
      unless: declare.noWait, on: channel, &buffer)
  }

  /// The name that stands for the pseudo-queue in the `reply_to` of a request, or 406.
  func replyName(for channel: Handle, _ method: MethodID) throws(AMQPException) -> ShortString {
    if let consumer = channels[channel].replyConsumer { return consumer.name.value }
    throw AMQPException(
      .preconditionFailed, "fast reply consumer does not exist", method: method)
  }

  /// The channels that a message published to the default exchange is a reply for, by any of its
  /// keys, each once.
  @inline(never)
  func replyTargets(of message: Message) -> [(name: QueueName, channel: Handle)] {
    guard message.exchange.isEmpty else { return [] }
    var targets: [(name: QueueName, channel: Handle)] = []
    for key in [message.routingKey] + (message.properties.copyKeys?.all ?? []) {
      let name = QueueName(key.value)
      if let channel = replyConsumers[name], !targets.contains(where: { $0.name == name }) {
        targets.append((name, channel))
      }
    }
    return targets
  }

  /// Tells which name the broker put into a request's `reply_to`.
  func tellReplyTo(
    of message: Message, _ number: MessageNumber, _ typed: Message, after cause: Int,
    _ buffer: inout EventBuffer
  ) {
    guard typed.properties.replyTo == DirectReply.pseudoQueue.value,
      let name = message.properties.replyTo
    else { return }
    buffer.emit(.directReply(.addressed(number, name: QueueName(name))), after: cause)
  }

  /// Delivers a reply at once, in a transaction too. It takes no delivery tag: each has the number
  /// of the channel's next delivery (scenario `reply-to-order`).
  mutating func deliver(
    reply message: Message, _ number: MessageNumber,
    to target: (name: QueueName, channel: Handle), after cause: Int, _ buffer: inout EventBuffer
  ) {
    guard let consumer = channels[target.channel].replyConsumer else { return }
    let tag = channels[target.channel].lastDeliveryTag.next
    let address = channels[target.channel].address
    let delivered = buffer.emit(
      .deliveries, after: cause,
      .delivered(
        Delivery(
          number: number, message: message,
          origin: DeliveryOrigin(target.name, consumer.properties.tag, address),
          deliveryTag: tag, isRedelivered: false,
          isAutomaticallyAcknowledged: true, ready: 0, unacknowledged: 0, prefetchCount: 0)))
    buffer.emit(
      .sent, after: delivered,
      .sent(
        .basic(
          .deliver(
            .init(
              consumerTag: consumer.properties.tag, deliveryTag: tag, redelivered: false,
              message: message))), to: address))
  }
}
