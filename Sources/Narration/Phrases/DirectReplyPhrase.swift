/// What a trace says of direct replies.
public enum DirectReplyPhrase: Hashable, Sendable {
  case opened(consumer: String, name: String)
  case addressed(name: String)
}
