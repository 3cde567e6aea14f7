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
    let exchange = try writableExchange(publish.message.exchange, method, on: channel)
    if publish.message.hasProperties || exchanges[exchange].properties.isInternal {
      try check(publish, to: exchange, method, on: channel)
    }
    let message = Self.withSortedHeaders(publish.message)
    lastMessageNumber += 1
    let number = MessageNumber(lastMessageNumber)
    let published = buffer.emit(
      .published(
        Publication(
          number: number, message: message, exchangeType: exchanges[exchange].properties.type,
          channel: channels[channel].address, isMandatory: publish.mandatory)), after: nil)
    route(key: message.routingKey, headers: message.headers, from: exchange)
    let routed = buffer.emit(
      .routed(number, message, queues: routedQueueNames), after: published)
    if router.queues.isEmpty {
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

  private func check(
    _ publish: BasicMethod.Publish, to exchange: Handle, _ method: MethodID, on channel: Handle
  ) throws(AMQPException) {
    if exchanges[exchange].properties.isInternal {
      throw AMQPException(
        .accessRefused,
        "cannot publish to internal exchange '\(publish.message.exchange)' in vhost "
          + "'\(virtualHostName(of: channel))'", method: method)
    }
    let properties = publish.message.properties
    if let claimed = properties.userID { try checkUser(claimed, method, on: channel) }
    if let expiration = properties.expiration, let problem = Expiration.problem(with: expiration) {
      throw AMQPException(
        .preconditionFailed, "invalid expiration '\(expiration)': \(problem)", method: method)
    }
    guard let headers = properties.headers else { return }
    for name: ShortString in ["CC", "BCC"] where headers[name] != nil {
      throw AMQPException(.notImplemented, "header '\(name)'", method: method)
    }
  }

  /// RabbitMQ 4 keeps a message's headers in the order of their names, whatever their order when
  /// published; tables inside them stay as they are (scenario `headers-order-of-delivery`).
  private static func withSortedHeaders(_ message: Message) -> Message {
    guard message.hasProperties, let fields = message.headers?.fields,
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

/// A message's own time to live, which travels as text.
enum Expiration {
  /// What is wrong with the text, in Erlang's words (scenario `ttl-invalid-expiration`).
  static func problem(with text: ShortString) -> String? {
    let octets = text.octets
    let isSigned = octets.first == UInt8(ascii: "-") || octets.first == UInt8(ascii: "+")
    let digits = octets.dropFirst(isSigned ? 1 : 0).prefix { (0x30...0x39).contains($0) }
    if digits.isEmpty { return "no_integer" }
    let rest = octets.dropFirst((isSigned ? 1 : 0) + digits.count)
    if !rest.isEmpty {
      return "{leftover_string,\"\(String(decoding: rest, as: UTF8.self))\"}"
    }
    let number = String(decoding: digits, as: UTF8.self)
    return octets.first == UInt8(ascii: "-") && number.contains { $0 != "0" }
      ? "{value_negative,-\(number)}" : nil
  }
}
