import AMQPModel
import BrokerCore

/// What a queue or an exchange was declared with, in the abbreviations of the management page.
struct Features {
  /// One of them: `TTL` with `x-message-ttl=60000`.
  struct Feature {
    let short: String
    let name: String
    let value: String?

    /// What the abbreviation stands for.
    var meaning: String { value.map { "\(name)=\($0)" } ?? name }
  }

  let features: [Feature]

  // RabbitMQ 4.0.5's management page (`js/global.js`), in its order.
  private static let arguments: [(name: ShortString, short: String)] = [
    ("alternate-exchange", "AE"), ("x-message-ttl", "TTL"), ("x-expires", "Exp"),
    ("x-max-length", "Lim"), ("x-max-length-bytes", "Lim B"), ("x-delivery-limit", "DlL"),
    ("x-overflow", "Ovfl"), ("x-dead-letter-exchange", "DLX"),
    ("x-dead-letter-routing-key", "DLK"), ("x-queue-master-locator", "ML"),
    ("x-queue-leader-locator", "LL"), ("x-max-priority", "Pri"),
    ("x-single-active-consumer", "SAC"),
  ]

  init(of queue: QueueProperties) {
    let owner = queue.owner.map { Spelled.name($0) }
    self.init(
      flags: [
        (queue.isDurable, "D", "durable"), (queue.isAutoDelete, "AD", "auto-delete"),
        (owner != nil, "Excl", "exclusive" + (owner.map { "=\($0)" } ?? "")),
      ], queue.arguments)
  }

  init(of exchange: ExchangeProperties) {
    self.init(
      flags: [
        (exchange.isDurable, "D", "durable"), (exchange.isAutoDelete, "AD", "auto-delete"),
        (exchange.isInternal, "I", "internal"),
      ], exchange.arguments)
  }

  private init(flags: [(Bool, String, String)], _ table: FieldTable) {
    var features = flags.filter(\.0).map { Feature(short: $0.1, name: $0.2, value: nil) }
    for (name, short) in Self.arguments {
      guard let value = table[name] else { continue }
      features.append(
        Feature(short: short, name: name.description, value: Spelled.value(value)))
    }
    // The type has a place of its own.
    let others = table.fields.filter { field in
      field.name != "x-queue-type" && !Self.arguments.contains { $0.name == field.name }
    }
    features += others.map {
      Feature(
        short: "Args", name: Spelled.name(ConsumerTag($0.name)), value: Spelled.value($0.value))
    }
    self.features = features
  }

  /// As the list has it: `D TTL DLX`.
  var short: String {
    features.map(\.short).reduce(into: [String]()) { shown, short in
      if !shown.contains(short) { shown.append(short) }
    }.joined(separator: " ")
  }

  /// A queue's type: what it was declared with, or the default.
  static func type(of queue: QueueProperties) -> String {
    guard case .longString(let octets)? = queue.arguments["x-queue-type"] else { return "classic" }
    return Spelled.cut(visible(octets), Spelled.nameColumns)
  }
}
