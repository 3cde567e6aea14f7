import AMQPModel
import BrokerCore
import Testing

@testable import Workbench

/// `move`, as RabbitMQ 4.0.5's shovel was seen to do it.
@Suite struct MovingTests {
  private static func stage(_ lines: String...) -> Stage {
    var stage = Stage()
    stage.run(lines: ["declare queue s", "declare queue d"] + lines)
    return stage
  }

  private static func waiting(_ stage: Stage, _ queue: QueueName) -> [String] {
    stage.session.bench.broker.readyMessages(in: queue).map {
      String(decoding: $0.message.body, as: UTF8.self) + ($0.isRedelivered ? " again" : "")
    }
  }

  @Test func messagesGoToTheEndOfTheOtherQueueAsNewOnes() throws {
    var stage = Self.stage(
      "declare exchange logs topic", "bind s logs #", "send d first",
      "publish logs a.b 1 persistent priority=3 header.k=1 message-id=m1 timestamp=5",
      "send s 2")
    #expect(stage.run("move s to d") == .fine)
    #expect(Self.waiting(stage, "s") == [])
    #expect(Self.waiting(stage, "d") == ["first", "1", "2"])
    let moved = stage.session.bench.broker.readyMessages(in: "d")[1]
    #expect(moved.number.rawValue == 4, "a new publish")
    #expect(moved.message.exchange.isEmpty && moved.message.routingKey == "d")
    let properties = moved.message.properties
    #expect(properties.isPersistent && properties.priority == 3 && properties.messageID == "m1")
    #expect(properties.timestamp == 5 && properties.headers?["k"] == .int32(1))
    #expect(!stage.session.bench.broker.isOpen("shovel"))
    #expect(stage.english.contains { $0.contains("the default exchange") })
    stage.run("undo")
    #expect(Self.waiting(stage, "s") == ["1", "2"] && Self.waiting(stage, "d") == ["first"])
  }

  @Test func aQueueThatDoesNotExistIsDeclaredDurable() {
    var stage = Self.stage("send s 1")
    #expect(stage.run("move s to ghost") == .fine)
    #expect(Self.waiting(stage, "ghost") == ["1"])
    #expect(stage.session.bench.broker.queueProperties("ghost")?.isDurable == true)
  }

  @Test func toItselfMovesOnceAndMarksThem() {
    var stage = Self.stage("send s {n} n=3")
    #expect(stage.run("move s to s") == .fine)
    #expect(Self.waiting(stage, "s") == ["1 again", "2 again", "3 again"])
  }

  @Test func whatIsRefusedStays() {
    var stage = Stage()
    stage.run(
      lines: ["declare queue s", "declare queue d max-length=2 overflow=reject-publish"])
    stage.run("send s {n} n=5")
    #expect(stage.run("move s to d") == .fine)
    #expect(Self.waiting(stage, "s") == ["3 again", "4 again", "5 again"])
    #expect(Self.waiting(stage, "d") == ["1", "2"])
  }

  @Test func whatConsumersHoldStaysWithThem() {
    var stage = Self.stage("send s {n} n=5", "consume s as C1 prefetch=2")
    #expect(stage.run("move s to d") == .fine)
    #expect(Self.waiting(stage, "s") == [] && Self.waiting(stage, "d") == ["3", "4", "5"])
    stage.run("kill C1")
    #expect(Self.waiting(stage, "s") == ["1 again", "2 again"])
  }

  @Test func anExclusiveConsumerRefusesTheShovel() {
    var stage = Self.stage("send s {n} n=2", "consume s as C1 prefetch=1 exclusive")
    #expect(stage.run("move s to d") == .raised(code: 403))
    #expect(Self.waiting(stage, "s") == ["2"] && Self.waiting(stage, "d") == [])
    #expect(!stage.session.bench.broker.isOpen("shovel"))
  }

  @Test func emptyAndManyGoAsWell() {
    var stage = Self.stage()
    #expect(stage.run("move s to d") == .fine)
    stage.run("send s {n} n=2500")
    #expect(stage.run("move s to d") == .fine)
    #expect(Self.waiting(stage, "d") == (1...2_500).map { "\($0)" })
    #expect(Self.waiting(stage, "s") == [])
  }

  @Test func anInterruptionLosesNothing() {
    var isAsked = false
    var stage = Stage { configuration in
      configuration.isInterrupted = {
        defer { isAsked = true }
        return isAsked
      }
    }
    stage.run(lines: ["declare queue s", "declare queue d", "send s {n} n=400"])
    isAsked = true
    #expect(stage.run("move s to d") == .interrupted)
    let (left, gone) = (Self.waiting(stage, "s").count, Self.waiting(stage, "d").count)
    #expect(left + gone == 400 && gone > 0 && left > 0)
    #expect(!stage.session.bench.broker.isOpen("shovel"))
  }
}
