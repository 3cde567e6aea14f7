/// The methods of class basic (AMQP 0-9-1 section 1.8): messages.
public enum BasicMethod: Hashable, Sendable {
  /// Limits unacknowledged deliveries.
  case qos(Qos)
  /// `basic.qos-ok`
  case qosOk
  /// Starts a consumer.
  case consume(Consume)
  /// Answers `consume`.
  case consumeOk(ConsumeOk)
  /// Ends a consumer; the server says it when a queue goes.
  case cancel(Cancel)
  /// Answers `cancel`.
  case cancelOk(CancelOk)
  /// Sends a message to an exchange.
  case publish(Publish)
  /// Gives an unroutable mandatory message back.
  case `return`(Return)
  /// Pushes a message to a consumer.
  case deliver(Deliver)
  /// Asks for one message.
  case get(Get)
  /// Answers `get`.
  case getOk(GetOk)
  /// `basic.get-empty`
  case getEmpty
  /// Settles deliveries; from the server, confirms publishes.
  case ack(Ack)
  /// Refuses a delivery.
  case reject(Reject)
  /// Requeues all unacknowledged deliveries of the channel.
  case recoverAsync(RecoverAsync)
  /// Requeues all unacknowledged deliveries of the channel.
  case recover(Recover)
  /// `basic.recover-ok`
  case recoverOk
  /// Refuses deliveries; from the server, refuses publishes.
  case nack(Nack)

