import AMQPClient
import AMQPModel
import BrokerCore

/// The clients of a run, on the real broker.
struct Peers {
  private let address: ServerAddress
  private let loop: ClientLoop
  /// What the run has for itself; nil where it only has names with a prefix.
  var estate: Estate?
  private let isInterrupted: () -> Bool
  var naming: Naming
  /// What they were told since the line began.
  var heard = Heard()
  private var connections: [ConnectionID: ClientConnection] = [:]
  /// Channels that the broker closed, on which nothing may be said until they are open again.
  private var closed: Set<ChannelAddress> = []
  /// What was declared, in order, for the broom.
  private(set) var exchanges: [ExchangeName] = []
  private(set) var queues: [QueueName] = []
  /// Delivery tags of the simulator and what they are here.
  private var tags: [ChannelAddress: [DeliveryTag: DeliveryTag]] = [:]
  /// The channel that said something without an answer, whose end nobody has waited for.
  private var unfinished: ChannelAddress?

  /// How long the broker may take for what the simulator says at once, in ms.
  private static let patience = 3_000
  private var lateCount = 0

  init(
    _ address: ServerAddress, _ naming: Naming, _ estate: Estate? = nil, on loop: ClientLoop,
    isInterrupted: @escaping () -> Bool = { false }
  ) {
    self.address = address
    self.naming = naming
    self.estate = estate
    self.loop = loop
    self.isInterrupted = isInterrupted
  }

  // MARK: Doing

  mutating func connect(_ id: ConnectionID, _ login: Login) throws(VerifyStop) {
    settle()
    let name = "warren verify \(id)"
    guard let estate else {
      do {
        connections[id] = try ClientConnection.open(
          address, called: name, on: loop, within: 10_000)
      } catch {
        throw .broker(error)
      }
      return
    }
    do {
      connections[id] = try estate.logIn(login, at: address, called: name, on: loop)
    } catch .broker(.refused(let text)) {
      heard.note(Self.closing(text), on: ChannelAddress(id, 0))
    }
  }

  /// How a broker that does not let a client in says so.
  private static func closing(_ text: String) -> Method {
    let parts = text.split(separator: " ", maxSplits: 1)
    let code = parts.first.flatMap { UInt16($0) }.flatMap { ReplyCode(rawValue: $0) }
    return .connection(
      .close(.init(replyCode: code ?? .internalError, replyText: String(parts.last ?? ""))))
  }

  /// The client dies.
  mutating func kill(_ id: ConnectionID) {
    settle()
    connections.removeValue(forKey: id)?.drop()
    // The broker notices by itself, and tells nobody when.
    pause(200)
  }

  mutating func say(_ method: Method, on channel: ChannelAddress) {
    if let unfinished, unfinished != channel { settle() }
    guard let connection = connections[channel.connection] else { return }
    if case .channel(.open) = method {
      closed.remove(channel)
      tags[channel] = nil
    }
    guard !closed.contains(channel) else { return }
    note(method, on: channel)
    connection.send(real(method, on: channel), on: channel.channel)
    if method.hasNoAnswer { unfinished = channel }
  }

  private mutating func note(_ method: Method, on channel: ChannelAddress) {
    switch method {
    case .basic(.publish): heard.notePublish(on: channel)
    case .queue(.declare(let declare)) where !declare.passive && !declare.queue.isEmpty:
      let name = naming.real(declare.queue)
      if !queues.contains(name) { queues.append(name) }
    case .exchange(.declare(let declare)) where !declare.passive:
      let name = naming.real(declare.exchange)
      if !exchanges.contains(name) { exchanges.append(name) }
    case .connection, .channel, .exchange, .queue, .basic, .confirm, .tx: break
    }
  }

  // MARK: Hearing

  /// Waits until as much came as the simulator said, or for too long.
  mutating func wait(for expected: Heard) {
    var left = lateCount > 3 ? 300 : Self.patience
    while !heard.isAsMuch(as: expected), left > 0, !isInterrupted() {
      let names = Set(expected.streams.keys.map(\.channel.connection))
      for id in connections.keys.sorted() where names.contains(id) {
        left -= collect(id, within: 10)
      }
      if names.isDisjoint(with: connections.keys) { left = 0 }
      collectAll()
    }
    if left <= 0 { lateCount += 1 }
  }

  /// Ends a line: all that was said has been taken, and there was time for more than was expected.
  mutating func finishLine() {
    settle()
    pause(25)
    collectAll()
  }

  mutating func pause(_ milliseconds: Int) {
    guard let id = connections.keys.min() else { return }
    var left = milliseconds
    // What comes ends the waiting for it.
    while left > 0, !isInterrupted() { left -= collect(id, within: min(left, 200)) }
  }

