import TestSupport

/// The scenarios that need what the core does not simulate yet, with what they need.
///
/// The list can only shrink: a test compares it with the recordings, and a scenario that is not
/// named here runs. Other recordings (`WARREN_SCENARIOS`) are judged by the same needs.
enum PostponedScenarios {
  /// Names and needs.
  static let needs: [String: String] = [
    "broker-restart-durability": "restart",
    "confirm-then-tx": "transactions",
    "dlx-cc-bcc": "CC and BCC",
    "dlx-cc-invalid": "CC and BCC",
    "tx-commit-rollback": "transactions",
  ]

  private static let operations: [String: String] = [
    "broker.restart": "restart", "tx.select": "transactions", "tx.commit": "transactions",
    "tx.rollback": "transactions",
  ]

  private static let replyTo = "amq.rabbitmq.reply-to"

  /// What a scenario needs that is not simulated, or nil.
  static func need(of scenario: JSON) -> String? {
    let recorded = scenario["observed"]?["steps"]?.elements ?? []
    for (index, step) in (scenario["steps"]?.elements ?? []).enumerated() {
      let observed = recorded.indices.contains(index) ? recorded[index] : .null
      // What the recorder did not send needs nothing.
      if observed["skipped"] != nil { continue }
      if let need = need(of: step, observed) { return need }
    }
    return nil
  }

  private static func need(of step: JSON, _ observed: JSON) -> String? {
    let operation = step["op"]?.string ?? ""
    if let need = operations[operation] { return need }
    let names = ["queue", "routing_key"].map { step[$0]?.string ?? "" }
    if names.contains(where: { $0.hasPrefix(replyTo) }) { return "direct reply-to" }
    if isRefusedForOtherReasons(observed) { return nil }
    switch operation {
    case "basic.publish": return need(ofProperties: step["properties"] ?? .null)
    default: return nil
    }
  }

  private static func need(ofProperties properties: JSON) -> String? {
    let headers = properties["headers"]
    if headers?["CC"] != nil || headers?["BCC"] != nil { return "CC and BCC" }
    return properties["reply_to"] == .string(replyTo) ? "direct reply-to" : nil
  }

  /// Whether the real broker refused a step before it looked at what is not simulated: an existing
  /// queue is only compared, and a message without an exchange is not looked at.
  private static func isRefusedForOtherReasons(_ observed: JSON) -> Bool {
    let texts = (observed["errors"]?.elements ?? []).compactMap { $0["text"]?.string }
    return texts.contains { text in
      [
        "inequivalent arg", "RESOURCE_LOCKED", "ACCESS_REFUSED", "NOT_FOUND", "immediate=true",
        "user_id property",
      ].contains { text.contains($0) }
    }
  }
}
