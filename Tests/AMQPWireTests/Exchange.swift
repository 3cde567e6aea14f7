import AMQPModel
import AMQPWire
import NIOCore
import Testing

/// A client that talks to the machine, with a broker that agrees to everything.
struct Exchange {
  var machine: ConnectionStateMachine
  var now = 0
  private(set) var actions: [ConnectionStateMachine.Action] = []
  private var answers = MethodStream(frameMax: 131_072)

  init(_ configuration: WireConfiguration = WireConfiguration()) {
    machine = ConnectionStateMachine(configuration, at: 0)
  }

  /// An exchange that is past the handshake, with channel 1 open.
  static func running(
    _ configuration: WireConfiguration = WireConfiguration(),
    _ tuning: HandshakeMethod.Tuning = .init(channelMax: 2047, frameMax: 131_072, heartbeat: 60)
  ) throws -> Exchange {
    var exchange = Exchange(configuration)
    try exchange.open(tuning)
    return exchange
  }

  static let capabilities: FieldTable = [
    "capabilities": .table([
      "authentication_failure_close": .boolean(true), "connection.blocked": .boolean(true),
    ])
  ]

  static func startOk(
    _ response: String = "\0guest\0guest", _ properties: FieldTable = capabilities
  ) -> WireMethod {
    .handshake(
      .startOk(properties: properties, mechanism: "PLAIN", response: Array(response.utf8)))
  }

  mutating func open(_ tuning: HandshakeMethod.Tuning) throws {
    send(FrameEncoder.protocolHeader)
    send(Self.startOk())
    send(.handshake(.tuneOk(tuning)))
    send(.handshake(.open("/")))
    _ = try said()
    try #require(machine.isRunning)
    send(.method(.channel(.open)), on: 1)
    #expect(try said() == [.method(.method(.channel(.openOk)), on: 1)])
    actions = []
  }

  /// What the client says.
  mutating func send(_ octets: [UInt8]) {
    machine.receive(ByteBuffer(bytes: octets), at: now)
    perform()
  }

  mutating func send(_ method: WireMethod, on channel: ChannelNumber = 0) {
    var octets = ByteBuffer()
    if case .method(let method) = method {
      FrameEncoder.write(method, on: channel, frameMax: 131_072, into: &octets)
    } else {
      FrameEncoder.write(method, on: channel, into: &octets)
    }
    send(Array(octets.readableBytesView))
  }

  /// Time that passes.
  mutating func wait(until now: Int) {
    self.now = now
    machine.timePassed(at: now)
    perform()
  }

  /// What the client has heard since it was last asked.
  mutating func said() throws -> [MethodStream.Item] {
    answers.append(machine.takeOutput(at: now))
    var items: [MethodStream.Item] = []
    while let item = try answers.next() { items.append(item) }
    return items
  }

  private mutating func perform() {
    while let action = machine.nextAction() {
      actions.append(action)
      switch action {
      case .authenticate(let claim):
        if claim.password == Array("guest".utf8) {
          machine.admit()
        } else {
          refuse(.accessRefused, on: 0, .connection)
        }
      case .open(let host):
        if host == "/" {
          machine.openSucceeded(at: now)
        } else {
          refuse(.notAllowed, on: 0, .connection)
        }
      case .received(.channel(.open), let channel): machine.send(.channel(.openOk), on: channel)
      case .received(.channel(.close), let channel): machine.send(.channel(.closeOk), on: channel)
      case .received(.connection(.close), _): machine.send(.connection(.closeOk), on: 0)
      case .received(.queue(.delete), let channel): refuse(.notFound, on: channel, .channel)
      case .violated(let violation): refuse(violation.code, on: violation.channel, violation.scope)
      case .received, .close: break
      }
    }
  }

  private mutating func refuse(
    _ code: ReplyCode, on channel: ChannelNumber, _ scope: ReplyCode.Scope
  ) {
    switch scope {
    case .channel:
      machine.send(.channel(.close(.init(replyCode: code, replyText: ""))), on: channel)
    case .connection:
      machine.send(.connection(.close(.init(replyCode: code, replyText: ""))), on: 0)
    }
  }
}
