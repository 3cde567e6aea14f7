/// The methods of class queue (AMQP 0-9-1 section 1.7): queues.
public enum QueueMethod: Hashable, Sendable {
  /// Creates a queue, or asks for an equal one.
  case declare(Declare)
  /// Answers `declare`.
  case declareOk(DeclareOk)
  /// Binds a queue to an exchange.
  case bind(Bind)
  /// `queue.bind-ok`
  case bindOk
  /// Removes the ready messages.
  case purge(Purge)
  /// Answers `purge`.
  case purgeOk(PurgeOk)
  /// Deletes a queue.
  case delete(Delete)
  /// Answers `delete`.
  case deleteOk(DeleteOk)
  /// Takes a binding of a queue away.
  case unbind(Unbind)
  /// `queue.unbind-ok`
  case unbindOk

  /// The numbers and the name of the method.
  public var id: MethodID {
    switch self {
    case .declare: MethodID(classID: 50, methodID: 10, name: "queue.declare")
    case .declareOk: MethodID(classID: 50, methodID: 11, name: "queue.declare-ok")
    case .bind: MethodID(classID: 50, methodID: 20, name: "queue.bind")
    case .bindOk: MethodID(classID: 50, methodID: 21, name: "queue.bind-ok")
    case .purge: MethodID(classID: 50, methodID: 30, name: "queue.purge")
    case .purgeOk: MethodID(classID: 50, methodID: 31, name: "queue.purge-ok")
    case .delete: MethodID(classID: 50, methodID: 40, name: "queue.delete")
    case .deleteOk: MethodID(classID: 50, methodID: 41, name: "queue.delete-ok")
    case .unbind: MethodID(classID: 50, methodID: 50, name: "queue.unbind")
    case .unbindOk: MethodID(classID: 50, methodID: 51, name: "queue.unbind-ok")
    }
  }
}

extension QueueMethod {
  /// The fields of `queue.declare`.
  public struct Declare: Hashable, Sendable {
    /// Its name; empty lets the server choose.
    public var queue: QueueName
    /// Only ask whether it exists.
    public var passive: Bool
    /// Survives a restart.
    public var durable: Bool
    /// Belongs to the connection alone and goes with it.
    public var exclusive: Bool
    /// Goes with its last consumer.
    public var autoDelete: Bool
    /// No answer wanted.
    public var noWait: Bool
    /// The `x-` arguments.
    public var arguments: FieldTable

    /// All fields; what has a default may be left out.
    public init(
      queue: QueueName = "", passive: Bool = false, durable: Bool = false, exclusive: Bool = false,
      autoDelete: Bool = false, noWait: Bool = false, arguments: FieldTable = [:]
    ) {
      self.queue = queue
      self.passive = passive
      self.durable = durable
      self.exclusive = exclusive
      self.autoDelete = autoDelete
      self.noWait = noWait
      self.arguments = arguments
    }
  }
}

extension QueueMethod {
  /// The fields of `queue.declare-ok`.
  public struct DeclareOk: Hashable, Sendable {
    /// Its name.
    public var queue: QueueName
    /// Messages ready.
    public var messageCount: Int
    /// Its consumers.
    public var consumerCount: Int

    /// All fields; what has a default may be left out.
    public init(queue: QueueName, messageCount: Int, consumerCount: Int) {
      self.queue = queue
      self.messageCount = messageCount
      self.consumerCount = consumerCount
    }
  }
}

extension QueueMethod {
  /// The fields of `queue.bind`.
  public struct Bind: Hashable, Sendable {
    /// Where messages go.
    public var queue: QueueName
    /// Where they come from.
    public var exchange: ExchangeName
    /// The binding key.
    public var routingKey: BindingKey
    /// No answer wanted.
    public var noWait: Bool
    /// What a headers exchange compares.
    public var arguments: FieldTable

    /// All fields; what has a default may be left out.
    public init(
      queue: QueueName = "", exchange: ExchangeName, routingKey: BindingKey = "",
      noWait: Bool = false, arguments: FieldTable = [:]
    ) {
      self.queue = queue
      self.exchange = exchange
      self.routingKey = routingKey
      self.noWait = noWait
      self.arguments = arguments
    }
  }
}

extension QueueMethod {
  /// The fields of `queue.purge`.
  public struct Purge: Hashable, Sendable {
    /// Its name.
    public var queue: QueueName
    /// No answer wanted.
    public var noWait: Bool

    /// All fields; what has a default may be left out.
    public init(queue: QueueName = "", noWait: Bool = false) {
      self.queue = queue
      self.noWait = noWait
    }
  }
}

extension QueueMethod {
  /// The fields of `queue.purge-ok`.
  public struct PurgeOk: Hashable, Sendable {
    /// Messages removed.
    public var messageCount: Int

    /// All fields; what has a default may be left out.
    public init(messageCount: Int) {
      self.messageCount = messageCount
    }
  }
}

extension QueueMethod {
  /// The fields of `queue.delete`.
  public struct Delete: Hashable, Sendable {
    /// Its name.
    public var queue: QueueName
    /// Only without consumers.
    public var ifUnused: Bool
    /// Only without ready messages.
    public var ifEmpty: Bool
    /// No answer wanted.
    public var noWait: Bool

    /// All fields; what has a default may be left out.
    public init(
      queue: QueueName = "", ifUnused: Bool = false, ifEmpty: Bool = false, noWait: Bool = false
    ) {
      self.queue = queue
      self.ifUnused = ifUnused
      self.ifEmpty = ifEmpty
      self.noWait = noWait
    }
  }
}

extension QueueMethod {
  /// The fields of `queue.delete-ok`.
  public struct DeleteOk: Hashable, Sendable {
    /// Messages that were ready.
    public var messageCount: Int

    /// All fields; what has a default may be left out.
    public init(messageCount: Int) {
      self.messageCount = messageCount
    }
  }
}

extension QueueMethod {
  /// The fields of `queue.unbind`.
  public struct Unbind: Hashable, Sendable {
    /// Where messages went.
    public var queue: QueueName
    /// Where they came from.
    public var exchange: ExchangeName
    /// The binding key.
    public var routingKey: BindingKey
    /// The arguments it was bound with.
    public var arguments: FieldTable

    /// All fields; what has a default may be left out.
    public init(
      queue: QueueName = "", exchange: ExchangeName, routingKey: BindingKey = "",
      arguments: FieldTable = [:]
    ) {
      self.queue = queue
      self.exchange = exchange
      self.routingKey = routingKey
      self.arguments = arguments
    }
  }
}
