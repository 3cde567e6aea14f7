import AMQPModel
public import BrokerCore
public import CommandLanguage

/// Operations as lines of the command language, so that a failure can be tried at the prompt.
public enum CommandScript {
  /// The canonical lines of `operations`.
  public static func text(of operations: [Operation]) -> String {
    operations.map { "\n  " + (statement(of: $0)?.description ?? "(not a line) \($0)") }.joined()
  }

  /// Few of `operations` that still fail: leaves out large parts, then smaller ones, then single
  /// operations.
  public static func shrink<Step>(
    _ operations: [Step], while fails: ([Step]) -> Bool
  ) -> [Step] {
    var kept = operations
    var size = kept.count / 2
    while size > 0 {
      let count = kept.count
      var end = kept.count
      while end > 0 {
        var shorter = kept
        shorter.removeSubrange(max(0, end - size)..<end)
        if fails(shorter) { kept = shorter }
        end -= size
      }
      // Single operations again, as long as that makes it shorter.
      if size > 1 || kept.count == count { size /= 2 }
    }
    return kept
  }

  /// The line that says an operation; nil when there is none.
  public static func statement(of operation: Operation) -> Statement? {
    switch operation {
    case .connectionOpened(let id, let login): statement(of: login, id)
    case .connectionClosed(let id, .lost), .connectionClosed(let id, .broken):
      Statement(.kill(name: id.description))
    case .connectionClosed(let id, .closedByClient):
      Statement(.close(Speaker(connection: id.description)))
    case .method(let method, let address): statement(of: method, on: address)
    case .timePassed, .violated: nil
    case .management(let operation):
      statement(of: operation).map { Statement(.administration($0)) }
    case .brokerRestarted: Statement(.restart)
    case .profileChosen(.current): Statement(.profile(.current))
    case .profileChosen(.strict): Statement(.profile(.strict))
    }
  }

  private static func statement(of method: Method, on address: ChannelAddress) -> Statement? {
    let speaker = Speaker(
      connection: address.connection.description, channel: address.channel.rawValue)
    let kind: Statement.Kind? =
      switch method {
      case .channel(.open): .openChannel(speaker)
      case .channel(.close): .close(speaker)
      case .exchange(let method): kind(of: method)
      case .queue(let method): kind(of: method)
      case .basic(let method): kind(of: method, speaker.connection)
      case .confirm(.select): .confirmSelect
      case .tx(.select): .transaction(.select)
      case .tx(.commit): .transaction(.commit)
      case .tx(.rollback): .transaction(.rollback)
      case .channel, .confirm, .connection, .tx: nil
      }
    guard let kind else { return nil }
    switch kind {
    case .openChannel, .close: return Statement(kind)
    default: return Statement(kind, speaker: speaker)
    }
  }

  private static func kind(of method: ExchangeMethod) -> Statement.Kind? {
    switch method {
    case .declare(let declare): .declareExchange(declare)
    case .delete(let delete): .deleteExchange(delete)
    case .bind(let bind):
      .bind(
        BindingChange(
          destination: .exchange(bind.destination), source: bind.source, keys: [bind.routingKey],
          arguments: bind.arguments))
    case .unbind(let unbind):
      .unbind(
        BindingChange(
          destination: .exchange(unbind.destination), source: unbind.source,
          keys: [unbind.routingKey], arguments: unbind.arguments))
    case .declareOk, .deleteOk, .bindOk, .unbindOk: nil
    }
  }

  private static func kind(of method: QueueMethod) -> Statement.Kind? {
    switch method {
    case .declare(let declare): .declareQueue(declare, alias: nil)
    case .delete(let delete): .deleteQueue(delete)
    case .purge(let purge): .purge(purge.queue)
    case .bind(let bind):
      .bind(
        BindingChange(
          destination: .queue(bind.queue), source: bind.exchange, keys: [bind.routingKey],
          arguments: bind.arguments))
    case .unbind(let unbind):
      .unbind(
        BindingChange(
          destination: .queue(unbind.queue), source: unbind.exchange, keys: [unbind.routingKey],
          arguments: unbind.arguments))
    case .declareOk, .bindOk, .purgeOk, .deleteOk, .unbindOk: nil
    }
  }

  private static func kind(of method: BasicMethod, _ connection: String) -> Statement.Kind? {
    switch method {
    case .publish(let publish):
      var statement = PublishStatement(
        exchange: publish.message.exchange, routingKey: publish.message.routingKey)
      statement.body = .octets(publish.message.body)
      statement.properties = publish.message.properties
      statement.isMandatory = publish.mandatory
      return .publish(statement)
    case .consume(let consume):
      var statement = ConsumeStatement(queue: consume.queue)
      statement.name = consume.consumerTag.description
      statement.isAutomatic = consume.noAck
      statement.isExclusive = consume.exclusive
      statement.arguments = consume.arguments
      return .consume(statement)
    case .get(let get):
      var statement = GetStatement(queue: get.queue)
      statement.mode = get.noAck ? .automatic : .manual
      return .get(statement)
    case .qos(let qos):
      return .qos(name: connection, count: qos.prefetchCount, isGlobal: qos.global)
    case .cancel(let cancel): return .cancel(consumer: cancel.consumerTag.description)
    case .recover: return .recover(name: connection)
    case .ack(let ack): return settle(.ack, connection, ack.deliveryTag, ack.multiple, true)
    case .nack(let nack):
      return settle(.nack, connection, nack.deliveryTag, nack.multiple, nack.requeue)
    case .reject(let reject):
      return settle(.reject, connection, reject.deliveryTag, false, reject.requeue)
    case .recoverAsync, .qosOk, .consumeOk, .cancelOk, .return, .deliver, .getOk, .getEmpty,
      .recoverOk:
      return nil
    }
  }

  private static func settle(
    _ verb: SettleStatement.Verb, _ name: String, _ tag: DeliveryTag, _ isMultiple: Bool,
    _ requeue: Bool
  ) -> Statement.Kind {
    var statement = SettleStatement(verb, name: name)
    statement.selection = .tag(tag.rawValue)
    statement.isMultiple = isMultiple
    statement.requeue = requeue
    return .settle(statement)
  }
}
