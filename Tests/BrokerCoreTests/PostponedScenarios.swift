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
    "x-queue-type", "x-single-active-consumer", "x-delivery-limit",
  ]

  /// What a scenario needs that is not simulated, or nil.
  static func need(of scenario: JSON) -> String? {
    if scenario["setup"]?["users"] != nil { return "users" }
    for step in scenario["steps"]?.elements ?? [] {
      if let need = operations[step["op"]?.string ?? ""] { return need }
      if step["user"] != nil || step["virtual_host"] != nil { return "users and virtual hosts" }
      if step["properties"]?["expiration"] != nil { return "expiration" }
      let headers = step["properties"]?["headers"]
      if headers?["CC"] != nil || headers?["BCC"] != nil { return "CC and BCC" }
      if let member = step["arguments"]?.members.first(where: { arguments.contains($0.key) }) {
        return member.key
      }
      if step["queue"] == .string("amq.rabbitmq.reply-to") { return "direct reply-to" }
    }
    return nil
  }
}
