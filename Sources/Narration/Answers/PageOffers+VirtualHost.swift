import AMQPModel
import BrokerCore
import CommandLanguage

extension PageOffers {
  /// The offers of a page in the virtual host of `topology`: what is said on a channel is said by
  /// somebody who is there, and what looks looks there.
  static func located(_ offers: [Offer], in topology: TopologySnapshot) -> [Offer] {
    let host = topology.virtualHost
    guard host != .default else { return offers }
    let there = topology.connections.first { $0.virtualHost == host }
    let name = there.map { $0.id.description } ?? placeholder
    let located = offers.map { offer in
      var offer = offer
      if offer.statement.kind.looks {
        offer.statement.virtualHost = host
      } else {
        offer.statement.speaker = Speaker(connection: name)
      }
      return offer
    }
    if there != nil { return located }
    var opening = OpenConnectionStatement(name: placeholder)
    opening.virtualHost = host
    return [Offer(.openConnection(opening), .openConnection)] + located
  }

  /// A connection that is still to be opened and named.
  private static let placeholder = "CONN"
}

extension Statement.Kind {
  /// Whether `vhost=` says where it happens, and no connection.
  fileprivate var looks: Bool {
    switch self {
    case .move, .match: true
    case .declareExchange, .declareQueue, .deleteExchange, .deleteQueue, .purge, .bind, .unbind,
      .publish, .consume, .cancel, .qos, .get, .settle, .recover, .kill, .restart, .close,
      .openConnection, .openChannel, .confirmSelect, .transaction, .list, .show, .why, .expect,
      .diagram, .simulation, .tick, .undo, .redo, .checkpoint, .rollback, .reset, .save, .source,
      .interchange, .administration, .lesson, .network, .profile, .language, .help,
      .quit:
      false
    }
  }
}
