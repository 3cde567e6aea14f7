/// The nearest right spelling of a word.
public enum Spelling {
  /// The candidate with the fewest edits, if there are few enough of them.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    // Comparing costs the product of the lengths, and nobody mistypes a page.
    guard word.utf8.count <= longestWord else { return nil }
    let left = Array(word.lowercased())
    let limit = max(1, word.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let right = Array(candidate.lowercased())
      // So many letters have to come or go at least.
      if abs(left.count - right.count) > limit { continue }
      let distance = distance(left, right)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  private static let longestWord = 120

  /// Insertions, deletions, replacements and swaps of neighbours.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var before: [Int] = []
    var previous = Array(0...right.count)
    for i in left.indices {
      var current = [i + 1]
      for j in right.indices {
        let isSame = left[i] == right[j]
        var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (isSame ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
