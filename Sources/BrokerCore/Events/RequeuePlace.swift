/// Where in its queue a delivery went back to.
public enum RequeuePlace: Hashable, Sendable {
  /// Where it had been, as in classic queues.
  case original
  /// Before all that was never delivered, behind what came back earlier: quorum queues.
  case front
  /// Behind all others: quorum queues without a delivery limit.
  case back
}
