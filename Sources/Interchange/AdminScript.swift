public import AMQPModel
public import BrokerCore

/// Exchanges, policies, operator policies, queues and bindings as commands of rabbitmqadmin v2, for bash.
///
/// The spellings are those of `rabbitmqadmin declare … --help` (rabbitmqadmin-ng 2.x).
public struct AdminScript {
  private let definitions: Definitions
  private let virtualHost: VirtualHostName

  /// The commands that make `definitions` in `virtualHost`.
  public init(_ definitions: Definitions, virtualHost: VirtualHostName) {
    self.definitions = definitions
    self.virtualHost = virtualHost
  }

  /// The whole script, which ends with a line feed.
  public var text: String {
    let topology = DeclarableTopology(definitions)
    var lines = AdminCommand.head + ["set -eu"]
    if topology.omitted > 0 {
      lines.append("# Left out, because only the server gives such names: \(topology.omitted)")
    }
    for exchange in topology.exchanges {
      if exchange.isInternal {
        lines.append("# The next one is internal, which only definitions.json can say.")
      }
      lines.append(
        command(
          "exchange",
          [
            ("name", text(exchange.name)), ("type", text(of: exchange.type.octets)),
            ("durable", "\(exchange.isDurable)"), ("auto-delete", "\(exchange.isAutoDelete)"),
            ("arguments", json(exchange.arguments)),
          ]))
    }
    lines += definitions.policies.map { AdminCommand.policy($0, in: virtualHost) }
    lines += definitions.parameters.compactMap(\.operatorPolicy)
      .map { AdminCommand.policy($0, kind: "operator_policy", in: virtualHost) }
    for queue in topology.queues {
      var arguments = queue.arguments
      let type = arguments["x-queue-type"]
      arguments["x-queue-type"] = nil
      lines.append(
        command(
          "queue",
          [
            ("name", text(queue.name)), ("type", AdminCommand.queueType(type)),
            ("durable", "\(queue.isDurable)"), ("auto-delete", "\(queue.isAutoDelete)"),
            ("arguments", json(arguments)),
          ]))
    }
    for binding in topology.bindings {
      lines.append(
        command(
          "binding",
          [
            ("source", text(binding.source)), ("destination-type", binding.destination.kind),
            ("destination", text(of: binding.destination.name.octets)),
            ("routing-key", text(binding.key)), ("arguments", json(binding.arguments)),
          ]))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func command(_ object: String, _ options: [(name: String, value: String)]) -> String {
    AdminCommand.line("declare \(object)", options, in: virtualHost)
  }

  private func text(_ name: some ShortStringName) -> String { DefinitionsWriter.text(of: name) }
  private func text(of octets: [UInt8]) -> String { DefinitionsWriter.text(of: octets) }
  private func json(_ table: FieldTable) -> String { JSONValue(exporting: table).text }
}

/// Words of a shell.
enum ShellQuoting {
  /// `text` as one word of bash, whatever is in it.
  static func quoted(_ text: String) -> String {
    let isHarmless =
      !text.isEmpty
      && text.utf8.allSatisfy { octet in
        Self.harmless.contains(octet)
      }
    if isHarmless { return text }
    if !text.unicodeScalars.contains(where: isHidden) {
      return "'" + text.replacing("'", with: "'\\''") + "'"
    }
    // What a terminal would obey is spelled octet by octet.
    return "$'"
      + text.unicodeScalars.map { scalar in
        if scalar == "'" || scalar == "\\" { return "\\\(scalar)" }
        return isHidden(scalar)
          ? String(scalar).utf8.map { "\\x" + hex($0) }.joined() : String(scalar)
      }.joined() + "'"
  }

  private static let harmless = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/:".utf8)
}

/// An octet in two hexadecimal digits.
func hex(_ octet: UInt8) -> String {
  let digits = String(octet, radix: 16)
  return digits.count < 2 ? "0" + digits : digits
}
