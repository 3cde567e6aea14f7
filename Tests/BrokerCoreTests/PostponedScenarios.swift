import TestSupport

/// The scenarios that need what the core does not simulate yet, with what they need.
///
/// The list can only shrink: a test compares it with the recordings, and a scenario that is not
/// named here runs. Other recordings (`WARREN_SCENARIOS`) are judged by the same needs.
enum PostponedScenarios {
  /// Names and needs.
  static let needs: [String: String] = [
    "broker-restart-durability": "x-max-priority",
    "connection-vhost-missing": "users and virtual hosts",
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
    "quorum-basic": "x-queue-type",
    "quorum-delivery-limit": "x-queue-type",
    "quorum-invalid-args": "x-max-priority",
    "sac-active-closes-channel-with-unacked": "x-single-active-consumer",
    "sac-basic-get": "x-single-active-consumer",
    "sac-exclusive-consumer-refused": "x-single-active-consumer",
    "sac-failover-order": "x-single-active-consumer",
  ]

  private static let arguments: Set<String> = [
    "x-max-priority", "x-queue-type", "x-single-active-consumer",
  ]

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
    let isGuest = [step["user"], step["password"]].allSatisfy {
      $0 == nil || $0 == .string("guest")
    }
    if !isGuest || step["virtual_host"] != nil { return "users and virtual hosts" }
    if isRefusedForOtherReasons(observed) { return nil }
    switch operation {
    case "queue.declare" where step["passive"]?.bool != true:
      return step["arguments"]?.members
        .first { arguments.contains($0.key) && !isClassic($0) }?.key
    default: return nil
    }
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
