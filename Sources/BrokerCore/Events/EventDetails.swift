public import AMQPModel

/// A refusal with RabbitMQ's code and text.
public struct AMQPException: Error, Hashable, Sendable {
  /// The code; its scope says what is closed.
  public let code: ReplyCode
  /// RabbitMQ's text without the code's name in front; empty where there is nothing behind it.
  public let detail: String
  /// The method that was refused.
  public let method: MethodID
  /// What is closed; by the code unless AMQP's table is overruled by RabbitMQ.
  public let scope: ReplyCode.Scope

  /// A refusal of `method`; `detail` is RabbitMQ's text after the code's name.
  public init(
    _ code: ReplyCode, _ detail: String, method: MethodID, scope: ReplyCode.Scope? = nil
  ) {
    self.code = code
    self.detail = detail
    self.method = method
    self.scope = scope ?? code.scope
  }

  /// The reply text as RabbitMQ sends it: `NOT_FOUND - no queue 'q' in vhost '/'`; cut where a
  /// short string ends (scenario `reply-text-cut`).
  public var text: String {
    let whole = detail.isEmpty ? code.name : "\(code.name) - \(detail)"
    guard whole.utf8.count > ShortString.maximumCount else { return whole }
    return String(decoding: whole.utf8.prefix(ShortString.maximumCount - 3), as: UTF8.self) + "..."
  }
}

/// Why a connection ended.
public enum ConnectionClosure: Hashable, Sendable {
  /// By `connection.close`.
  case byClient
  /// It was killed, or the broker stopped.
  case lost
  /// Its socket died, or had to be closed.
  case broken(ConnectionLoss)
  /// By an exception.
  case exception

  init(_ end: ConnectionEnd) {
    switch end {
    case .closedByClient: self = .byClient
    case .lost: self = .lost
    case .broken(let loss): self = .broken(loss)
    }
  }
}

/// Why a channel ended.
public enum ChannelClosure: Hashable, Sendable {
  /// By `channel.close`.
  case byClient
  /// By an exception.
  case exception
  /// With its connection.
  case withConnection
}

/// Why a queue or an exchange is gone.
public enum DeletionReason: Hashable, Sendable {
  /// Somebody deleted it.
  case requested
  /// Its last consumer, or its last binding as a source, went.
  case autoDelete
  /// Its connection went.
  case exclusive
  /// Nobody used it for as long as its `x-expires` allows.
  case expired
  /// The broker restarted, and it is transient.
  case restart
  /// Its virtual host went.
  case withVirtualHost
}

/// Why a binding is gone.
public enum UnbindReason: Hashable, Sendable {
  /// Somebody removed it.
  case requested
  /// Its source went.
  case sourceDeleted
  /// Its destination went.
  case destinationDeleted
}

/// Why a message, or a copy of it, is lost.
public enum DropReason: Hashable, Sendable {
  /// No queue takes it.
  case unroutable
  /// Refused by a consumer with requeue=false.
  case rejected
  /// It was in a queue that went.
  case queueDeleted
  /// It waited too long, and the queue has no dead letter exchange.
  case expired
  /// The queue was full, and has no dead letter exchange.
  case maxLength
  /// The dead letter exchange does not exist or routes nowhere.
  case noDeadLetterRoute
  /// It would go round for ever without anybody having rejected it.
  case cycle
  /// It came back more often than its quorum queue allows, which has no dead letter exchange.
  case deliveryLimit
  /// It was held back in a transaction that was not committed.
  case rolledBack
  /// The broker restarted.
  case restart(RestartLoss)
}

/// Why a delivery went back into its queue.
public enum RequeueReason: Hashable, Sendable {
  /// By nack or reject.
  case requested
  /// By `basic.recover`.
  case recover
  /// Its channel or connection went.
  case channelClosed
}

/// Why a consumer ended.
public enum CancelReason: Hashable, Sendable {
  /// By `basic.cancel`.
  case requested
  /// Its queue went; the server says `basic.cancel`.
  case queueDeleted
  /// Its channel or connection went.
  case channelClosed
}

/// A message that arrived at an exchange.
public struct Publication: Hashable, Sendable {
  /// Its number.
  public let number: MessageNumber
  /// Exchange, routing key, properties, body.
  public let message: Message
  /// The exchange's type.
  public let exchangeType: ExchangeType
  /// From where.
  public let channel: ChannelAddress
  /// Whether it comes back when unroutable.
  public let isMandatory: Bool
}

/// A copy pushed to a consumer.
public struct Delivery: Hashable, Sendable {
  /// The message's number.
  public let number: MessageNumber
  /// The message.
  public let message: Message
  let origin: DeliveryOrigin
  /// The number of the delivery on the channel.
  public let deliveryTag: DeliveryTag
  /// Whether it was delivered before.
  public let isRedelivered: Bool
  /// Whether it counts as acknowledged when sent.
  public let isAutomaticallyAcknowledged: Bool
  /// Messages ready behind it.
  public let ready: Int
  /// Deliveries that the consumer has not settled, this one included.
  public let unacknowledged: Int
  /// The consumer's limit; 0 for none.
  public let prefetchCount: Int

  /// The queue it comes from.
  public var queue: QueueName { origin.queue }
  /// The consumer.
  public var consumer: ConsumerTag { origin.consumer ?? "" }
  /// The consumer's channel.
  public var channel: ChannelAddress { origin.channel }
}

/// A copy fetched by `basic.get`.
public struct Fetch: Hashable, Sendable {
  /// The message's number.
  public let number: MessageNumber
  /// The message.
  public let message: Message
  let origin: DeliveryOrigin
  /// The number of the delivery on the channel.
  public let deliveryTag: DeliveryTag
  /// Whether it was delivered before.
  public let isRedelivered: Bool
  /// Whether it counts as acknowledged when sent.
  public let isAutomaticallyAcknowledged: Bool
  /// Messages ready behind it.
  public let ready: Int

  /// The queue it comes from.
  public var queue: QueueName { origin.queue }
  /// The channel that asked.
  public var channel: ChannelAddress { origin.channel }
}

/// A delivery that was settled.
public struct Settlement: Hashable, Sendable {
  /// The message's number.
  public let number: MessageNumber
  /// The message.
  public let message: Message
  let origin: DeliveryOrigin
  /// The number of the delivery on the channel.
  public let deliveryTag: DeliveryTag
  /// Deliveries of the consumer, or fetches of the channel, that are left unsettled.
  public let unacknowledged: Int

  /// The message's body, in octets.
  public var body: [UInt8] { message.body }
  /// The queue it came from.
  public var queue: QueueName { origin.queue }
  /// The consumer it went to; nil when it was fetched.
  public var consumer: ConsumerTag? { origin.consumer }
  /// The channel it was settled on.
  public var channel: ChannelAddress { origin.channel }
}
