import AMQPModel
import BrokerCore

/// What names of the simulator are on the real broker, and back.
///
/// Names that the server chooses are learnt from its answers; others get the prefix. What RabbitMQ
/// has from the start (`amq.…`, the default exchange) is called the same everywhere.
struct Naming {
  let prefix: String
  /// The user and the virtual host that stand for `guest` and `/`.
  let user: String
  let virtualHost: String
  /// What the names of other users and virtual hosts begin with; empty where there are none.
  let outerPrefix: String
  /// Names that the server chose, those of the simulator first.
  private var chosen: [ShortString: ShortString] = [:]

  private static let replyPrefix = "amq.rabbitmq.reply-to."

  /// Names in a virtual host of others.
  init(prefix: String, user: String, virtualHost: String) {
    self.prefix = prefix
    self.user = user
    self.virtualHost = virtualHost
    outerPrefix = ""
  }

  /// Names in a virtual host called `own`, and as a user called so.
  init(own: String) {
    (prefix, user, virtualHost, outerPrefix) = ("", own, own, own + ".")
  }

  /// The same with nothing learnt.
  var forgetful: Naming {
    outerPrefix.isEmpty
      ? Naming(prefix: prefix, user: user, virtualHost: virtualHost) : Naming(own: user)
  }

  /// What the server called `real` is `name` in the simulator.
  mutating func learn(_ name: ShortString, is real: ShortString) {
    if name != real, name.hasPrefix("amq."), real.hasPrefix("amq.") { chosen[name] = real }
  }

  /// The name on the real broker.
  func real<Name: ShortStringName>(_ name: Name) -> Name { Name(real(name.value)) }

  private func real(_ name: ShortString) -> ShortString {
    if let known = chosen[name] { return known }
    if name.isEmpty || name.hasPrefix("amq.") { return name }
    return ShortString(truncating: prefix + name.description)
  }

  /// The key of a message; that of the default exchange is the name of a queue.
  func real(_ key: RoutingKey, through exchange: ExchangeName) -> RoutingKey {
    exchange.isEmpty ? real(key) : RoutingKey(chosen[key.value] ?? key.value)
  }

  /// Arguments, in which the names of exchanges and queues occur.
  func real(_ arguments: FieldTable) -> FieldTable {
    var arguments = arguments
    let deadLetterExchange = arguments["x-dead-letter-exchange"]
    for name: ShortString in ["x-dead-letter-exchange", "alternate-exchange"] {
      if let value = arguments[name] { arguments[name] = real(value) }
    }
    if deadLetterExchange == .longString([]), let key = arguments["x-dead-letter-routing-key"] {
      arguments["x-dead-letter-routing-key"] = real(key)
    }
    return arguments
  }

  private func real(_ value: FieldValue) -> FieldValue {
    guard case .longString(let octets) = value, let name = ShortString(octets: octets) else {
      return value
    }
    return .longString(real(name).octets)
  }

  /// A message on its way to the real broker.
  func real(_ message: Message) -> Message {
    var properties = message.properties
    if let name = properties.replyTo { properties.replyTo = chosen[name] ?? name }
    if message.exchange.isEmpty, var headers = properties.headers {
      for name: ShortString in ["CC", "BCC"] {
        guard case .array(let keys)? = headers[name] else { continue }
        headers[name] = .array(keys.map { real($0) })
      }
      properties.headers = headers
    }
    if let user = properties.userID { properties.userID = real(UserName(user)).value }
    return Message(
      exchange: real(message.exchange),
      routingKey: real(message.routingKey, through: message.exchange),
      properties: properties, body: message.body)
  }

  /// What the real broker says, in the simulator's names.
  func shown(_ text: String) -> String {
    var text = text
    for part in [prefix, outerPrefix] where !part.isEmpty { text = text.replacing(part, with: "") }
    for (name, real) in chosen {
      text = text.replacing(real.description, with: name.description)
    }
    if user != "guest" {
      text = text.replacing("user '\(user)'", with: "user 'guest'")
      text = text.replacing("user_id=\(user)", with: "user_id=guest")
    }
    if virtualHost != "/" {
      text = text.replacing("vhost '\(virtualHost)'", with: "vhost '/'")
      text = text.replacing("vhost \(virtualHost) ", with: "vhost / ")
    }
    return text
  }
}
