/// What `profile` chooses between: how versions of RabbitMQ differ by default.
public enum ProfileName: String, Hashable, Sendable, CaseIterable {
  /// Deprecated features work.
  case current = "4.x"
  /// Deprecated features are denied.
  case strict = "4.3"
}
