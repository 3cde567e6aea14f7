public import AMQPModel
public import BrokerCore
import Synchronization

/// The one owner of a broker: operations from sockets, from a prompt and from time in one order,
/// and what came of them to everybody whom it concerns.
///
/// Who is told is told inside the critical section, so that everybody sees the same order. Sinks
/// therefore only put aside what they are given: they never write to a socket and never call the
/// host, which would wait for itself.
public final class BrokerHost: Sendable {
  /// What a client's socket is told.
  public enum News: Hashable, Sendable {
    /// The broker says something on one of its channels; 0 is the connection.
    case sent(Method, on: ChannelNumber)
    /// The connection is no more, and the broker did not say so: somebody killed it.
    case gone
    /// More is queued than may be, and publishers are to wait; or there is room again.
    case alarm(isOn: Bool)
  }

  /// Takes what concerns one client.
  public typealias ClientSink = @Sendable (News) -> Void
  /// Takes an operation and what happened because of it, what was sent to clients left out, and the
  /// broker as it is now; but not what was done to a broker that was lent.
  public typealias Observer = @Sendable (Operation, [Event], borrowing Broker) -> Void
  /// Takes that publishers are to wait, or need not any more.
  public typealias AlarmSink = @Sendable (_ isOn: Bool) -> Void
  /// Takes who did not come in, by address and port, and why.
  public typealias StrangerSink = @Sendable (_ peer: String, ConnectionLoss) -> Void
  /// Takes the instant at which time alone will make something happen.
  public typealias DeadlineSink = @Sendable (Instant?) -> Void

  private struct Client {
    let sink: ClientSink
    var isOpen = false
  }

  private struct State {
    var broker: Broker
    var buffer = EventBuffer(wanted: .sent)
    var clients: [ConnectionID: Client] = [:]
    var observers: [Observer] = []
    var deadlineSink: DeadlineSink?
    var deadline: Instant?
    var now = Instant.start
    var alarmSink: AlarmSink?
    var strangerSink: StrangerSink?
    var alarm: MemoryAlarm
  }

  private let state: Mutex<State>
  private let clock: @Sendable () -> Instant

  /// The most octets that may be queued before publishers have to wait, unless told otherwise.
  public static let defaultQueuedLimit = 1 << 30

  /// The owner of `broker`; `clock` says what time it is and may not call the host.
  ///
  /// When more than `queuedLimit` octets wait in queues, publishers wait too, as by RabbitMQ's
  /// memory alarm; a message counts 256 octets and its body.
  public init(
    _ broker: Broker, queuedLimit: Int = BrokerHost.defaultQueuedLimit,
    clock: @escaping @Sendable () -> Instant
  ) {
    state = Mutex(State(broker: broker, alarm: MemoryAlarm(limit: queuedLimit)))
    self.clock = clock
  }

  // MARK: Who is told

  /// From now on `sink` takes what concerns the connection called `id`; false when the name is taken.
  public func attach(_ id: ConnectionID, _ sink: @escaping ClientSink) -> Bool {
    state.withLock { state in
      guard state.clients[id] == nil, !state.broker.isOpen(id) else { return false }
      state.clients[id] = Client(sink: sink)
      if state.alarm.isOn { sink(.alarm(isOn: true)) }
      return true
    }
  }

  /// Nobody takes it any more.
  public func detach(_ id: ConnectionID) {
    state.withLock { state in state.clients[id] = nil }
  }

  /// From now on `observer` takes all that happens.
  public func observe(_ observer: @escaping Observer) {
    state.withLock { state in
      state.observers.append(observer)
      state.buffer = EventBuffer(wanted: .all)
    }
  }

  /// From now on `sink` is told when the next deadline changes.
  public func watchDeadline(_ sink: @escaping DeadlineSink) {
    state.withLock { state in
      state.deadlineSink = sink
      sink(state.deadline)
    }
  }

  /// From now on `sink` is told when publishers have to wait, and when they need not any more.
  public func watchAlarm(_ sink: @escaping AlarmSink) {
    state.withLock { $0.alarmSink = sink }
  }

  /// From now on `sink` is told who did not come in.
  public func watchStrangers(_ sink: @escaping StrangerSink) {
    state.withLock { $0.strangerSink = sink }
  }

  /// Somebody at `peer` left, or had to go, before there was a connection of which the broker knows.
  public func turnAway(_ peer: String, _ loss: ConnectionLoss) {
    state.withLock { $0.strangerSink?(peer, loss) }
  }

  /// How many clients are in.
  public var clientCount: Int {
    state.withLock { state in state.clients.values.count { $0.isOpen } }
  }

