/// The number of a channel within its connection, from 1; 0 is the connection itself.
///
/// AMQP 0-9-1 section 4.2.3.
public struct ChannelNumber: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral,
  CustomStringConvertible
{
  /// The number on the wire.
  public let rawValue: UInt16
  /// The channel numbered `rawValue`.
  public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  /// The channel numbered by a literal.
  public init(integerLiteral value: UInt16) { rawValue = value }
  /// The number in decimal.
  public var description: String { String(rawValue) }
  /// Orders by number.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The number of a delivery within its channel, from 1; 0 with `multiple` stands for all.
///
/// AMQP 0-9-1 section 1.8.3.13 (basic.ack).
public struct DeliveryTag: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral,
  CustomStringConvertible
{
  /// The number on the wire.
  public let rawValue: UInt64
  /// The delivery numbered `rawValue`.
  public init(_ rawValue: UInt64) { self.rawValue = rawValue }
  /// The delivery numbered by a literal.
  public init(integerLiteral value: UInt64) { rawValue = value }
  /// The number in decimal.
  public var description: String { String(rawValue) }
  /// The tag of the next delivery on the channel.
  public var next: DeliveryTag { DeliveryTag(rawValue + 1) }
  /// Orders by number.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
