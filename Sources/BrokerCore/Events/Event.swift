public import AMQPModel

/// Something that happened in the broker.
public struct Event: Hashable, Sendable {
  /// 1, 2, 3 … in the order in which things happened.
  public let number: Int
  /// When.
  public let instant: Instant
  /// The number of the event that it follows from.
  public var cause: Int? { causeNumber == 0 ? nil : causeNumber }
  private let causeNumber: Int
  /// The virtual host that it happened in; nil for `/`, and for what concerns none.
  public var virtualHost: VirtualHostName? { place?.name }
  private let place: OtherPlace?
  /// What.
  public let kind: Kind

  init(number: Int, instant: Instant, cause: Int?, place: OtherPlace?, kind: Kind) {
    self.number = number
    self.instant = instant
    causeNumber = cause ?? 0
    self.place = place
    self.kind = kind
  }

  /// What happened; facts only, no words.
  ///
  /// The rare cases are boxed, so that the frequent ones stay small.
  public enum Kind: Hashable, Sendable {
    /// A client connected as a user.
    case connectionOpened(ConnectionID, user: UserName)
    /// A connection ended.
    case connectionClosed(ConnectionID, ConnectionClosure)
    /// A channel was opened.
    case channelOpened(ChannelAddress)
    /// A channel ended, alone or with its connection.
    case channelClosed(ChannelAddress, ChannelClosure)
    /// A method was refused: a channel or connection exception, by its code's scope.
    indirect case exceptionRaised(AMQPException, on: ChannelAddress)
    /// `exchange.declare` succeeded.
    indirect case exchangeDeclared(ExchangeProperties, isNew: Bool)
    /// An exchange is gone.
    case exchangeDeleted(ExchangeName, DeletionReason)
    /// `queue.declare` succeeded.
    indirect case queueDeclared(QueueProperties, isNew: Bool, ready: Int, consumers: Int)
    /// A queue is gone, with its messages: `ready` and `unacknowledged` ones.
    indirect case queueDeleted(QueueName, DeletionReason, ready: Int, unacknowledged: Int)
    /// A binding exists, new or not.
    indirect case bound(Binding, isNew: Bool)
    /// A binding is gone.
    indirect case unbound(Binding, UnbindReason)
    /// `unbind` named a binding that did not exist; RabbitMQ says nothing.
    indirect case nothingToUnbind(Binding)
    /// `delete` named a queue that did not exist; RabbitMQ says nothing.
    case noQueueToDelete(QueueName)
    /// `delete` named an exchange that did not exist; RabbitMQ says nothing.
    case noExchangeToDelete(ExchangeName)
    /// Ready messages were removed.
    case purged(QueueName, count: Int)
    /// A message arrived at an exchange.
    case published(Publication)
    /// The queues that take a copy, sorted by name; none when it is unroutable.
    case routed(MessageNumber, Message, queues: [QueueName])
    /// A copy, or the whole message, is lost.
    case dropped(MessageNumber, from: QueueName?, DropReason)
    /// A mandatory message went back to its publisher.
    indirect case returned(MessageNumber, Message, ReplyCode, text: String, to: ChannelAddress)
    /// A copy entered a queue; `ready` counts it.
    case enqueued(MessageNumber, QueueName, ready: Int)
    /// A copy waited too long in a queue; `ready` are left.
    case expired(MessageNumber, from: QueueName, ready: Int)
    /// A copy goes from a queue to its dead letter exchange, as the message that it is now.
    indirect case deadLettered(MessageNumber, from: QueueName, DeathReason, Message)
    /// A copy was pushed to a consumer.
    case delivered(Delivery)
    /// A copy was fetched by `basic.get`.
    case got(Fetch)
    /// `basic.get` found no ready message.
    case gotEmpty(QueueName, on: ChannelAddress)
    /// A delivery was settled by `ack`.
    case acknowledged(Settlement)
    /// A delivery was refused for good.
    case rejected(Settlement)
    /// A delivery went back into the queue; `ready` counts it.
    case requeued(Settlement, RequeueReason, RequeuePlace, ready: Int)
    /// A delivery would have gone back for the `count`th time, which its queue does not allow.
    case deliveryLimitReached(Settlement, count: Int)
    /// The same as `acknowledged` for a message whose queue is gone.
    case settledAfterDeletion(ChannelAddress, DeliveryTag)
    /// A consumer started.
    indirect case consumerStarted(ConsumerProperties)
    /// A consumer ended; `unacknowledged` deliveries stay on its channel.
    indirect case consumerCancelled(ConsumerProperties, CancelReason, unacknowledged: Int)
    /// A consumer of a queue that serves one at a time is the one, or waits to be.
    indirect case consumerActivityChanged(ConsumerProperties, ConsumerActivity)
    /// `cancel` named a consumer that did not exist; RabbitMQ says nothing.
    case nothingToCancel(ConsumerTag, on: ChannelAddress)
    /// `basic.qos` changed a limit.
    case prefetchSet(ChannelAddress, count: Int, isGlobal: Bool)
    /// `basic.recover` is about to requeue what is unacknowledged.
    case recovered(ChannelAddress, count: Int)
    /// The channel confirms publishes from now on.
    case confirmsSelected(ChannelAddress, isNew: Bool)
    /// The broker took responsibility for a publish.
    case confirmed(ChannelAddress, DeliveryTag, isMultiple: Bool)
    /// The broker refuses responsibility for a publish: a queue was full.
    case nacked(ChannelAddress, DeliveryTag)
    /// The broker is another RabbitMQ from now on.
    case profileChosen(BrokerProfile)
    /// The broker restarts: what survives.
    indirect case restart(RestartEvent)
    /// Replies got a name, or a request was given it.
    indirect case directReply(DirectReplyEvent)
    /// A transaction began, holds something back, or ended.
    indirect case transaction(TransactionEvent)
    /// An operator did something, or was refused.
    indirect case managed(ManagementOutcome)
    /// The broker's half of AMQP 0-9-1: what a client's socket receives.
    case sent(Method, to: ChannelAddress)
  }
}

extension Event.Kind {
  /// The coarse classes of events that an observer may ask for.
  public var category: EventCategories {
    switch self {
    case .sent: .sent
    case .delivered, .got: .deliveries
    case .connectionOpened, .connectionClosed, .channelOpened, .channelClosed, .exceptionRaised,
      .exchangeDeclared, .exchangeDeleted, .queueDeclared, .queueDeleted, .bound, .unbound,
      .nothingToUnbind, .noQueueToDelete, .noExchangeToDelete, .purged, .published, .routed,
      .dropped, .returned, .enqueued, .gotEmpty, .acknowledged, .rejected, .requeued,
      .settledAfterDeletion, .consumerStarted, .consumerCancelled, .consumerActivityChanged,
      .deliveryLimitReached, .nothingToCancel, .prefetchSet, .recovered, .confirmsSelected,
      .confirmed, .expired, .deadLettered, .nacked, .transaction, .directReply, .restart,
      .profileChosen, .managed:
      .happenings
    }
  }
}
