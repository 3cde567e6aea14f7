import AMQPModel
import BrokerCore
import CommandLanguage

/// The rows that `list` shows, with rabbitmqctl's names for the columns.
struct Listing {
  let subject: ListSubject
  let columns: [String]
  let topology: TopologySnapshot

  /// A cell: a name, a word, arguments, a number or a flag.
  enum Cell: Hashable, Sendable {
    case name(ShortString)
    case text(String)
    case table(FieldTable)
    case number(Int)
    case flag(Bool)

    var text: String {
      switch self {
      case .name(let name): Spelled.name(ConsumerTag(name))
      case .text(let text): text
      case .table(let table): Spelled.table(table)
      case .number(let number): "\(number)"
      case .flag(let flag): "\(flag)"
      }
    }
  }

  /// A column of a table of `Row`s.
  struct Column<Row>: Sendable {
    let name: String
    let cell: @Sendable (Row) -> Cell

    init(_ name: String, _ cell: @escaping @Sendable (Row) -> Cell) {
      self.name = name
      self.cell = cell
    }
  }

  var rows: [[Cell]] {
    switch subject {
    case .queues: cells(of: topology.queues, in: Self.queueColumns)
    case .exchanges: cells(of: topology.exchanges, in: Self.exchangeColumns)
    case .bindings: cells(of: implicitBindings + topology.bindings, in: Self.bindingColumns)
    case .consumers: cells(of: topology.consumers, in: Self.consumerColumns)
    case .connections: cells(of: topology.connections, in: connectionColumns)
    case .channels: cells(of: topology.channels, in: Self.channelColumns)
    }
  }

  private func cells<Row>(of rows: [Row], in known: [Column<Row>]) -> [[Cell]] {
    let chosen = columns.compactMap { name in known.first { $0.name == name } }
    return rows.map { row in chosen.map { $0.cell(row) } }
  }

  /// RabbitMQ lists the bindings that every queue has to the default exchange.
  private var implicitBindings: [Binding] {
    topology.queues.map { queue in
      Binding(
        source: .default, destination: .queue(queue.properties.name),
        key: BindingKey(queue.properties.name.value))
    }
  }

  static let queueColumns: [Column<QueueSnapshot>] = [
    Column("name") { .name($0.properties.name.value) },
    Column("messages_ready") { .number($0.ready) },
    Column("messages_unacknowledged") { .number($0.unacknowledged) },
    Column("messages") { .number($0.ready + $0.unacknowledged) },
    Column("consumers") { .number($0.consumers.count) },
    Column("durable") { .flag($0.properties.isDurable) },
    Column("exclusive") { .flag($0.properties.owner != nil) },
    Column("auto_delete") { .flag($0.properties.isAutoDelete) },
    Column("message_bytes_ready") { .number($0.readyBytes) },
    Column("owner") { $0.properties.owner.map { .name($0.value) } ?? .text("") },
    Column("arguments") { .table($0.properties.arguments) },
  ]

  static let exchangeColumns: [Column<ExchangeProperties>] = [
    Column("name") { .name($0.name.value) },
    Column("type") { .text($0.type.rawValue) },
    Column("durable") { .flag($0.isDurable) },
    Column("auto_delete") { .flag($0.isAutoDelete) },
    Column("internal") { .flag($0.isInternal) },
    Column("arguments") { .table($0.arguments) },
  ]

  static let bindingColumns: [Column<Binding>] = [
    Column("source_name") { .name($0.source.value) },
    Column("source_kind") { _ in .text("exchange") },
    Column("destination_name") { .name($0.destination.name) },
    Column("destination_kind") { binding in
      switch binding.destination {
      case .queue: .text("queue")
      case .exchange: .text("exchange")
      }
    },
    Column("routing_key") { .name($0.key.value) },
    Column("arguments") { .table($0.arguments) },
  ]

  static let consumerColumns: [Column<ConsumerSnapshot>] = [
    Column("queue_name") { .name($0.properties.queue.value) },
    Column("consumer_tag") { .name($0.properties.tag.value) },
    Column("channel") { .text(Spelled.channel($0.properties.channel)) },
    Column("ack_required") { .flag(!$0.properties.isAutomaticallyAcknowledging) },
    Column("prefetch_count") { .number($0.properties.prefetchCount) },
    Column("messages_unacknowledged") { .number($0.unacknowledged) },
    Column("exclusive") { .flag($0.properties.isExclusive) },
    Column("priority") { .number($0.properties.priority) },
    Column("arguments") { .table($0.properties.arguments) },
  ]

  var connectionColumns: [Column<ConnectionSnapshot>] {
    let consumers = topology.consumers
    return [
      Column("name") { .name($0.id.value) },
      Column("channels") { .number($0.channels.count) },
      Column("consumers") { connection in
        .number(
          consumers.count { $0.properties.channel.connection == connection.id })
      },
    ]
  }

  static let channelColumns: [Column<ChannelSnapshot>] = [
    Column("name") { .text(Spelled.channel($0.address)) },
    Column("consumer_count") { .number($0.consumerCount) },
    Column("messages_unacknowledged") { .number($0.unacknowledged) },
    Column("prefetch_count") { .number($0.prefetchCount) },
    Column("global_prefetch_count") { .number($0.globalPrefetchCount) },
    Column("confirm") { .flag($0.isConfirming) },
    Column("transactional") { .flag($0.isTransactional) },
    Column("messages_uncommitted") { .number($0.uncommittedMessages) },
    Column("acks_uncommitted") { .number($0.uncommittedAcknowledgements) },
  ]
}
