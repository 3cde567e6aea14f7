import AMQPModel
import BrokerCore
import CommandLanguage
import Interchange

extension Page {
  /// The page for tools: its row, and the rows of what belongs to it.
  func fields(in snapshot: ManagementSnapshot) -> [JSONValue.Field] {
    let topology = snapshot.topology
    let own: [JSONValue.Field] =
      switch self {
      case .overview: []
      case .queue(let queue, _):
        [
          Self.rows("bindings", topology.bindings, .bindings, snapshot, \.bindingColumns) {
            $0.destination == .queue(queue.properties.name)
          },
          Self.rows("consumers", topology.consumers, .consumers, snapshot, \.consumerColumns) {
            $0.properties.queue == queue.properties.name
          },
        ]
      case .exchange(let exchange):
        [
          Self.rows("bindings", topology.bindings, .bindings, snapshot, \.bindingColumns) {
            $0.source == exchange.name || $0.destination == .exchange(exchange.name)
          }
        ]
      case .connection(let connection):
        [
          Self.rows("channels", topology.channels, .channels, snapshot, \.channelColumns) {
            $0.address.connection == connection.id
          },
          Self.rows("consumers", topology.consumers, .consumers, snapshot, \.consumerColumns) {
            $0.properties.channel.connection == connection.id
          },
        ]
      case .channel(let channel):
        [
          Self.rows("consumers", topology.consumers, .consumers, snapshot, \.consumerColumns) {
            $0.properties.channel == channel.address
          }
        ]
      }
    return [
      .init("subject", .string(subject)), .init("row", PageRecord(self, snapshot).object),
    ] + own
  }

  private static func rows<Row>(
    _ name: String, _ rows: [Row], _ subject: ListSubject, _ snapshot: ManagementSnapshot,
    _ columns: KeyPath<Listing, [Listing.Column<Row>]>, where isOwn: (Row) -> Bool
  ) -> JSONValue.Field {
    let listing = Listing(ListStatement(subject, columns: subject.columns), snapshot)
    let format = ListingFormat(
      columns: subject.columns,
      rows: listing.cells(of: rows.filter(isOwn), in: listing[keyPath: columns]))
    return .init(name, .array(format.rows.map(format.object)))
  }
}
