/// The methods of class channel (AMQP 0-9-1 section 1.5): channels.
public enum ChannelMethod: Hashable, Sendable {
  /// `channel.open`
  case open
  /// `channel.open-ok`
  case openOk
  /// Asks the peer to pause or resume content.
  case flow(Flow)
  /// Answers `flow`.
  case flowOk(FlowOk)
  /// Ends the channel; either side may.
  case close(Close)
  /// `channel.close-ok`
  case closeOk

  /// The numbers and the name of the method.
  public var id: MethodID {
    switch self {
    case .open: MethodID(classID: 20, methodID: 10, name: "channel.open")
    case .openOk: MethodID(classID: 20, methodID: 11, name: "channel.open-ok")
    case .flow: MethodID(classID: 20, methodID: 20, name: "channel.flow")
    case .flowOk: MethodID(classID: 20, methodID: 21, name: "channel.flow-ok")
    case .close: MethodID(classID: 20, methodID: 40, name: "channel.close")
    case .closeOk: MethodID(classID: 20, methodID: 41, name: "channel.close-ok")
    }
  }
}

extension ChannelMethod {
  /// The fields of `channel.flow`.
  public struct Flow: Hashable, Sendable {
    /// Whether content may flow.
    public var active: Bool

    /// All fields; what has a default may be left out.
    public init(active: Bool) {
      self.active = active
    }
  }
}

extension ChannelMethod {
  /// The fields of `channel.flow-ok`.
  public struct FlowOk: Hashable, Sendable {
    /// Whether content flows.
    public var active: Bool

    /// All fields; what has a default may be left out.
    public init(active: Bool) {
      self.active = active
    }
  }
}

extension ChannelMethod {
  /// The fields of `channel.close`.
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
