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
  }

  /// Takes what concerns one client.
  public typealias ClientSink = @Sendable (News) -> Void
  /// Takes what happened, in order, what was sent to clients left out.
  public typealias Observer = @Sendable (ArraySlice<Event>) -> Void
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
  }

  private let state: Mutex<State>
  private let clock: @Sendable () -> Instant

  /// The owner of `broker`; `clock` says what time it is and may not call the host.
  public init(_ broker: Broker, clock: @escaping @Sendable () -> Instant) {
    state = Mutex(State(broker: broker))
    self.clock = clock
  }

  // MARK: Who is told

  /// From now on `sink` takes what concerns the connection called `id`; false when the name is taken.
  public func attach(_ id: ConnectionID, _ sink: @escaping ClientSink) -> Bool {
    state.withLock { state in
      guard state.clients[id] == nil, !state.broker.isOpen(id) else { return false }
      state.clients[id] = Client(sink: sink)
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
      Self.tellDeadline(&state)
      return true
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
    for event in state.buffer.events {
      guard case .sent(let method, let address) = event.kind else { continue }
      state.clients[address.connection]?.sink(.sent(method, on: address.channel))
    }
    if !state.observers.isEmpty {
      let happened = state.buffer.events.filter { $0.kind.category != .sent }
      if !happened.isEmpty { for observer in state.observers { observer(happened[...]) } }
    }
    state.buffer.removeAll()
    switch operation {
    case .connectionOpened(let id, _):
      if state.broker.isOpen(id) { state.clients[id]?.isOpen = true }
    case .connectionClosed, .management, .brokerRestarted: tellTheDead(&state)
    case .method, .violated, .timePassed, .profileChosen: break
    }
  }

  /// A client whose connection somebody else has ended must hear of it.
  private static func tellTheDead(_ state: inout State) {
    for (id, client) in state.clients where client.isOpen && !state.broker.isOpen(id) {
      state.clients[id]?.isOpen = false
      client.sink(.gone)
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
