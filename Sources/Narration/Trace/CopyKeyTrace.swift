import AMQPModel
import BrokerCore
import Interchange

/// The keys of a message that has several.
enum CopyKeyTrace {
  /// `a`, or `a   CC b, c   BCC d`.
  static func keys(of message: Message) -> String {
    let own = Spelled.name(message.routingKey)
    guard let further = message.properties.copyKeys else { return own }
    return own + list("CC", further.carbon) + list("BCC", further.blind)
  }

  private static let limit = 6

  private static func list(_ name: String, _ keys: [RoutingKey]) -> String {
    if keys.isEmpty { return "" }
    let names = keys.prefix(limit).map { Spelled.name($0) }.joined(separator: ", ")
    return "   \(name) \(names)" + (keys.count > limit ? " …" : "")
  }
}

extension ReasonNarrator {
  /// Why a binding takes a message, or does not, with the further key that decided.
  func told(_ verdict: BindingVerdict, key: RoutingKey) -> String {
    guard let copyKey = verdict.copyKey else { return text(verdict, key: key) }
    return words.text(CopyKeyPhrase.byCopyKey(Spelled.name(copyKey)))
      + text(verdict, key: copyKey)
  }
}

extension JSONFields {
  /// `cc` and `bcc`, those that there are.
  static func copyKeys(_ keys: CopyKeys?) -> [JSONValue.Field] {
    guard let keys else { return [] }
    func field(_ name: String, _ list: [RoutingKey]) -> [JSONValue.Field] {
      list.isEmpty ? [] : [.init(name, .array(list.map { self.name($0) }))]
    }
    return field("cc", keys.carbon) + field("bcc", keys.blind)
  }
}