  /// The numbers and the name of the method.
  public var id: MethodID {
    switch self {
    case .qos: MethodID(classID: 60, methodID: 10, name: "basic.qos")
    case .qosOk: MethodID(classID: 60, methodID: 11, name: "basic.qos-ok")
    case .consume: MethodID(classID: 60, methodID: 20, name: "basic.consume")
    case .consumeOk: MethodID(classID: 60, methodID: 21, name: "basic.consume-ok")
    case .cancel: MethodID(classID: 60, methodID: 30, name: "basic.cancel")
    case .cancelOk: MethodID(classID: 60, methodID: 31, name: "basic.cancel-ok")
    case .publish: MethodID(classID: 60, methodID: 40, name: "basic.publish")
    case .return: MethodID(classID: 60, methodID: 50, name: "basic.return")
    case .deliver: MethodID(classID: 60, methodID: 60, name: "basic.deliver")
    case .get: MethodID(classID: 60, methodID: 70, name: "basic.get")
    case .getOk: MethodID(classID: 60, methodID: 71, name: "basic.get-ok")
    case .getEmpty: MethodID(classID: 60, methodID: 72, name: "basic.get-empty")
    case .ack: MethodID(classID: 60, methodID: 80, name: "basic.ack")
    case .reject: MethodID(classID: 60, methodID: 90, name: "basic.reject")
    case .recoverAsync: MethodID(classID: 60, methodID: 100, name: "basic.recover-async")
    case .recover: MethodID(classID: 60, methodID: 110, name: "basic.recover")
    case .recoverOk: MethodID(classID: 60, methodID: 111, name: "basic.recover-ok")
    case .nack: MethodID(classID: 60, methodID: 120, name: "basic.nack")
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.qos`.
  public struct Qos: Hashable, Sendable {
    /// Octets; RabbitMQ takes 0 only.
    public var prefetchSize: UInt32
    /// Deliveries; 0 for no limit.
    public var prefetchCount: UInt16
    /// Shared by the channel instead of for each new consumer.
    public var global: Bool

    /// All fields; what has a default may be left out.
    public init(prefetchSize: UInt32 = 0, prefetchCount: UInt16, global: Bool = false) {
      self.prefetchSize = prefetchSize
      self.prefetchCount = prefetchCount
      self.global = global
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.consume`.
  public struct Consume: Hashable, Sendable {
    /// From where.
    public var queue: QueueName
    /// Its name; empty lets the server choose.
    public var consumerTag: ConsumerTag
    /// Ignored by RabbitMQ.
    public var noLocal: Bool
    /// Deliveries count as acknowledged when sent.
    public var noAck: Bool
    /// Refuse other consumers.
    public var exclusive: Bool
    /// No answer wanted.
    public var noWait: Bool
    /// The `x-priority`, say.
    public var arguments: FieldTable

    /// All fields; what has a default may be left out.
    public init(
      queue: QueueName = "", consumerTag: ConsumerTag = "", noLocal: Bool = false,
      noAck: Bool = false, exclusive: Bool = false, noWait: Bool = false,
      arguments: FieldTable = [:]
    ) {
      self.queue = queue
      self.consumerTag = consumerTag
      self.noLocal = noLocal
      self.noAck = noAck
      self.exclusive = exclusive
      self.noWait = noWait
      self.arguments = arguments
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.consume-ok`.
  public struct ConsumeOk: Hashable, Sendable {
    /// Its name.
    public var consumerTag: ConsumerTag

    /// All fields; what has a default may be left out.
    public init(consumerTag: ConsumerTag) {
      self.consumerTag = consumerTag
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.cancel`.
  public struct Cancel: Hashable, Sendable {
    /// Its name.
    public var consumerTag: ConsumerTag
    /// No answer wanted.
    public var noWait: Bool

    /// All fields; what has a default may be left out.
    public init(consumerTag: ConsumerTag, noWait: Bool = false) {
      self.consumerTag = consumerTag
      self.noWait = noWait
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.cancel-ok`.
  public struct CancelOk: Hashable, Sendable {
    /// Its name.
    public var consumerTag: ConsumerTag

    /// All fields; what has a default may be left out.
    public init(consumerTag: ConsumerTag) {
      self.consumerTag = consumerTag
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.publish`.
  public struct Publish: Hashable, Sendable {
    /// Exchange, routing key and content.
    public var message: Message
    /// Return it when no queue takes it.
    public var mandatory: Bool
    /// Not implemented by RabbitMQ.
    public var immediate: Bool

    /// All fields; what has a default may be left out.
    public init(message: Message, mandatory: Bool = false, immediate: Bool = false) {
      self.message = message
      self.mandatory = mandatory
      self.immediate = immediate
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.return`.
  public struct Return: Hashable, Sendable {
    /// Why.
    public var replyCode: ReplyCode
    /// Why, in words.
    public var replyText: String
    /// The message.
    public var message: Message

    /// All fields; what has a default may be left out.
    public init(replyCode: ReplyCode, replyText: String, message: Message) {
      self.replyCode = replyCode
      self.replyText = replyText
      self.message = message
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.deliver`.
  public struct Deliver: Hashable, Sendable {
    /// To whom.
    public var consumerTag: ConsumerTag
    /// Its number on the channel.
    public var deliveryTag: DeliveryTag
    /// Whether it was delivered before.
    public var redelivered: Bool
    /// The message.
    public var message: Message

    /// All fields; what has a default may be left out.
    public init(
      consumerTag: ConsumerTag, deliveryTag: DeliveryTag, redelivered: Bool, message: Message
    ) {
      self.consumerTag = consumerTag
      self.deliveryTag = deliveryTag
      self.redelivered = redelivered
      self.message = message
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.get`.
  public struct Get: Hashable, Sendable {
    /// From where.
    public var queue: QueueName
    /// Counts as acknowledged when sent.
    public var noAck: Bool

    /// All fields; what has a default may be left out.
    public init(queue: QueueName = "", noAck: Bool = false) {
      self.queue = queue
      self.noAck = noAck
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.get-ok`.
  public struct GetOk: Hashable, Sendable {
    /// Its number on the channel.
    public var deliveryTag: DeliveryTag
    /// Whether it was delivered before.
    public var redelivered: Bool
    /// Messages ready behind it.
    public var messageCount: Int
    /// The message.
    public var message: Message

    /// All fields; what has a default may be left out.
    public init(deliveryTag: DeliveryTag, redelivered: Bool, messageCount: Int, message: Message) {
      self.deliveryTag = deliveryTag
      self.redelivered = redelivered
      self.messageCount = messageCount
      self.message = message
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.ack`.
  public struct Ack: Hashable, Sendable {
    /// Which.
    public var deliveryTag: DeliveryTag
    /// All up to it.
    public var multiple: Bool

    /// All fields; what has a default may be left out.
    public init(deliveryTag: DeliveryTag, multiple: Bool = false) {
      self.deliveryTag = deliveryTag
      self.multiple = multiple
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.reject`.
  public struct Reject: Hashable, Sendable {
    /// Which.
    public var deliveryTag: DeliveryTag
    /// Put it back.
    public var requeue: Bool

    /// All fields; what has a default may be left out.
    public init(deliveryTag: DeliveryTag, requeue: Bool = true) {
      self.deliveryTag = deliveryTag
      self.requeue = requeue
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.recover-async`.
  public struct RecoverAsync: Hashable, Sendable {
    /// RabbitMQ takes true only.
    public var requeue: Bool

    /// All fields; what has a default may be left out.
    public init(requeue: Bool) {
      self.requeue = requeue
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.recover`.
  public struct Recover: Hashable, Sendable {
    /// RabbitMQ takes true only.
    public var requeue: Bool

    /// All fields; what has a default may be left out.
    public init(requeue: Bool) {
      self.requeue = requeue
    }
  }
}

extension BasicMethod {
  /// The fields of `basic.nack`.
  public struct Nack: Hashable, Sendable {
    /// Which.
    public var deliveryTag: DeliveryTag
    /// All up to it.
    public var multiple: Bool
    /// Put them back.
    public var requeue: Bool

    /// All fields; what has a default may be left out.
    public init(deliveryTag: DeliveryTag, multiple: Bool = false, requeue: Bool = true) {
      self.deliveryTag = deliveryTag
      self.multiple = multiple
      self.requeue = requeue
    }
  }
}
