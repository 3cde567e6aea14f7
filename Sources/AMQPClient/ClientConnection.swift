public import AMQPModel
import AMQPWire
import NIOCore
package import NIOPosix

/// The thread that all connections of a client share.
public final class ClientLoop: Sendable {
  package let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

  /// Starts the thread.
  public init() {}

  /// Ends it; what is still connected is dropped.
  public func stop() { try? group.syncShutdownGracefully() }
}

/// A connection to a broker, from the client's side.
///
/// Its owner sends methods and takes what came, in order; it knows no rule of AMQP beyond logging
/// in, and answers nothing by itself but `connection.close`.
public final class ClientConnection: Sendable {
  /// Something that the broker said.
  public struct Received: Hashable, Sendable {
    /// What it said, content included.
    public let method: Method
    /// Where; 0 is the connection.
    public let channel: ChannelNumber

    init(_ method: Method, on channel: ChannelNumber) {
      self.method = method
      self.channel = channel
    }
  }

  static let frameMax: UInt32 = 131_072
  private let channel: any Channel
  private let inbox: Inbox

  private init(_ channel: any Channel, _ inbox: Inbox) {
    self.channel = channel
    self.inbox = inbox
  }

  /// Connects, logs in and opens the virtual host; waits for it, `milliseconds` at most.
  public static func open(
    _ address: ServerAddress, called name: String, on loop: ClientLoop, within milliseconds: Int
  ) throws(ClientFailure) -> ClientConnection {
    let inbox = Inbox()
    let channel: any Channel
    do {
      channel = try ClientBootstrap(group: loop.group)
        .connectTimeout(.milliseconds(Int64(milliseconds)))
        .channelOption(.tcpOption(.tcp_nodelay), value: 1)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(
              ClientHandler(address, name: name, inbox))
          }
        }
        .connect(host: address.host, port: address.port).wait()
    } catch {
      throw .unreachable("\(error)")
    }
    // Each step of the login wakes it.
    for _ in 1...5 where inbox.read({ !$0.isOpen && $0.ending == nil }) {
      inbox.wait(on: channel.eventLoop, milliseconds / 5) { $0.isOpen || $0.ending != nil }
    }
    if inbox.read({ $0.isOpen }) { return ClientConnection(channel, inbox) }
    let ending = inbox.read { $0.ending }
    channel.close(promise: nil)
    throw ending.map { .refused($0) } ?? .silent(milliseconds: milliseconds)
  }

  /// Sends a method; what comes of it comes later.
  public func send(_ method: Method, on number: ChannelNumber) {
    var octets = ByteBuffer()
    let frameMax = inbox.read { Int($0.frameMax) }
    FrameEncoder.write(method, on: number, frameMax: frameMax, into: &octets)
    channel.writeAndFlush(octets, promise: nil)
  }

  /// Takes what was received since the last time; waits for it, `milliseconds` at most.
  public func take(within milliseconds: Int) -> [Received] {
    inbox.wait(on: channel.eventLoop, milliseconds) { state in
      !state.received.isEmpty || state.ending != nil
    }
    return inbox.read { state in
      defer { state.received = [] }
      return state.received
    }
  }

  /// Why the connection is no more; nil while it is.
  public var ending: String? { inbox.read { $0.ending } }

  /// Closes the socket, as if the program had died.
  public func drop() { try? channel.close().wait() }
}
