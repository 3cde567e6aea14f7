import AMQPModel
import BrokerCore

/// What there is to say about exchanges, queues and bindings.
enum TopologyTrace {
  /// The first word and the phrase for an event; nil for those of other classes.
  static func phrase(for kind: Event.Kind) -> (TraceVerb, TopologyPhrase)? {
    switch kind {
    case .exchangeDeclared(let exchange, let isNew):
      (
        .declare,
        .exchangeDeclared(
          name: Spelled.exchange(exchange.name), type: exchange.type.rawValue,
          traits: traits(of: exchange), isNew: isNew)
      )
    case .queueDeclared(let queue, let isNew, let ready, let consumers):
      (
        .declare,
        .queueDeclared(
          name: Spelled.name(queue.name), traits: traits(of: queue), isNew: isNew, ready: ready,
          consumers: consumers)
      )
    case .exchangeDeleted(let name, let reason):
      (.delete, .exchangeDeleted(Spelled.exchange(name), why(reason)))
    case .queueDeleted(let name, let reason, let ready, let unacknowledged):
      (
        .delete,
        .queueDeleted(
          Spelled.name(name), why(reason), ready: ready, unacknowledged: unacknowledged)
      )
    case .bound(let binding, let isNew):
      (
        .bind,
        .bound(
          source: Spelled.exchange(binding.source),
          destination: Spelled.destination(binding.destination), key: key(of: binding),
          isNew: isNew)
      )
    case .unbound(let binding, let reason):
      (
        .unbind,
        .unbound(
          source: Spelled.exchange(binding.source),
          destination: Spelled.destination(binding.destination), key: key(of: binding),
          isRequested: reason == .requested)
      )
    case .nothingToUnbind(let binding):
      (
        .unbind,
        .nothingToUnbind(
          source: Spelled.exchange(binding.source),
          destination: Spelled.destination(binding.destination), key: key(of: binding))
      )
    case .noQueueToDelete(let name): (.delete, .noQueueToDelete(Spelled.name(name)))
    case .noExchangeToDelete(let name): (.delete, .noExchangeToDelete(Spelled.exchange(name)))
    case .purged(let name, let count): (.purge, .purged(queue: Spelled.name(name), count: count))
    case .connectionOpened, .connectionClosed, .channelOpened, .channelClosed, .exceptionRaised,
      .published, .routed, .dropped, .returned, .enqueued, .delivered, .got, .gotEmpty,
      .acknowledged, .rejected, .requeued, .deliveryLimitReached, .settledAfterDeletion,
      .consumerStarted, .consumerCancelled, .consumerActivityChanged, .nothingToCancel,
      .prefetchSet, .recovered, .confirmsSelected, .confirmed, .expired, .deadLettered, .nacked,
      .sent, .transaction, .directReply, .restart, .profileChosen, .managed:
      nil
    }
  }

  private static func key(of binding: Binding) -> String {
    Spelled.name(binding.key)
      + (binding.arguments.isEmpty ? "" : "   " + Spelled.table(binding.arguments))
  }

  /// The properties of an exchange.
  static func traits(of exchange: ExchangeProperties) -> [TopologyPhrase.Trait] {
    [exchange.isDurable ? .durable : .transient]
      + (exchange.isAutoDelete ? [.autoDelete] : []) + (exchange.isInternal ? [.isInternal] : [])
  }

  /// The properties of a queue.
  static func traits(of queue: QueueProperties) -> [TopologyPhrase.Trait] {
    [queue.isDurable ? .durable : .transient] + (queue.owner != nil ? [.exclusive] : [])
      + (queue.isAutoDelete ? [.autoDelete] : []) + (queue.isServerNamed ? [.serverNamed] : [])
  }

  private static func why(_ reason: DeletionReason) -> TopologyPhrase.Why {
    switch reason {
    case .requested: .requested
    case .autoDelete: .autoDelete
    case .exclusive: .exclusive
    case .expired: .expired
    case .restart: .restart
    case .withVirtualHost: .withVirtualHost
    }
  }
}
