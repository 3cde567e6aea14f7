import AMQPModel
import AMQPWire
import BrokerCore
import BrokerHost
import NIOCore

/// One socket: performs what the connection's machine decides, and knows no rule itself.
///
/// All of it happens on the socket's event loop. What the broker says of its own accord arrives
/// through the outbox.
final class AMQPChannelHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let host: BrokerHost
  private let configuration: ListenerConfiguration
  private let names: ConnectionNames
  private let places: Places
  /// Milliseconds of a clock that does not go back.
  private let clock: @Sendable () -> Int
  private var machine: ConnectionStateMachine
  private var outbox: Outbox?
  private var id: ConnectionID?
  private var claim: Authentication?
  private var timer: (deadline: Int, task: Scheduled<Void>)?
  private var isFinished = false
  /// Where the client is, once it has said something.
  private var stranger: String?
  private var isPaused = false
  /// Whether publishers have to wait, and whether this client is one.
  private var isAlarmed = false
  private var isPublisher = false
  private var isBlocked: Bool { isAlarmed && isPublisher }
  private var isToldOfBlock = false
  /// Whether somebody further up is at it already.
  private var isBusy = false

  /// How much is handed to the socket at a time, in octets.
  private static let portion = 64 << 10

  init(
    _ host: BrokerHost, _ configuration: ListenerConfiguration, _ names: ConnectionNames,
    _ places: Places, clock: @escaping @Sendable () -> Int
  ) {
    self.host = host
    self.configuration = configuration
    self.names = names
    self.places = places
    self.clock = clock
    machine = ConnectionStateMachine(configuration.wire, at: clock())
  }

  // MARK: What NIO tells

  func handlerAdded(context: ChannelHandlerContext) {
    let this = NIOLoopBound(self, eventLoop: context.eventLoop)
    let contextBox = NIOLoopBound(context, eventLoop: context.eventLoop)
    let loop = context.eventLoop
    outbox = Outbox { loop.execute { this.value.run(contextBox.value) } }
    schedule(context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    machine.receive(unwrapInboundIn(data), at: clock())
    if id == nil, stranger == nil { stranger = context.remoteAddress?.text ?? "?" }
    run(context)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    run(context)
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    finish(.closedByPeer)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    finish(ConnectionLoss(error))
    context.close(promise: nil)
  }

  // MARK: What follows

  /// Does everything that can be done now.
  private func run(_ context: ChannelHandlerContext) {
    // Writing may tell of writability, or of the socket's end, before it returns.
    guard !isFinished, !isBusy else { return }
    isBusy = true
    collect()
    tellOfBlock()
    while !isFinished, !isBlocked || machine.isEnding, let action = machine.nextAction() {
      perform(action, context)
      collect()
      tellOfBlock()
    }
    isBusy = false
    guard !isFinished else { return }
    write(context)
    guard !isFinished else { return }
    if machine.outgoingCount > configuration.outgoingLimit { giveUp(context) }
    pause(context)
    schedule(context)
  }

  /// Tells the machine what the broker says, so that it knows before the next frame.
  private func collect() {
    for news in outbox?.take() ?? [] {
      switch news {
      case .sent(let method, let channel): machine.send(method, on: channel)
      case .gone: machine.abandon(.killed)
      case .alarm(let isOn): isAlarmed = isOn
      }
    }
  }

  private func perform(
    _ action: ConnectionStateMachine.Action, _ context: ChannelHandlerContext
  ) {
    switch action {
    case .authenticate(let claim): authenticate(claim, context)
    case .open(let virtualHost): open(virtualHost, context)
    case .received(let method, let channel):
      guard let id else { return }
      if case .basic(.publish) = method { isPublisher = true }
      host.perform(.method(method, on: ChannelAddress(id, channel)))
    case .violated(let violation): raise(AMQPException(violation), on: violation.channel)
    case .close(let ending): close(context, ending)
    }
  }

  private func authenticate(_ claim: Authentication, _ context: ChannelHandlerContext) {
    guard let outbox else { return }
    for name in names.candidates(machine.clientProperties) {
      if host.attach(name, { outbox.append($0) }) {
        id = name
        break
      }
    }
    self.claim = claim
    let password = Password(String(decoding: claim.password, as: UTF8.self))
    var refusal = host.ask { broker in
      broker.refusal(of: claim.user, password, mechanism: claim.mechanism.rawValue)
    }
    if !configuration.allowsRemoteGuest, Broker.loopbackUsers.contains(claim.user),
      context.remoteAddress?.isLoopback == false
    {
      refusal = .loginRefused(mechanism: claim.mechanism.rawValue)
    }
    if let refusal { raise(refusal, on: 0) } else { machine.admit() }
  }

  private func open(_ virtualHost: VirtualHostName, _ context: ChannelHandlerContext) {
    guard let id, let claim else { return }
    if places.isOver { return raise(.connectionLimitReached(places.limit), on: 0) }
    let password = Password(String(decoding: claim.password, as: UTF8.self))
    let peer = context.remoteAddress
    let client = ClientIdentity(
      properties: machine.clientProperties, peerHost: peer?.ipAddress ?? "",
      peerPort: peer?.port ?? 0)
    let login = Login(
      user: claim.user, virtualHost: virtualHost, password: password, client: client)
    host.perform(.connectionOpened(id, login))
    if host.ask({ $0.isOpen(id) }) { machine.openSucceeded(at: clock()) }
    stranger = nil
  }

  private func raise(_ exception: AMQPException, on channel: ChannelNumber) {
    guard let id else { return }
    host.perform(.violated(exception, on: ChannelAddress(id, channel)))
    stranger = nil
  }

  /// Tells a publisher that nothing is taken from it, or is again (RabbitMQ, "Blocked Connection
  /// Notifications"); only whoever has published is told.
  private func tellOfBlock() {
    guard isBlocked != isToldOfBlock else { return }
    isToldOfBlock = isBlocked
    machine.tell(blocked: isBlocked ? "low on memory" : nil)
  }

  // MARK: Writing

  /// Hands the socket as much as it wants; the rest waits until it wants more.
  private func write(_ context: ChannelHandlerContext) {
    isBusy = true
    defer { isBusy = false }
    while !isFinished, !machine.hasNothingToWrite, context.channel.isWritable {
      context.write(wrapOutboundOut(machine.takeOutput(Self.portion, at: clock())), promise: nil)
      if machine.hasNothingToWrite || !context.channel.isWritable { context.flush() }
    }
  }

  /// A client that does not read what it is told is not listened to either, nor is a publisher
  /// that has to wait.
  private func pause(_ context: ChannelHandlerContext) {
    let shouldPause = isBlocked || machine.outgoingCount > configuration.pauseLimit
    guard shouldPause != isPaused else { return }
    isPaused = shouldPause
    context.channel.setOption(.autoRead, value: !shouldPause).whenFailure { _ in }
    if !shouldPause { context.read() }
  }

  /// The broker may not keep more and more for somebody who takes nothing.
  private func giveUp(_ context: ChannelHandlerContext) {
    raise(
      AMQPException(
        .resourceError, "more than \(configuration.outgoingLimit) bytes wait to be read",
        method: .none), on: 0)
    machine.abandon(.tooSlow)
    run(context)
  }

  // MARK: The end

  private func close(_ context: ChannelHandlerContext, _ ending: Ending) {
    let last = machine.takeOutput(at: clock())
    finish(ConnectionLoss(ending))
    if last.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(last), promise: nil) }
    context.close(promise: nil)
  }

  /// Leaves the broker, once, because of `loss` unless it was asked to.
  private func finish(_ loss: ConnectionLoss?) {
    guard !isFinished else { return }
    isFinished = true
    timer?.task.cancel()
    timer = nil
    outbox = nil
    if let stranger, let loss { host.turnAway(stranger, loss) }
    guard let id else { return }
    host.detach(id)
    host.perform(.connectionClosed(id, loss.map(ConnectionEnd.broken) ?? .lost))
  }

  // MARK: Time

  private func schedule(_ context: ChannelHandlerContext) {
    let deadline = machine.nextDeadline
    // A timer that rings early asks again; one that would ring late is replaced.
    if let timer, let deadline, timer.deadline <= deadline { return }
    timer?.task.cancel()
    timer = nil
    guard let deadline else { return }
    let this = NIOLoopBound(self, eventLoop: context.eventLoop)
    let contextBox = NIOLoopBound(context, eventLoop: context.eventLoop)
    let task = context.eventLoop.scheduleTask(
      in: .milliseconds(Int64(max(0, deadline - clock())))
    ) {
      this.value.ring(contextBox.value)
    }
    timer = (deadline, task)
  }

  private func ring(_ context: ChannelHandlerContext) {
    timer = nil
    guard !isFinished else { return }
    // Whoever is not listened to cannot be heard.
    if isBlocked { machine.receive(ByteBuffer(), at: clock()) }
    machine.timePassed(at: clock())
    run(context)
  }
}

extension AMQPException {
  /// The exception that answers what a client did against the protocol.
  init(_ violation: Violation) {
    self.init(
      violation.code, violation.detail, method: violation.method ?? .none, scope: violation.scope)
  }
}

extension SocketAddress {
  /// Address and port.
  fileprivate var text: String? {
    guard let ipAddress, let port else { return nil }
    return ipAddress.contains(":") ? "[\(ipAddress)]:\(port)" : "\(ipAddress):\(port)"
  }

  /// Whether it is one of this machine's own.
  fileprivate var isLoopback: Bool {
    guard let address = ipAddress else { return true }
    return address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
  }
}
