public import AMQPModel

/// Who is on the other end: a socket, or a name typed at the prompt. The core does not care.
public struct ConnectionID: ShortStringName {
  /// The octets of the name.
  public let value: ShortString
  /// Takes `value` for a connection's name.
  public init(_ value: ShortString) { self.value = value }
}

/// One channel of one connection.
public struct ChannelAddress: Hashable, Sendable, CustomStringConvertible {
  /// The connection.
  public let connection: ConnectionID
  /// The channel's number within it.
  public let channel: ChannelNumber

  /// The channel numbered `channel` of `connection`.
  public init(_ connection: ConnectionID, _ channel: ChannelNumber) {
    self.connection = connection
    self.channel = channel
  }

  /// As `you/1`.
  public var description: String { "\(connection)/\(channel)" }
}

/// The number of a published message: 1 for the first one published, the same for all its copies.
public struct MessageNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number, from 1.
  public let rawValue: Int
  /// The message numbered `rawValue`.
  public init(_ rawValue: Int) { self.rawValue = rawValue }
  /// As `#12`.
  public var description: String { "#\(rawValue)" }
  /// Orders by number.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Where a binding leads.
public enum BindingDestination: Hashable, Sendable {
  /// To a queue.
  case queue(QueueName)
  /// To another exchange (RabbitMQ's extension).
  case exchange(ExchangeName)

  /// The bare name.
  public var name: ShortString {
    switch self {
    case .queue(let name): name.value
    case .exchange(let name): name.value
    }
  }
}

/// A binding; all four parts together are its identity.
///
/// Scenario `binding-duplicate-is-idempotent`.
public struct Binding: Hashable, Sendable {
  /// The exchange that messages come from.
  public let source: ExchangeName
  /// The queue or exchange they go to.
  public let destination: BindingDestination
  /// The key to compare with the routing key.
  public let key: BindingKey
  /// What a headers exchange compares, sorted by name.
  public let arguments: FieldTable

  /// A binding of `destination` to `source`; `arguments` are put into the order of their names.
  public init(
    source: ExchangeName, destination: BindingDestination, key: BindingKey,
    arguments: FieldTable = [:]
  ) {
    self.source = source
    self.destination = destination
    self.key = key
    self.arguments = FieldTable(arguments.fields.sorted { $0.name < $1.name })
  }
}
