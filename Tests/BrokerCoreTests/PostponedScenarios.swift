import TestSupport

/// The scenarios that need what the core does not simulate yet, with what they need.
///
/// The list can only shrink: a test compares it with the recordings, and a scenario that is not
/// named here runs. Other recordings (`WARREN_SCENARIOS`) are judged by the same needs.
enum PostponedScenarios {
  /// Names and needs.
  static let needs: [String: String] = [
    "connection-vhost-missing": "users and virtual hosts",
    "permissions-bind": "users",
    "permissions-declare-delete": "users",
    "permissions-default-exchange": "users",
    "permissions-dlx-ae": "users",
    "permissions-read-write": "users",
    "permissions-server-named": "users",
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
    let isGuest = [step["user"], step["password"]].allSatisfy {
      $0 == nil || $0 == .string("guest")
    }
    return isGuest && step["virtual_host"] == nil ? nil : "users and virtual hosts"
  }
}
