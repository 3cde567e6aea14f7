import AMQPModel

/// Sender-selected distribution: the `CC` and `BCC` headers, whose values are further routing keys
/// (https://www.rabbitmq.com/docs/sender-selected; scenarios `cc-*`, `dlx-cc-*`).
enum SenderSelected {
  private static let carbon: ShortString = "CC"
  private static let blind: ShortString = "BCC"

  /// What is wrong with the headers, in RabbitMQ's words: both must be arrays. What is no string in
  /// them does not matter.
  static func problem(in headers: FieldTable) -> String? {
    for name in [carbon, blind] {
      switch headers[name] {
      case nil, .array?: continue
      case let value?: return "{unacceptable_type_in_header,\"\(name)\",\(value.typeName)}"
      }
    }
    return nil
  }

  /// The keys in `headers`; nil when there are none. A key that is too long for a routing key is
  /// nobody's.
  static func keys(in headers: FieldTable?) -> CopyKeys? {
    guard let headers else { return nil }
    let keys = CopyKeys(carbon: keys(carbon, headers), blind: keys(blind, headers))
    return keys.carbon.isEmpty && keys.blind.isEmpty ? nil : keys
  }

  private static func keys(_ name: ShortString, _ headers: FieldTable) -> [RoutingKey] {
    guard case .array(let values)? = headers[name] else { return [] }
    return values.compactMap { value in
      guard case .longString(let octets) = value else { return nil }
      return ShortString(octets: octets).map { RoutingKey($0) }
    }
  }

  /// The headers as queues, headers exchanges and consumers see them.
  static func withoutBlind(_ headers: FieldTable) -> FieldTable {
    var visible = headers
    visible[blind] = nil
    return visible
  }
}
