import AMQPModel

/// Publishing: basic.publish, basic.return and confirms.
extension Broker {
  mutating func perform(
    _ method: ConfirmMethod, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    switch method {
    case .select(let select):
      if channels[channel].transaction != nil {
        throw AMQPException(
          .preconditionFailed, "cannot switch from tx to confirm mode", method: method.id)
      }
      let isNew = channels[channel].lastConfirm == nil
      if isNew { channels[channel].lastConfirm = 0 }
      buffer.emit(.confirmsSelected(channels[channel].address, isNew: isNew), after: nil)
      reply(.confirm(.selectOk), unless: select.noWait, on: channel, &buffer)
    case .selectOk: throw notForClients(method.id)
    }
  }

  mutating func publish(
    _ publish: BasicMethod.Publish, _ method: MethodID, on channel: Handle,
    _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    if publish.immediate {
      throw AMQPException(.notImplemented, "immediate=true", method: method)
    }
    let exchange = try writableExchange(publish.message.exchange, method, on: channel)
    var message = publish.message
    if hasTopicPermissions {
      message = try preparedWithinTopics(message, for: exchange, method, on: channel)
    } else if message.hasProperties || exchanges[exchange].properties.isInternal {
      message = try prepared(message, for: exchange, method, on: channel)
    }
    lastMessageNumber += 1
    let number = MessageNumber(lastMessageNumber)
    let published = buffer.emit(
      .published(
        Publication(
          number: number, message: message, exchangeType: exchanges[exchange].properties.type,
          channel: channels[channel].address, isMandatory: publish.mandatory)), after: nil)
    route(message, from: exchange)
    let replies = replyConsumers.isEmpty ? [] : replyTargets(of: message)
    let routed = buffer.emit(
      .routed(
        number, message,
        queues: replies.isEmpty ? routedQueueNames : routedQueueNames + replies.map(\.name)),
      after: published)
    if !replyConsumers.isEmpty {
      tellReplyTo(of: message, number, publish.message, after: published, &buffer)
      for target in replies { deliver(reply: message, number, to: target, after: routed, &buffer) }
    }
    let isReplied = !replies.isEmpty && !publish.mandatory
    if channels[channel].transaction != nil {
      if isReplied, router.queues.isEmpty { return }
      hold(
        message, number, isMandatory: publish.mandatory, on: channel, after: routed, &buffer)
      return
    }
    // RabbitMQ returns a mandatory reply although it was delivered (scenario
    // `reply-to-round-trip`).
    if router.queues.isEmpty, !isReplied {
      giveUp(message, number, isMandatory: publish.mandatory, on: channel, after: routed, &buffer)
    }
    // By index, because delivering does not route.
    var isTaken = true
    for index in router.queues.indices {
      let queue = queues.handle(inSlot: router.queues[index])
      isTaken = enqueue(message, number, into: queue, after: routed, &buffer) && isTaken
    }
    confirm(isTaken, on: channel, after: published, &buffer)
  }

  private var routedQueueNames: [QueueName] {
    let names = router.queues.map { queues[queues.handle(inSlot: $0)].name }
    return names.count > 1 ? names.sorted() : names
  }

  /// Nobody takes the message: back to the publisher if it is mandatory, else lost.
  mutating func giveUp(
    _ message: Message, _ number: MessageNumber, isMandatory: Bool, on channel: Handle,
    after cause: Int, _ buffer: inout EventBuffer
  ) {
    guard isMandatory else {
      buffer.emit(.dropped(number, from: nil, .unroutable), after: cause)
      return
    }
    let address = channels[channel].address
    let code = ReplyCode.noRoute
    buffer.emit(.returned(number, message, code, text: code.name, to: address), after: cause)
    buffer.emit(
      .sent, after: cause,
      .sent(
        .basic(.return(.init(replyCode: code, replyText: code.name, message: message))),
        to: address))
  }

  /// A queue that refused the message makes it a nack, whatever the others did.
  private mutating func confirm(
    _ isTaken: Bool, on channel: Handle, after cause: Int, _ buffer: inout EventBuffer
  ) {
    guard let last = channels[channel].lastConfirm else { return }
    let tag = last.next
    channels[channel].lastConfirm = tag
    let address = channels[channel].address
    if isTaken {
      buffer.emit(.confirmed(address, tag, isMultiple: false), after: cause)
      buffer.emit(
        .sent, after: cause, .sent(.basic(.ack(.init(deliveryTag: tag))), to: address))
    } else {
      buffer.emit(.nacked(address, tag), after: cause)
      buffer.emit(
        .sent, after: cause, .sent(.basic(.nack(.init(deliveryTag: tag))), to: address))
    }
  }
}
