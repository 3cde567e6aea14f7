import AMQPModel
import BrokerCore
import BrokerHost
import Narration
import Synchronization
import Testing

@testable import Workbench

/// A session that shares its broker, without any socket.
@Suite struct NetworkTests {
  /// What a listener would do, by hand.
  final class Wire: Sendable {
    private let state = Mutex<(host: BrokerHost?, news: [ClientNews])>((nil, []))
    let now = Mutex(1_000)

    var access: NetworkAccess {
      let open: NetworkAccess.Open = { [self] broker, _, _ in
        let host = BrokerHost(
          broker, clock: { Instant(milliseconds: self.now.withLock { $0 }) })
        host.observe { operation, events, _ in
          var happening = Happening(events: events)
          happening.client = "shop"
          self.state.withLock { [happening] in
            $0.news.append(.happened(operation, happening, isTold: false))
          }
        }
        state.withLock { $0.host = host }
        return Network(
          host: host, address: "here", port: 7,
          takeNews: {
            self.state.withLock { state in
              defer { state.news = [] }
              return state.news
            }
          }, close: { host.closeClients(.shutdown) })
      }
      return NetworkAccess(now: { Instant(milliseconds: 1_000) }, open: open)
    }

    var host: BrokerHost? { state.withLock { $0.host } }

    /// Something that the client called shop does.
    func shop(_ method: Method) {
      host?.perform(.method(method, on: ChannelAddress("shop", 1)))
    }

    /// The client called shop comes.
    func connect(_ sink: @escaping BrokerHost.ClientSink) {
      _ = host?.attach("shop", sink)
      let client = ClientIdentity(properties: [:], peerHost: "127.0.0.1", peerPort: 1)
      host?.perform(.connectionOpened("shop", Login(client: client)))
      shop(.channel(.open))
    }
  }

  private struct Stage {
    var session: Session
    var lines: [String] = []
    var narrator = TextNarrator(language: .english)

    init(_ wire: Wire) {
      var configuration = Session.Configuration()
      configuration.network = wire.access
      session = Session(configuration)
    }

    mutating func run(_ line: String) {
      var said: [String] = []
      var narrator = narrator
      _ = session.run(line) { said += narrator.lines(for: $0).map(\.plainText) }
      self.narrator = narrator
      lines = said
    }
  }

  private static func publish(_ body: String) -> Method {
    .basic(.publish(.init(message: Message(exchange: "", routingKey: "q", body: Array(body.utf8)))))
  }

  @Test func bothSeeWhatTheOtherDoes() {
    let wire = Wire()
    var stage = Stage(wire)
    stage.run("listen")
    #expect(stage.lines.first?.contains("amqp://guest:guest@here:7/") == true)
    let heard = Mutex<[String]>([])
    wire.connect { news in
      guard case .sent(.basic(.deliver(let deliver)), _) = news else { return }
      heard.withLock { $0.append(String(decoding: deliver.message.body, as: UTF8.self)) }
    }
    wire.shop(.queue(.declare(.init(queue: "q"))))
    wire.shop(.basic(.consume(.init(queue: "q", consumerTag: "C", noAck: true))))
    stage.run("send q hello")
    // What the program did is told first.
    #expect(stage.lines.first?.hasPrefix("open       connection shop") == true, "\(stage.lines)")
    #expect(stage.lines.contains { $0.hasPrefix("#1  deliver    q → C (shop)   \"hello\"") })
    #expect(heard.withLock { $0 } == ["hello"])
    wire.shop(Self.publish("back"))
    stage.run("why 2")
    #expect(stage.lines.contains { $0.hasPrefix("#2  deliver") }, "\(stage.lines)")
  }

  @Test(arguments: ["undo", "redo", "checkpoint a", "rollback a", "reset", "learn", "next"])
  func whatProgramsWouldNotKnowIsRefused(line: String) {
    let wire = Wire()
    var stage = Stage(wire)
    stage.run("declare queue q")
    stage.run("listen")
    wire.connect { _ in }
    stage.run(line)
    #expect(stage.lines.contains { $0.hasPrefix("1 program is connected") }, "\(stage.lines)")
    wire.host?.perform(.connectionClosed("shop", .lost))
    stage.run(line)
    #expect(!stage.lines.contains { $0.hasPrefix("1 program is connected") }, "\(stage.lines)")
  }

  /// A client that is gone does not come back when the person goes back.
  @Test func killIsHeardAndCannotBeUndone() {
    let wire = Wire()
    var stage = Stage(wire)
    stage.run("listen")
    let isGone = Mutex(false)
    wire.connect { news in if news == .gone { isGone.withLock { $0 = true } } }
    stage.run("kill shop")
    #expect(isGone.withLock { $0 })
    stage.run("undo")
    #expect(wire.host?.ask { $0.isOpen("shop" as ConnectionID) } == false)
  }

  /// The lines that `save` writes lead to the same broker.
  @Test func whatProgramsDidIsSaved() throws {
    let wire = Wire()
    var stage = Stage(wire)
    stage.run("listen")
    wire.connect { _ in }
    let address = ChannelAddress("shop", 1)
    let methods: [Method] = [
      .exchange(.declare(.init(exchange: "x", type: "topic"))),
      .queue(.declare(.init(queue: "q", durable: true, arguments: ["x-max-length": .int32(3)]))),
      .queue(.bind(.init(queue: "q", exchange: "x", routingKey: "a.*"))),
      .confirm(.select(.init())),
      Self.publish("one"), Self.publish("two"),
      .basic(.qos(.init(prefetchCount: 1))), .basic(.consume(.init(queue: "q", consumerTag: "C"))),
      .basic(.ack(.init(deliveryTag: 1))), .basic(.nack(.init(deliveryTag: 2, requeue: false))),
      .queue(.declare(.init(queue: "q"))),
    ]
    for method in methods { wire.shop(method) }
    #expect(!(wire.host?.ask { $0.isOpen(address) } ?? true), "inequivalent: the channel is closed")
    stage.run("list queues")
    let text = stage.session.bench.transcript.text
    var again = Session()
    for line in text.split(separator: "\n") { _ = again.run(String(line)) { _ in } }
    let (here, there) = (again.bench.broker, stage.session.bench.broker)
    #expect(here.queueSnapshots(in: "/") == there.queueSnapshots(in: "/"), "\(text)")
    #expect(here.bindingList(in: "/") == there.bindingList(in: "/"))
    #expect(here.channelSnapshots == there.channelSnapshots)
  }

  @Test func timeGoesOnByItselfAndIsVirtualAgain() {
    let wire = Wire()
    var stage = Stage(wire)
    stage.run("listen")
    stage.run("declare queue q ttl=5s")
    stage.run("send q late")
    wire.now.withLock { $0 = 7_000 }
    wire.host?.perform(.timePassed)
    stage.run("list queues")
    #expect(stage.lines.contains { $0.hasPrefix("#1  expire") }, "\(stage.lines)")
    stage.run("tick 1s")
    #expect(stage.lines.first?.hasPrefix("While listening") == true)
    stage.run("listen off")
    stage.run("tick 1s")
    #expect(stage.session.bench.now == Instant(milliseconds: 8_000))
  }
}
