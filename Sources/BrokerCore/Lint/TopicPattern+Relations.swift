/// How patterns stand to each other, decided by keys that `matches` is asked about.
extension TopicPattern {
  // Work for one answer beyond this is not worth it.
  private static let probeLimit = 4_096
  private static let keyLimit = 255

  /// Whether every key that `other` takes is taken by this pattern too; nil where finding out
  /// would take more than `budget`, which what it takes is subtracted from.
  ///
  /// A word that occurs in no pattern is the hardest to take, and a `#` that takes one word more
  /// than this pattern has could take any number: so the keys that `other` takes with such words,
  /// and up to so many of them for each `#`, decide for all.
  func covers(_ other: TopicPattern, budget: inout Int) -> Bool? {
    let own = words.count { $0 != Self.hash }
    let choices = own + 2
    let hashes = other.words.count { $0 == Self.hash }
    var probes = 1
    for _ in 0..<hashes {
      probes *= choices
      if probes > Self.probeLimit { return nil }
    }
    let fresh = freshWord
    for probe in 0..<probes {
      var rest = probe
      var key: [ArraySlice<UInt8>] = []
      for word in other.words {
        if word == Self.hash {
          key += Array(repeating: fresh[...], count: rest % choices)
          rest /= choices
        } else {
          key.append(word == Self.star ? fresh[...] : word)
        }
      }
      budget -= (key.count + 1) * (words.count + other.words.count + 1)
      if budget < 0 { return nil }
      let octets = Array(key.joined(separator: [UInt8(ascii: ".")]))
      if octets.count <= Self.keyLimit, other.matches(octets), !matches(octets) { return false }
    }
    return true
  }

  /// A word that is none of this pattern's.
  private var freshWord: [UInt8] {
    var word: [UInt8] = [UInt8(ascii: "x")]
    while words.contains(word[...]) { word.append(UInt8(ascii: "x")) }
    return word
  }

  /// A key that all of `patterns` take; `.none` if there is none at all. What finding it takes is
  /// subtracted from `budget`.
  static func commonKey(of patterns: [TopicPattern], budget: inout Int) -> CommonKey {
    var queue: [[Int]] = [patterns.map { _ in 0 }]
    // How each state was reached: the state before and the word between.
    var origins: [[Int]: (from: [Int], word: ArraySlice<UInt8>?)] = [:]
    var seen: Set<[Int]> = Set(queue)
    var next = 0
    while next < queue.count {
      budget -= patterns.count * patterns.count
      if budget < 0 { return .unknown }
      let state = queue[next]
      next += 1
      if zip(state, patterns).allSatisfy({ $0 == $1.words.count }) {
        return witness(state, origins, patterns)
      }
      for (reached, word) in successors(of: state, patterns) where seen.insert(reached).inserted {
        origins[reached] = (state, word)
        queue.append(reached)
      }
    }
    return .none
  }

  /// What `commonKey` finds.
  enum CommonKey: Equatable {
    /// Such a key.
    case key([UInt8])
    /// There is none.
    case none
    /// It would take too long, or the shortest is no key: too many octets, or one empty word.
    case unknown
  }

  private static func successors(
    of state: [Int], _ patterns: [TopicPattern]
  ) -> [([Int], ArraySlice<UInt8>?)] {
    var result: [([Int], ArraySlice<UInt8>?)] = []
    var candidates: [ArraySlice<UInt8>] = []
    for (index, pattern) in patterns.enumerated() where state[index] < pattern.words.count {
      let word = pattern.words[state[index]]
      if word == hash {
        var skipped = state
        skipped[index] += 1
        result.append((skipped, nil))
      } else if word != star {
        candidates.append(word)
      }
    }
    if candidates.isEmpty { candidates = [[UInt8(ascii: "x")]] }
    for candidate in candidates {
      var reached = state
      var isTaken = true
      for (index, pattern) in patterns.enumerated() where isTaken {
        guard state[index] < pattern.words.count else {
          isTaken = false
          break
        }
        let word = pattern.words[state[index]]
        if word == hash { continue }
        if word == star || word == candidate { reached[index] += 1 } else { isTaken = false }
      }
      if isTaken { result.append((reached, candidate)) }
    }
    return result
  }

  private static func witness(
    _ end: [Int], _ origins: [[Int]: (from: [Int], word: ArraySlice<UInt8>?)],
    _ patterns: [TopicPattern]
  ) -> CommonKey {
    var words: [ArraySlice<UInt8>] = []
    var state = end
    while let origin = origins[state] {
      if let word = origin.word { words.append(word) }
      state = origin.from
    }
    let key = Array(words.reversed().joined(separator: [UInt8(ascii: ".")]))
    guard key.count <= keyLimit, patterns.allSatisfy({ $0.matches(key) }) else { return .unknown }
    return .key(key)
  }
}
