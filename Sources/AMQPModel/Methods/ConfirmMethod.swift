/// The methods of class confirm (AMQP 0-9-1 section RabbitMQ's extension): publisher confirms.
public enum ConfirmMethod: Hashable, Sendable {
  /// Turns confirms on.
  case select(Select)
  /// `confirm.select-ok`
  case selectOk

  /// The numbers and the name of the method.
  public var id: MethodID {
    switch self {
    case .select: MethodID(classID: 85, methodID: 10, name: "confirm.select")
    case .selectOk: MethodID(classID: 85, methodID: 11, name: "confirm.select-ok")
    }
  }
}

extension ConfirmMethod {
  /// The fields of `confirm.select`.
  public struct Select: Hashable, Sendable {
    /// No answer wanted.
    public var noWait: Bool

    /// All fields; what has a default may be left out.
    public init(noWait: Bool = false) {
      self.noWait = noWait
    }
  }
}
