import AMQPModel
import BrokerCore

extension MessageLife {
  /// The `x-death` header of the copy that died last, an entry a line, the latest death first; nil
  /// when none has died. An entry has count, queue, reason and exchange, in this order.
  func deaths() -> String? {
    for event in events.reversed() {
      guard case .deadLettered(_, _, _, let message) = event.kind else { continue }
      guard case .array(let entries)? = message.properties.headers?["x-death"] else { return nil }
      return entries.map(Self.entry).joined(separator: "\n")
    }
    return nil
  }

  private static func entry(_ value: FieldValue) -> String {
    guard case .table(let death) = value else { return Spelled.value(value) }
    let names: [ShortString] = ["count", "queue", "reason", "exchange"]
    return names.compactMap { name in
      death[name].map { Spelled.name(ConsumerTag(name)) + "=" + Spelled.value($0) }
    }
    .joined(separator: " ")
  }
}
