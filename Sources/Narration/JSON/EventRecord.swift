import AMQPModel
import BrokerCore
import Interchange

/// An event as a record of the JSON trace (`warren.trace/1`).
struct EventRecord {
  /// The event's name: kebab-case, past tense.
  let name: String
  /// The message's number, where there is one.
  let message: MessageNumber?
  /// The fields, named as in AMQP.
  let fields: [JSONValue.Field]

  init(
    _ name: String, _ message: MessageNumber? = nil, _ fields: [JSONValue.Field] = []
  ) {
    self.name = name
    self.message = message
    self.fields = fields
  }

  /// The record of `kind`; nil for what is only for the wire.
  init?(_ kind: Event.Kind) {
    switch kind {
    case .published, .routed, .dropped, .returned, .enqueued, .delivered, .got, .gotEmpty,
      .acknowledged, .rejected, .requeued, .deliveryLimitReached, .settledAfterDeletion, .confirmed,
      .expired,
      .deadLettered, .nacked:
      guard let record = Self.message(kind) else { return nil }
      self = record
    case .connectionOpened(let id, let user):
      let name: [JSONValue.Field] = user == .guest ? [] : [.init("user", JSONFields.name(user))]
      self.init("connection-opened", nil, [.init("connection", JSONFields.name(id))] + name)
    case .connectionClosed(let id, let closure):
      self.init(
        "connection-closed", nil,
        [.init("connection", JSONFields.name(id)), .init("reason", .string(Self.word(closure)))]
          + Self.because(closure))
    case .channelOpened(let address):
      self.init("channel-opened", nil, JSONFields.channel(address))
    case .channelClosed(let address, let closure):
      self.init(
        "channel-closed", nil,
        JSONFields.channel(address) + [.init("reason", .string(Self.word(closure)))])
    case .exceptionRaised(let exception, let address):
      self.init(
        "error", nil,
        [
          .init("reply_code", .integer(Int(exception.code.rawValue))),
          .init("reply_text", .string(exception.text)),
          .init("scope", .string(exception.scope == .channel ? "channel" : "connection")),
        ] + JSONFields.channel(address))
    case .exchangeDeclared, .exchangeDeleted, .queueDeclared, .queueDeleted, .bound, .unbound,
      .nothingToUnbind, .noQueueToDelete, .noExchangeToDelete, .purged:
      guard let record = Self.topology(kind) else { return nil }
      self = record
    case .consumerStarted(let consumer):
      self.init("consumer-started", nil, Self.consumer(consumer))
    case .consumerCancelled(let consumer, let reason, let left):
      self.init(
        "cancelled", nil,
        Self.consumer(consumer) + [
          .init("reason", .string(Self.word(reason))), .init("unacknowledged", .integer(left)),
        ])
    case .consumerActivityChanged(let consumer, let activity):
      self.init(
        Self.name(of: activity), nil, Self.consumer(consumer) + Self.fields(of: activity))
    case .nothingToCancel(let tag, let address):
      self.init(
        "cancelled-nothing", nil,
        [.init("consumer", JSONFields.name(tag))] + JSONFields.channel(address))
    case .prefetchSet(let address, let count, let isGlobal):
      self.init(
        "prefetch-set", nil,
        [.init("prefetch_count", .integer(count)), .init("global", .boolean(isGlobal))]
          + JSONFields.channel(address))
    case .recovered(let address, let count):
      self.init(
        "recovered", nil, [.init("count", .integer(count))] + JSONFields.channel(address))
    case .confirmsSelected(let address, let isNew):
      self.init(
        "confirms-selected", nil, [.init("new", .boolean(isNew))] + JSONFields.channel(address))
    case .transaction(let event): self = Self.transaction(event)
    case .directReply(let event): self = Self.directReply(event)
    case .restart(let event): self = Self.restart(event)
    case .profileChosen(let profile):
      self.init("profile-chosen", nil, [.init("profile", .string(profile.rawValue))])
    case .managed(let outcome):
      let record = Self.administration(outcome)
      self.init(record.name, nil, record.fields)
    case .sent: return nil
    }
  }

