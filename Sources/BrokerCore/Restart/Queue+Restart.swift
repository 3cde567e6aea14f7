import AMQPModel

/// What a queue keeps over a restart.
extension Queue {
  /// Whether it keeps every copy, persistent or not: quorum queues do (scenario
  /// `broker-restart-durability`).
  var keepsAllMessages: Bool { quorum != nil }

  /// Why a copy in this durable queue survives a restart; nil when it does not.
  func survival(of copy: QueuedMessage) -> SurvivalReason? {
    if keepsAllMessages { return .queueKeepsAll }
    return copy.message.properties.isPersistent ? .persistent : nil
  }

  /// Keeps those of its ready copies that survive.
  mutating func restart(at instant: Instant) {
    lastUsed = instant
    if quorum != nil {
      quorum?.isRefusing = false
      return
    }
    let copies = Array(ready)
    _ = purge()
    for copy in copies where survival(of: copy) != nil { makeReady(copy) }
  }
}
