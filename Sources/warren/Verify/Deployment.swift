import AMQPClient
import AMQPModel
import BrokerCore

/// Declares what a broker holds on another one.
struct Deployment {
  private let declarations: [(name: String, Method)]
  let exchangeCount: Int
  let queueCount: Int
  let bindingCount: Int
  /// What the broker did not take, and what it said.
  private(set) var refusal: (name: String, reason: String)?

  private static let patience = 10_000

  /// The durable and transient topology of the virtual host `/`.
  init(_ broker: Broker) {
    let exchanges = broker.exchangeList(in: .default).filter {
      !$0.name.isEmpty && !$0.name.value.hasPrefix("amq.")
    }
    let queues = broker.queueNames().filter { !$0.value.hasPrefix("amq.") }
      .compactMap { broker.queueProperties($0) }.filter { $0.owner == nil }
    let names = Set(queues.map(\.name))
    let bindings = broker.bindingList.filter { binding in
      switch binding.destination {
      case .queue(let name): names.contains(name) && !binding.source.isEmpty
      case .exchange: true
      }
    }
    (exchangeCount, queueCount, bindingCount) = (exchanges.count, queues.count, bindings.count)
    declarations =
      exchanges.map { ("exchange \($0.name)", Self.declaration(of: $0)) }
      + queues.map { ("queue \($0.name)", Self.declaration(of: $0)) }
      + bindings.map { ("binding \($0.source) \($0.key)", Self.declaration(of: $0)) }
  }

  private static func declaration(of exchange: ExchangeProperties) -> Method {
    .exchange(
      .declare(
        .init(
          exchange: exchange.name, type: ShortString(truncating: "\(exchange.type)"),
          durable: exchange.isDurable, autoDelete: exchange.isAutoDelete,
          internal: exchange.isInternal, arguments: exchange.arguments)))
  }

  private static func declaration(of queue: QueueProperties) -> Method {
    .queue(
      .declare(
        .init(
          queue: queue.name, durable: queue.isDurable, autoDelete: queue.isAutoDelete,
          arguments: queue.arguments)))
  }

  private static func declaration(of binding: Binding) -> Method {
    switch binding.destination {
    case .queue(let name):
      .queue(
        .bind(
          .init(
            queue: name, exchange: binding.source, routingKey: binding.key,
            arguments: binding.arguments)))
    case .exchange(let name):
      .exchange(
        .bind(
          .init(
            destination: name, source: binding.source, routingKey: binding.key,
            arguments: binding.arguments)))
    }
  }

  /// Declares one after the other, up to the first that is refused.
  mutating func run(_ address: ServerAddress, on loop: ClientLoop) throws(ClientFailure) {
    let connection = try ClientConnection.open(
      address, called: "warren deploy", on: loop, within: Self.patience)
    defer { connection.drop() }
    connection.send(.channel(.open), on: 1)
    _ = connection.take(within: Self.patience)
    for (name, method) in declarations {
      connection.send(method, on: 1)
      guard let answer = connection.take(within: Self.patience).first else {
        refusal = (name, connection.ending ?? "?")
        return
      }
      switch answer.method {
      case .channel(.close(let close)):
        refusal = (name, "\(close.replyCode.rawValue) \(close.replyText)")
        return
      case .connection(.close(let close)):
        refusal = (name, "\(close.replyCode.rawValue) \(close.replyText)")
        return
      case .connection, .channel, .exchange, .queue, .basic, .confirm, .tx: break
      }
    }
    connection.send(.connection(.close(.init(replyCode: .replySuccess, replyText: ""))), on: 0)
    _ = connection.take(within: 1_000)
  }
}
