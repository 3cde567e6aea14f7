/// Why a topic binding key matches a routing key, or does not, in terms of words.
public enum TopicVerdict: Hashable, Sendable {
  /// It matches: what each word of the binding key took.
  case matched([TopicAlignment])
  /// The word at `position` (from 1) of the routing key had to be `expected`.
  case wrongWord(position: Int, found: [UInt8], expected: [UInt8])
  /// The same, for a word after the last `#`, whose place is counted from the end.
  case wrongWordFromEnd(position: Int, found: [UInt8], expected: [UInt8])
  /// The routing key has too few or too many words.
  case wordCount(required: Int, isMinimum: Bool, found: Int)
  /// Several `#`: the words between them do not occur in their order; `missing` has no place.
  case noAlignment(missing: [UInt8]?)
}

/// One word of a binding key beside the words of the routing key that it took.
public struct TopicAlignment: Hashable, Sendable {
  /// The word of the binding key.
  public let patternWord: [UInt8]
  /// One word, or any number of them for `#`.
  public let words: [[UInt8]]

  /// `patternWord` taking `words`.
  public init(patternWord: [UInt8], words: [[UInt8]]) {
    self.patternWord = patternWord
    self.words = words
  }
}
