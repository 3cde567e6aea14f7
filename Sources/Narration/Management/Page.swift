import AMQPModel
public import BrokerCore
import CommandLanguage
import Interchange

/// What `show` shows of the broker, as the pages of the management page.
public enum Page: Sendable {
  /// The whole broker.
  case overview
  /// A queue, with the first of the messages that wait.
  case queue(QueueSnapshot, waiting: [ReadyMessage])
  /// An exchange.
  case exchange(ExchangeProperties)
  /// A connection.
  case connection(ConnectionSnapshot)
  /// A channel.
  case channel(ChannelSnapshot)

  /// The word behind `show`.
  var subject: String {
    switch self {
    case .overview: "overview"
    case .queue: "queue"
    case .exchange: "exchange"
    case .connection: "connection"
    case .channel: "channel"
    }
  }
}

/// What a page tells tools: all columns that `list` knows of the thing, in one row.
struct PageRecord {
  let format: ListingFormat

  init(_ page: Page, _ snapshot: ManagementSnapshot) {
    func listing(_ subject: ListSubject) -> Listing {
      Listing(ListStatement(subject, columns: subject.columns), snapshot)
    }
    let (columns, rows): ([String], [[Listing.Cell]]) =
      switch page {
      case .overview:
        (
          Listing.overviewColumns.map(\.name),
          [Listing.overviewColumns.map { $0.cell(snapshot) }]
        )
      case .queue(let queue, _):
        (
          ListSubject.queues.columns,
          listing(.queues).cells(of: [queue], in: listing(.queues).queueColumns)
        )
      case .exchange(let exchange):
        (
          ListSubject.exchanges.columns,
          listing(.exchanges).cells(of: [exchange], in: listing(.exchanges).exchangeColumns)
        )
      case .connection(let connection):
        (
          ListSubject.connections.columns,
          listing(.connections).cells(
            of: [connection], in: listing(.connections).connectionColumns)
        )
      case .channel(let channel):
        (
          ListSubject.channels.columns,
          listing(.channels).cells(of: [channel], in: listing(.channels).channelColumns)
        )
      }
    format = ListingFormat(columns: columns, rows: rows)
  }

  /// The one row.
  var object: JSONValue { format.object(format.rows[0]) }

  func lines(as written: ListFormat) -> [Line] {
    switch written {
    case .table: format.table()
    case .vertical: format.vertical()
    case .csv: format.csv()
    case .json: [Line(object.text)]
    }
  }
}

extension Listing {
  /// What the overview counts: the HTTP API's `queue_totals`, `object_totals`, `message_stats` and
  /// `churn_rates`.
  static var overviewColumns: [Column<ManagementSnapshot>] {
    let totals: [Column<ManagementSnapshot>] = [
      Column("messages_ready") { .number($0.topology.ready) },
      Column("messages_unacknowledged") { .number($0.topology.unacknowledged) },
      Column("messages") { .number($0.topology.ready + $0.topology.unacknowledged) },
      Column("connections") { .number($0.topology.connections.count) },
      Column("channels") { .number($0.topology.channels.count) },
      Column("exchanges") { .number($0.topology.exchanges.count) },
      Column("queues") { .number($0.topology.queues.count) },
      Column("bindings") { .number($0.topology.bindings.count) },
      Column("consumers") { .number($0.topology.consumers.count) },
    ]
    let counted: [(String, (Counts) -> Int)] = [
      ("publish", { $0[.publish] }), ("confirm", { $0[.confirm] }),
      ("return_unroutable", { $0[.returnUnroutable] }),
      ("drop_unroutable", { $0[.dropUnroutable] }), ("deliver_get", \.deliverGet),
      ("deliver", { $0[.deliver] }), ("deliver_no_ack", { $0[.deliverNoAck] }),
      ("get", { $0[.get] }), ("get_no_ack", { $0[.getNoAck] }), ("get_empty", { $0[.getEmpty] }),
      ("redeliver", { $0[.redeliver] }), ("ack", { $0[.ack] }),
      ("connection_created", { $0[.connectionCreated] }),
      ("connection_closed", { $0[.connectionClosed] }),
      ("channel_created", { $0[.channelCreated] }), ("channel_closed", { $0[.channelClosed] }),
      ("queue_declared", { $0[.queueDeclared] }), ("queue_created", { $0[.queueCreated] }),
      ("queue_deleted", { $0[.queueDeleted] }),
    ]
    return totals
      + counted.map { name, count in Column(name) { .number(count($0.activity.whole.counts)) } }
      + counted.map { name, count in
        Column("\(name)_rate") {
          let whole = $0.activity.whole
          return .rate(count(whole.counts) - count(whole.earlier))
        }
      }
  }
}

extension TopologySnapshot {
  /// Messages that wait, in all queues.
  var ready: Int { queues.reduce(0) { $0 + $1.ready } }
  /// Messages that were delivered and not settled, in all queues.
  var unacknowledged: Int { queues.reduce(0) { $0 + $1.unacknowledged } }
}
