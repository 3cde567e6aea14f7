public import AMQPModel

/// What a server allows and says of itself.
public struct WireConfiguration: Equatable, Sendable {
  /// The limits that it proposes; RabbitMQ's defaults.
  public var tuning = HandshakeMethod.Tuning(channelMax: 2047, frameMax: 131_072, heartbeat: 60)
  /// The most octets of a message's body (RabbitMQ 4's `max_message_size`).
  public var messageSizeLimit = 16 << 20
  /// How long a client may take until the connection is open, in milliseconds (RabbitMQ's
  /// `handshake_timeout`).
  public var handshakeTimeout = 10_000
  /// How long the end of a connection may take, in milliseconds.
  public var closingTimeout = 30_000
  /// What the server says of itself.
  public var serverProperties: FieldTable

  /// RabbitMQ's limits, and `version` of Warren.
  public init(version: String = "") {
    serverProperties = [
      "capabilities": .table(Self.capabilities),
      "cluster_name": .string("warren"),
      "information": .string("A simulator of RabbitMQ: everything is in memory."),
      "platform": .string("Swift"),
      "product": .string("Warren"),
      "version": .string(version),
    ]
  }

  /// What RabbitMQ 4.0.5 says that it can do, in its order.
  public static let capabilities: FieldTable = [
    "publisher_confirms": .boolean(true),
    "exchange_exchange_bindings": .boolean(true),
    "basic.nack": .boolean(true),
    "consumer_cancel_notify": .boolean(true),
    "connection.blocked": .boolean(true),
    "consumer_priorities": .boolean(true),
    "authentication_failure_close": .boolean(true),
    "per_consumer_qos": .boolean(true),
    "direct_reply_to": .boolean(true),
  ]
}

/// What the wire knows of a channel.
struct WireChannel: Equatable, Sendable {
  enum Phase: Hashable, Sendable {
    /// Something came on it, and it is not open.
    case unopened
    case open
    /// The server said `channel.close`; all but its answer is ignored.
    case closing
  }

  var phase = Phase.unopened
  var assembler = ContentAssembler()
}

/// The times of a connection, in milliseconds.
struct WireClock: Equatable, Sendable {
  enum Due: Hashable, Sendable {
    case nothing
    case heartbeat
    case over(Ending)
  }

  var lastReceived: Int
  var lastSent: Int
  private var heartbeat = 0
  /// Until when the handshake, or the end, must be over.
  private var limit: Int?

  init(start: Int, handshakeLimit: Int) {
    lastReceived = start
    lastSent = start
    limit = start + handshakeLimit
  }

  /// Both sides hear of each other every `seconds`; 0 for never.
  mutating func beginHeartbeats(every seconds: UInt16) { heartbeat = Int(seconds) * 1000 }

  mutating func endHandshake() { limit = nil }

  mutating func beginClosing(_ timeout: Int) {
    limit = max(lastReceived, lastSent) + timeout
  }

  var nextDeadline: Int? {
    let beats = heartbeat == 0 ? nil : min(nextBeat, silence)
    guard let beats, let limit else { return beats ?? limit }
    return min(beats, limit)
  }

  // RabbitMQ says something at half of the time, and gives up after twice the time.
  private var nextBeat: Int { lastSent + heartbeat / 2 }
  private var silence: Int { lastReceived + heartbeat * 2 }

  func timePassed(at now: Int) -> Due {
    if let limit, limit <= now { return .over(.tooSlow) }
    guard heartbeat > 0 else { return .nothing }
    if silence <= now { return .over(.heartbeatMissed) }
    return nextBeat <= now ? .heartbeat : .nothing
  }
}
