/// The methods of class connection (AMQP 0-9-1 section 1.4): the connection as a whole.
public enum ConnectionMethod: Hashable, Sendable {
  /// Ends the connection; either side may.
  case close(Close)
  /// `connection.close-ok`
  case closeOk

  /// The numbers and the name of the method.
  public var id: MethodID {
    switch self {
    case .close: MethodID(classID: 10, methodID: 50, name: "connection.close")
    case .closeOk: MethodID(classID: 10, methodID: 51, name: "connection.close-ok")
    }
  }
}

extension ConnectionMethod {
  /// The fields of `connection.close`.
  public struct Close: Hashable, Sendable {
    /// Why.
    public var replyCode: ReplyCode
    /// Why, in words.
    public var replyText: String
    /// The method that caused an exception.
    public var cause: MethodID?

    /// All fields; what has a default may be left out.
    public init(replyCode: ReplyCode, replyText: String, cause: MethodID? = nil) {
      self.replyCode = replyCode
      self.replyText = replyText
      self.cause = cause
    }
  }
}
