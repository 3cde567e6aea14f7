import AMQPModel
import BrokerCore
import CommandLanguage
import Interchange

/// The rows that `list` shows; the columns of each subject are in `Listing+Columns`.
struct Listing {
  let statement: ListStatement
  let snapshot: ManagementSnapshot
  var topology: TopologySnapshot { snapshot.topology }
  var activity: ActivitySnapshot { snapshot.activity }
  var administration: AdministrationSnapshot { snapshot.administration }

  init(_ statement: ListStatement, _ snapshot: ManagementSnapshot) {
    self.statement = statement
    self.snapshot = snapshot
  }

  /// A cell: a name, a word, arguments, a number, a flag, or events in `Activity.seconds`.
  enum Cell: Hashable, Sendable {
    case name(ShortString)
    case text(String)
    case table(FieldTable)
    case number(Int)
    case flag(Bool)
    case rate(Int)
  }

  /// A column of a table of `Row`s.
  struct Column<Row> {
    let name: String
    let cell: (Row) -> Cell

    init(_ name: String, _ cell: @escaping (Row) -> Cell) {
      self.name = name
      self.cell = cell
    }
  }

  /// All rows, sorted, with the cells that are shown.
  var rows: [[Cell]] {
    switch statement.subject {
    case .queues: cells(of: topology.queues, in: queueColumns)
    case .exchanges: cells(of: topology.exchanges, in: exchangeColumns)
    case .bindings: cells(of: implicitBindings + topology.bindings, in: bindingColumns)
    case .consumers: cells(of: topology.consumers, in: consumerColumns)
    case .connections: cells(of: topology.connections, in: connectionColumns)
    case .channels: cells(of: topology.channels, in: channelColumns)
    case .users: cells(of: administration.users, in: userColumns)
    case .permissions: cells(of: administration.permissions, in: permissionColumns)
    case .virtualHosts: cells(of: administration.virtualHosts, in: virtualHostColumns)
    case .topicPermissions:
      cells(of: administration.topicPermissions, in: topicPermissionColumns)
    case .operatorPolicies: cells(of: administration.operatorPolicies, in: policyColumns)
    case .policies: cells(of: administration.policies, in: policyColumns)
    }
  }

  func cells<Row>(of rows: [Row], in known: [Column<Row>]) -> [[Cell]] {
    func column(_ name: String) -> Column<Row>? { known.first { $0.name == name } }
    let chosen = statement.shownColumns.compactMap(column)
    let keys = statement.sort.compactMap { key in
      column(key.column).map { (cell: $0.cell, isDescending: key.isDescending) }
    }
    let shown = rows.map { row in chosen.map { $0.cell(row) } }
    if keys.isEmpty { return shown }
    let ranks = rows.map { row in keys.map { $0.cell(row) } }
    let order = rows.indices.sorted { left, right in
      for (index, key) in keys.enumerated() {
        let (first, second) = (ranks[left][index], ranks[right][index])
        if first == second { continue }
        return key.isDescending ? second.precedes(first) : first.precedes(second)
      }
      // Those that are equal stay as they were.
      return left < right
    }
    return order.map { shown[$0] }
  }
}

extension Listing.Cell {
  /// As tables show it, names always visible and cut.
  var text: String {
    switch self {
    case .name(let name): Spelled.name(ConsumerTag(name))
    case .text(let text): text
    case .table(let table): Spelled.table(table)
    case .number(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    case .rate(let events): Self.rate(events)
    }
  }

  /// For tools: names as they are, neither cut nor quoted.
  var json: JSONValue {
    switch self {
    case .name(let name): JSONFields.name(ConsumerTag(name))
    case .text(let text): .string(text)
    case .table(let table): JSONFields.table(table)
    case .number(let number): .integer(number)
    case .flag(let flag): .boolean(flag)
    case .rate(let events): .number(Double(events) / Double(Activity.seconds))
    }
  }

  /// Events in `Activity.seconds` as a number per second.
  private static func rate(_ events: Int) -> String {
    let tenths = events * 10 / Activity.seconds
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// The order of a column, whose cells are all of one kind: numbers by size, no before yes, text
  /// by its octets.
  func precedes(_ other: Listing.Cell) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)), (.rate(let left), .rate(let right)):
      left < right
    case (.flag(let left), .flag(let right)): !left && right
    case (.name(let left), .name(let right)):
      left.octets.lexicographicallyPrecedes(right.octets)
    case (.name, _), (.text, _), (.table, _), (.number, _), (.flag, _), (.rate, _):
      text.utf8.lexicographicallyPrecedes(other.text.utf8)
    }
  }
}
