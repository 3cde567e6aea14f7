import AMQPModel
import NIOCore

extension ArgumentWriter {
  /// The payload of a method frame: numbers and arguments; content is not among them.
  mutating func write(_ method: WireMethod) {
    write(method.id.classID)
    write(method.id.methodID)
    switch method {
    case .handshake(let method): write(method)
    case .accessRequest:
      write(ShortString(""))
      write(Flags())
    case .accessRequestOk: write(UInt16(1))
    case .method(let method): write(arguments: method)
    }
  }

  private mutating func write(arguments method: Method) {
    switch method {
    case .connection(.close(let close)): writeClosing(close.replyCode, close.replyText, close.cause)
    case .connection(.closeOk): break
    case .channel(let method): write(method)
    case .exchange(let method): write(method)
    case .queue(let method): write(method)
    case .basic(let method): write(method)
    case .confirm(.select(let select)): write(Flags(select.noWait))
    case .confirm(.selectOk), .tx: break
    }
  }

  private mutating func write(_ method: HandshakeMethod) {
    switch method {
    case .start(let properties, let mechanisms, let locales):
      // AMQP 0-9, as all versions of 0-9-1 say.
      write(UInt8(0))
      write(UInt8(9))
      write(properties)
      write(long: mechanisms)
      write(long: locales)
    case .startOk(let properties, let mechanism, let response):
      write(properties)
      write(mechanism)
      write(long: response)
      write(ShortString("en_US"))
    case .secure(let challenge), .secureOk(let challenge): write(long: challenge)
    case .tune(let tuning), .tuneOk(let tuning):
      write(tuning.channelMax)
      write(tuning.frameMax)
      write(tuning.heartbeat)
    case .open(let host):
      write(host)
      write(ShortString(""))
      write(Flags())
    case .openOk: write(ShortString(""))
    case .blocked(let reason): write(reason)
    case .unblocked, .updateSecretOk: break
    case .updateSecret(let secret):
      write(long: secret)
      write(ShortString(""))
    }
  }

  /// The fields that `connection.close` and `channel.close` have in common.
  private mutating func writeClosing(_ code: ReplyCode, _ text: String, _ cause: MethodID?) {
    write(code.rawValue)
    write(ShortString(truncating: text))
    write(cause?.classID ?? 0)
    write(cause?.methodID ?? 0)
  }

  private mutating func write(_ method: ChannelMethod) {
    switch method {
    case .open: write(ShortString(""))
    case .openOk: write(long: [])
    case .flow(let flow): write(Flags(flow.active))
    case .flowOk(let flow): write(Flags(flow.active))
    case .close(let close): writeClosing(close.replyCode, close.replyText, close.cause)
    case .closeOk: break
    }
  }

  private mutating func writeTicket() { write(UInt16(0)) }

  private mutating func write(_ method: ExchangeMethod) {
    switch method {
    case .declare(let declare):
      writeTicket()
      write(declare.exchange)
      write(declare.type)
      write(
        Flags(
          declare.passive, declare.durable, declare.autoDelete, declare.internal, declare.noWait))
      write(declare.arguments)
    case .delete(let delete):
      writeTicket()
      write(delete.exchange)
      write(Flags(delete.ifUnused, delete.noWait))
    case .bind(let bind):
      writeTicket()
      write(bind.destination)
      write(bind.source)
      write(bind.routingKey)
      write(Flags(bind.noWait))
      write(bind.arguments)
    case .unbind(let unbind):
      writeTicket()
      write(unbind.destination)
      write(unbind.source)
      write(unbind.routingKey)
      write(Flags(unbind.noWait))
      write(unbind.arguments)
    case .declareOk, .deleteOk, .bindOk, .unbindOk: break
    }
  }

  private mutating func write(_ method: QueueMethod) {
    switch method {
    case .declare(let declare):
      writeTicket()
      write(declare.queue)
      write(
        Flags(
          declare.passive, declare.durable, declare.exclusive, declare.autoDelete, declare.noWait))
      write(declare.arguments)
    case .declareOk(let ok):
      write(ok.queue)
      write(count: ok.messageCount)
      write(count: ok.consumerCount)
    case .bind(let bind):
      writeTicket()
      write(bind.queue)
      write(bind.exchange)
      write(bind.routingKey)
      write(Flags(bind.noWait))
      write(bind.arguments)
    case .purge(let purge):
      writeTicket()
      write(purge.queue)
      write(Flags(purge.noWait))
    case .purgeOk(let ok): write(count: ok.messageCount)
    case .delete(let delete):
      writeTicket()
      write(delete.queue)
      write(Flags(delete.ifUnused, delete.ifEmpty, delete.noWait))
    case .deleteOk(let ok): write(count: ok.messageCount)
    case .unbind(let unbind):
      writeTicket()
      write(unbind.queue)
      write(unbind.exchange)
      write(unbind.routingKey)
      write(unbind.arguments)
    case .bindOk, .unbindOk: break
    }
  }
}
