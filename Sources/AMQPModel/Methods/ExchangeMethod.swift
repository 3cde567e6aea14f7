/// The methods of class exchange (AMQP 0-9-1 section 1.6, with RabbitMQ's exchange-to-exchange bindings): exchanges.
public enum ExchangeMethod: Hashable, Sendable {
  /// Creates an exchange, or asks for an equal one.
  case declare(Declare)
  /// `exchange.declare-ok`
  case declareOk
  /// Deletes an exchange.
  case delete(Delete)
  /// `exchange.delete-ok`
  case deleteOk
  /// Binds an exchange to an exchange.
  case bind(Bind)
  /// `exchange.bind-ok`
  case bindOk
  /// Takes a binding of an exchange away.
  case unbind(Unbind)
  /// `exchange.unbind-ok`
  case unbindOk

  /// The numbers and the name of the method.
  public var id: MethodID {
    switch self {
    case .declare: MethodID(classID: 40, methodID: 10, name: "exchange.declare")
    case .declareOk: MethodID(classID: 40, methodID: 11, name: "exchange.declare-ok")
    case .delete: MethodID(classID: 40, methodID: 20, name: "exchange.delete")
    case .deleteOk: MethodID(classID: 40, methodID: 21, name: "exchange.delete-ok")
    case .bind: MethodID(classID: 40, methodID: 30, name: "exchange.bind")
    case .bindOk: MethodID(classID: 40, methodID: 31, name: "exchange.bind-ok")
    case .unbind: MethodID(classID: 40, methodID: 40, name: "exchange.unbind")
    case .unbindOk: MethodID(classID: 40, methodID: 51, name: "exchange.unbind-ok")
    }
  }
}

extension ExchangeMethod {
  /// The fields of `exchange.declare`.
  public struct Declare: Hashable, Sendable {
    /// Its name.
    public var exchange: ExchangeName
    /// Its type, as `topic`.
    public var type: ShortString
    /// Only ask whether it exists.
    public var passive: Bool
    /// Survives a restart.
    public var durable: Bool
    /// Goes with its last binding.
    public var autoDelete: Bool
    /// Takes no publishes from clients.
    public var `internal`: Bool
    /// No answer wanted.
    public var noWait: Bool
    /// The `alternate-exchange`, say.
    public var arguments: FieldTable

    /// All fields; what has a default may be left out.
    public init(
      exchange: ExchangeName, type: ShortString = "direct", passive: Bool = false,
      durable: Bool = false, autoDelete: Bool = false, `internal`: Bool = false,
      noWait: Bool = false, arguments: FieldTable = [:]
    ) {
      self.exchange = exchange
      self.type = type
      self.passive = passive
      self.durable = durable
      self.autoDelete = autoDelete
      self.internal = `internal`
      self.noWait = noWait
      self.arguments = arguments
    }
  }
}

extension ExchangeMethod {
  /// The fields of `exchange.delete`.
  public struct Delete: Hashable, Sendable {
    /// Its name.
    public var exchange: ExchangeName
    /// Only when it is the source of no binding.
    public var ifUnused: Bool
    /// No answer wanted.
    public var noWait: Bool

    /// All fields; what has a default may be left out.
    public init(exchange: ExchangeName, ifUnused: Bool = false, noWait: Bool = false) {
      self.exchange = exchange
      self.ifUnused = ifUnused
      self.noWait = noWait
    }
  }
}

extension ExchangeMethod {
  /// The fields of `exchange.bind`.
  public struct Bind: Hashable, Sendable {
    /// Where messages go.
    public var destination: ExchangeName
    /// Where they come from.
    public var source: ExchangeName
    /// The binding key.
    public var routingKey: BindingKey
    /// No answer wanted.
    public var noWait: Bool
    /// What a headers exchange compares.
    public var arguments: FieldTable

    /// All fields; what has a default may be left out.
    public init(
      destination: ExchangeName, source: ExchangeName, routingKey: BindingKey = "",
      noWait: Bool = false, arguments: FieldTable = [:]
    ) {
      self.destination = destination
      self.source = source
      self.routingKey = routingKey
      self.noWait = noWait
      self.arguments = arguments
    }
  }
}

extension ExchangeMethod {
  /// The fields of `exchange.unbind`.
  public struct Unbind: Hashable, Sendable {
    /// Where messages went.
    public var destination: ExchangeName
    /// Where they came from.
    public var source: ExchangeName
    /// The binding key.
    public var routingKey: BindingKey
    /// No answer wanted.
    public var noWait: Bool
    /// The arguments it was bound with.
    public var arguments: FieldTable

    /// All fields; what has a default may be left out.
    public init(
      destination: ExchangeName, source: ExchangeName, routingKey: BindingKey = "",
      noWait: Bool = false, arguments: FieldTable = [:]
    ) {
      self.destination = destination
      self.source = source
      self.routingKey = routingKey
      self.noWait = noWait
      self.arguments = arguments
    }
  }
}
