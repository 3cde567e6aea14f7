import AMQPModel
import BrokerCore
import BrokerHost
import Foundation
import Synchronization
import Testing

/// One order for everybody.
@Suite struct HostTests {
  private static func host() -> BrokerHost { BrokerHost(Broker(), clock: { .start }) }

  @Test func manyThreadsSpeakAndAllSeeTheSameOrder() {
    let host = Self.host()
    let (first, second) = (Seen(), Seen())
    host.observe { _, events, _ in first.append(events) }
    host.observe { _, events, _ in second.append(events) }
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      let id = ConnectionID(ShortString(truncating: "c\(thread)"))
      host.perform(.connectionOpened(id))
      host.perform(.method(.channel(.open), on: ChannelAddress(id, 1)))
      for number in 0..<50 {
        let name = QueueName(ShortString(truncating: "q\(thread)-\(number)"))
        host.perform(
          .method(.queue(.declare(.init(queue: name))), on: ChannelAddress(id, 1)))
      }
      host.perform(.connectionClosed(id, .closedByClient))
    }
    #expect(first.numbers == second.numbers)
    #expect(first.numbers == first.numbers.sorted())
    #expect(Set(first.numbers).count == first.numbers.count)
    #expect(first.numbers.count == 8 * (1 + 1 + 50 + 2))
  }

  /// Events, for whoever takes them.
  final class Happened: Sendable {
    private let events = Mutex<[Event]>([])
    func append(_ more: [Event]) { events.withLock { $0 += more } }
    func take() -> [Event] {
      events.withLock { events in
        defer { events = [] }
        return events
      }
    }
  }

  final class Seen: Sendable {
    private let state = Mutex<[Int]>([])
    func append(_ events: [Event]) { state.withLock { $0 += events.map(\.number) } }
    var numbers: [Int] { state.withLock { $0 } }
  }

  @Test func whatMakesNoSenseAnyMoreIsNotDone() {
    let host = Self.host()
    #expect(!host.perform(.method(.channel(.open), on: ChannelAddress("nobody", 1))))
    #expect(host.perform(.connectionOpened("a")))
    #expect(!host.perform(.connectionOpened("a")))
    #expect(!host.attach("a") { _ in })
  }

  @Test func timePassesBeforeAnOperation() {
    let now = Mutex(0)
    let host = BrokerHost(
      Broker(), clock: { Instant(milliseconds: now.withLock { $0 }) })
    let address = ChannelAddress("a", 1)
    host.perform(.connectionOpened("a"))
    host.perform(.method(.channel(.open), on: address))
    let declare = QueueMethod.Declare(queue: "q", arguments: ["x-expires": .int32(100)])
    host.perform(.method(.queue(.declare(declare)), on: address))
    now.withLock { $0 = 100 }
    let kinds = Mutex<[Event.Kind]>([])
    host.observe { _, events, _ in kinds.withLock { $0 += events.map(\.kind) } }
    host.perform(.method(.queue(.delete(.init(queue: "q"))), on: address))
    #expect(
      kinds.withLock { $0 } == [
        .queueDeleted("q", .expired, ready: 0, unacknowledged: 0), .noQueueToDelete("q"),
      ])
  }

  /// A clock that goes back does not take the broker along.
  @Test func instantsDoNotGoBack() {
    let now = Mutex(500)
    let host = BrokerHost(
      Broker(), clock: { Instant(milliseconds: now.withLock { $0 }) })
    let instants = Mutex<[Int]>([])
    host.observe { _, events, _ in instants.withLock { $0 += events.map(\.instant.milliseconds) } }
    host.perform(.connectionOpened("a"))
    now.withLock { $0 = 100 }
    host.perform(.connectionOpened("b"))
    #expect(instants.withLock { $0 } == [500, 500])
  }
}
