public import AMQPModel

/// The methods of class connection that never reach a broker: they only concern the wire.
///
/// AMQP 0-9-1 section 1.4, and RabbitMQ's extensions `blocked`, `unblocked`, `update-secret`.
public enum HandshakeMethod: Hashable, Sendable {
  /// The server's first word: its properties, and how one may log in.
  case start(properties: FieldTable, mechanisms: [UInt8], locales: [UInt8])
  /// The client's properties, and its login.
  case startOk(properties: FieldTable, mechanism: ShortString, response: [UInt8])
  /// A challenge; no mechanism that is known here has one.
  case secure([UInt8])
  /// The response to a challenge.
  case secureOk([UInt8])
  /// The limits that the server proposes.
  case tune(Tuning)
  /// The limits that hold.
  case tuneOk(Tuning)
  /// Asks for a virtual host.
  case open(VirtualHostName)
  /// `connection.open-ok`
  case openOk
  /// The server takes no publishes for the moment.
  case blocked(reason: ShortString)
  /// It takes publishes again.
  case unblocked
  /// A new password for a connection that stays.
  case updateSecret([UInt8])
  /// `connection.update-secret-ok`
  case updateSecretOk

  /// The limits of a connection.
  public struct Tuning: Hashable, Sendable {
    /// The most channels at a time; 0 for no limit.
    public var channelMax: UInt16
    /// The most octets of a frame; 0 for no limit.
    public var frameMax: UInt32
    /// Seconds after which a silent peer is suspected; 0 for never.
    public var heartbeat: UInt16

    /// All limits.
    public init(channelMax: UInt16, frameMax: UInt32, heartbeat: UInt16) {
      self.channelMax = channelMax
      self.frameMax = frameMax
      self.heartbeat = heartbeat
    }
  }

  /// The numbers and the name of the method.
  public var id: MethodID {
    let (number, name): (UInt16, String) =
      switch self {
      case .start: (10, "start")
      case .startOk: (11, "start-ok")
      case .secure: (20, "secure")
      case .secureOk: (21, "secure-ok")
      case .tune: (30, "tune")
      case .tuneOk: (31, "tune-ok")
      case .open: (40, "open")
      case .openOk: (41, "open-ok")
      case .blocked: (60, "blocked")
      case .unblocked: (61, "unblocked")
      case .updateSecret: (70, "update-secret")
      case .updateSecretOk: (71, "update-secret-ok")
      }
    return MethodID(classID: 10, methodID: number, name: "connection.\(name)")
  }
}

/// Whatever a method frame can hold.
public enum WireMethod: Hashable, Sendable {
  /// What a broker or its client deals with; content comes in frames of its own.
  case method(Method)
  /// What only the wire deals with.
  case handshake(HandshakeMethod)
  /// `access.request`, which AMQP 0-9-1 has no more and RabbitMQ answers all the same.
  case accessRequest
  /// `access.request-ok`
  case accessRequestOk

  /// The numbers and the name of the method.
  public var id: MethodID {
    switch self {
    case .method(let method): method.id
    case .handshake(let method): method.id
    case .accessRequest: MethodID(classID: 30, methodID: 10, name: "access.request")
    case .accessRequestOk: MethodID(classID: 30, methodID: 11, name: "access.request-ok")
    }
  }
}
