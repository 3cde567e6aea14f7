public import AMQPModel

/// An entry of `exchanges`.
public struct ExchangeDefinition: Hashable, Sendable {
  /// Where.
  public var virtualHost: VirtualHostName?
  /// Its name.
  public var name: ExchangeName
  /// Its type, which a plugin may have invented.
  public var type: ShortString
  /// Whether it survives a restart.
  public var isDurable: Bool
  /// Whether it goes with its last binding as a source.
  public var isAutoDelete: Bool
  /// Whether it takes no publishes from clients.
  public var isInternal: Bool
  /// Its arguments, sorted by name.
  public var arguments: FieldTable
  /// Everything else.
  public var kept: [KeptField]

  /// The exchange called `name`.
  public init(
    virtualHost: VirtualHostName?, name: ExchangeName, type: ShortString, isDurable: Bool = true,
    isAutoDelete: Bool = false, isInternal: Bool = false, arguments: FieldTable = [:],
    kept: [KeptField] = []
  ) {
    self.virtualHost = virtualHost
    self.name = name
    self.type = type
    self.isDurable = isDurable
    self.isAutoDelete = isAutoDelete
    self.isInternal = isInternal
    self.arguments = arguments.sortedByName
    self.kept = kept
  }
}

/// An entry of `queues`.
public struct QueueDefinition: Hashable, Sendable {
  /// Where.
  public var virtualHost: VirtualHostName?
  /// Its name.
  public var name: QueueName
  /// Whether it survives a restart.
  public var isDurable: Bool
  /// Whether it goes with its last consumer.
  public var isAutoDelete: Bool
  /// Its arguments, sorted by name; RabbitMQ 4 always has `x-queue-type` among them.
  public var arguments: FieldTable
  /// Everything else.
  public var kept: [KeptField]

  /// The queue called `name`.
  public init(
    virtualHost: VirtualHostName?, name: QueueName, isDurable: Bool = true,
    isAutoDelete: Bool = false, arguments: FieldTable = [:], kept: [KeptField] = []
  ) {
    self.virtualHost = virtualHost
    self.name = name
    self.isDurable = isDurable
    self.isAutoDelete = isAutoDelete
    self.arguments = arguments.sortedByName
    self.kept = kept
  }
}

/// An entry of `bindings`.
public struct BindingDefinition: Hashable, Sendable {
  /// Where.
  public var virtualHost: VirtualHostName?
  /// What it binds.
  public var binding: Binding
  /// Everything else.
  public var kept: [KeptField]

  /// A binding in `virtualHost`.
  public init(virtualHost: VirtualHostName?, binding: Binding, kept: [KeptField] = []) {
    self.virtualHost = virtualHost
    self.binding = binding
    self.kept = kept
  }
}

/// An entry that belongs to a virtual host.
protocol LocatedDefinition {
  var virtualHost: VirtualHostName? { get set }
}

extension LocatedDefinition {
  /// The same in `host`.
  func located(in host: VirtualHostName) -> Self {
    var copy = self
    copy.virtualHost = host
    return copy
  }
}

extension ExchangeDefinition: LocatedDefinition {}
extension QueueDefinition: LocatedDefinition {}
extension BindingDefinition: LocatedDefinition {}
extension PolicyDefinition: LocatedDefinition {}
extension ParameterDefinition: LocatedDefinition {}

extension FieldTable {
  /// The same fields in the order of their names, as RabbitMQ keeps arguments.
  var sortedByName: FieldTable { FieldTable(fields.sorted { $0.name < $1.name }) }
}
