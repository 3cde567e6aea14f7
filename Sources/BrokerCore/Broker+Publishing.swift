import AMQPModel

/// Publishing: basic.publish, basic.return and confirms.
extension Broker {
  mutating func perform(
    _ method: ConfirmMethod, on channel: Handle, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    switch method {
    case .select(let select):
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
    let exchange = try self.exchange(publish.message.exchange, method)
    try check(publish, to: exchange, method)
    let message = Self.withSortedHeaders(publish.message)
    lastMessageNumber += 1
    let number = MessageNumber(lastMessageNumber)
    let published = buffer.emit(
      .published(
        Publication(
          number: number, message: message, exchangeType: exchanges[exchange].properties.type,
          channel: channels[channel].address, isMandatory: publish.mandatory)), after: nil)
    route(key: message.routingKey, headers: message.properties.headers, from: exchange)
    let routed = buffer.emit(
      .routed(
        number, exchange: message.exchange, key: message.routingKey, queues: routedQueueNames),
      after: published)
    if router.queues.isEmpty {
      giveUp(message, number, isMandatory: publish.mandatory, on: channel, after: routed, &buffer)
    }
    // By index, because delivering does not route.
    for index in router.queues.indices {
      let queue = queues.handle(inSlot: router.queues[index])
      enqueue(message, number, into: queue, after: routed, &buffer)
    }
    confirm(on: channel, after: published, &buffer)
  }

  private func check(
    _ publish: BasicMethod.Publish, to exchange: Handle, _ method: MethodID
  ) throws(AMQPException) {
    if exchanges[exchange].properties.isInternal {
      throw AMQPException(
        .accessRefused,
        "cannot publish to internal exchange '\(publish.message.exchange)' in vhost "
          + "'\(virtualHost)'", method: method)
    }
    let properties = publish.message.properties
    if properties.isEmpty { return }
    if let claimed = properties.userID, claimed != user {
      throw AMQPException(
        .preconditionFailed,
        "user_id property set to '\(claimed)' but authenticated user was '\(user)'",
        method: method)
    }
    if properties.expiration != nil {
      throw AMQPException(.notImplemented, "property 'expiration'", method: method)
    }
    guard let headers = properties.headers else { return }
    for name: ShortString in ["CC", "BCC"] where headers[name] != nil {
      throw AMQPException(.notImplemented, "header '\(name)'", method: method)
    }
  }

  /// RabbitMQ 4 keeps a message's headers in the order of their names, whatever their order when
  /// published; tables inside them stay as they are (scenario `headers-order-of-delivery`).
  private static func withSortedHeaders(_ message: Message) -> Message {
    guard let fields = message.properties.headers?.fields,
      zip(fields, fields.dropFirst()).contains(where: { $0.name > $1.name })
    else { return message }
    var properties = message.properties
    properties.headers = FieldTable(fields.sorted { $0.name < $1.name })
    return Message(
      exchange: message.exchange, routingKey: message.routingKey, properties: properties,
      body: message.body)
  }

  private var routedQueueNames: [QueueName] {
    let names = router.queues.map { queues[queues.handle(inSlot: $0)].name }
    return names.count > 1 ? names.sorted() : names
  }

  /// Nobody takes the message: back to the publisher if it is mandatory, else lost.
  private mutating func giveUp(
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

  private mutating func confirm(
    on channel: Handle, after cause: Int, _ buffer: inout EventBuffer
  ) {
    guard let last = channels[channel].lastConfirm else { return }
    let tag = last.next
    channels[channel].lastConfirm = tag
    let address = channels[channel].address
    buffer.emit(.confirmed(address, tag, isMultiple: false), after: cause)
    buffer.emit(
      .sent, after: cause, .sent(.basic(.ack(.init(deliveryTag: tag))), to: address))
  }
}
