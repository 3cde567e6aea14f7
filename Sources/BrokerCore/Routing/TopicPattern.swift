/// One topic binding key, and the rule by which it matches: the obviously correct way.
///
/// Split at dots; the empty string is no words at all, otherwise empty words are words. `*` takes
/// exactly one word, an empty one too; `#` takes any number of them, none included. Only a whole
/// word is a wildcard; in a routing key wildcards are plain octets. Fits all of the recorded
/// `topic_oracle.jsonl` (RabbitMQ 4.0.5).
package struct TopicPattern: Sendable {
  let words: [ArraySlice<UInt8>]

  static let star: ArraySlice<UInt8> = [UInt8(ascii: "*")]
  static let hash: ArraySlice<UInt8> = [UInt8(ascii: "#")]

  /// The pattern that `bindingKey` spells.
  package init(_ bindingKey: [UInt8]) { words = Self.words(of: bindingKey) }

  /// The words of a key.
  static func words(of key: [UInt8]) -> [ArraySlice<UInt8>] {
    key.isEmpty ? [] : key.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  }

  /// Whether the pattern takes `routingKey`.
  package func matches(_ routingKey: [UInt8]) -> Bool {
    let key = Self.words(of: routingKey)
    return takes(key)[0][0]
  }

  /// `takes[i][j]`: whether the words of the pattern from `i` on take the key's from `j` on.
  private func takes(_ key: [ArraySlice<UInt8>]) -> [[Bool]] {
    var takes = [[Bool]](
      repeating: [Bool](repeating: false, count: key.count + 1), count: words.count + 1)
    takes[words.count][key.count] = true
    for i in words.indices.reversed() {
      for j in (0...key.count).reversed() {
        if words[i] == Self.hash {
          takes[i][j] = takes[i + 1][j] || (j < key.count && takes[i][j + 1])
        } else {
          takes[i][j] =
            j < key.count && (words[i] == Self.star || words[i] == key[j]) && takes[i + 1][j + 1]
        }
      }
    }
    return takes
  }

  /// Why the pattern takes `routingKey`, or the most helpful single reason why not.
  package func explain(_ routingKey: [UInt8]) -> TopicVerdict {
    let key = Self.words(of: routingKey)
    let takes = takes(key)
    if takes[0][0] { return .matched(alignment(of: key, takes)) }
    let hashes = words.indices.filter { words[$0] == Self.hash }
    let required = words.count - hashes.count
    if key.count < required || (hashes.isEmpty && key.count > required) {
      return .wordCount(required: required, isMinimum: !hashes.isEmpty, found: key.count)
    }
    // Before the first `#` places count from the front, behind the last one from the end.
    for index in 0..<(hashes.first ?? words.count) where !fits(words[index], key[index]) {
      return .wrongWord(
        position: index + 1, found: Array(key[index]), expected: Array(words[index]))
    }
    if let last = hashes.last {
      for index in words.indices.reversed().prefix(words.count - 1 - last) {
        let place = key.count - (words.count - index)
        if !fits(words[index], key[place]) {
          return .wrongWordFromEnd(
            position: place + 1, found: Array(key[place]), expected: Array(words[index]))
        }
      }
    }
    return .noAlignment(missing: firstUnplaced(in: key))
  }

  private func fits(_ word: ArraySlice<UInt8>, _ found: ArraySlice<UInt8>) -> Bool {
    word == Self.star || word == found
  }

  /// Each `#` as short as it can be, from the left.
  private func alignment(of key: [ArraySlice<UInt8>], _ takes: [[Bool]]) -> [TopicAlignment] {
    var alignment: [TopicAlignment] = []
    var j = 0
    for i in words.indices {
      let start = j
      if words[i] == Self.hash {
        while !takes[i + 1][j] { j += 1 }
      } else {
        j += 1
      }
      alignment.append(
        TopicAlignment(patternWord: Array(words[i]), words: key[start..<j].map { Array($0) }))
    }
    return alignment
  }

  /// The first literal that has no place when every word is put as far left as possible.
  private func firstUnplaced(in key: [ArraySlice<UInt8>]) -> [UInt8]? {
    var j = 0
    var isFree = false
    for word in words {
      if word == Self.hash {
        isFree = true
        continue
      }
      while isFree, j < key.count, !fits(word, key[j]) { j += 1 }
      guard j < key.count, fits(word, key[j]) else {
        return word == Self.star ? nil : Array(word)
      }
      j += 1
      // Stars right behind a `#` may slide along with it.
      isFree = isFree && word == Self.star
    }
    return nil
  }
}
