public import AMQPModel
public import NIOCore

/// The server's side of a connection: octets in, actions and octets out, without any socket or clock.
///
/// Whoever performs feeds it by `receive` and takes actions until there are none. What an action
/// makes the broker say comes back by `send` before the next action is taken, so that the machine
/// knows which channels are closing. What is to be written gathers until `takeOutput`. Times are
/// milliseconds of any clock that does not go back.
public struct ConnectionStateMachine: Equatable, Sendable {
  /// What the performer must do.
  public enum Action: Equatable, Sendable {
    /// Tell by `admit` that the login is right, or let the broker refuse it.
    case authenticate(Authentication)
    /// Open the connection in the broker and tell by `openSucceeded`, or let the broker refuse it.
    case open(VirtualHostName)
    /// Hand a method to the broker.
    case received(Method, on: ChannelNumber)
    /// Let the broker raise an exception.
    case violated(Violation)
    /// Write what `takeOutput` still gives, then close the socket; nothing follows.
    case close(Ending)
  }

  enum Phase: Hashable, Sendable {
    case awaitingHeader, starting, authenticating, tuning, opening, running
    /// The server said `connection.close` and waits for `close-ok`.
    case closing
    /// Both sides agreed; the client may close the socket.
    case closed
    /// The socket is to be closed.
    case finished

    /// Whether the client is told what it did wrong: only once it has logged in, as in RabbitMQ.
    var isTrusted: Bool {
      switch self {
      case .opening, .running, .closing: true
      case .awaitingHeader, .starting, .authenticating, .tuning, .closed, .finished: false
      }
    }
  }

  let configuration: WireConfiguration
  var phase = Phase.awaitingHeader
  var decoder = FrameDecoder()
  var channels: [ChannelNumber: WireChannel] = [:]
  /// The limits that hold.
  public internal(set) var tuning: HandshakeMethod.Tuning
  /// What the client says of itself.
  public internal(set) var clientProperties = FieldTable()
  var outgoing = Outgoing()
  var ending: Ending?
  /// Whether the socket is to be closed as soon as `connection.close` is written.
  var isBeyondRepair = false
  var clock: WireClock

  /// The machine of a connection that was accepted at `now`.
  public init(_ configuration: WireConfiguration = WireConfiguration(), at now: Int) {
    self.configuration = configuration
    tuning = configuration.tuning
    clock = WireClock(start: now, handshakeLimit: configuration.handshakeTimeout)
  }

  /// Whether the client is in, and the broker may talk to it.
  public var isRunning: Bool { phase == .running }

  /// Whether its end has been decided, and only its last action is left.
  public var isEnding: Bool { ending != nil }

  // MARK: In

  /// Takes what arrived; `nextAction` says what follows from it.
  public mutating func receive(_ octets: ByteBuffer, at now: Int) {
    clock.lastReceived = now
    // Whoever is told to go is not listened to.
    guard phase != .finished, phase != .closed else { return }
    decoder.append(octets)
  }

  /// The next thing to do; nil when more octets or more time are needed.
  public mutating func nextAction() -> Action? {
    while true {
      if let ending {
        guard phase != .finished else { return nil }
        phase = .finished
        return .close(ending)
      }
      if phase == .closed || phase == .finished { return nil }
      if phase == .awaitingHeader {
        guard let header = decoder.take(FrameEncoder.protocolHeader.count) else { return nil }
        start(header)
        continue
      }
      do {
        guard let frame = try decoder.next() else { return nil }
        if let action = try receive(frame) { return action }
      } catch let error as FrameError {
        isBeyondRepair = true
        if let action = answer(.told(error.violation)) { return action }
      } catch let fault as Fault {
        if let action = answer(fault) { return action }
      } catch {
        ending = .defect(.handshake)
      }
    }
  }

  private mutating func answer(_ fault: Fault) -> Action? {
    switch fault {
    case .fatal(let defect):
      ending = .defect(defect)
      return nil
    case .told(let violation):
      guard phase.isTrusted, phase != .closing else {
        ending = .defect(.handshake)
        return nil
      }
      return .violated(violation)
    }
  }

  private mutating func start(_ header: [UInt8]) {
    // RabbitMQ still takes the header of AMQP 0-9.
    guard header == FrameEncoder.protocolHeader || header == [0x41, 0x4d, 0x51, 0x50, 1, 1, 0, 9]
    else {
      outgoing.append { $0.writeBytes(FrameEncoder.protocolHeader) }
      ending = .defect(.protocolHeader)
      return
    }
    phase = .starting
    write(
      .handshake(
        .start(
          properties: configuration.serverProperties,
          mechanisms: Array(Mechanism.allCases.map(\.rawValue).joined(separator: " ").utf8),
          locales: Array("en_US".utf8))))
  }

