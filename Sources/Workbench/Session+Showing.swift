import AMQPModel
import BrokerCore
import CommandLanguage
import Narration

/// The pages of the management: what exists, with what happened to it.
extension Session {
  private static let waitingLimit = 10

  /// What exists and what happened; persistent messages are counted one by one, so only where
  /// they are shown.
  func snapshot(
    countingPersistent: Bool, in host: VirtualHostName? = nil
  ) -> ManagementSnapshot {
    ManagementSnapshot(
      topology: bench.broker.topology(in: host ?? .default),
      activity: bench.meter.snapshot(at: bench.now),
      persistent: countingPersistent
        ? bench.broker.persistentMessages(in: host ?? .default) : [:],
      administration: AdministrationSnapshot(of: bench.broker, only: host))
  }

  /// Shows the page of something in a virtual host, nil for `/`, or of a connection or a channel,
  /// which has its own.
  func show(
    _ subject: ShowSubject, as format: ListFormat, in named: VirtualHostName?,
    _ listener: Listener
  ) -> Outcome {
    let page: Page
    var host = named ?? .default
    switch subject {
    case .overview: page = .overview
    case .message: preconditionFailure("a message has a life, not a page")
    case .queue(let typed):
      let name = queue(typed)
      guard let queue = bench.broker.queueSnapshot(name, in: host) else {
        return missingQueue(typed, in: host, listener)
      }
      let waiting = bench.broker.readyMessages(in: name, of: host, limit: Self.waitingLimit)
      page = .queue(queue, waiting: waiting)
    case .exchange(let name):
      guard let exchange = bench.broker.exchangeProperties(name, in: host) else {
        return missingExchange(name, in: host, listener)
      }
      page = .exchange(exchange)
    case .connection(let name):
      guard let id = connection(named: name),
        let connection = bench.broker.connectionSnapshots.first(where: { $0.id == id })
      else { return missingConnection(name, listener) }
      host = connection.virtualHost
      page = .connection(connection)
    case .channel(let speaker):
      guard let id = connection(named: speaker.connection) else {
        return missingConnection(speaker.connection, listener)
      }
      let address = ChannelAddress(id, ChannelNumber(speaker.channel ?? 1))
      guard let channel = bench.broker.channelSnapshot(address) else {
        return missingChannel(speaker, listener)
      }
      host = channel.virtualHost
      page = .channel(channel)
    }
    let isQueue = if case .queue = page { true } else { false }
    let found = snapshot(countingPersistent: isQueue, in: host == .default ? nil : host)
    listener(.answered(.page(page, found, format)))
    return .fine
  }
}

extension ListStatement {
  /// Whether persistent messages must be counted.
  var countsPersistent: Bool {
    (columns + sort.map(\.column)).contains("messages_persistent")
  }
}
