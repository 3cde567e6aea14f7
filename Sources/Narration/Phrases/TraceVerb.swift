/// The first word of a trace line.
public enum TraceVerb: Hashable, Sendable, CaseIterable {
  case publish, deliver, get, ack, reject, requeue, confirm, consume, cancel, declare, delete
  case bind, unbind, purge, open, close, qos, recover, drop, error, expire, dead
  case transaction, hold, restart, keep, profile
  case virtualHost, user, permissions, policy, time
}
