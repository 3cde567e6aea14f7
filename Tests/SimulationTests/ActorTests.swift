import AMQPModel
import BrokerCore
import Simulation
import Testing

/// A broker and its actors, without a session around them.
private struct World {
  var broker = Broker()
  var actors = Actors()
  var now = Instant.start
  /// What the actors did, in order: `P1`, `C1` or `broker`.
  var done: [String] = []

  init() {
    actors.listen(to: broker, at: now)
    open("setup")
  }

  @discardableResult
  mutating func apply(_ operation: Operation) -> [Event] {
    let events = broker.apply(operation, at: now)
    for event in events { actors.note(event) }
    return events
  }

  mutating func open(_ name: ConnectionID) {
    apply(.connectionOpened(name))
    apply(.method(.channel(.open), on: ChannelAddress(name, 1)))
  }

  mutating func declare(_ queue: QueueName, timeToLive: Int32? = nil) {
    let arguments: FieldTable = timeToLive.map { ["x-message-ttl": .int32($0)] } ?? [:]
    apply(
      .method(
        .queue(.declare(.init(queue: queue, durable: true, arguments: arguments))),
        on: ChannelAddress("setup", 1)))
  }

  mutating func send(_ queue: QueueName, _ bodies: [String]) {
    for body in bodies {
      let message = Message(
        exchange: .default, routingKey: queue.asRoutingKey, properties: BasicProperties(),
        body: Array(body.utf8))
      apply(
        .method(
          .basic(.publish(.init(message: message, mandatory: false))),
          on: ChannelAddress("setup", 1)))
    }
  }

  mutating func produce(
    _ name: String, to queue: QueueName, every interval: Int, _ count: Int? = nil
  ) {
    let channel = ChannelAddress(ConnectionID(ShortString(truncating: name)), 1)
    open(channel.connection)
    actors.start(
      Producer(
        name: name, channel: channel, exchange: .default, routingKey: queue.asRoutingKey,
        properties: BasicProperties(), isMandatory: false, body: NumberedBody(Array("{n}".utf8)),
        interval: interval, count: count, now: now))
  }

  mutating func work(
    _ name: ShortString, on queue: QueueName, _ time: WorkTime, prefetch: UInt16 = 0,
    ackEvery: Int = 1, isAutomatic: Bool = false
  ) {
    let channel = ChannelAddress(ConnectionID(name), 1)
    open(channel.connection)
    apply(.method(.basic(.qos(.init(prefetchCount: prefetch))), on: channel))
    actors.start(
      Worker(
        Worker.ID(ConsumerTag(name), on: channel), time: time, ackEvery: ackEvery,
        isAutomatic: isAutomatic))
    apply(
      .method(
        .basic(
          .consume(.init(queue: queue, consumerTag: ConsumerTag(name), noAck: isAutomatic))),
        on: channel))
  }

  /// Does the next thing; false when there is none.
  mutating func step() -> Bool {
    let deadline = broker.nextDeadline
    guard let thing = actors.next(deadline: deadline) else { return false }
    actors.settle(with: broker, at: now)
    now = max(now, thing.instant)
    let name =
      switch thing.kind {
      case .deadline: "broker"
      case .worker(let index): actors.workers[index].id.consumer.description
      case .producer(let index): actors.producers[index].name
      }
    done.append("\(now.milliseconds) \(name)")
    for operation in actors.operations(of: thing) { apply(operation) }
    return true
  }

  mutating func run(things limit: Int = 1_000) {
    for _ in 0..<limit where !step() { return }
  }

  func worker(_ name: ShortString) -> Worker? {
    actors.worker(Worker.ID(ConsumerTag(name), on: ChannelAddress(ConnectionID(name), 1)))
  }
}

