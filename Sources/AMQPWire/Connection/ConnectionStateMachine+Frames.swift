import AMQPModel
import NIOCore

/// What a frame means in the phase that the connection is in.
///
/// The order of the checks is RabbitMQ's, as the recording `frames.json` shows it.
extension ConnectionStateMachine {
  mutating func receive(_ frame: Frame) throws -> Action? {
    let kind = frame.kind
    if phase == .closing {
      if frame.channel == 0, kind == .method { try receiveWhileClosing(frame.payload) }
      return nil
    }
    guard let kind else {
      throw Fault.told(Violation(.frameError, "\(frame.dump): unknown_frame", on: 0))
    }
    guard frame.channel != 0 else { return try receiveOnConnection(kind, frame) }
    // Not even a heartbeat may name a channel.
    guard phase == .running, kind != .heartbeat else {
      throw Fault.told(Violation(.unexpectedFrame, frame.dump, on: 0))
    }
    return try receiveOnChannel(kind, frame)
  }

  private mutating func receiveWhileClosing(_ payload: ByteBuffer) throws {
    switch try WireMethod.read(payload, on: 0) {
    case .method(.connection(.close)): write(.method(.connection(.closeOk)))
    case .method(.connection(.closeOk)): ending = .agreed
    case .method, .handshake, .accessRequest, .accessRequestOk: break
    }
  }

  // MARK: Channel 0

  private mutating func receiveOnConnection(
    _ kind: Frame.Kind, _ frame: Frame
  ) throws -> Action? {
    switch kind {
    case .heartbeat: return nil
    case .header, .body:
      throw Fault.told(Violation(.unexpectedFrame, frame.dump, on: 0))
    case .method: break
    }
    let method = try WireMethod.read(frame.payload, on: 0)
    switch (phase, method) {
    case (.starting, .handshake(.startOk(let properties, let mechanism, let response))):
      return try authenticate(properties, mechanism, response)
    case (.tuning, .handshake(.tuneOk(let tuning))):
      try tune(tuning)
      return nil
    case (.opening, .handshake(.open(let host))): return .open(host)
    case (.running, .method(.connection(.close(let close)))):
      return .received(.connection(.close(close)), on: 0)
    case (.running, .handshake(.updateSecret)):
      write(.handshake(.updateSecretOk))
      return nil
    case (.opening, _): throw unexpected(method, "opening")
    case (_, _): throw unexpected(method, "running")
    }
  }

  private func unexpected(_ method: WireMethod, _ state: String) -> Fault {
    .told(
      Violation(
        .channelError, "unexpected method in connection state \(state)", method.id, on: 0))
  }

  private mutating func authenticate(
    _ properties: FieldTable, _ mechanism: ShortString, _ response: [UInt8]
  ) throws -> Action {
    clientProperties = properties
    guard let mechanism = Mechanism(rawValue: mechanism.description),
      let claim = Authentication(mechanism: mechanism, response: response)
    else { throw Fault.fatal(.handshake) }
    phase = .authenticating
    return .authenticate(claim)
  }

  /// A client may ask for less than what was proposed, and not for no limit.
  private mutating func tune(_ wish: HandshakeMethod.Tuning) throws {
    guard (1...tuning.channelMax).contains(wish.channelMax),
      (UInt32(Frame.leastMaximum)...tuning.frameMax).contains(wish.frameMax)
    else { throw Fault.fatal(.tuning) }
    tuning = wish
    decoder.frameMax = Int(wish.frameMax)
    clock.beginHeartbeats(every: wish.heartbeat)
    phase = .opening
  }

  // MARK: Channels

  private mutating func receiveOnChannel(
    _ kind: Frame.Kind, _ frame: Frame
  ) throws -> Action? {
    let number = frame.channel
    if channels[number] == nil {
      guard channels.count < Int(tuning.channelMax) else {
        throw Fault.told(
          Violation(
            .notAllowed,
            "number of channels opened (\(channels.count)) has reached the negotiated channel_max "
              + "(\(tuning.channelMax))", on: 0))
      }
      channels[number] = WireChannel()
    }
    let assembled: ContentAssembler.Assembled
    do {
      assembled = try assemble(kind, frame)
    } catch {
      throw error.fault(on: number)
    }
    switch assembled {
    case .nothing: return nil
    case .method(let method): return try receive(method, on: number)
    case .oversized(let method, let size):
      guard channels[number]?.phase == .open else {
        return try receive(.method(method), on: number)
      }
      return .violated(
        Violation(
          .preconditionFailed,
          "message size \(size) is larger than configured max size "
            + "\(configuration.messageSizeLimit)", method.id, on: number, scope: .channel))
    }
  }

