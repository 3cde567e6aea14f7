/// A short string that names one kind of thing, so that kinds cannot be confused.
public protocol ShortStringName: Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The octets of the name.
  var value: ShortString { get }
  /// Takes `value` for a name of this kind.
  init(_ value: ShortString)
}

extension ShortStringName {
  /// A literal known to have at most 255 octets.
  public init(stringLiteral text: String) { self.init(ShortString(stringLiteral: text)) }

  /// The name of the UTF-8 octets of `text`, or nil when there are more than 255 of them.
  public init?(validating text: String) {
    guard let value = ShortString(validating: text) else { return nil }
    self.init(value)
  }

  /// Whether the name is the empty string.
  public var isEmpty: Bool { value.isEmpty }

  /// The name as text; invalid UTF-8 is repaired.
  public var description: String { value.description }

  /// Orders by octets.
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// The name of a queue within its virtual host.
public struct QueueName: ShortStringName {
  /// The octets of the name.
  public let value: ShortString
  /// Takes `value` for a name of this kind.
  public init(_ value: ShortString) { self.value = value }
}

/// The name of an exchange within its virtual host; empty for the default exchange.
public struct ExchangeName: ShortStringName {
  /// The octets of the name.
  public let value: ShortString
  /// Takes `value` for a name of this kind.
  public init(_ value: ShortString) { self.value = value }
}

/// The key on a message, which exchanges compare with binding keys.
public struct RoutingKey: ShortStringName {
  /// The octets of the name.
  public let value: ShortString
  /// Takes `value` for a name of this kind.
  public init(_ value: ShortString) { self.value = value }
}

/// The key on a binding; on a topic exchange `*` and `#` are wildcards in it.
public struct BindingKey: ShortStringName {
  /// The octets of the name.
  public let value: ShortString
  /// Takes `value` for a name of this kind.
  public init(_ value: ShortString) { self.value = value }
}

/// The name of a consumer within its channel.
public struct ConsumerTag: ShortStringName {
  /// The octets of the name.
  public let value: ShortString
  /// Takes `value` for a name of this kind.
  public init(_ value: ShortString) { self.value = value }
}

/// The name of a user.
public struct UserName: ShortStringName {
  /// The octets of the name.
  public let value: ShortString
  /// Takes `value` for a name of this kind.
  public init(_ value: ShortString) { self.value = value }
}

/// The name of a virtual host.
public struct VirtualHostName: ShortStringName {
  /// The octets of the name.
  public let value: ShortString
  /// Takes `value` for a name of this kind.
  public init(_ value: ShortString) { self.value = value }
}

extension ExchangeName {
  /// The default exchange, whose name is empty.
  public static let `default`: ExchangeName = ""
}

extension QueueName {
  /// The name a queue name turns into where a routing key is meant, as on the default exchange.
  public var asRoutingKey: RoutingKey { RoutingKey(value) }
}
