import AMQPModel

/// Class basic; a message is still without properties and body.
extension ArgumentReader {
  mutating func basicMethod(_ methodID: UInt16) throws(Malformation) -> BasicMethod? {
    switch methodID {
    case 10:
      return .qos(
        .init(
          prefetchSize: try integer(), prefetchCount: try integer(), global: try flags()[0]))
    case 11: return .qosOk
    case 20: return .consume(try consume())
    case 21: return .consumeOk(.init(consumerTag: try name()))
    case 30: return .cancel(.init(consumerTag: try name(), noWait: try flags()[0]))
    case 31: return .cancelOk(.init(consumerTag: try name()))
    case 40:
      try ticket()
      let message = try envelope()
      let flags = try flags()
      return .publish(.init(message: message, mandatory: flags[0], immediate: flags[1]))
    case 50:
      let code = ReplyCode(rawValue: try integer()) ?? .noRoute
      let text = try text().description
      return .return(.init(replyCode: code, replyText: text, message: try envelope()))
    case 60:
      return .deliver(
        .init(
          consumerTag: try name(), deliveryTag: try deliveryTag(), redelivered: try flags()[0],
          message: try envelope()))
    case 70:
      try ticket()
      return .get(.init(queue: try name(), noAck: try flags()[0]))
    case 71:
      let (tag, redelivered) = (try deliveryTag(), try flags()[0])
      let message = try envelope()
      return .getOk(
        .init(
          deliveryTag: tag, redelivered: redelivered, messageCount: try count(),
          message: message))
    case 72:
      _ = try text()
      return .getEmpty
    case _: return try settling(methodID)
    }
  }

  private mutating func settling(_ methodID: UInt16) throws(Malformation) -> BasicMethod? {
    switch methodID {
    case 80: return .ack(.init(deliveryTag: try deliveryTag(), multiple: try flags()[0]))
    case 90: return .reject(.init(deliveryTag: try deliveryTag(), requeue: try flags()[0]))
    case 100: return .recoverAsync(.init(requeue: try flags()[0]))
    case 110: return .recover(.init(requeue: try flags()[0]))
    case 111: return .recoverOk
    case 120:
      let tag = try deliveryTag()
      let flags = try flags()
      return .nack(.init(deliveryTag: tag, multiple: flags[0], requeue: flags[1]))
    case _: return nil
    }
  }

  private mutating func consume() throws(Malformation) -> BasicMethod.Consume {
    try ticket()
    let (queue, tag): (QueueName, ConsumerTag) = (try name(), try name())
    let flags = try flags()
    return .init(
      queue: queue, consumerTag: tag, noLocal: flags[0], noAck: flags[1], exclusive: flags[2],
      noWait: flags[3], arguments: try table())
  }

  private mutating func deliveryTag() throws(Malformation) -> DeliveryTag {
    DeliveryTag(try integer())
  }

  /// Where a message goes; the only texts of a method that RabbitMQ takes as they are.
  private mutating func envelope() throws(Malformation) -> Message {
    Message(
      exchange: ExchangeName(try shortString()), routingKey: RoutingKey(try shortString()))
  }
}
