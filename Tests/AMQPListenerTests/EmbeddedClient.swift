import AMQPModel
import AMQPWire
import BrokerCore
import BrokerHost
import NIOCore
import NIOEmbedded
import Synchronization

@testable import AMQPListener

/// A client without a socket: octets go into the handler and come out of it at once.
final class EmbeddedClient {
  let host: BrokerHost
  private let channel = EmbeddedChannel()
  private let clock: Clock
  private var stream = MethodStream(frameMax: 131_072)

  /// A clock that stands still until somebody moves it.
  final class Clock: Sendable {
    let now = Mutex(0)
    var milliseconds: Int { now.withLock { $0 } }
    func advance(by duration: Int) { now.withLock { $0 += duration } }
  }

  /// A client of a new broker, or of another client's.
  init(
    _ configuration: ListenerConfiguration = ListenerConfiguration(),
    with other: EmbeddedClient? = nil, from peer: String = "127.0.0.1",
    queuedLimit: Int = BrokerHost.defaultQueuedLimit
  ) throws {
    let clock = other?.clock ?? Clock()
    places = other?.places ?? Places(configuration.connectionLimit)
    _ = places.take()
    self.clock = clock
    host =
      other?.host
      ?? BrokerHost(
        Broker(), queuedLimit: queuedLimit,
        clock: { Instant(milliseconds: clock.milliseconds) })
    try channel.connect(to: .init(ipAddress: peer, port: 5672), promise: nil)
    try channel.pipeline.syncOperations.addHandler(
      AMQPChannelHandler(
        host, configuration, other?.names ?? names, places, clock: { clock.milliseconds }))
  }

  private let names = ConnectionNames()
  private let places: Places

  var isOpen: Bool { channel.isActive }

  /// Stops the socket from taking anything, or lets it take again.
  func setWritable(_ isWritable: Bool) {
    channel.isWritable = isWritable
    channel.pipeline.fireChannelWritabilityChanged()
    channel.embeddedEventLoop.run()
  }

  func send(_ octets: [UInt8]) throws {
    try channel.writeInbound(ByteBuffer(bytes: octets))
    channel.embeddedEventLoop.run()
  }

  func send(_ method: WireMethod, on number: ChannelNumber = 0) throws {
    var octets = ByteBuffer()
    if case .method(let method) = method {
      FrameEncoder.write(method, on: number, frameMax: 131_072, into: &octets)
    } else {
      FrameEncoder.write(method, on: number, into: &octets)
    }
    try send(Array(octets.readableBytesView))
  }

  func send(_ method: Method, on number: ChannelNumber = 1) throws {
    try send(.method(method), on: number)
  }

  /// Time that passes until `milliseconds`.
  func wait(until milliseconds: Int) {
    if milliseconds > clock.milliseconds { wait(milliseconds - clock.milliseconds) }
  }

  /// Time that passes for the client, the listener and the broker.
  func wait(_ milliseconds: Int) {
    clock.advance(by: milliseconds)
    channel.embeddedEventLoop.advanceTime(by: .milliseconds(Int64(milliseconds)))
  }

  /// All octets that came since it was last asked.
  func received() throws -> [UInt8] {
    channel.embeddedEventLoop.run()
    var octets: [UInt8] = []
    while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
      octets += buffer.readableBytesView
    }
    return octets
  }

  /// All methods that came since it was last asked.
  func said() throws -> [Method] {
    stream.append(ByteBuffer(bytes: try received()))
    var methods: [Method] = []
    while let item = try stream.next() {
      if case .method(.method(let method), _) = item { methods.append(method) }
    }
    return methods
  }

  /// What was said of blocking since it was last asked; the rest is forgotten.
  func handshakes() throws -> [String] {
    stream.append(ByteBuffer(bytes: try received()))
    var texts: [String] = []
    while let item = try stream.next() {
      guard case .method(.handshake(let method), _) = item else { continue }
      if case .blocked(let reason) = method { texts.append("blocked \(reason)") }
      if case .unblocked = method { texts.append("unblocked") }
    }
    return texts
  }

  /// The channels that the server has closed since it was last asked, 0 for the connection.
  func closings() throws -> [ChannelNumber] {
    stream.append(ByteBuffer(bytes: try received()))
    var channels: [ChannelNumber] = []
    while let item = try stream.next() {
      switch item {
      case .method(.method(.channel(.close)), let channel): channels.append(channel)
      case .method(.method(.connection(.close)), _): channels.append(0)
      default: break
      }
    }
    return channels
  }

  /// Logs in and opens channel 1.
  func open(
    as name: String? = nil, to host: VirtualHostName = "/", user: String = "guest",
    heartbeat: UInt16 = 0, opensChannel: Bool = true
  ) throws {
    try send(FrameEncoder.protocolHeader)
    var properties: FieldTable = [
      "capabilities": .table([
        "authentication_failure_close": .boolean(true), "connection.blocked": .boolean(true),
      ])
    ]
    if let name { properties["connection_name"] = .string(name) }
    let login = Array("\0\(user)\0\(user)".utf8)
    try send(
      .handshake(.startOk(properties: properties, mechanism: "PLAIN", response: login)))
    try send(.handshake(.tuneOk(.init(channelMax: 2047, frameMax: 131_072, heartbeat: heartbeat))))
    try send(.handshake(.open(host)))
    if opensChannel { try send(.channel(.open)) }
  }

  func finish() throws { _ = try channel.finish(acceptAlreadyClosed: true) }

  /// The system says that the socket is broken.
  func fail(_ code: CInt) {
    channel.pipeline.fireErrorCaught(IOError(errnoCode: code, reason: "read"))
    channel.embeddedEventLoop.run()
  }

  /// Drops the socket.
  func drop() { channel.pipeline.fireChannelInactive() }
}