  private static func message(_ kind: Event.Kind) -> EventRecord? {
    switch kind {
    case .published(let publication):
      EventRecord(
        "published", publication.number,
        JSONFields.message(publication.message)
          + JSONFields.properties(publication.message.properties)
          + JSONFields.copyKeys(publication.message.properties.copyKeys)
          + [.init("mandatory", .boolean(publication.isMandatory))]
          + JSONFields.channel(publication.channel))
    case .routed(let number, let message, let queues):
      EventRecord(
        "routed", number,
        [
          .init("exchange", JSONFields.name(message.exchange)),
          .init("routing_key", JSONFields.name(message.routingKey)),
          .init("queues", .array(queues.map { JSONFields.name($0) })),
        ])
    case .dropped(let number, let queue, let reason):
      EventRecord(
        "dropped", number,
        [.init("reason", .string(word(reason)))]
          + (queue.map { [.init("queue", JSONFields.name($0))] } ?? []) + detail(of: reason))
    case .returned(let number, let message, let code, let text, let address):
      EventRecord(
        "returned", number,
        [
          .init("reply_code", .integer(Int(code.rawValue))), .init("reply_text", .string(text)),
        ] + JSONFields.message(message) + JSONFields.channel(address))
    case .enqueued(let number, let queue, let ready):
      EventRecord(
        "enqueued", number,
        [.init("queue", JSONFields.name(queue)), .init("ready", .integer(ready))])
    case .delivered(let delivery): EventRecord("delivered", delivery.number, fields(of: delivery))
    case .got(let fetch): EventRecord("got", fetch.number, fields(of: fetch))
    case .gotEmpty(let queue, let address):
      EventRecord(
        "got-empty", nil, [.init("queue", JSONFields.name(queue))] + JSONFields.channel(address))
    case .acknowledged(let settlement):
      EventRecord("acknowledged", settlement.number, fields(of: settlement))
    case .rejected(let settlement):
      EventRecord("rejected", settlement.number, fields(of: settlement))
    case .requeued(let settlement, let reason, let place, let ready):
      EventRecord(
        "requeued", settlement.number,
        fields(of: settlement) + [
          .init("reason", .string(word(reason))), .init("place", .string(word(place))),
          .init("ready", .integer(ready)),
        ])
    case .settledAfterDeletion(let address, let tag):
      EventRecord(
        "settled-after-deletion", nil,
        [.init("delivery_tag", .integer(Int(clamping: tag.rawValue)))]
          + JSONFields.channel(address))
    case .confirmed(let address, let tag, let isMultiple):
      EventRecord(
        "confirmed", nil,
        [
          .init("delivery_tag", .integer(Int(clamping: tag.rawValue))),
          .init("multiple", .boolean(isMultiple)),
        ] + JSONFields.channel(address))
    case .nacked, .expired, .deadLettered, .deliveryLimitReached: loss(kind)
    case .connectionOpened, .connectionClosed, .channelOpened, .channelClosed, .exceptionRaised,
      .exchangeDeclared, .exchangeDeleted, .queueDeclared, .queueDeleted, .bound, .unbound,
      .nothingToUnbind, .noQueueToDelete, .noExchangeToDelete, .purged, .consumerStarted,
      .consumerCancelled, .consumerActivityChanged, .nothingToCancel, .prefetchSet, .recovered,
      .confirmsSelected, .sent, .transaction, .directReply, .restart, .profileChosen, .managed:
      nil
    }
  }
}

extension EventRecord {
  private static func loss(_ kind: Event.Kind) -> EventRecord? {
    switch kind {
    case .deliveryLimitReached(let settlement, let count):
      EventRecord(
        "delivery-limit-reached", settlement.number,
        fields(of: settlement) + [.init("count", .integer(count))])
    case .nacked(let address, let tag):
      EventRecord(
        "nacked", nil,
        [.init("delivery_tag", .integer(Int(clamping: tag.rawValue)))]
          + JSONFields.channel(address))
    case .expired(let number, let queue, let ready):
      EventRecord(
        "expired", number,
        [.init("queue", JSONFields.name(queue)), .init("ready", .integer(ready))])
    case .deadLettered(let number, let queue, let reason, let message):
      EventRecord(
        "dead-lettered", number,
        [
          .init("queue", JSONFields.name(queue)), .init("reason", .string(reason.rawValue)),
        ] + JSONFields.message(message) + JSONFields.properties(message.properties))
    case .connectionOpened, .connectionClosed, .channelOpened, .channelClosed, .exceptionRaised,
      .exchangeDeclared, .exchangeDeleted, .queueDeclared, .queueDeleted, .bound, .unbound,
      .nothingToUnbind, .noQueueToDelete, .noExchangeToDelete, .purged, .published, .routed,
      .dropped, .returned, .enqueued, .delivered, .got, .gotEmpty, .acknowledged, .rejected,
      .requeued, .settledAfterDeletion, .consumerStarted, .consumerCancelled,
      .consumerActivityChanged, .nothingToCancel, .prefetchSet, .recovered, .confirmsSelected,
      .confirmed, .sent, .transaction, .directReply, .restart, .profileChosen, .managed:
      nil
    }
  }

