/// What a trace says of the further keys of a message: those of `CC` and `BCC`.
public enum CopyKeyPhrase: Hashable, Sendable {
  /// Which of the further keys decided, in front of the reason.
  case byCopyKey(String)
}