  // MARK: What is done

  /// Applies an operation, after what time has made due; false when it made no sense any more: a
  /// method of a connection that is gone, or a connection whose name is taken.
  @discardableResult
  public func perform(_ operation: Operation) -> Bool {
    state.withLock { state in
      state.now = max(state.now, clock())
      if let deadline = state.broker.nextDeadline, deadline <= state.now {
        Self.apply(.timePassed, &state)
      }
      guard Self.isSensible(operation, state.broker) else { return false }
      Self.apply(operation, &state)
      if state.alarm.isDue(after: operation) { Self.checkAlarm(&state) }
      Self.tellDeadline(&state)
      return true
    }
  }

  /// Lends the broker to whoever does several things at once, after what time has made due; nobody
  /// else does anything meanwhile.
  ///
  /// `body` gives back its answer and all events of what it did, of which those for clients are
  /// passed on. It may not call the host.
  public func lend<Answer: Sendable>(
    _ body: (inout Broker, Instant) -> (answer: Answer, events: [Event])
  ) -> Answer {
    state.withLock { state in
      state.now = max(state.now, clock())
      if let deadline = state.broker.nextDeadline, deadline <= state.now {
        Self.apply(.timePassed, &state)
      }
      let (answer, events) = body(&state.broker, state.now)
      Self.passOn(events, state)
      Self.tellTheDead(&state)
      Self.buryGhosts(&state)
      Self.checkAlarm(&state)
      Self.tellDeadline(&state)
      return answer
    }
  }

  /// Ends the connections of all attached clients with an exception, in the order of their names.
  public func closeClients(_ exception: AMQPException) {
    state.withLock { state in
      state.now = max(state.now, clock())
      for id in state.clients.keys.sorted() where state.clients[id]?.isOpen == true {
        Self.apply(.violated(exception, on: ChannelAddress(id, 0)), &state)
      }
    }
  }

  /// Asks the broker something that changes nothing; `question` may not call the host.
  public func ask<Answer: Sendable>(_ question: (borrowing Broker) -> Answer) -> Answer {
    state.withLock { question($0.broker) }
  }

  private static func isSensible(_ operation: Operation, _ broker: Broker) -> Bool {
    switch operation {
    case .method(_, let address): broker.isOpen(address.connection)
    case .connectionOpened(let id, _): !broker.isOpen(id)
    case .connectionClosed, .violated, .management, .timePassed, .brokerRestarted, .profileChosen:
      true
    }
  }

  private static func apply(_ operation: Operation, _ state: inout State) {
    state.broker.apply(operation, at: state.now, into: &state.buffer)
    passOn(state.buffer.events, state)
    if !state.observers.isEmpty {
      let happened = state.buffer.events.filter { $0.kind.category != .sent }
      if !happened.isEmpty {
        for observer in state.observers { observer(operation, happened, state.broker) }
      }
    }
    state.buffer.removeAll()
    switch operation {
    case .connectionOpened(let id, _):
      if state.broker.isOpen(id) { state.clients[id]?.isOpen = true }
    case .connectionClosed, .management, .brokerRestarted: tellTheDead(&state)
    case .method, .violated, .timePassed, .profileChosen: break
    }
  }

  private static func passOn(_ events: [Event], _ state: borrowing State) {
    for event in events {
      guard case .sent(let method, let address) = event.kind else { continue }
      state.clients[address.connection]?.sink(.sent(method, on: address.channel))
    }
  }

  private static func checkAlarm(_ state: inout State) {
    guard state.alarm.changes(with: state.broker.load) else { return }
    let isOn = state.alarm.isOn
    for client in state.clients.values { client.sink(.alarm(isOn: isOn)) }
    state.alarmSink?(isOn)
  }

  /// A client whose connection somebody else has ended must hear of it.
  private static func tellTheDead(_ state: inout State) {
    for (id, client) in state.clients where client.isOpen && !state.broker.isOpen(id) {
      state.clients[id]?.isOpen = false
      client.sink(.gone)
    }
  }

  /// Whoever lent the broker may have gone back to when a client was there that is gone by now.
  private static func buryGhosts(_ state: inout State) {
    for connection in state.broker.connectionSnapshots
    where connection.client != nil && state.clients[connection.id]?.isOpen != true {
      apply(.connectionClosed(connection.id, .lost), &state)
    }
  }

  private static func tellDeadline(_ state: inout State) {
    guard let sink = state.deadlineSink else { return }
    let deadline = state.broker.nextDeadline
    guard deadline != state.deadline else { return }
    state.deadline = deadline
    sink(deadline)
  }
}
