import TestSupport

/// The scenarios that need what the core does not simulate yet, with what they need.
///
/// The list can only shrink: a test compares it with the recordings, and a scenario that is not
/// named here runs. Other recordings (`WARREN_SCENARIOS`) are judged by the same needs.
enum PostponedScenarios {
  /// Names and needs.
  static let needs: [String: String] = [
    "broker-restart-durability": "x-message-ttl",
    "combo-fanout-one-queue-dlx-one-plain": "x-dead-letter-exchange",
    "combo-maxlen-reject-publish-ttl-frees-room": "x-max-length",
    "combo-maxlen-ttl-dlx": "x-dead-letter-exchange",
    "confirm-drop-head-acks": "x-max-length",
    "confirm-fanout-one-full-queue": "x-max-length",
    "confirm-reject-publish-nack": "x-max-length",
    "confirm-reject-publish-without-confirms": "x-max-length",
    "confirm-then-tx": "transactions",
    "connection-vhost-missing": "users and virtual hosts",
    "dlx-automatic-cycle-two-queues": "x-dead-letter-exchange",
    "dlx-cc-bcc": "CC and BCC",
    "dlx-cc-invalid": "CC and BCC",
    "dlx-chain-two-levels": "x-dead-letter-exchange",
    "dlx-count-grows": "x-dead-letter-exchange",
    "dlx-expired-keeps-order": "x-dead-letter-exchange",
    "dlx-expired-queue-ttl": "x-dead-letter-exchange",
    "dlx-maxlen-cycle": "x-dead-letter-exchange",
    "dlx-maxlen": "x-dead-letter-exchange",
    "dlx-reject-to-self": "x-dead-letter-exchange",
    "dlx-rejected": "x-dead-letter-exchange",
    "dlx-retry-cycle-reject-and-ttl": "x-dead-letter-exchange",
    "dlx-routing-key-without-exchange": "x-dead-letter-routing-key",
    "dlx-unroutable-dropped": "x-dead-letter-exchange",
    "expires-get-resets": "x-expires",
    "expires-no-dead-letter": "x-expires",
    "expires-unused-queue": "x-expires",
    "invalid-arg-x-dead-letter-exchange": "x-dead-letter-exchange",
    "invalid-arg-x-dead-letter-routing-key": "x-dead-letter-routing-key",
    "invalid-arg-x-expires": "x-expires",
    "invalid-arg-x-max-length": "x-max-length",
    "invalid-arg-x-message-ttl": "x-message-ttl",
    "maxbytes-empty-bodies": "x-max-length-bytes",
    "maxbytes-properties-not-counted": "x-max-length-bytes",
    "maxbytes-reject-publish": "x-max-length-bytes",
    "maxlen-and-maxbytes": "x-max-length",
    "maxlen-drop-head-dlx": "x-max-length",
    "maxlen-drop-head": "x-max-length",
    "maxlen-reject-publish-dlx": "x-max-length",
    "maxlen-reject-publish-no-dlx": "x-max-length",
    "maxlen-unacked-not-counted": "x-max-length",
    "maxlen-waiting-consumer-passes-through": "x-max-length",
    "permissions-bind": "users",
    "permissions-declare-delete": "users",
    "permissions-default-exchange": "users",
    "permissions-dlx-ae": "users",
    "permissions-read-write": "users",
    "permissions-server-named": "users",
    "priority-maxlen": "x-max-priority",
    "priority-ordering": "x-max-priority",
    "priority-requeue": "x-max-priority",
    "priority-ttl-expired-lower": "x-max-priority",
    "queue-declare-check-order": "x-max-length",
    "queue-declare-inequivalent-args": "x-message-ttl",
    "quorum-basic": "x-queue-type",
    "quorum-delivery-limit": "x-queue-type",
    "quorum-invalid-args": "x-max-priority",
    "sac-active-closes-channel-with-unacked": "x-single-active-consumer",
    "sac-basic-get": "x-single-active-consumer",
    "sac-exclusive-consumer-refused": "x-single-active-consumer",
    "sac-failover-order": "x-single-active-consumer",
    "ttl-invalid-expiration": "expiration",
    "ttl-per-message-head-expires": "expiration",
    "ttl-queue": "x-message-ttl",
    "ttl-requeued-keeps-original-expiry": "x-message-ttl",
    "ttl-unacked-do-not-expire": "x-message-ttl",
    "ttl-zero-message": "expiration",
    "ttl-zero-queue-no-consumer": "x-message-ttl",
    "tx-commit-rollback": "transactions",
  ]

  private static let operations: [String: String] = [
    "broker.restart": "restart", "tx.select": "transactions", "tx.commit": "transactions",
    "tx.rollback": "transactions",
  ]

  private static let arguments: Set<String> = [
    "x-message-ttl", "x-expires", "x-max-length", "x-max-length-bytes", "x-overflow",
    "x-dead-letter-exchange", "x-dead-letter-routing-key", "x-max-priority", "x-queue-mode",
    "x-queue-type", "x-single-active-consumer",
  ]

  private static let replyTo = "amq.rabbitmq.reply-to"

  /// What a scenario needs that is not simulated, or nil.
  static func need(of scenario: JSON) -> String? {
    if let member = scenario["setup"]?.members.first { return member.key }
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
    let isGuest = [step["user"], step["password"]].allSatisfy {
      $0 == nil || $0 == .string("guest")
    }
    if !isGuest || step["virtual_host"] != nil { return "users and virtual hosts" }
    let names = ["queue", "routing_key"].map { step[$0]?.string ?? "" }
    if names.contains(where: { $0.hasPrefix(replyTo) }) { return "direct reply-to" }
    if isRefusedForOtherReasons(observed) { return nil }
    switch operation {
    case "basic.publish": return need(ofProperties: step["properties"] ?? .null)
    case "queue.declare" where step["passive"]?.bool != true:
      return step["arguments"]?.members
        .first { arguments.contains($0.key) && !isClassic($0) }?.key
    default: return nil
    }
  }

  private static func need(ofProperties properties: JSON) -> String? {
    if properties["expiration"] != nil { return "expiration" }
    let headers = properties["headers"]
    if headers?["CC"] != nil || headers?["BCC"] != nil { return "CC and BCC" }
    return properties["reply_to"] == .string(replyTo) ? "direct reply-to" : nil
  }

  private static func isClassic(_ argument: JSON.Member) -> Bool {
    argument.key == "x-queue-type" && argument.value == .string("classic")
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
