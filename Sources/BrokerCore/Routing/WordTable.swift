/// The words of topic patterns as small numbers, counted so that they go when nobody uses them.
///
/// A word of at most seven octets is its own fingerprint, so most look-ups compare one integer.
struct WordTable: Sendable {
  /// The number of no word.
  static let none: UInt32 = 0

  private struct Entry: Sendable {
    var fingerprint: UInt64
    /// 0 while the place is free.
    var word: UInt32
  }

  private var entries = [Entry](repeating: Entry(fingerprint: 0, word: 0), count: 16)
  private var uses: [UInt32] = [0]
  // The octets of words that are longer than their fingerprint.
  private var texts: [[UInt8]] = [[]]
  private var free: [UInt32] = []
  private var count = 0
  private let seed: UInt64

  init(seed: UInt64) { self.seed = seed | 1 }

  /// The numbers of the words of a routing key, `none` for a word that no pattern has.
  @inline(__always)
  func split(_ key: [UInt8], into words: inout [UInt32]) {
    words.removeAll(keepingCapacity: true)
    if key.isEmpty { return }
    var packed: UInt64 = 0
    var start = 0
    var position = 0
    let end = key.count
    while position < end {
      let octet = key[position]
      if octet == UInt8(ascii: ".") {
        words.append(find(key, start, position, packed))
        start = position + 1
        packed = 0
      } else {
        packed = packed << 8 | UInt64(octet)
      }
      position += 1
    }
    words.append(find(key, start, end, packed))
  }

  @inline(__always)
  private func find(_ key: [UInt8], _ start: Int, _ end: Int, _ packed: UInt64) -> UInt32 {
    let fingerprint = Self.fingerprint(key, start, end, packed, seed)
    let mask = entries.count - 1
    var place = Self.place(fingerprint, seed) & mask
    while true {
      let entry = entries[place]
      if entry.word == 0 { return Self.none }
      if entry.fingerprint == fingerprint,
        end - start <= 7 || isText(of: entry.word, key, start, end)
      {
        return entry.word
      }
      place = (place + 1) & mask
    }
  }

  // The length in the top octet keeps short words apart from each other and from long ones.
  @inline(__always)
  private static func fingerprint(
    _ key: [UInt8], _ start: Int, _ end: Int, _ packed: UInt64, _ seed: UInt64
  ) -> UInt64 {
    let length = end - start
    if length <= 7 { return packed | UInt64(length) << 56 }
    var hash = seed
    for index in start..<end { hash = (hash ^ UInt64(key[index])) &* 0x9e37_79b9_7f4a_7c15 }
    return hash >> 8 | 0xff << 56
  }

  @inline(__always)
  private static func place(_ fingerprint: UInt64, _ seed: UInt64) -> Int {
    let mixed = (fingerprint ^ seed) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: mixed >> 32)
  }

  private func isText(of word: UInt32, _ key: [UInt8], _ start: Int, _ end: Int) -> Bool {
    texts[Int(word)].elementsEqual(key[start..<end])
  }

  /// The number of a word, a new one if need be; the caller uses it once more.
  mutating func use(_ text: [UInt8]) -> UInt32 {
    let found = number(of: text)
    if found != Self.none {
      uses[Int(found)] += 1
      return found
    }
    if (count + 1) * 2 > entries.count { grow() }
    let word: UInt32
    if let recycled = free.popLast() {
      word = recycled
    } else {
      word = UInt32(uses.count)
      uses.append(0)
      texts.append([])
    }
    uses[Int(word)] = 1
    texts[Int(word)] = text
    insert(Entry(fingerprint: fingerprint(of: text), word: word))
    count += 1
    return word
  }

  /// The number of a word, or `none`.
  func number(of text: [UInt8]) -> UInt32 {
    find(text, 0, text.count, Self.packed(text))
  }

  /// The caller uses the word once less.
  mutating func release(_ word: UInt32) {
    uses[Int(word)] -= 1
    guard uses[Int(word)] == 0 else { return }
    let fingerprint = fingerprint(of: texts[Int(word)])
    let mask = entries.count - 1
    var place = Self.place(fingerprint, seed) & mask
    while entries[place].word != word { place = (place + 1) & mask }
    // Close the gap, so that no search stops before what lies behind it.
    var next = (place + 1) & mask
    while entries[next].word != 0 {
      let home = Self.place(entries[next].fingerprint, seed) & mask
      if (next - home) & mask >= (next - place) & mask {
        entries[place] = entries[next]
        place = next
      }
      next = (next + 1) & mask
    }
    entries[place] = Entry(fingerprint: 0, word: 0)
    texts[Int(word)] = []
    free.append(word)
    count -= 1
  }

  private func fingerprint(of text: [UInt8]) -> UInt64 {
    Self.fingerprint(text, 0, text.count, Self.packed(text), seed)
  }

  private static func packed(_ text: [UInt8]) -> UInt64 {
    text.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  }

  private mutating func insert(_ entry: Entry) {
    let mask = entries.count - 1
    var place = Self.place(entry.fingerprint, seed) & mask
    while entries[place].word != 0 { place = (place + 1) & mask }
    entries[place] = entry
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(fingerprint: 0, word: 0), count: old.count * 2)
    for entry in old where entry.word != 0 { insert(entry) }
  }
}
