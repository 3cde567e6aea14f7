import AMQPModel
import BrokerCore
import CommandLanguage

extension Statement {
  /// The line that does what a program did, for `save`; nil where no line is needed, or none can.
  init?(saying operation: Operation) {
    switch operation {
    case .connectionOpened(let id, let login):
      var open = OpenConnectionStatement(name: id.description)
      open.user = login.user == .guest ? nil : login.user
      open.virtualHost = login.virtualHost
      self.init(.openConnection(open))
    case .connectionClosed(let id, let end):
      self.init(end == .closedByClient ? .close(Speaker(id, nil)) : .kill(name: id.description))
    case .method(let method, let address): self.init(saying: method, on: address)
    // What breaks the protocol has no line, and time and operators have their own.
    case .violated, .management, .timePassed, .brokerRestarted, .profileChosen: return nil
    }
  }

  private init?(saying method: Method, on address: ChannelAddress) {
    let speaker = Speaker(address.connection, address.channel)
    switch method {
    case .connection(.close): self.init(.close(Speaker(address.connection, nil)))
    case .connection(.closeOk): return nil
    // The first one is opened when it is needed.
    case .channel(.open) where address.channel == 1: return nil
    case .channel(.open): self.init(.openChannel(speaker))
    case .channel(.close): self.init(.close(speaker))
    case .channel(.closeOk), .channel(.flow), .channel(.flowOk), .channel(.openOk): return nil
    case .exchange(let method):
      guard let kind = Kind(saying: method) else { return nil }
      self.init(kind, speaker: speaker)
    case .queue(let method):
      guard let kind = Kind(saying: method) else { return nil }
      self.init(kind, speaker: speaker)
    case .basic(let method):
      guard let kind = Kind(saying: method, of: speaker) else { return nil }
      self.init(kind, speaker: speaker)
    case .confirm(.select): self.init(.confirmSelect, speaker: speaker)
    case .confirm(.selectOk): return nil
    case .tx(.select): self.init(.transaction(.select), speaker: speaker)
    case .tx(.commit): self.init(.transaction(.commit), speaker: speaker)
    case .tx(.rollback): self.init(.transaction(.rollback), speaker: speaker)
    case .tx(.selectOk), .tx(.commitOk), .tx(.rollbackOk): return nil
    }
  }
}

extension Statement.Kind {
  fileprivate init?(saying method: ExchangeMethod) {
    switch method {
    case .declare(let declare): self = .declareExchange(declare)
    case .delete(let delete): self = .deleteExchange(delete)
    case .bind(let bind):
      self = .bind(
        BindingChange(
          destination: .exchange(bind.destination), source: bind.source, keys: [bind.routingKey],
          arguments: bind.arguments))
    case .unbind(let unbind):
      self = .unbind(
        BindingChange(
          destination: .exchange(unbind.destination), source: unbind.source,
          keys: [unbind.routingKey], arguments: unbind.arguments))
    case .declareOk, .deleteOk, .bindOk, .unbindOk: return nil
    }
  }

  fileprivate init?(saying method: QueueMethod) {
    switch method {
    case .declare(let declare): self = .declareQueue(declare, alias: nil)
    case .delete(let delete): self = .deleteQueue(delete)
    case .purge(let purge): self = .purge(purge.queue)
    case .bind(let bind):
      self = .bind(
        BindingChange(
          destination: .queue(bind.queue), source: bind.exchange, keys: [bind.routingKey],
          arguments: bind.arguments))
    case .unbind(let unbind):
      self = .unbind(
        BindingChange(
          destination: .queue(unbind.queue), source: unbind.exchange, keys: [unbind.routingKey],
          arguments: unbind.arguments))
    case .declareOk, .deleteOk, .purgeOk, .bindOk, .unbindOk: return nil
    }
  }

  fileprivate init?(saying method: BasicMethod, of speaker: Speaker) {
    switch method {
    case .publish(let publish):
      let message = publish.message
      var statement = PublishStatement(
        exchange: message.exchange.isEmpty ? nil : message.exchange,
        routingKey: message.routingKey)
      statement.body = .octets(message.body)
      statement.properties = message.properties
      statement.isMandatory = publish.mandatory
      self = .publish(statement)
    case .consume(let consume):
      var statement = ConsumeStatement(queue: consume.queue)
      statement.name = consume.consumerTag.value.isEmpty ? nil : consume.consumerTag.description
      statement.isAutomatic = consume.noAck
      statement.isExclusive = consume.exclusive
      statement.arguments = consume.arguments
      self = .consume(statement)
    case .cancel(let cancel): self = .cancel(consumer: cancel.consumerTag.description)
    case .qos(let qos):
      self = .qos(name: "\(speaker)", count: qos.prefetchCount, isGlobal: qos.global)
    case .get(let get):
      var statement = GetStatement(queue: get.queue)
      statement.mode = get.noAck ? .automatic : .manual
      self = .get(statement)
    case .ack(let ack):
      self = .settle(
        SettleStatement(.ack, of: speaker, ack.deliveryTag, isMultiple: ack.multiple))
    case .nack(let nack):
      var statement = SettleStatement(
        .nack, of: speaker, nack.deliveryTag, isMultiple: nack.multiple)
      statement.requeue = nack.requeue
      self = .settle(statement)
    case .reject(let reject):
      var statement = SettleStatement(.reject, of: speaker, reject.deliveryTag, isMultiple: false)
      statement.requeue = reject.requeue
      self = .settle(statement)
    case .recover: self = .recover(name: speaker.connection)
    case .recoverAsync, .qosOk, .consumeOk, .cancelOk, .return, .deliver, .getOk, .getEmpty,
      .recoverOk:
      return nil
    }
  }
}

extension SettleStatement {
  fileprivate init(_ verb: Verb, of speaker: Speaker, _ tag: DeliveryTag, isMultiple: Bool) {
    self.init(verb, name: speaker.connection)
    selection = .tag(tag.rawValue)
    self.isMultiple = isMultiple
  }
}

extension Speaker {
  fileprivate init(_ connection: ConnectionID, _ channel: ChannelNumber?) {
    self.init(connection: connection.description, channel: channel?.rawValue)
  }
}
