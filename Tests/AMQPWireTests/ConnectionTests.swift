import AMQPModel
import AMQPWire
import NIOCore
import Testing

/// The life of a connection, step by step; what RabbitMQ answers to mistakes is replayed from a
/// recording (`FrameRecordingTests`).
@Suite struct ConnectionTests {
  private static let queueDelete = Method.queue(.delete(.init(queue: "q")))
  private static let ask = Method.channel(.flow(.init(active: true)))

  @Test func aConnectionOpens() throws {
    var exchange = Exchange()
    exchange.send(FrameEncoder.protocolHeader)
    guard
      case .method(.handshake(.start(let properties, let mechanisms, _)), 0) =
        try exchange.said().first
    else { throw Missing() }
    #expect(String(decoding: mechanisms, as: UTF8.self) == "PLAIN AMQPLAIN ANONYMOUS")
    #expect(properties["product"] == .string("Warren"))
    #expect(properties["capabilities"] == .table(WireConfiguration.capabilities))
    exchange.send(Exchange.startOk())
    #expect(
      try exchange.said() == [
        .method(
          .handshake(.tune(.init(channelMax: 2047, frameMax: 131_072, heartbeat: 60))), on: 0)
      ])
    exchange.send(.handshake(.tuneOk(.init(channelMax: 10, frameMax: 4096, heartbeat: 5))))
    #expect(try exchange.said() == [])
    exchange.send(.handshake(.open("/")))
    #expect(try exchange.said() == [.method(.handshake(.openOk), on: 0)])
    #expect(
      exchange.actions == [
        .authenticate(
          Authentication(mechanism: .plain, user: "guest", password: Array("guest".utf8))),
        .open("/"),
      ])
    #expect(exchange.machine.tuning == .init(channelMax: 10, frameMax: 4096, heartbeat: 5))
  }

  struct Missing: Error {}

  @Test func aStrangerIsToldWhatIsSpokenHere() {
    var exchange = Exchange()
    exchange.send(Array("GET / HTTP/1.1\r\n\r\n".utf8))
    #expect(exchange.actions == [.close(.defect(.protocolHeader))])
    let said = exchange.machine.takeOutput(at: 0)
    #expect(Array(said.readableBytesView) == FrameEncoder.protocolHeader)
    exchange.send([1, 2, 3])
    #expect(exchange.actions.count == 1)
  }

  @Test func aRefusedLoginIsToldToThoseWhoCanHear() throws {
    for (properties, count) in [(Exchange.capabilities, 1), (FieldTable(), 0)] {
      var exchange = Exchange()
      exchange.send(FrameEncoder.protocolHeader)
      _ = try exchange.said()
      exchange.send(Exchange.startOk("\0guest\0wrong", properties))
      #expect(try exchange.said().count == count)
      #expect(exchange.actions.last == .close(.defect(.loginRefused)))
    }
  }

  @Test func passwordsAreNotPrinted() {
    let claim = Authentication(mechanism: .plain, user: "me", password: Array("secret".utf8))
    #expect("\(claim) \(String(reflecting: claim))".contains("secret") == false)
    var text = ""
    dump(claim, to: &text)
    #expect(!text.contains("115"))
  }

  @Test func afterTheServersChannelCloseAllIsIgnoredUntilItIsAnswered() throws {
    var exchange = try Exchange.running()
    exchange.send(.method(Self.queueDelete), on: 1)
    exchange.send(.method(Self.ask), on: 1)
    exchange.send(.method(Self.queueDelete), on: 1)
    #expect(exchange.actions == [.received(Self.queueDelete, on: 1)])
    exchange.send(.method(.channel(.closeOk)), on: 1)
    exchange.send(.method(.channel(.open)), on: 1)
    #expect(exchange.actions.last == .received(.channel(.open), on: 1))
    exchange.send(.method(Self.ask), on: 1)
    #expect(exchange.actions.last == .received(Self.ask, on: 1))
  }

  @Test func otherChannelsGoOnWhileOneIsClosing() throws {
    var exchange = try Exchange.running()
    exchange.send(.method(.channel(.open)), on: 2)
    exchange.send(.method(Self.queueDelete), on: 1)
    exchange.send(.method(Self.ask), on: 2)
    #expect(exchange.actions.last == .received(Self.ask, on: 2))
  }

  @Test func theClientCloses() throws {
    var exchange = try Exchange.running()
    exchange.send(.method(.connection(.close(.init(replyCode: .replySuccess, replyText: "")))))
    #expect(try exchange.said() == [.method(.method(.connection(.closeOk)), on: 0)])
    // The client may close the socket first.
    #expect(exchange.machine.nextDeadline == 30_000)
    exchange.wait(until: 30_000)
    #expect(exchange.actions.last == .close(.tooSlow))
  }

  @Test func theServerClosesAndIsAnswered() throws {
    var exchange = try Exchange.running()
    exchange.send([9, 0, 0, 0, 0, 0, 0, 206])
    #expect(try exchange.said().count == 1)
    exchange.send(.method(Self.ask), on: 1)
    exchange.send(.method(.connection(.closeOk)))
    #expect(exchange.actions.count == 2)
    #expect(exchange.actions.last == .close(.agreed))
  }

  @Test func channelsAreCounted() throws {
    var exchange = try Exchange.running(
      WireConfiguration(), .init(channelMax: 2, frameMax: 4096, heartbeat: 0))
    exchange.send(.method(.channel(.open)), on: 2000)
    exchange.send(.method(.channel(.close(.init(replyCode: .replySuccess, replyText: "")))), on: 1)
    exchange.send(.method(.channel(.open)), on: 3)
    #expect(exchange.machine.isRunning)
    exchange.send(.method(.channel(.open)), on: 4)
    guard case .violated(let violation) = exchange.actions.last else { throw Missing() }
    #expect(violation.code == .notAllowed)
    #expect(
      violation.detail == "number of channels opened (2) has reached the negotiated channel_max (2)"
    )
  }

  // MARK: Time

  @Test func heartbeatsGoOutAtHalfTheTime() throws {
    var exchange = try Exchange.running(
      WireConfiguration(), .init(channelMax: 9, frameMax: 4096, heartbeat: 10))
    #expect(exchange.machine.nextDeadline == 5_000)
    exchange.wait(until: 5_000)
    #expect(try exchange.said() == [.heartbeat])
    #expect(exchange.machine.nextDeadline == 10_000)
    // Whatever else is written tells as much.
    exchange.now = 8_000
    exchange.send(.method(.channel(.open)), on: 2)
    _ = try exchange.said()
    #expect(exchange.machine.nextDeadline == 13_000)
  }

  @Test func aSilentClientIsGivenUpAfterTwiceTheTime() throws {
    var exchange = try Exchange.running(
      WireConfiguration(), .init(channelMax: 9, frameMax: 4096, heartbeat: 10))
    exchange.wait(until: 19_999)
    #expect(exchange.actions == [])
    exchange.send([8, 0, 0, 0, 0, 0, 0, 206])
    exchange.wait(until: 39_998)
    #expect(exchange.actions == [])
    exchange.wait(until: 39_999)
    #expect(exchange.actions == [.close(.heartbeatMissed)])
  }

  @Test func withoutHeartbeatsNothingIsDue() throws {
    let exchange = try Exchange.running(
      WireConfiguration(), .init(channelMax: 9, frameMax: 4096, heartbeat: 0))
    #expect(exchange.machine.nextDeadline == nil)
  }

  @Test func handshakesEndInTime() {
    var exchange = Exchange()
    #expect(exchange.machine.nextDeadline == 10_000)
    exchange.send(FrameEncoder.protocolHeader)
    exchange.wait(until: 10_000)
    #expect(exchange.actions == [.close(.tooSlow)])
  }

  // MARK: Sizes

  @Test func largeMessagesAreCountedAndNotKept() throws {
    var configuration = WireConfiguration()
    configuration.messageSizeLimit = 100
    var exchange = try Exchange.running(configuration)
    for (count, isAllowed) in [(100, true), (101, false)] {
      let message = Message(
        exchange: "", routingKey: "k", body: Array(repeating: 1, count: count))
      exchange.send(.method(.basic(.publish(.init(message: message)))), on: 1)
      if isAllowed {
        #expect(exchange.actions == [.received(.basic(.publish(.init(message: message))), on: 1)])
      } else {
        guard case .violated(let violation) = exchange.actions.last else { throw Missing() }
        #expect(violation.detail == "message size 101 is larger than configured max size 100")
        #expect(violation.scope == .channel)
      }
    }
  }

  @Test func outputIsTakenInPortions() throws {
    var exchange = try Exchange.running()
    let message = Message(
      exchange: "", routingKey: "k", body: Array(repeating: 7, count: 50_000))
    let deliveries = (1...5).map { number in
      Method.basic(
        .deliver(
          .init(
            consumerTag: "c", deliveryTag: DeliveryTag(UInt64(number)), redelivered: false,
            message: message)))
    }
    for delivery in deliveries { exchange.machine.send(delivery, on: 1) }
    var stream = MethodStream(frameMax: 131_072)
    var read: [MethodStream.Item] = []
    var portions = 0
    while !exchange.machine.hasNothingToWrite {
      let portion = exchange.machine.takeOutput(60_000, at: 0)
      #expect(portion.readableBytes < 120_000)
      stream.append(portion)
      while let item = try stream.next() { read.append(item) }
      portions += 1
    }
    #expect(portions == 3)
    #expect(read == deliveries.map { .method(.method($0), on: 1) })
    #expect(exchange.machine.outgoingCount == 0)
  }
}
