import AMQPModel
import DequeModule

/// The whole broker as one value: the same operations at the same instants yield the same events.
///
/// The only door for changes is `apply`. A copy is a snapshot, which is all that undo needs.
public struct Broker: Sendable {
  // Everything has a stable slot and is found by name through a dictionary; whatever order reaches
  // an event comes from lists or from numbers, never from a hash.
  var virtualHosts: [VirtualHost] = []
  var virtualHostIndexes: [VirtualHostName: Int] = [:]
  var freeVirtualHosts: [Int] = []
  var administration = Administration.standard
  /// Whether any user has topic permissions: without any publishing asks for none.
  var hasTopicPermissions = false
  var exchanges = Slab<Exchange>()
  var queues = Slab<Queue>()
  var channels = Slab<Channel>()
  var channelHandles = NameTable<ChannelAddress>()
  var consumers = Slab<Consumer>()
  var connections: [ConnectionID: Connection] = [:]

  /// The channels that take direct replies, by the names of their replies.
  var replyConsumers: [QueueName: Handle] = [:]

  var names: NameGenerator
  var router = Router()
  var deadlines = Deadlines()
  var lastMessageNumber = 0
  /// What died during the operation and is still to be published again.
  var deadLetters = Deque<DeadLetter>()
  var lastInstant = Instant.start
  var lastOrder = 0
  private var lastEventNumber = 0
  let seed: UInt64
  /// Which RabbitMQ it is.
  public internal(set) var profile: BrokerProfile

  /// A broker with the predeclared exchanges; `seed` makes the names that the server chooses.
  public init(seed: UInt64 = 0, profile: BrokerProfile = .current) {
    self.seed = seed
    self.profile = profile
    names = NameGenerator(seed: seed)
    addVirtualHost(.default)
  }

  /// Applies `operation` and appends what happened because of it to `buffer`, in order.
  public mutating func apply(
    _ operation: Operation, at instant: Instant, into buffer: inout EventBuffer
  ) {
    buffer.lastNumber = lastEventNumber
    buffer.instant = instant
    buffer.place = nil
    switch operation {
    case .connectionOpened(let id, let login): openConnection(id, login, &buffer)
    case .connectionClosed(let id, let end):
      closeConnection(id, ConnectionClosure(end), after: nil, &buffer)
    case .method(let method, let address): perform(method, on: address, &buffer)
    case .violated(let exception, let address): raise(exception, on: address, &buffer)
    case .management(let operation): manage(operation, &buffer)
    case .timePassed: passTime(&buffer)
    case .brokerRestarted: restart(&buffer)
    case .profileChosen(let profile):
      self.profile = profile
      buffer.emit(.profileChosen(profile), after: nil)
    }
    if !deadLetters.isEmpty { deliverDeadLetters(&buffer) }
    lastInstant = instant
    lastEventNumber = buffer.lastNumber
    assert(!isToBeChecked || invariantViolation == nil, invariantViolation ?? "")
  }

  /// The same for callers that do not count microseconds.
  public mutating func apply(_ operation: Operation, at instant: Instant = .start) -> [Event] {
    var buffer = EventBuffer()
    apply(operation, at: instant, into: &buffer)
    return buffer.events
  }

  /// The number of the last event; the next one has the next number.
  public var eventCount: Int { lastEventNumber }

  /// The number of the last published message; 0 before the first.
  public var publishedCount: Int { lastMessageNumber }

  private mutating func perform(
    _ method: Method, on address: ChannelAddress, _ buffer: inout EventBuffer
  ) {
    do {
      guard let channel = channelHandles[address] else {
        try performWithoutChannel(method, on: address, &buffer)
        return
      }
      enterVirtualHost(of: channel, &buffer)
      switch method {
      case .basic(let method): try perform(method, on: channel, &buffer)
      case .channel(let method): try perform(method, on: channel, &buffer)
      case .exchange(let method): try perform(method, on: channel, &buffer)
      case .queue(let method): try perform(method, on: channel, &buffer)
      case .confirm(let method): try perform(method, on: channel, &buffer)
      case .tx(let method): try perform(method, on: channel, &buffer)
      case .connection(let method): try perform(method, on: address, &buffer)
      }
    } catch {
      raise(error, on: address, &buffer)
    }
  }

  private mutating func performWithoutChannel(
    _ method: Method, on address: ChannelAddress, _ buffer: inout EventBuffer
  ) throws(AMQPException) {
    switch method {
    case .channel(.open): openChannel(address, &buffer)
    case .connection(let method): try perform(method, on: address, &buffer)
    case .channel, .exchange, .queue, .basic, .confirm, .tx:
      throw AMQPException(.channelError, "expected 'channel.open'", method: method.id)
    }
  }

  /// Sends what the exception's scope asks for and closes the channel or the connection.
  mutating func raise(
    _ exception: AMQPException, on address: ChannelAddress, _ buffer: inout EventBuffer
  ) {
    let cause = buffer.emit(.exceptionRaised(exception, on: address), after: nil)
    switch exception.scope {
    case .channel:
      buffer.emit(
        .sent, after: cause,
        .sent(
          .channel(
            .close(
              .init(
                replyCode: exception.code, replyText: exception.text,
                cause: exception.method))), to: address))
      if let channel = channelHandles[address] {
        closeChannel(channel, .exception, after: cause, &buffer)
      }
    case .connection:
      // The channel that raised it is gone before the others hear of it: what it had not settled
      // may still go to them (scenario `connection-exception-channel-first`).
      if let channel = channelHandles[address] {
        closeChannel(channel, .exception, after: cause, &buffer)
      }
      buffer.emit(
        .sent, after: cause,
        .sent(
          .connection(
            .close(
              .init(
                replyCode: exception.code, replyText: exception.text,
                cause: exception.method))), to: ChannelAddress(address.connection, 0)))
      closeConnection(address.connection, .exception, after: cause, &buffer)
    }
  }

  /// The refusal of a method that only a server sends.
  func notForClients(_ method: MethodID) -> AMQPException {
    AMQPException(.commandInvalid, "unimplemented method", method: method)
  }

  /// A number for creation order.
  mutating func nextOrder() -> Int {
    lastOrder += 1
    return lastOrder
  }
}
