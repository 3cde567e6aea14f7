/// The reply codes of AMQP 0-9-1 (section 1.1, constants) that a broker sends.
public enum ReplyCode: UInt16, Hashable, Sendable, CaseIterable {
  /// Everything went well.
  case replySuccess = 200
  /// A mandatory message could not be routed.
  case noRoute = 312
  /// The operator closed the connection.
  case connectionForced = 320
  /// A permission is missing.
  case accessRefused = 403
  /// The named thing does not exist.
  case notFound = 404
  /// The thing belongs exclusively to another connection.
  case resourceLocked = 405
  /// A precondition does not hold.
  case preconditionFailed = 406
  /// A frame could not be read.
  case frameError = 501
  /// A method could not be read.
  case syntaxError = 502
  /// The method is not possible here.
  case commandInvalid = 503
  /// The channel is not in the right state.
  case channelError = 504
  /// A frame came out of its order.
  case unexpectedFrame = 505
  /// The server is short of something.
  case resourceError = 506
  /// The vhost or tag may not be used so.
  case notAllowed = 530
  /// The broker does not do this.
  case notImplemented = 540
  /// The broker itself is at fault.
  case internalError = 541

  /// The name in front of RabbitMQ's reply texts, as `PRECONDITION_FAILED`.
  public var name: String {
    switch self {
    case .replySuccess: "OK"
    case .noRoute: "NO_ROUTE"
    case .connectionForced: "CONNECTION_FORCED"
    case .accessRefused: "ACCESS_REFUSED"
    case .notFound: "NOT_FOUND"
    case .resourceLocked: "RESOURCE_LOCKED"
    case .preconditionFailed: "PRECONDITION_FAILED"
    case .frameError: "FRAME_ERROR"
    case .syntaxError: "SYNTAX_ERROR"
    case .commandInvalid: "COMMAND_INVALID"
    case .channelError: "CHANNEL_ERROR"
    case .unexpectedFrame: "UNEXPECTED_FRAME"
    case .resourceError: "RESOURCE_ERROR"
    case .notAllowed: "NOT_ALLOWED"
    case .notImplemented: "NOT_IMPLEMENTED"
    case .internalError: "INTERNAL_ERROR"
    }
  }

  /// What an exception with this code closes.
  public enum Scope: Hashable, Sendable {
    /// A soft error: the channel.
    case channel
    /// A hard error: the whole connection.
    case connection
  }

  /// Whether the code closes the channel or the whole connection (soft and hard errors).
  public var scope: Scope {
    switch self {
    case .replySuccess, .noRoute, .accessRefused, .notFound, .resourceLocked, .preconditionFailed:
      .channel
    case .connectionForced, .frameError, .syntaxError, .commandInvalid, .channelError,
      .unexpectedFrame, .resourceError, .notAllowed, .notImplemented, .internalError:
      .connection
    }
  }
}
