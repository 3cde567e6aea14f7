struct TopicIndex: Sendable {
  var list: [([UInt8], UInt32)] = []
  init(seed: UInt64 = 0) {}
  mutating func insert(_ b: [UInt8], destination: UInt32) { list.append((b, destination)) }
  mutating func remove(_ b: [UInt8], destination: UInt32) {
    if let i = list.firstIndex(where: { $0.0 == b && $0.1 == destination }) { list.remove(at: i) }
  }
  mutating func match(_ k: [UInt8], into d: inout [UInt32]) {
    var seen = Set<UInt32>()
    for (p, x) in list where TopicPattern(p).matches(k) && seen.insert(x).inserted { d.append(x) }
  }
}
struct TopicPattern {
  let w: [ArraySlice<UInt8>]
  init(_ k: [UInt8]) {
    w = k.isEmpty ? [] : k.split(separator: 46, omittingEmptySubsequences: false)
  }
  func matches(_ k: [UInt8]) -> Bool {
    let kw = k.isEmpty ? [] : k.split(separator: 46, omittingEmptySubsequences: false)
    func go(_ i: Int, _ j: Int) -> Bool {
      if i == w.count { return j == kw.count }
      if w[i] == [35] { return go(i + 1, j) || (j < kw.count && go(i, j + 1)) }
      return j < kw.count && (w[i] == [42] || w[i] == kw[j]) && go(i + 1, j + 1)
    }
    return go(0, 0)
  }
  func explain(_ k: [UInt8]) -> TopicVerdict {
    matches(k) ? .matched([]) : .noAlignment(missing: nil)
  }
}