  private static func topology(_ kind: Event.Kind) -> EventRecord? {
    switch kind {
    case .exchangeDeclared(let exchange, let isNew):
      EventRecord("declared", nil, fields(of: exchange) + [.init("new", .boolean(isNew))])
    case .queueDeclared(let queue, let isNew, let ready, let consumers):
      EventRecord(
        "declared", nil,
        fields(of: queue) + [
          .init("new", .boolean(isNew)), .init("message_count", .integer(ready)),
          .init("consumer_count", .integer(consumers)),
        ])
    case .exchangeDeleted(let name, let reason):
      EventRecord(
        "deleted", nil,
        [.init("exchange", JSONFields.name(name)), .init("reason", .string(word(reason)))])
    case .queueDeleted(let name, let reason, let ready, let unacknowledged):
      EventRecord(
        "deleted", nil,
        [
          .init("queue", JSONFields.name(name)), .init("reason", .string(word(reason))),
          .init("ready", .integer(ready)), .init("unacknowledged", .integer(unacknowledged)),
        ])
    case .bound(let binding, let isNew):
      EventRecord("bound", nil, JSONFields.binding(binding) + [.init("new", .boolean(isNew))])
    case .unbound(let binding, let reason):
      EventRecord(
        "unbound", nil, JSONFields.binding(binding) + [.init("reason", .string(word(reason)))])
    case .nothingToUnbind(let binding):
      EventRecord("unbound-nothing", nil, JSONFields.binding(binding))
    case .noQueueToDelete(let name):
      EventRecord("deleted-nothing", nil, [.init("queue", JSONFields.name(name))])
    case .noExchangeToDelete(let name):
      EventRecord("deleted-nothing", nil, [.init("exchange", JSONFields.name(name))])
    case .purged(let name, let count):
      EventRecord(
        "purged", nil,
        [.init("queue", JSONFields.name(name)), .init("message_count", .integer(count))])
    case .connectionOpened, .connectionClosed, .channelOpened, .channelClosed, .exceptionRaised,
      .published, .routed, .dropped, .returned, .enqueued, .delivered, .got, .gotEmpty,
      .acknowledged, .rejected, .requeued, .deliveryLimitReached, .settledAfterDeletion,
      .consumerStarted, .consumerCancelled, .consumerActivityChanged, .nothingToCancel,
      .prefetchSet, .recovered, .confirmsSelected, .confirmed, .expired, .deadLettered, .nacked,
      .sent, .transaction, .directReply, .restart, .profileChosen, .managed:
      nil
    }
  }

  private static func fields(of exchange: ExchangeProperties) -> [JSONValue.Field] {
    [
      .init("exchange", JSONFields.name(exchange.name)),
      .init("type", .string(exchange.type.rawValue)),
      .init("durable", .boolean(exchange.isDurable)),
      .init("auto_delete", .boolean(exchange.isAutoDelete)),
      .init("internal", .boolean(exchange.isInternal)),
    ] + JSONFields.arguments(exchange.arguments)
  }

  private static func fields(of queue: QueueProperties) -> [JSONValue.Field] {
    [
      .init("queue", JSONFields.name(queue.name)), .init("durable", .boolean(queue.isDurable)),
      .init("exclusive", .boolean(queue.owner != nil)),
      .init("auto_delete", .boolean(queue.isAutoDelete)),
    ] + JSONFields.arguments(queue.arguments)
  }

