import AMQPModel
import BrokerCore

/// Names that the server chooses, as the recorder writes them.
extension ScenarioRunner {
  mutating func alias(_ real: String, _ kind: String) -> String {
    if let known = aliases.first(where: { $0.real == real }) { return known.alias }
    let count = aliases.filter { $0.alias.hasPrefix("<\(kind)") }.count
    aliases.append((real, "<\(kind):\(count + 1)>"))
    return "<\(kind):\(count + 1)>"
  }

  func normal(_ text: String) -> String {
    var result = text
    for (real, alias) in aliases { result = result.replacing(real, with: alias) }
    return result.replacing("vhost '/'", with: "vhost '<vhost>'")
  }

  func real(_ text: String) -> ShortString {
    ShortString(truncating: realText(text).replacing("<vhost>", with: "/"))
  }

  func realText(_ text: String) -> String { aliases.first { $0.alias == text }?.real ?? text }

  /// The same with every string in it changed.
  func mapped(_ json: JSON, by change: (String) -> String) -> JSON {
    switch json {
    case .string(let text): .string(change(text))
    case .array(let elements): .array(elements.map { mapped($0, by: change) })
    case .object(let members):
      .object(members.map { .init(key: $0.key, value: mapped($0.value, by: change)) })
    case .null, .bool, .int, .double: json
    }
  }
}

extension ScenarioRunner {
  /// The recorder aliases whatever name of a reply it sees.
  mutating func nameReply(in message: Message) {
    guard let name = message.properties.replyTo, broker.takesReplies(QueueName(name)) else {
      return
    }
    _ = alias(name.description, "reply")
  }

  /// What a passive declare would answer for a name that is no queue; nil where it is a 404.
  func replyDepth(of name: String) -> JSON? {
    let name = QueueName(ShortString(truncating: name))
    let isThere = name == DirectReply.pseudoQueue || broker.takesReplies(name)
    return isThere ? .array([.int(0), .int(1)]) : nil
  }
}