  private mutating func assemble(
    _ kind: Frame.Kind, _ frame: Frame
  ) throws(AssemblyError) -> ContentAssembler.Assembled {
    guard
      let assembled = try channels[frame.channel]?.assembler.receive(
        kind, frame.payload, sizeLimit: configuration.messageSizeLimit)
    else { return .nothing }
    return assembled
  }

  private mutating func receive(
    _ method: WireMethod, on number: ChannelNumber
  ) throws -> Action? {
    switch (channels[number]?.phase, method) {
    case (.closing, .method(let method)): return try receiveWhileClosing(method, on: number)
    case (.closing, _): return nil
    case (.open, .accessRequest):
      write(.accessRequestOk, on: number)
      return nil
    case (.open, .method(.connection)), (.open, .handshake), (.open, .accessRequestOk):
      throw Fault.told(Violation(.commandInvalid, "unimplemented method", method.id, on: number))
    case (_, .method(.connection)), (_, .handshake), (_, .accessRequest), (_, .accessRequestOk):
      throw Fault.told(
        Violation(.channelError, "expected 'channel.open'", method.id, on: number))
    case (_, .method(let method)): return .received(method, on: number)
    }
  }

  /// Until the client has answered `channel.close`, whatever it sent before it knew is ignored.
  private mutating func receiveWhileClosing(
    _ method: Method, on number: ChannelNumber
  ) throws -> Action? {
    switch method {
    case .channel(.closeOk): channels[number] = nil
    case .channel(.close): write(.method(.channel(.closeOk)), on: number)
    case .channel(.open):
      throw Fault.told(
        Violation(.channelError, "second 'channel.open' seen", method.id, on: number))
    case .connection, .channel, .exchange, .queue, .basic, .confirm, .tx: break
    }
    return nil
  }
}

extension WireMethod {
  /// The method in a payload, or what RabbitMQ says of it.
  fileprivate static func read(
    _ payload: ByteBuffer, on channel: ChannelNumber
  ) throws -> WireMethod {
    do { return try WireMethod(reading: payload) } catch { throw error.fault(on: channel) }
  }
}

extension MethodError {
  fileprivate func fault(on channel: ChannelNumber) -> Fault {
    switch self {
    // A frame that is too short for the numbers is no method frame.
    case .noMethod: .fatal(.handshake)
    case .unknown(let classID, let methodID):
      .fatal(.unknownMethod(classID: classID, methodID: methodID))
    case .malformed(.table, _, _, _): .fatal(.malformedTable)
    case .malformed(.text, let classID, let methodID, _):
      .told(
        Violation(
          .frameError, "Malformed UTF-8 in shortstr",
          channel == 0 ? MethodNames.id(classID, methodID) : nil, on: channel))
    case .malformed(.depth, let classID, let methodID, _):
      .told(
        Violation(
          .syntaxError,
          "field tables are nested deeper than \(ArgumentReader.depthLimit) levels",
          MethodNames.id(classID, methodID), on: channel))
    case .malformed(.length, let classID, let methodID, let arguments):
      .told(
        Violation(
          .frameError, "cannot decode \(arguments.erlangNumbers)",
          MethodNames.id(classID, methodID),
          on: channel))
    }
  }
}

extension AssemblyError {
  fileprivate func fault(on channel: ChannelNumber) -> Fault {
    switch self {
    case .expectedMethod:
      .told(
        Violation(
          .unexpectedFrame, "expected method frame, got non method frame instead", on: channel))
    case .expectedHeader(let method):
      .told(
        Violation(
          .unexpectedFrame,
          "expected content header for class \(method.classID), got non content header frame "
            + "instead", method, on: channel))
    case .headerOfOtherClass(let classID, let method):
      .told(
        Violation(
          .unexpectedFrame,
          "expected content header for class \(method.classID), got one for class \(classID) "
            + "instead", method, on: channel))
    case .expectedBody(let method):
      .told(
        Violation(
          .unexpectedFrame, "expected content body, got non content body frame instead", method,
          on: channel))
    case .malformedProperties: .told(Violation(.internalError, "", on: channel))
    case .method(let error): error.fault(on: channel)
    }
  }
}