  // MARK: Out

  /// The login is right: the limits are proposed.
  public mutating func admit() {
    guard phase == .authenticating else { return }
    phase = .tuning
    write(.handshake(.tune(configuration.tuning)))
  }

  /// The broker has opened the connection.
  public mutating func openSucceeded(at now: Int) {
    guard phase == .opening else { return }
    phase = .running
    clock.endHandshake()
    write(.handshake(.openOk))
  }

  /// Writes what the broker says to the client.
  public mutating func send(_ method: Method, on channel: ChannelNumber) {
    switch method {
    case .connection(.close):
      guard phase != .closing, phase != .closed, phase != .finished else { return }
      close(method)
      return
    case .connection(.closeOk):
      guard phase == .running else { return }
      phase = .closed
      channels = [:]
      clock.beginClosing(configuration.closingTimeout)
    case .channel(.close): channels[channel, default: WireChannel()].phase = .closing
    case .channel(.closeOk): channels[channel] = nil
    case .channel(.openOk): channels[channel, default: WireChannel()].phase = .open
    case .channel, .exchange, .queue, .basic, .confirm, .tx: break
    }
    guard phase == .running || phase == .closed else { return }
    outgoing.append(method, on: channel)
  }

  private mutating func close(_ method: Method) {
    let wasLoggingIn = phase == .authenticating
    // A client may ask to be told (RabbitMQ, "Authentication Failure Notifications").
    guard phase.isTrusted || (wasLoggingIn && isToldOfRefusal) else {
      ending = .defect(wasLoggingIn ? .loginRefused : .handshake)
      return
    }
    outgoing.append(method, on: 0)
    phase = .closing
    channels = [:]
    clock.beginClosing(configuration.closingTimeout)
    if wasLoggingIn {
      ending = .defect(.loginRefused)
    } else if isBeyondRepair {
      ending = .defect(.handshake)
    }
  }

  private var isToldOfRefusal: Bool {
    guard case .table(let capabilities) = clientProperties["capabilities"] else { return false }
    return capabilities["authentication_failure_close"] == .boolean(true)
  }

  /// Writes a method of the wire's own.
  mutating func write(_ method: WireMethod, on channel: ChannelNumber = 0) {
    outgoing.append { FrameEncoder.write(method, on: channel, into: &$0) }
  }

  /// Tells a client that can hear it that no publishes are taken, or that they are again.
  public mutating func tell(blocked reason: ShortString?) {
    guard phase == .running, case .table(let capabilities) = clientProperties["capabilities"],
      capabilities["connection.blocked"] == .boolean(true)
    else { return }
    write(.handshake(reason.map { .blocked(reason: $0) } ?? .unblocked))
  }

  /// About how many octets wait to be taken.
  public var outgoingCount: Int { outgoing.count }

  /// Whether nothing waits to be taken.
  public var hasNothingToWrite: Bool { outgoing.isEmpty }

  /// Takes octets that are to be written at `now`, at least `limit` of them if there are so many,
  /// and never a part of a method without the rest.
  public mutating func takeOutput(_ limit: Int = .max, at now: Int) -> ByteBuffer {
    let octets = outgoing.take(limit, frameMax: Int(tuning.frameMax))
    if octets.readableBytes > 0 { clock.lastSent = now }
    return octets
  }

  /// Gives the client up with all that it was still to be told.
  public mutating func abandon(_ ending: Ending) {
    outgoing.removeAll()
    self.ending = ending
  }

  // MARK: Time

  /// When `timePassed` is to be called if nothing else happens, in milliseconds.
  public var nextDeadline: Int? {
    phase == .finished ? nil : clock.nextDeadline
  }

  /// Does what time alone makes happen: heartbeats go out, a silent client is given up.
  public mutating func timePassed(at now: Int) {
    switch clock.timePassed(at: now) {
    case .nothing: break
    case .heartbeat:
      // Whatever waits to be written tells as much.
      clock.lastSent = now
      if outgoing.isEmpty, phase != .closed {
        outgoing.append { FrameEncoder.writeHeartbeat(into: &$0) }
      }
    case .over(let ending): self.ending = self.ending ?? ending
    }
  }
}

extension FrameError {
  /// What RabbitMQ says of it.
  fileprivate var violation: Violation {
    switch self {
    case .wrongEnd(let type, let payload, let end):
      Violation(
        .frameError,
        "type \(type), all octets = \(payload.erlang): {invalid_frame_end_marker,\(end)}", on: 0)
    case .tooLarge(let type, let size, let allowed):
      Violation(
        .frameError,
        "type \(type), all octets = <<>>: {frame_too_large,\(size),\(allowed)}", on: 0)
    }
  }
}