@Suite struct ActorTests {
  @Test func atOneInstantTheBrokerComesFirstThenWorkersThenProducers() {
    var world = World()
    world.declare("a")
    world.declare("b", timeToLive: 1_000)
    world.send("b", ["x"])
    world.send("a", ["x", "x"])
    // Started in an order that is none of those that count.
    world.produce("P2", to: "a", every: 1_000, 2)
    world.work("C2", on: "a", .fixed(milliseconds: 1_000), prefetch: 1)
    world.produce("P1", to: "a", every: 1_000, 1)
    world.work("C1", on: "a", .fixed(milliseconds: 1_000), prefetch: 1)
    world.run()
    #expect(
      world.done == [
        "1000 broker", "1000 C2", "1000 C1", "1000 P2", "1000 P1", "2000 C2", "2000 C1",
        "2000 P2", "3000 C1",
      ])
  }

  @Test func aProducerWaitsBeforeEachMessageAndEnds() {
    var world = World()
    world.declare("q")
    world.produce("P1", to: "q", every: 300, 3)
    world.run()
    #expect(world.done == ["300 P1", "600 P1", "900 P1"])
    #expect(world.broker.readyMessages(in: "q").map(\.message.body) == [[49], [50], [51]])
    #expect(world.actors.producers.isEmpty)
  }

  @Test func aProducerEndsWithItsChannel() {
    var world = World()
    world.produce("P1", to: "q", every: 300)
    world.apply(.connectionClosed("P1", .lost))
    #expect(world.actors.producers.isEmpty)
    #expect(world.actors.takeInterrupted() == ["P1"])
    #expect(world.actors.takeInterrupted() == [])
  }

  @Test func aDotIsASecond() {
    #expect(WorkTime.dots.milliseconds(for: Array("Hello...".utf8)) == 3_000)
    #expect(WorkTime.dots.milliseconds(for: []) == 0)
    var world = World()
    world.declare("q")
    world.send("q", ["a.", "b", "c.."])
    world.work("C1", on: "q", .dots)
    world.run()
    #expect(world.done == ["1000 C1", "1000 C1", "3000 C1"])
  }

  @Test func workersAckWhatTheyFinish() {
    var world = World()
    world.declare("q")
    world.send("q", (1...5).map { "\($0)" })
    world.work("C1", on: "q", .fixed(milliseconds: 10), prefetch: 3, ackEvery: 2)
    world.run()
    // The fifth is finished, and waits for a sixth that would ack both.
    #expect(world.broker.queueSnapshot("q")?.unacknowledged == 1)
    #expect(world.worker("C1")?.finishedCount == 5)
  }

  @Test func aPrefetchBelowTheAckIntervalStops() {
    var world = World()
    world.declare("q")
    world.send("q", ["1", "2", "3"])
    world.work("C1", on: "q", .fixed(milliseconds: 10), prefetch: 1, ackEvery: 2)
    world.run()
    #expect(world.broker.queueSnapshot("q")?.ready == 2)
  }

  @Test func automaticWorkersAckNothingAndStillTakeTheirTime() {
    var world = World()
    world.declare("q")
    world.send("q", ["1", "2"])
    world.work("C1", on: "q", .fixed(milliseconds: 10), isAutomatic: true)
    world.run()
    #expect(world.done == ["10 C1", "20 C1"])
  }

  @Test func aKilledWorkerStopsAndItsMessagesGoToAnother() {
    var world = World()
    world.declare("q")
    world.send("q", ["1", "2"])
    world.work("C1", on: "q", .fixed(milliseconds: 10))
    world.work("C2", on: "q", .fixed(milliseconds: 30))
    world.apply(.connectionClosed("C1", .lost))
    world.run()
    #expect(world.done == ["30 C2", "60 C2"])
    #expect(world.worker("C1") == nil)
  }

  @Test func aCancelledWorkerFinishesWhatItHas() {
    var world = World()
    world.declare("q")
    world.send("q", ["1", "2"])
    world.work("C1", on: "q", .fixed(milliseconds: 10), prefetch: 1)
    world.apply(
      .method(.basic(.cancel(.init(consumerTag: "C1"))), on: ChannelAddress("C1", 1)))
    world.run()
    #expect(world.done == ["10 C1"])
    #expect(world.worker("C1") == nil)
    #expect(world.broker.queueSnapshot("q")?.ready == 1)
  }

  @Test func whatSomebodyElseSettlesLeavesTheWorkersHands() {
    var world = World()
    world.declare("q")
    world.send("q", ["1", "2", "3"])
    world.work("C1", on: "q", .fixed(milliseconds: 10))
    let channel = ChannelAddress("C1", 1)
    world.apply(.method(.basic(.ack(.init(deliveryTag: 2))), on: channel))
    world.apply(.method(.basic(.reject(.init(deliveryTag: 1, requeue: false))), on: channel))
    world.run()
    #expect(world.done == ["10 C1"])
    #expect(world.broker.isOpen(channel))
    #expect(world.broker.load.messages == 0)
  }

  @Test func aStoppedWorkerHolds() {
    var world = World()
    world.declare("q")
    world.send("q", ["1"])
    world.work("C1", on: "q", .fixed(milliseconds: 10))
    world.actors.stopWorker(Worker.ID("C1", on: ChannelAddress("C1", 1)), at: world.now)
    world.run()
    #expect(world.done.isEmpty)
    #expect(world.broker.queueSnapshot("q")?.unacknowledged == 1)
  }
}

@Suite struct TimelineTests {
  @Test func everythingFallsIntoItsColumn() throws {
    var world = World()
    world.declare("q")
    world.send("q", ["1", "2", "3"])
    world.work("C1", on: "q", .fixed(milliseconds: 4), prefetch: 1)
    world.produce("P1", to: "q", every: 6, 2)
    world.run()
    let chart = world.actors.timeline.chart(with: world.broker, at: world.now, columns: 50)
    #expect(chart.columnWidth == 1 && chart.end.milliseconds == 20)
    let rows = chart.rows
    let queue = try #require(rows.first { $0.kind == .queue })
    #expect(queue.values == [2, 2, 2, 2, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0])
    #expect(queue.peak == 2)
    let worker = try #require(rows.first { $0.kind == .worker })
    #expect(worker.values == Array(repeating: 1, count: 20) && worker.count == 5)
    let producer = try #require(rows.first { $0.kind == .producer })
    #expect(producer.values.enumerated().filter { $0.element > 0 }.map(\.offset) == [5, 11])
  }

  @Test(arguments: [1, 49, 50, 51, 250, 251, 1_000, 86_400_000, Int.max])
  func aLongTimeIsScaled(milliseconds: Int) throws {
    var world = World()
    world.declare("q")
    world.send("q", ["1"])
    world.actors.settle(with: world.broker, at: world.now)
    world.now = Instant(milliseconds: milliseconds)
    let chart = world.actors.timeline.chart(with: world.broker, at: world.now, columns: 50)
    let row = try #require(chart.rows.first)
    #expect((1...50).contains(row.values.count))
    #expect(row.values.allSatisfy { $0 == 1 })
    #expect(row.values.count * chart.columnWidth >= min(milliseconds, 1_000_000_000_000_000_000))
  }

  @Test func rowsAreBounded() {
    var world = World()
    for number in 0..<100 { world.declare(QueueName(ShortString(truncating: "q\(number)"))) }
    let chart = world.actors.timeline.chart(with: world.broker, at: world.now, columns: 50)
    #expect(chart.rows.count == Timeline.rowLimit)
    #expect(chart.omitted == 70)
  }
}
