import AMQPModel
import BrokerCore

/// Commands that look into one virtual host without a connection of their own.
extension CommandSpec {
  /// `vhost=NAME`.
  static let elsewhere = Option("vhost", .virtualHost, synonyms: ["virtual-host"])

  private static let located: Set<CommandName> = [
    .diagram, .expectBinding, .expectNoQueue, .expectQueue, .expectRoute, .match, .move,
    .showExchange, .showOverview, .showQueue,
  ]

  /// Whether `vhost=` says where it looks, with the same meaning for all such commands.
  public var isLocated: Bool { Self.located.contains(name) }
}

extension StatementBuilder {
  /// Where a statement looks; nil for `/`.
  func location() throws(Diagnostic) -> VirtualHostName? {
    guard arguments.spec.isLocated, let value = arguments.options["vhost"] else { return nil }
    let name: VirtualHostName = try arguments.name(value)
    return name == .default ? nil : name
  }
}
