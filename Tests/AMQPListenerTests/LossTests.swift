import AMQPModel
import AMQPWire
import BrokerCore
import BrokerHost
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import AMQPListener

/// Why a connection is lost is told, of those that never came in too.
@Suite struct LossTests {
  /// Something that ends a client, and how it is told of.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let expected: ConnectionLoss?
    let end: @Sendable (EmbeddedClient) throws -> Void
  }

  private static let unknownTable: [UInt8] =
    // queue.declare whose arguments have a value of type "?".
    [1, 0, 1, 0, 0, 0, 17, 0, 50, 0, 10, 0, 0, 1]
    + Array("q".utf8) + [0, 0, 0, 0, 4, 1, 0x61, 0x3f, 0, 0xce]

  static let losses: [Case] = [
    Case(testDescription: "dropped", expected: .closedByPeer) { $0.drop() },
    Case(testDescription: "reset", expected: .resetByPeer) { $0.fail(ECONNRESET) },
    Case(testDescription: "broken pipe", expected: .resetByPeer) { $0.fail(EPIPE) },
    Case(testDescription: "another error", expected: .failed) { $0.fail(ETIMEDOUT) },
    Case(testDescription: "silent", expected: .heartbeatMissed) { $0.wait(4_000) },
    Case(testDescription: "unreadable", expected: .malformed) { try $0.send(unknownTable) },
  ]

  @Test(arguments: losses) func lostConnectionsAreTold(of loss: Case) throws {
    let client = try EmbeddedClient()
    let told = Mutex<[Event.Kind]>([])
    let strangers = Mutex<[ConnectionLoss]>([])
    client.host.observe { _, events, _ in told.withLock { $0 += events.map(\.kind) } }
    client.host.watchStrangers { _, loss in strangers.withLock { $0.append(loss) } }
    try client.open(as: "shop", heartbeat: 2)
    told.withLock { $0 = [] }
    try loss.end(client)
    let closures = told.withLock { kinds in
      kinds.compactMap { kind -> ConnectionClosure? in
        guard case .connectionClosed("shop", let closure) = kind else { return nil }
        return closure
      }
    }
    #expect(closures == [loss.expected.map(ConnectionClosure.broken)])
    #expect(strangers.withLock { $0 } == [])
  }

  static let strangers: [Case] = [
    // Whoever only looks whether somebody listens is not worth a line.
    Case(testDescription: "silent and gone", expected: nil) { $0.drop() },
    Case(testDescription: "not AMQP", expected: .notAMQP) {
      try $0.send(Array("GET / HTTP/1.1\r\n".utf8))
    },
    Case(testDescription: "too slow", expected: .handshakeTimedOut) {
      try $0.send(FrameEncoder.protocolHeader)
      $0.wait(10_000)
    },
    Case(testDescription: "left", expected: .closedByPeer) {
      try $0.send(FrameEncoder.protocolHeader)
      $0.drop()
    },
    Case(testDescription: "a frame that is none", expected: .malformed) {
      try $0.send(FrameEncoder.protocolHeader + [1, 0, 0, 0, 0, 0, 1, 0, 0])
    },
    // These are told by an exception.
    Case(testDescription: "wrong user", expected: nil) { try $0.open(user: "nobody") },
    Case(testDescription: "no such virtual host", expected: nil) { try $0.open(to: "nowhere") },
  ]

  @Test(arguments: strangers) func whoDoesNotComeInIsTold(of stranger: Case) throws {
    let client = try EmbeddedClient()
    let told = Mutex<[String]>([])
    client.host.watchStrangers { peer, loss in
      told.withLock { $0.append("\(peer) \(loss)") }
    }
    try stranger.end(client)
    if client.isOpen { client.drop() }
    #expect(told.withLock { $0 } == (stranger.expected.map { ["127.0.0.1:5672 \($0)"] } ?? []))
  }
}
