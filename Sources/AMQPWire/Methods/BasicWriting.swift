import AMQPModel

/// Class basic; properties and body follow in frames of their own.
extension ArgumentWriter {
  mutating func write(_ method: BasicMethod) {
    switch method {
    case .qos(let qos):
      write(qos.prefetchSize)
      write(qos.prefetchCount)
      write(Flags(qos.global))
    case .consume(let consume):
      write(UInt16(0))
      write(consume.queue)
      write(consume.consumerTag)
      write(Flags(consume.noLocal, consume.noAck, consume.exclusive, consume.noWait))
      write(consume.arguments)
    case .consumeOk(let ok): write(ok.consumerTag)
    case .cancel(let cancel):
      write(cancel.consumerTag)
      write(Flags(cancel.noWait))
    case .cancelOk(let ok): write(ok.consumerTag)
    case .publish(let publish):
      write(UInt16(0))
      writeEnvelope(publish.message)
      write(Flags(publish.mandatory, publish.immediate))
    case .return(let returned):
      write(returned.replyCode.rawValue)
      write(ShortString(truncating: returned.replyText))
      writeEnvelope(returned.message)
    case .deliver(let deliver):
      write(deliver.consumerTag)
      write(deliver.deliveryTag.rawValue)
      write(Flags(deliver.redelivered))
      writeEnvelope(deliver.message)
    case .get(let get):
      write(UInt16(0))
      write(get.queue)
      write(Flags(get.noAck))
    case .getOk(let ok):
      write(ok.deliveryTag.rawValue)
      write(Flags(ok.redelivered))
      writeEnvelope(ok.message)
      write(count: ok.messageCount)
    case .getEmpty: write(ShortString(""))
    case .ack(let ack):
      write(ack.deliveryTag.rawValue)
      write(Flags(ack.multiple))
    case .reject(let reject):
      write(reject.deliveryTag.rawValue)
      write(Flags(reject.requeue))
    case .recoverAsync(let recover): write(Flags(recover.requeue))
    case .recover(let recover): write(Flags(recover.requeue))
    case .nack(let nack):
      write(nack.deliveryTag.rawValue)
      write(Flags(nack.multiple, nack.requeue))
    case .qosOk, .recoverOk: break
    }
  }

  private mutating func writeEnvelope(_ message: Message) {
    write(message.exchange)
    write(message.routingKey)
  }
}
