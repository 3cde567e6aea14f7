/// Why a binding takes a message, or does not.
public enum ReasonPhrase: Hashable, Sendable {
  case queueName
  case equalKey
  case differentKey(found: String, expected: String)
  case fanout
  case exactWords(required: Int, found: Int)
  case minimumWords(required: Int, found: Int)
  case wrongWord(position: Int, found: String, expected: String)
  case wrongWordFromEnd(position: Int, found: String, expected: String)
  case noPlace(for: String?)
  case everything
  case noWords
  case headersAll, headersAny
  case headerEqual(name: String, value: String)
  case headerPresent(name: String)
  case headerDifferent(name: String, found: String, expected: String)
  case headerMissing(name: String)
  case headersNothingToCompare(matchesAll: Bool)
}