  private mutating func collectAll() {
    for id in connections.keys.sorted() { collect(id, within: 0) }
  }

  /// Takes what came on a connection; about how many ms it waited, at least 1.
  @discardableResult
  private mutating func collect(_ id: ConnectionID, within milliseconds: Int) -> Int {
    guard let connection = connections[id] else { return milliseconds }
    let start = ServiceClock.milliseconds
    for received in connection.take(within: milliseconds) { take(received, of: id) }
    if connection.ending != nil { connections[id] = nil }
    return max(1, ServiceClock.milliseconds - start)
  }

  private mutating func take(_ received: ClientConnection.Received, of id: ConnectionID) {
    let channel = ChannelAddress(id, received.channel)
    if case .channel(.close) = received.method {
      closed.insert(channel)
      connections[id]?.send(.channel(.closeOk), on: received.channel)
    }
    heard.note(received.method, on: channel)
  }

  /// Waits until what the last channel said has been dealt with: an answer to something harmless
  /// cannot come before that.
  mutating func settle() {
    guard let channel = unfinished else { return }
    unfinished = nil
    guard let connection = connections[channel.connection], !closed.contains(channel) else {
      return
    }
    let question = ExchangeMethod.Declare(exchange: "amq.direct", type: "direct", passive: true)
    connection.send(.exchange(.declare(question)), on: channel.channel)
    var left = Self.patience
    while left > 0, connections[channel.connection] != nil, !closed.contains(channel) {
      let start = ServiceClock.milliseconds
      for received in connection.take(within: 50) {
        if received.channel == channel.channel, received.method == .exchange(.declareOk) {
          left = 0
        } else {
          take(received, of: channel.connection)
        }
      }
      if connection.ending != nil { connections[channel.connection] = nil }
      left -= max(1, ServiceClock.milliseconds - start)
    }
  }

  /// Learns what the names and numbers of the simulator are here, from what both said.
  mutating func learn(from expected: Heard) {
    for (stream, items) in expected.streams {
      for (item, other) in zip(items, heard.streams[stream, default: []]) {
        learn(item.method, other.method, on: stream.channel)
      }
    }
  }

  private mutating func learn(_ method: Method, _ real: Method, on channel: ChannelAddress) {
    switch (method, real) {
    case (.queue(.declareOk(let ok)), .queue(.declareOk(let realOk))):
      naming.learn(ok.queue.value, is: realOk.queue.value)
    case (.basic(.deliver(let deliver)), .basic(.deliver(let realDeliver))):
      tags[channel, default: [:]][deliver.deliveryTag] = realDeliver.deliveryTag
      learn(deliver.message, realDeliver.message)
    case (.basic(.getOk(let ok)), .basic(.getOk(let realOk))):
      tags[channel, default: [:]][ok.deliveryTag] = realOk.deliveryTag
      learn(ok.message, realOk.message)
    case (_, _): break
    }
  }

  private mutating func learn(_ message: Message, _ real: Message) {
    if let name = message.properties.replyTo, let realName = real.properties.replyTo {
      naming.learn(name, is: realName)
    }
  }

  /// What was heard, in the simulator's names.
  var shownTexts: [Heard.Stream: [String]] {
    heard.texts.mapValues { texts in
      texts.map { text in
        let text = naming.shown(text)
        // Of a virtual host that is deleted RabbitMQ 4.0.5 says either, by what comes first.
        return text.contains("vhost '") && text.hasSuffix("' is down")
          ? text.replacing("' is down", with: "' is deleted") : text
      }
    }
  }

  // MARK: The end

  /// The same without anybody connected, and with nothing learnt.
  func renewed() -> Peers {
    Peers(address, naming.forgetful, estate, on: loop, isInterrupted: isInterrupted)
  }

  /// Closes all connections; the broker has noticed when it returns.
  mutating func closeAll() {
    settle()
    for (_, connection) in connections {
      connection.send(
        .connection(.close(.init(replyCode: .replySuccess, replyText: ""))), on: 0)
    }
    for (_, connection) in connections {
      var waits = 0
      while waits < 100, connection.ending == nil,
        !connection.take(within: 20).contains(where: { $0.method == .connection(.closeOk) })
      { waits += 1 }
      connection.drop()
    }
    connections = [:]
    closed = []
    tags = [:]
    unfinished = nil
    heard = Heard()
  }

