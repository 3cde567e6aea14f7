public import BrokerCore

/// Two definitions beside each other: what is declared in one and not, or otherwise, in the other.
///
/// The order of entries means nothing, nor what else is known of a virtual host but its name.
public struct DefinitionsComparison: Hashable, Sendable {
  /// The entries that only the first has, each as in a `definitions.json`.
  public let onlyInFirst: [String]
  /// The entries that only the second has.
  public let onlyInSecond: [String]
  /// How many both have.
  public let commonCount: Int

  /// Compares `first` with `second`, which must have the same form.
  public init(_ first: Definitions, _ second: Definitions) {
    let left = DefinitionsWriter(first).entries
    let right = DefinitionsWriter(second).entries
    let (leftSet, rightSet) = (Set(left), Set(right))
    onlyInFirst = left.filter { !rightSet.contains($0) }.sorted()
    onlyInSecond = right.filter { !leftSet.contains($0) }.sorted()
    commonCount = leftSet.intersection(rightSet).count
  }
}