  private static func fields(of delivery: Delivery) -> [JSONValue.Field] {
    [
      .init("queue", JSONFields.name(delivery.queue)),
      .init("consumer", JSONFields.name(delivery.consumer)),
      .init("delivery_tag", .integer(Int(clamping: delivery.deliveryTag.rawValue))),
      .init("redelivered", .boolean(delivery.isRedelivered)),
      .init("auto_ack", .boolean(delivery.isAutomaticallyAcknowledged)),
      .init("unacknowledged", .integer(delivery.unacknowledged)),
      .init("prefetch_count", .integer(delivery.prefetchCount)),
    ] + JSONFields.message(delivery.message) + JSONFields.channel(delivery.channel)
  }

  private static func fields(of fetch: Fetch) -> [JSONValue.Field] {
    [
      .init("queue", JSONFields.name(fetch.queue)),
      .init("delivery_tag", .integer(Int(clamping: fetch.deliveryTag.rawValue))),
      .init("redelivered", .boolean(fetch.isRedelivered)),
      .init("auto_ack", .boolean(fetch.isAutomaticallyAcknowledged)),
      .init("message_count", .integer(fetch.ready)),
    ] + JSONFields.message(fetch.message) + JSONFields.channel(fetch.channel)
  }

  static func fields(of settlement: Settlement) -> [JSONValue.Field] {
    [
      .init("queue", JSONFields.name(settlement.queue)),
      .init("consumer", settlement.consumer.map { JSONFields.name($0) } ?? .null),
      .init("delivery_tag", .integer(Int(clamping: settlement.deliveryTag.rawValue))),
      JSONFields.body(settlement.body),
      .init("unacknowledged", .integer(settlement.unacknowledged)),
    ] + JSONFields.channel(settlement.channel)
  }

  static func consumer(_ consumer: ConsumerProperties) -> [JSONValue.Field] {
    [
      .init("consumer", JSONFields.name(consumer.tag)),
      .init("queue", JSONFields.name(consumer.queue)),
      .init("auto_ack", .boolean(consumer.isAutomaticallyAcknowledging)),
      .init("exclusive", .boolean(consumer.isExclusive)),
      .init("prefetch_count", .integer(consumer.prefetchCount)),
      .init("priority", .integer(consumer.priority)),
    ] + JSONFields.arguments(consumer.arguments) + JSONFields.channel(consumer.channel)
  }

  // MARK: Words

  private static func word(_ reason: DropReason) -> String {
    switch reason {
    case .unroutable: "unroutable"
    case .rejected: "rejected"
    case .queueDeleted: "queue-deleted"
    case .expired: "expired"
    case .maxLength: "maxlen"
    case .noDeadLetterRoute: "no-dead-letter-route"
    case .cycle: "cycle"
    case .deliveryLimit: "delivery-limit"
    case .rolledBack: "rolled-back"
    case .restart: "restart"
    }
  }

  private static func word(_ closure: ConnectionClosure) -> String {
    switch closure {
    case .byClient: "closed-by-client"
    case .lost, .broken: "lost"
    case .exception: "exception"
    }
  }

  private static func word(_ closure: ChannelClosure) -> String {
    switch closure {
    case .byClient: "closed-by-client"
    case .exception: "exception"
    case .withConnection: "connection-closed"
    }
  }

  private static func word(_ reason: DeletionReason) -> String {
    switch reason {
    case .requested: "requested"
    case .autoDelete: "auto-delete"
    case .exclusive: "exclusive"
    case .expired: "expired"
    case .restart: "restart"
    case .withVirtualHost: "vhost-deleted"
    }
  }

  private static func word(_ reason: UnbindReason) -> String {
    switch reason {
    case .requested: "requested"
    case .sourceDeleted: "source-deleted"
    case .destinationDeleted: "destination-deleted"
    }
  }

  private static func word(_ reason: RequeueReason) -> String {
    switch reason {
    case .requested: "requested"
    case .recover: "recover"
    case .channelClosed: "channel-closed"
    }
  }

  private static func word(_ reason: CancelReason) -> String {
    switch reason {
    case .requested: "requested"
    case .queueDeleted: "queue-deleted"
    case .channelClosed: "channel-closed"
    }
  }
}
