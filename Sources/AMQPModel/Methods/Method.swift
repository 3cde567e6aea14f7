/// A complete method of AMQP 0-9-1, content included where it carries some.
///
/// Names and fields are those of the specification's XML. The rare classes are boxed, so that the
/// methods of class basic stay small.
public enum Method: Hashable, Sendable {
  /// Class 10.
  case connection(ConnectionMethod)
  /// Class 20.
  case channel(ChannelMethod)
  /// Class 40.
  indirect case exchange(ExchangeMethod)
  /// Class 50.
  indirect case queue(QueueMethod)
  /// Class 60.
  case basic(BasicMethod)
  /// Class 85.
  case confirm(ConfirmMethod)
  /// Class 90.
  case tx(TxMethod)

  /// The numbers and the name of the method.
  public var id: MethodID {
    switch self {
    case .connection(let method): method.id
    case .channel(let method): method.id
    case .exchange(let method): method.id
    case .queue(let method): method.id
    case .basic(let method): method.id
    case .confirm(let method): method.id
    case .tx(let method): method.id
    }
  }
}

/// The numbers of a class and a method, and their name.
public struct MethodID: Hashable, Sendable, CustomStringConvertible {
  /// The number of the class, as 50 for queue.
  public let classID: UInt16
  /// The number within the class, as 10 for declare.
  public let methodID: UInt16
  /// The dotted name, as `queue.declare`.
  public let name: String

  /// The method `name` with its two numbers.
  public init(classID: UInt16, methodID: UInt16, name: String) {
    self.classID = classID
    self.methodID = methodID
    self.name = name
  }

  /// The dotted name.
  public var description: String { name }
}
