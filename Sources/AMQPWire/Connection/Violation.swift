public import AMQPModel

/// What a client did against the protocol, to be answered with `close` by whoever keeps the rules.
///
/// Codes and texts are those that RabbitMQ 4.0.5 answers (recording `frames.json`).
public struct Violation: Error, Hashable, Sendable {
  /// The code.
  public let code: ReplyCode
  /// RabbitMQ's text after the code's name; empty where it says no more than the name.
  public let detail: String
  /// The method to blame; nil when none is.
  public let method: MethodID?
  /// Where it happened.
  public let channel: ChannelNumber
  /// Whether it closes the channel or the connection.
  public let scope: ReplyCode.Scope

  init(
    _ code: ReplyCode, _ detail: String, _ method: MethodID? = nil, on channel: ChannelNumber,
    scope: ReplyCode.Scope = .connection
  ) {
    self.code = code
    self.detail = detail
    self.method = method
    self.channel = channel
    self.scope = scope
  }
}

/// What went wrong with a frame.
enum Fault: Error, Hashable, Sendable {
  /// The client is told.
  case told(Violation)
  /// RabbitMQ's reader fails on it, and so the client sees nothing but the end of the connection.
  case fatal(Ending.Defect)
}

/// Why a connection is over, when its socket is to be closed.
public enum Ending: Hashable, Sendable {
  /// Both sides said so.
  case agreed
  /// The client said nothing for two heartbeats.
  case heartbeatMissed
  /// The client took too long to open the connection, or to end it.
  case tooSlow
  /// Somebody else ended it.
  case killed
  /// The client did what is answered by nothing else.
  case defect(Defect)

  /// What is answered by closing the socket and nothing else.
  public enum Defect: Hashable, Sendable {
    /// The first octets are not AMQP 0-9-1's; the octets that are were sent.
    case protocolHeader
    /// A method that nobody knows.
    case unknownMethod(classID: UInt16, methodID: UInt16)
    /// A field table that cannot be read.
    case malformedTable
    /// What came was against the protocol before the client could be trusted.
    case handshake
    /// The login was refused, and the client cannot be told.
    case loginRefused
    /// The client wants limits that the server does not allow.
    case tuning
  }
}