  /// Deletes what was declared; the names of what could not be.
  mutating func sweep() -> [String] {
    closeAll()
    // With its virtual host everything goes.
    if estate != nil { return estate?.close() ?? [] }
    guard !queues.isEmpty || !exchanges.isEmpty else { return [] }
    var left: [String] = []
    let broom: ConnectionID = "broom"
    do { try connect(broom, Login()) } catch { return queues.map(\.description) }
    let methods: [(String, Method)] =
      queues.map { ("queue \($0)", .queue(.delete(.init(queue: $0)))) }
      + exchanges.filter { !$0.isEmpty && !$0.value.hasPrefix("amq.") }
      .map { ("exchange \($0)", .exchange(.delete(.init(exchange: $0)))) }
    for (index, (name, method)) in methods.enumerated() {
      // A channel of its own, since an error ends it.
      let channel = ChannelNumber(UInt16(index % 2_000 + 1))
      guard let connection = connections[broom] else { break }
      if index < 2_000 { connection.send(.channel(.open), on: channel) }
      connection.send(method, on: channel)
      var waits = 0
      var isDone = false
      while !isDone, waits < 50 {
        for received in connection.take(within: 50) {
          if case .channel(.close) = received.method {
            left.append(name)
            isDone = true
          }
          if received.method.isDeletion { isDone = true }
        }
        waits += 1
      }
    }
    closeAll()
    (queues, exchanges) = ([], [])
    return left
  }
}

extension Peers {
  /// A method as the real broker must hear it.
  private func real(_ method: Method, on channel: ChannelAddress) -> Method {
    switch method {
    case .exchange(let method): .exchange(real(method))
    case .queue(let method): .queue(real(method))
    case .basic(let method): .basic(real(method, on: channel))
    case .connection, .channel, .confirm, .tx: method
    }
  }

  private func real(_ method: ExchangeMethod) -> ExchangeMethod {
    switch method {
    case .declare(var declare):
      declare.exchange = naming.real(declare.exchange)
      declare.arguments = naming.real(declare.arguments)
      return .declare(declare)
    case .delete(var delete):
      delete.exchange = naming.real(delete.exchange)
      return .delete(delete)
    case .bind(var bind):
      bind.destination = naming.real(bind.destination)
      bind.source = naming.real(bind.source)
      return .bind(bind)
    case .unbind(var unbind):
      unbind.destination = naming.real(unbind.destination)
      unbind.source = naming.real(unbind.source)
      return .unbind(unbind)
    case .declareOk, .deleteOk, .bindOk, .unbindOk: return method
    }
  }

  private func real(_ method: QueueMethod) -> QueueMethod {
    switch method {
    case .declare(var declare):
      declare.queue = naming.real(declare.queue)
      declare.arguments = naming.real(declare.arguments)
      return .declare(declare)
    case .bind(var bind):
      bind.queue = naming.real(bind.queue)
      bind.exchange = naming.real(bind.exchange)
      return .bind(bind)
    case .unbind(var unbind):
      unbind.queue = naming.real(unbind.queue)
      unbind.exchange = naming.real(unbind.exchange)
      return .unbind(unbind)
    case .purge(var purge):
      purge.queue = naming.real(purge.queue)
      return .purge(purge)
    case .delete(var delete):
      delete.queue = naming.real(delete.queue)
      return .delete(delete)
    case .declareOk, .bindOk, .purgeOk, .deleteOk, .unbindOk: return method
    }
  }

  private func real(_ method: BasicMethod, on channel: ChannelAddress) -> BasicMethod {
    func tag(_ tag: DeliveryTag) -> DeliveryTag { tags[channel]?[tag] ?? tag }
    switch method {
    case .consume(var consume):
      consume.queue = naming.real(consume.queue)
      return .consume(consume)
    case .get(var get):
      get.queue = naming.real(get.queue)
      return .get(get)
    case .publish(var publish):
      publish.message = naming.real(publish.message)
      return .publish(publish)
    case .ack(var ack):
      ack.deliveryTag = tag(ack.deliveryTag)
      return .ack(ack)
    case .nack(var nack):
      nack.deliveryTag = tag(nack.deliveryTag)
      return .nack(nack)
    case .reject(var reject):
      reject.deliveryTag = tag(reject.deliveryTag)
      return .reject(reject)
    case .qos, .qosOk, .consumeOk, .cancel, .cancelOk, .return, .deliver, .getOk, .getEmpty,
      .recoverAsync, .recover, .recoverOk:
      return method
    }
  }
}

extension Method {
  /// Whether the broker answers nothing when all is well.
  fileprivate var hasNoAnswer: Bool {
    switch self {
    case .basic(.publish), .basic(.ack), .basic(.nack), .basic(.reject), .basic(.recoverAsync): true
    case .basic(.consume(let consume)): consume.noWait
    case .basic(.cancel(let cancel)): cancel.noWait
    case .connection, .channel, .exchange, .queue, .basic, .confirm, .tx: false
    }
  }

  fileprivate var isDeletion: Bool {
    switch self {
    case .queue(.deleteOk), .exchange(.deleteOk): true
    case .connection, .channel, .exchange, .queue, .basic, .confirm, .tx: false
    }
  }
}
