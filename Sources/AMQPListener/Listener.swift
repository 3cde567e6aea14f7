import AMQPWire
import BrokerCore
public import BrokerHost
import NIOCore
import NIOPosix
import Synchronization

/// Accepts AMQP clients over TCP and lets them talk to a broker.
public final class Listener: Sendable {
  /// Why there is no listener.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What the system says.
    public let description: String
  }

  private let group: MultiThreadedEventLoopGroup
  private let host: BrokerHost
  private let server: any Channel
  private let deadlines: DeadlineTimer

  private init(
    _ group: MultiThreadedEventLoopGroup, _ host: BrokerHost, _ server: any Channel,
    _ deadlines: DeadlineTimer
  ) {
    self.group = group
    self.host = host
    self.server = server
    self.deadlines = deadlines
  }

  /// The port that it listens on.
  public var port: Int { server.localAddress?.port ?? 0 }

  /// Listens; `clock` gives milliseconds, does not go back, and is the clock of `host`.
  ///
  /// One event loop serves all, since the broker does one thing after the other anyway. It also
  /// makes time pass for the broker. The caller's thread waits until the port is open.
  public static func start(
    _ configuration: ListenerConfiguration, _ host: BrokerHost,
    clock: @escaping @Sendable () -> Int
  ) throws(Failure) -> Listener {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let names = ConnectionNames()
    let places = Places(configuration.connectionLimit)
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        guard places.take() else { return channel.close() }
        channel.closeFuture.whenComplete { _ in places.giveBack() }
        return channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            AMQPChannelHandler(host, configuration, names, places, clock: clock))
        }
      }
    do {
      let server = try bootstrap.bind(host: configuration.host, port: configuration.port).wait()
      let deadlines = DeadlineTimer(group.next(), host, clock: clock)
      host.watchDeadline { deadlines.change(to: $0) }
      return Listener(group, host, server, deadlines)
    } catch {
      group.shutdownGracefully { _ in }
      throw Failure(description: "\(error)")
    }
  }

  /// Calls `body` about once a second on a thread of the listener's, until it stops.
  public func everySecond(_ body: @escaping @Sendable () -> Void) {
    group.next().scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
      body()
    }
  }

  /// Says good-bye to all clients, closes their sockets and waits until they are closed; not to be
  /// called on an event loop.
  public func stop() {
    deadlines.stop()
    try? server.close().wait()
    host.closeClients(.shutdown)
    // What the clients are told is written by tasks that are in front of this one.
    try? group.next().submit {}.wait()
    try? group.syncShutdownGracefully()
  }
}

/// Lets time pass for the broker when something is due.
private final class DeadlineTimer: Sendable {
  private struct State {
    var task: Scheduled<Void>?
    var isStopped = false
  }

  private let loop: any EventLoop
  private let host: BrokerHost
  private let clock: @Sendable () -> Int
  private let state = Mutex(State())

  init(_ loop: any EventLoop, _ host: BrokerHost, clock: @escaping @Sendable () -> Int) {
    self.loop = loop
    self.host = host
    self.clock = clock
  }

  /// Called inside of the host, and so only makes a note.
  func change(to deadline: Instant?) {
    state.withLock { state in
      state.task?.cancel()
      state.task = nil
      guard let deadline, !state.isStopped else { return }
      // A deadline may be ages away.
      let wait = min(max(0, deadline.milliseconds.subtractingClamped(clock())), 86_400_000)
      state.task = loop.scheduleTask(in: .milliseconds(Int64(wait))) { [self] in
        host.perform(.timePassed)
        repeatIfEarly(deadline)
      }
    }
  }

  // The host tells a deadline only when it changes.
  private func repeatIfEarly(_ deadline: Instant) {
    if clock() < deadline.milliseconds { change(to: deadline) }
  }

  func stop() {
    state.withLock { state in
      state.isStopped = true
      state.task?.cancel()
      state.task = nil
    }
  }
}

extension Int {
  /// The difference, or the least number there is.
  fileprivate func subtractingClamped(_ other: Int) -> Int {
    let (difference, isTooFar) = subtractingReportingOverflow(other)
    return isTooFar ? .max : difference
  }
}
